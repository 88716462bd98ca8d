import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand, run } from './child.mjs'
import { withLock } from './lock.mjs'
import { cacheRoot, cloneId, projectRoot } from './places.mjs'
import { Refusal, say } from './report.mjs'

const lockFile = join(projectRoot, 'package-lock.json')
const modules = join(projectRoot, 'node_modules')
const stampFile = join(modules, '.kontaktkort-stamp')

/** Makes node_modules what package-lock.json says, and costs nothing when it already is. */
export async function ensureDependencies() {
  if (isUpToDate()) return
  await withLock(join(cacheRoot, 'locks', `npm-ci-${cloneId}`), async () => {
    if (isUpToDate()) return
    say('installing the npm packages (npm ci) …')
    const [command, ...first] = npmCommand()
    const scripts = (await knowsAllowScripts(command, first)) ? [] : ['--ignore-scripts']
    const { code } = await run(
      command,
      [...first, 'ci', '--no-audit', '--no-fund', '--loglevel', 'error', ...scripts],
      {
        cwd: projectRoot,
        stdio: 'inherit',
        env: withoutLifecycle(process.env),
      },
    )
    if (code !== 0) {
      throw new Refusal('npm ci failed, so nothing can be built; its own message stands above.')
    }
    writeStamp()
  })
}

/**
 * An npm before 11.16 does not read `allowScripts` in package.json and would run every install
 * script. None is allowed there, so it is told to run none.
 */
async function knowsAllowScripts(command, first) {
  const { output } = await run(command, [...first, '--version'], { cwd: projectRoot })
  const [, major = 0, minor = 0] = output.match(/^(\d+)\.(\d+)\.\d+/m) ?? []
  return Number(major) > 11 || (Number(major) === 11 && Number(minor) >= 16)
}

function isUpToDate() {
  if (read(stampFile) === stamp()) return true
  // Somebody who used npm themselves has the right packages too, only not our stamp.
  if (!matchesWhatNpmInstalled()) return false
  writeStamp()
  return true
}

/** The platform belongs to it: a folder carried over from elsewhere has the wrong binaries. */
function stamp() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  return `${hash} ${process.platform}-${process.arch}\n`
}

function writeStamp() {
  writeFileSync(stampFile, stamp())
}

/** npm keeps a hidden copy of the lock for what it really put on disk, written when it is done. */
function matchesWhatNpmInstalled() {
  const hidden = read(join(modules, '.package-lock.json'))
  if (hidden === null) return false
  const installed = JSON.parse(hidden).packages
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const isSame = (path) =>
    installed[path]?.version === wanted[path]?.version &&
    installed[path]?.integrity === wanted[path]?.integrity
  return (
    Object.keys(installed).every(isSame) &&
    Object.keys(wanted).every((path) => path === '' || isSame(path) || mayBeMissing(wanted[path]))
  )
}

function mayBeMissing(entry) {
  if (!entry.optional && !entry.devOptional && !entry.peer) return false
  const fits = (list, name) => !list || list.includes(name)
  // What is optional and made for this machine ought to be here; libc is npm's to judge.
  const isForHere = (entry.os || entry.cpu) && !entry.libc
  return !isForHere || !fits(entry.os, process.platform) || !fits(entry.cpu, process.arch)
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** npm inside npm: the outer run's settings for one script must not steer the inner one. */
function withoutLifecycle(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^npm_(lifecycle|package|command)/.test(name)),
  )
}
