import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { say } from './report.mjs'

const HEARTBEAT_MS = 2_000
const SILENT_MS = 60_000
const LOOK_AGAIN_MS = 300

/**
 * Runs `work` while no other set-up holds the same lock file. The holder's file is touched all the
 * time; it counts as abandoned when its process is gone (same machine) or when it has long been
 * silent (a home folder shared between machines or containers).
 */
export async function withLock(path, work) {
  await mkdir(dirname(path), { recursive: true })
  let told = false
  while (!(await tryCreate(path))) {
    if (await isAbandoned(path)) {
      await removeAbandoned(path)
    } else {
      if (!told) say('waiting for another set-up that is running at the same time.')
      told = true
      await delay(LOOK_AGAIN_MS)
    }
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, HEARTBEAT_MS)
  heartbeat.unref()
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    await rm(path, { force: true })
  }
}

async function tryCreate(path) {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }))
    await file.close()
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

async function isAbandoned(path) {
  try {
    const silentMs = Date.now() - (await stat(path)).mtimeMs
    if (silentMs > SILENT_MS) return true
    const holder = JSON.parse(await readFile(path, 'utf8'))
    return holder.host === hostname() && !isAlive(holder.pid)
  } catch {
    // Gone meanwhile, or just being written: the next look tells.
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Two waiters may see the same abandoned lock. Only the one that gets the second file may remove
 * the first, after looking again: the other would take away a lock that is already somebody's.
 */
async function removeAbandoned(path) {
  const guard = `${path}.taking-over`
  if (!(await tryCreate(guard))) {
    if (await isAbandoned(guard)) await rm(guard, { force: true })
    return delay(LOOK_AGAIN_MS)
  }
  try {
    if (await isAbandoned(path)) await rm(path, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}
