import { existsSync, readFileSync } from 'node:fs'
import { copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { toolCommand } from '../tool.mjs'
import { run } from './child.mjs'
import { electronDist } from './electron-dist.mjs'
import { withLock } from './lock.mjs'
import { cacheRoot, projectRoot } from './places.mjs'
import { Refusal, say } from './report.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/** The database's native module as published reports this version; an older runtime crashes on it. */
const NODE_API = 10
const FIRST_ELECTRON_WITH_IT = 36

/** Raised when the way of building changes, so that an older result is made anew. */
const RECIPE = 1

const published = join(projectRoot, 'node_modules', 'better-sqlite3-multiple-ciphers')
const nodeApi9 = join(import.meta.dirname, 'node-api-9.hpp')

/** What of the source is replaced to make it do with Node-API 9. */
const PATCHES = [
  { file: 'binding.gyp', from: "'NAPI_VERSION=10'", to: "'NAPI_VERSION=9'" },
  {
    file: 'src/better_sqlite3.cpp',
    from: '#include <napi.h>',
    to: `#include <napi.h>\n#include "${basename(nodeApi9)}"`,
  },
]

const OPENS_ENCRYPTED = `
  const [driver, nativeBinding, path] = process.argv.slice(1)
  const db = new (require(driver))(path, { nativeBinding })
  db.pragma("cipher = 'chacha20'")
  db.pragma('key = "x\\'' + 'ab'.repeat(32) + '\\'"')
  db.exec('CREATE VIRTUAL TABLE t USING fts5 (text); INSERT INTO t VALUES (1)')
  db.close()`

/**
 * Where Node or Electron is too old for the published module, lays one over it that was built from
 * the same source on this machine, once per version. Nothing else knows of the difference.
 */
export async function ensureSqlite({ isTest }) {
  if (!isTooOld(electronDist().version, isTest)) return
  if (process.platform !== 'linux') {
    throw new Refusal(
      `the encrypted store needs Node 22.14 and Electron ${FIRST_ELECTRON_WITH_IT} or newer; ` +
        `here are Node ${process.versions.node} and Electron ${electronDist().version}.`,
    )
  }
  if (isRebuilt()) return
  const built = builtFile()
  await withLock(`${built}.lock`, async () => {
    if (isRebuilt()) return
    if (!existsSync(built) || !(await opensEncrypted(built))) await build(built)
    await layOver(built)
  })
}

/** Whether node_modules holds the module of this machine instead of the published one. */
export function isRebuilt() {
  const built = builtFile()
  return existsSync(built) && readFileSync(built).equals(readFileSync(moduleFile()))
}

/** Opening and developing the app loads the module in Electron alone. */
function isTooOld(electronVersion, isTest) {
  const inElectron = parseInt(electronVersion, 10) < FIRST_ELECTRON_WITH_IT
  return inElectron || (isTest && Number(process.versions.napi) < NODE_API)
}

/** Which of its prebuilt modules the package would load here. */
function moduleFile() {
  const require = createRequire(import.meta.url)
  return require(join(published, 'lib', 'binding.js')).getPrebuildPath()
}

function builtFile() {
  const { version } = JSON.parse(readFileSync(join(published, 'package.json'), 'utf8'))
  return join(cacheRoot, `sqlite-${version}-${RECIPE}-${basename(moduleFile())}`)
}

async function build(target) {
  await ensureCompiler()
  say('building the encrypted store for this older Node, once; this takes a minute or two …')
  await sweep(target)
  const work = `${target}.${process.pid}.partial`
  try {
    await cp(published, work, {
      recursive: true,
      filter: (path) => basename(path) !== 'prebuilds',
    })
    await copyFile(nodeApi9, join(work, 'src', basename(nodeApi9)))
    for (const patch of PATCHES) await apply(patch, work)
    await compile(work)
    const result = join(work, 'build', 'Release', 'better_sqlite3.node')
    if (!(await opensEncrypted(result))) {
      throw new Refusal('the encrypted store was built, but does not work with this Node.')
    }
    await rename(result, target)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function apply({ file, from, to }, work) {
  const path = join(work, file)
  const text = await readFile(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} of the database module no longer has ${from}`)
  await writeFile(path, text.replace(from, to))
}

async function compile(work) {
  const [command, ...first] = toolCommand('node-gyp')
  const { code, output } = await run(
    command,
    [
      ...[...first, 'rebuild', '--release', '--force_build=1', '--jobs=max'],
      `--nodedir=${nodeWithHeaders()}`,
    ],
    // The source asks for node-addon-api by name.
    { cwd: work, env: { ...process.env, NODE_PATH: join(projectRoot, 'node_modules') } },
  )
  if (code === 0) return
  console.error(output.trim().split('\n').slice(-15).join('\n'))
  throw new Refusal('the encrypted store could not be built; the last lines stand above.')
}

/** In a process of its own: a module that does not fit ends it. */
async function opensEncrypted(file) {
  const database = `${file}.${process.pid}.partial`
  const { code } = await run(process.execPath, ['-e', OPENS_ENCRYPTED, published, file, database])
  await rm(database, { force: true })
  return code === 0
}

/** By renaming: a process that runs with the other one keeps it. */
async function layOver(built) {
  const target = moduleFile()
  const beside = join(dirname(target), `${basename(target)}.${process.pid}.partial`)
  await copyFile(built, beside)
  await rename(beside, target)
}

async function ensureCompiler() {
  const missing = await findMissing()
  if (missing.length === 0) return
  await ensureSystemPackages(missing.map((it) => it.debian))
  const still = await findMissing()
  if (still.length === 0) return
  throw new Refusal(
    `the encrypted store must be built for Node ${process.versions.node}, and for that ` +
      `${still.map((it) => it.name).join(', ')} must be installed; Node 22.14 or newer with ` +
      `Electron ${FIRST_ELECTRON_WITH_IT} or newer needs none of it.`,
  )
}

async function findMissing() {
  const programs = ['g++', 'make', 'python3'].map(async (name) => {
    const { code } = await run(name, ['--version'])
    return code === 0 ? [] : [{ name, debian: name }]
  })
  const headers = nodeWithHeaders() ? [] : [{ name: "Node's headers", debian: 'libnode-dev' }]
  return [...(await Promise.all(programs)), headers].flat()
}

/** The folder with Node's headers in it: beside this Node, or where a package of the system puts them. */
function nodeWithHeaders() {
  return [resolve(process.execPath, '..', '..'), '/usr'].find((folder) =>
    existsSync(join(folder, 'include', 'node', 'node_api.h')),
  )
}

/** What earlier attempts left half done. Only the holder of the lock may call this. */
async function sweep(target) {
  await mkdir(dirname(target), { recursive: true })
  for (const name of await readdir(dirname(target))) {
    if (name.startsWith(`${basename(target)}.`) && name.endsWith('.partial')) {
      await rm(join(dirname(target), name), { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
