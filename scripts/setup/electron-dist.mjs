import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cacheRoot, projectRoot } from './places.mjs'
import { Refusal } from './report.mjs'

/** The runtime inside the carrier package: see carried-runtime.mjs. */
export const CARRIED_VERSION = '33.2.1'
export const carriedFolder = join(cacheRoot, `electron-${CARRIED_VERSION}`)

const electronPackage = join(projectRoot, 'node_modules', 'electron')
const overridePath = process.env.ELECTRON_OVERRIDE_DIST_PATH

/** The official runtime where `electron` unpacked it, or null. */
export function officialDist() {
  const wanted = JSON.parse(read(join(electronPackage, 'package.json')) ?? '{}').version
  const version = read(join(electronPackage, 'dist', 'version'))
    ?.replace(/^v/, '')
    .trim()
  const executable = read(join(electronPackage, 'path.txt'))
  if (!wanted || wanted !== version || !executable) return null
  const path = join(electronPackage, 'dist', executable)
  return existsSync(path) ? { version, executable: path } : null
}

/** A folder the developer names, exactly as the electron package reads the variable. */
export function overriddenDist() {
  if (!overridePath) return null
  const path = resolve(overridePath)
  const executable = join(path, process.platform === 'win32' ? 'electron.exe' : 'electron')
  const version = read(join(path, 'version'))?.replace(/^v/, '').trim()
  if (!existsSync(executable) || !version) {
    throw new Refusal(
      'ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron runtime; correct or unset it.',
    )
  }
  return { path, version, executable }
}

/** The carried runtime, if all its files are there in their full length. */
export function carriedDist() {
  const manifest = carriedManifest()
  if (!manifest) return null
  const path = join(carriedFolder, 'dist')
  const isWhole = manifest.files.every(
    ({ name, size }) => statSync(join(path, name), { throwIfNoEntry: false })?.size === size,
  )
  return isWhole ? { path, version: CARRIED_VERSION, executable: join(path, 'electron') } : null
}

export function carriedManifest() {
  try {
    return JSON.parse(read(join(carriedFolder, 'manifest.json')))
  } catch {
    return null
  }
}

/**
 * Which Electron everything here runs, tests and packs with. `path` is a dist folder to point
 * others at, or null when the electron package has its own; `executable` is always a program.
 */
export function electronDist() {
  const dist = overriddenDist() ?? officialDist() ?? carriedDist()
  if (!dist) throw new Refusal('Electron is not here yet; run `node scripts/setup.mjs` first.')
  return { path: dist.path ?? null, version: dist.version, executable: dist.executable }
}

/** What a child must be told so that it finds the same runtime: electron-vite asks by its own name. */
export function electronEnv() {
  const { path, executable } = electronDist()
  return path
    ? { ELECTRON_OVERRIDE_DIST_PATH: path, ELECTRON_EXEC_PATH: executable }
    : { ELECTRON_EXEC_PATH: executable }
}

/**
 * Chromium's sandbox refuses to run as root. Said on the command line of scripts and tests only,
 * never in the app.
 */
export function sandboxArgs() {
  return process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
