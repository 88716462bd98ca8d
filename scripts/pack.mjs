import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'electron-builder'
import { buildApp } from './build.mjs'
import { builderConfig } from './electron-builder.config.mjs'
import { CARRIED_VERSION, electronDist } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'
import { Refusal, runMain, say } from './setup/report.mjs'
import { isRebuilt } from './setup/sqlite.mjs'
import { isFresh, writeStamp } from './pack/stamp.mjs'

const VARIANTS = ['release', 'test', 'installers']

// node scripts/pack.mjs <variant>…: builds and packs each named variant into release/<variant>.
await runMain(async () => {
  const variants = process.argv.slice(2)
  if (variants.length === 0 || variants.some((it) => !VARIANTS.includes(it))) {
    throw new Refusal(`name what to pack: ${VARIANTS.join(', ')}.`)
  }
  const { version } = electronDist()
  if (variants.includes('installers') && version === CARRIED_VERSION) {
    throw new Refusal(
      `installers carry the Electron of package.json, and this machine could only get ${version}; ` +
        'build them on an open network.',
    )
  }
  if (variants.includes('installers') && isRebuilt()) {
    throw new Refusal(
      'installers carry the encrypted store as published, and here lies one built for an older ' +
        'Node; delete node_modules and build them with Node 22.14 or newer.',
    )
  }
  for (const variant of variants) {
    await buildApp({ isDriven: variant === 'test' })
    await pack(variant, version)
  }
})

async function pack(variant, version) {
  const config = builderConfig(variant)
  const { output } = config.directories
  // electron-builder fills in the object it is given; what the stamp speaks of is ours.
  const ours = JSON.stringify(config)
  if (variant !== 'installers' && (await isFresh(output, ours))) {
    say(`release/${variant} is up to date (Electron ${version}).`)
    return
  }
  const startedAt = Date.now()
  await rm(output, { recursive: true, force: true })
  await build({ projectDir: projectRoot, config, publish: 'never' })
  await writeStamp(output, ours)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  say(`packed ${join('release', variant)} with Electron ${version} in ${seconds} s.`)
}
