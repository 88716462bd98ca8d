import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../setup/places.mjs'

/** Everything a packing is made of, besides the configuration's values. */
const SOURCES = [
  'out',
  'package.json',
  'package-lock.json',
  'electron/resources/icons',
  // The set-up may have laid one over it that fits this machine.
  'node_modules/better-sqlite3-multiple-ciphers/prebuilds',
  'scripts/electron-builder.config.mjs',
]
const stampName = '.stamp'

/**
 * True when packing again would give the same, and nobody has touched what lies there. In doubt
 * it is false: a packing costs seconds, a stale one an afternoon.
 */
export async function isFresh(output, config) {
  const path = join(output, stampName)
  return existsSync(path) && (await readFile(path, 'utf8')) === (await stamp(output, config))
}

export async function writeStamp(output, config) {
  await writeFile(join(output, stampName), await stamp(output, config))
}

async function stamp(output, config) {
  const sources = createHash('sha256').update(config)
  for (const source of SOURCES) {
    for (const path of await filesUnder(join(projectRoot, source))) {
      sources.update(`\0${path}\0`).update(await readFile(path))
    }
  }
  const result = createHash('sha256')
  for (const path of await filesUnder(output)) {
    if (path === join(output, stampName)) continue
    const { size, mtimeMs } = await stat(path)
    result.update(`\0${path} ${size} ${mtimeMs}`)
  }
  return `${sources.digest('hex')}\n${result.digest('hex')}\n`
}

async function filesUnder(path) {
  const status = await stat(path).catch(() => null)
  if (!status) return []
  if (!status.isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
