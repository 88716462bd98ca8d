import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { run } from './setup/child.mjs'
import { Refusal, runMain } from './setup/report.mjs'

const READY_MS = 15_000
const GRACE_MS = 3_000
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** Every process of a session carries this variable, so that its own, and only those, are ended. */
const MARK = 'KONTAKTKORT_SESSION'
const PREFIX = 'kontaktkort-session-'

/** Windows and macOS always have a desktop; on Linux somebody may be logged in without one. */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * Opens a desktop of its own on Linux: screen, session bus, unlocked keychain, home folders. It
 * touches nothing of the developer's, and close() leaves nothing behind. On other systems, and
 * within such a session, it changes nothing. A signal closes it and ends this process, unless the
 * caller has something to end first.
 */
export async function openSession({ endsOnSignal = true } = {}) {
  if (process.platform !== 'linux' || process.env[MARK]) {
    return { env: { ...process.env }, close: async () => {} }
  }
  await sweepOrphans()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  const mark = randomUUID()
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, mark }))
  const daemons = []
  const leave = (signal) => close().finally(() => process.exit(codeOf(null, signal)))
  if (endsOnSignal) SIGNALS.forEach((signal) => process.once(signal, leave))
  const close = async () => {
    SIGNALS.forEach((signal) => process.removeListener(signal, leave))
    // The keychain before its bus, the screen last.
    for (const daemon of daemons.reverse()) await end(daemon)
    await endMarked(mark)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const env = prepareEnv(folder, mark)
    const screen = startScreen(folder, env)
    daemons.push(screen.child)
    const bus = startBus(env)
    daemons.push(bus.child)
    env.DISPLAY = `:${await screen.ready}`
    env.DBUS_SESSION_BUS_ADDRESS = await bus.ready
    daemons.push(startKeychain(env))
    await waitForKeychain(env, daemons.at(-1))
    return { env, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Runs a command to its end within a session and answers with its code; a death by signal answers
 * as a shell does, with 128 and the signal's number.
 */
export async function runInSession(command, args, { env = {}, ...options } = {}) {
  let child
  let stoppedBy
  // Ctrl+C in a terminal reaches the command without us, and twice means "at once" to many.
  const isTyped = (signal) => signal === 'SIGINT' && process.stdin.isTTY
  const pass = (signal) => {
    stoppedBy ??= signal
    if (!isTyped(signal)) child?.kill(signal)
  }
  SIGNALS.forEach((signal) => process.on(signal, pass))
  const session = await openSession({ endsOnSignal: false })
  try {
    if (stoppedBy) return codeOf(null, stoppedBy)
    child = spawn(...tied(command, args, 'TERM'), {
      stdio: 'inherit',
      ...options,
      env: { ...session.env, ...env },
    })
    return await new Promise((resolve, reject) => {
      child.on('error', () => reject(new Refusal(`${command} could not be started.`)))
      child.on('close', (code, signal) => resolve(codeOf(code, signal)))
    })
  } finally {
    await session.close()
    SIGNALS.forEach((signal) => process.removeListener(signal, pass))
  }
}

function codeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0)
}

function prepareEnv(folder, mark) {
  const own = (name) => {
    const path = join(folder, name)
    mkdirSync(path, { mode: 0o700 })
    return path
  }
  // What points at the developer's own desktop must not shine through.
  const strangers =
    /^(WAYLAND_DISPLAY|DBUS_|GNOME_|KDE_|XDG_CURRENT_DESKTOP|XDG_SESSION|AT_SPI_|SSH_AUTH_SOCK|DESKTOP_)/
  const inherited = Object.entries(process.env).filter(([name]) => !strangers.test(name))
  return {
    ...Object.fromEntries(inherited),
    [MARK]: mark,
    XDG_DATA_HOME: own('data'),
    XDG_CONFIG_HOME: own('config'),
    XDG_RUNTIME_DIR: own('runtime'),
    XAUTHORITY: join(folder, 'xauthority'),
    // Nobody listens, and the service started for it would be one more to end.
    NO_AT_BRIDGE: '1',
  }
}

function startScreen(folder, env) {
  writeFileSync(env.XAUTHORITY, authority(), { mode: 0o600 })
  // Without -noreset the screen starts anew whenever its last window closes, and refuses whoever comes then.
  const args = ['-displayfd', '3', '-noreset', '-screen', '0', '1600x1200x24', '-dpi', '96']
  return startDaemon('Xvfb', [...args, '-nolisten', 'tcp', '-auth', env.XAUTHORITY], env)
}

