import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'

/** What an app is to be started with, to find no keychain. */
export const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }

/** A keychain of one test's own, which it may lock; the others share the session's. */
export interface OwnKeychain {
  /** What an app is to be started with, to have this one. */
  readonly env: Record<string, string>
  /** From now on every use asks its owner, who never gets to see the question and so declines it. */
  lock(): Promise<void>
  unlock(): Promise<void>
  /** Takes every question and answers none until it goes on. */
  stall(): void
  goOn(): void
  close(): Promise<void>
}

const PASSWORD = 'nyckelring'

export async function startOwnKeychain(): Promise<OwnKeychain> {
  const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-keychain-'))
  const places = { XDG_DATA_HOME: 'data', XDG_CONFIG_HOME: 'config', XDG_RUNTIME_DIR: 'runtime' }
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '' }
  for (const [name, place] of Object.entries(places)) {
    env[name] = join(folder, place)
    await mkdir(join(folder, place), { mode: 0o700 })
  }
  const bus = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address'], env)
  const [printed] = (await once(bus.stdout ?? bus, 'data')) as [Buffer]
  env['DBUS_SESSION_BUS_ADDRESS'] = printed.toString().trim()
  let daemon = await startDaemon(env, true)

  async function startAgain(unlocked: boolean): Promise<void> {
    await end(daemon)
    daemon = await startDaemon(env, unlocked)
  }

  return {
    env: { DBUS_SESSION_BUS_ADDRESS: env['DBUS_SESSION_BUS_ADDRESS'] },
    lock: () => startAgain(false),
    unlock: () => startAgain(true),
    stall: () => void daemon.kill('SIGSTOP'),
    goOn: () => void daemon.kill('SIGCONT'),
    async close() {
      daemon.kill('SIGCONT')
      await end(daemon)
      await end(bus)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

async function startDaemon(env: NodeJS.ProcessEnv, unlocked: boolean): Promise<ChildProcess> {
  const args = ['--foreground', '--components=secrets', ...(unlocked ? ['--unlock'] : [])]
  const daemon = start('gnome-keyring-daemon', args, env)
  daemon.stdin?.end(unlocked ? PASSWORD : '')
  const question = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/']
  const method = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
  await expect
    .poll(() => promisify(execFile)('dbus-send', [...question, ...method], { env }))
    .toMatchObject({ stdout: expect.stringContaining('true') as unknown })
  return daemon
}

/** The kernel ends it with the test, even when that is killed without a word. */
function start(command: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