/** An X11 cookie for any host and display (family 0xffff), so that only this session may draw. */
function authority() {
  const field = (data) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(data.length)
    return Buffer.concat([length, data])
  }
  const name = field(Buffer.from('MIT-MAGIC-COOKIE-1'))
  const empty = field(Buffer.alloc(0))
  return Buffer.concat([Buffer.from([0xff, 0xff]), empty, empty, name, field(randomBytes(16))])
}

function startBus(env) {
  return startDaemon(
    'dbus-daemon',
    ['--session', '--nofork', '--nopidfile', '--print-address=3'],
    env,
  )
}

function startDaemon(command, args, env) {
  const child = spawnTied(command, args, env, ['ignore', 'ignore', 'ignore', 'pipe'])
  const ready = firstLine(child.stdio[3], child, command)
  // Awaited later; until then a failure must not count as unhandled.
  ready.catch(() => {})
  return { child, ready }
}

function startKeychain(env) {
  const args = ['--foreground', '--unlock', '--components=secrets']
  const child = spawnTied('gnome-keyring-daemon', args, env, ['pipe', 'ignore', 'ignore'])
  child.stdin.on('error', () => {})
  // The password of a keychain that is thrown away with its folder.
  child.stdin.end('session')
  return child
}

/** In a process group of its own: Ctrl+C in the terminal is for the command, not for its desktop. */
function spawnTied(command, args, env, stdio) {
  const child = spawn(...tied(command, args, 'KILL'), { env, stdio, detached: true })
  child.on('error', (error) => (child.failure = error))
  return child
}

/** The kernel ends such a process with ours, even when ours is killed without a word. */
function tied(command, args, signal) {
  if (process.platform !== 'linux') return [command, args]
  return ['setpriv', ['--pdeathsig', signal, '--', command, ...args]]
}

async function firstLine(stream, child, command) {
  const refused = new Refusal(`${command} did not start; is its system package installed?`)
  const timer = AbortSignal.timeout(READY_MS)
  let text = ''
  stream.on('data', (data) => (text += data))
  while (!text.includes('\n')) {
    if (child.failure || child.exitCode !== null) throw refused
    const signal = AbortSignal.any([timer, AbortSignal.timeout(200)])
    await once(stream, 'data', { signal }).catch(() => {})
    if (timer.aborted) throw refused
  }
  return text.trim()
}

async function waitForKeychain(env, child) {
  const question = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/']
  const method = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
  for (const until = Date.now() + READY_MS; Date.now() < until; await delay(50)) {
    if (child.failure || child.exitCode !== null) break
    const { output } = await run('dbus-send', [...question, ...method], { env })
    if (output.includes('true')) return
  }
  throw new Refusal('the keychain of the test session did not start; is gnome-keyring installed?')
}

async function end(child) {
  if (child.failure || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const isGone = await Promise.race([gone.then(() => true), delay(GRACE_MS, false, { ref: false })])
  if (isGone) return
  child.kill('SIGKILL')
  await gone
}

/** Clears away after an earlier run that was killed and could not do it itself. */
async function sweepOrphans() {
  for (const name of readdirSync(tmpdir()).filter((it) => it.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    try {
      const { pid, mark } = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))
      if (existsSync(`/proc/${pid}`)) continue
      await endMarked(mark)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Somebody else's, or just being made.
    }
  }
}

/** What the command or the bus started and did not end, found by the session's own mark. */
async function endMarked(mark) {
  signalMarked(mark, 'SIGTERM')
  for (const until = Date.now() + GRACE_MS; Date.now() < until; await delay(50)) {
    if (marked(mark).length === 0) return
  }
  signalMarked(mark, 'SIGKILL')
}

function signalMarked(mark, signal) {
  for (const pid of marked(mark)) {
    try {
      process.kill(pid, signal)
    } catch {
      // Gone between the look and the signal.
    }
  }
}

function marked(mark) {
  const isOurs = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`${MARK}=${mark}\0`)
    } catch {
      return false
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isOurs(name))
    .map(Number)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(() => {
    const [command, ...args] = process.argv.slice(2)
    if (!command)
      throw new Refusal('name a command: node scripts/headless.mjs <command> [arguments]')
    return runInSession(command, args)
  })
}
