import type { CopyScope } from '../../../electron/contract/domain/copy'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import { ok } from '../../../electron/contract/errors'
import { composeCore } from '../../../electron/main/compose-core'
import type { Core } from '../../../electron/main/compose-core'
import { createAccessLog } from '../../../electron/main/privacy/access-log'
import { createLogFile } from '../../../electron/main/privacy/access-log-file'
import { createTrustedTime } from '../../../electron/main/privacy/trusted-time'
import { openDatabase } from '../../../electron/main/store/driver'
import { createModelComputer } from './model-computer'
import { ACCOUNTS, ADDRESS, createModelCrm, ME, OFFICES, OWN_PASSWORD, PASSWORD } from './model-crm'
import type { Listener } from './model-crm'
import { createModelTime, quiet } from './model-time'

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export interface World {
  /** Contacts of each office at the beginning. */
  readonly size: number
  readonly scope: CopyScope
  /** How long the CRM takes for an answer. */
  readonly latencyMs: number
}

/** No call of the window's may take longer, whatever the CRM does. */
const CALL_LIMIT_MS = 3 * MINUTE_MS
/** More rings of timers than this in one stretch of time are a storm. */
const MAX_RINGS = 5_000

interface Running {
  readonly core: Core
  readonly listener: Listener
  readonly startedAt: number
  stop(): Promise<void>
}

export type Life = Awaited<ReturnType<typeof beginLife>>

/** A broker's computer beside a CRM: the app's core on it, as often as it is started. */
export async function beginLife(world: World) {
  const time = createModelTime()
  const computer = createModelComputer()
  const crm = createModelCrm(time, world.size, world.latencyMs)
  const giveBack = [time.install(), computer.install(), catchUnhandled(note)]
  /** What nobody may see happen: bugs, rejections, calls that do not end. */
  const mistakes: string[] = []
  let running: Running | null = null
  /** The broker gives an office, and estates, a password of its own. */
  let hasSeveral = false
  const waiting = new Set<{ readonly name: string; readonly since: number }>()

  function note(what: string): void {
    mistakes.push(what)
  }

  /** Answers of the app are watched: each comes in time, and none is a rejection. */
  async function call<T>(name: string, run: () => Promise<T> | T): Promise<T | null> {
    const one = { name, since: time.clock.monotonic() }
    const from = running
    waiting.add(one)
    try {
      return await run()
    } catch (error) {
      if (from === running) note(`${name} threw ${told(error)}`)
      return null
    } finally {
      waiting.delete(one)
    }
  }

  function checkWaiting(): void {
    for (const { name, since } of waiting) {
      if (time.clock.monotonic() - since > CALL_LIMIT_MS) {
        note(`${name} is not answered`)
        waiting.clear()
      }
    }
  }

  /** Each timer's work is done before the next one rings. */
  async function pass(ms: number): Promise<void> {
    const end = time.clock.monotonic() + ms
    await quiet()
    for (let rings = 0; ; rings += 1) {
      const next = time.next()
      if (next === null || time.clock.monotonic() + next > end) break
      if (rings > MAX_RINGS) return note('a storm of timers')
      time.pass(next)
      await quiet()
      checkWaiting()
    }
    time.pass(end - time.clock.monotonic())
    await quiet()
  }

  /** Until it is so, if it comes to be so in that time. */
  async function until(isSo: () => boolean, limitMs: number): Promise<boolean> {
    const end = time.clock.monotonic() + limitMs
    await quiet()
    while (!isSo()) {
      const next = time.next()
      if (next === null || time.clock.monotonic() + next > end) return false
      await pass(next)
    }
    return true
  }

  /** The answer, for which time passes as needed. */
  async function answered<T>(name: string, run: () => Promise<T> | T): Promise<T | null> {
    let isDone = false
    const answer = call(name, run).finally(() => (isDone = true))
    if (await until(() => isDone, CALL_LIMIT_MS)) return answer
    note(`${name} is not answered`)
    return null
  }

  async function start(): Promise<void> {
    if (running !== null) return
    const listener: Listener = { isDead: false }
    const unlessDead = (what: string) => void (listener.isDead || note(what))
    const trusted = createTrustedTime({
      clock: time.clock,
      kept: { read: () => computer.highest, write: (ms) => void (computer.highest = ms) },
    })
    const { folder, keychain, disk } = computer
    const logFile = createLogFile({ folder, keychain, open: openDatabase })
    const accessLog = createAccessLog(logFile, trusted)
    const core = composeCore({
      clock: time.clock,
      time: trusted,
      keychain,
      disk,
      accessLog,
      log: {
        event: () => undefined,
        bug: (where, cause) => unlessDead(`a bug in ${where}: ${told(cause)}`),
      },
      push: () => undefined,
      line: { fetch: crm.fetchFor(listener), clock: time.clock },
      profile: folder,
      local: folder,
      refused: null,
      sensitiveClipboard: { write: async () => undefined, clear: async () => undefined },
      settings: () => computer.settings,
      resetSettings: async () => undefined,
      saveLog: async () => ok({ state: 'cancelled' }),
      startSample: () => Promise.reject(new Error('No sample office in this model')),
      makePassword: () => 'slump',
      codeCost: { N: 16, r: 8, p: 1 },
      syncAfterMs: () => SECOND_MS,
      onForgotten: () => undefined,
      entering: () => () => undefined,
      forgetCategories: async () => undefined,
    })
    const startedAt = time.truth()
    running = {
      core,
      listener,
      startedAt,
      async stop() {
        core.copy.retention.stop()
        trusted.keep()
        await core.session.close()
        accessLog.close()
      },
    }
    await answered('start', async () => {
      core.copy.retention.start()
      await core.resume()
    })
  }

  function end(): void {
    if (running === null) return
    running.listener.isDead = true
    running = null
    waiting.clear()
    time.dropTimers()
    crm.hangUp()
  }

  return {
    world,
    time,
    computer,
    crm,
    mistakes,
    call,
    answered,
    pass,
    until,
    start,
    /** Null: the app is not running. */
    get core(): Core | null {
      return running?.core ?? null
    },
    get startedAt(): number {
      return running?.startedAt ?? Infinity
    },
    get waiting(): number {
      return waiting.size
    },
    async quit(): Promise<void> {
      if (running === null) return
      await answered('quit', running.stop)
      end()
      computer.closeAll()
    },
    /** Everything is dropped where it stands. */
    async kill(): Promise<void> {
      end()
      await quiet()
      // Whatever was still going on may have set others.
      time.dropTimers()
      computer.cutOff()
    },
    givePasswords(several: boolean): void {
      hasSeveral = several
    },
    signIn: (account: number, offices: readonly string[]) =>
      answered('sign-in', async () =>
        running?.core.session.signIn({
          username: ACCOUNTS[account % ACCOUNTS.length] ?? '',
          passwords: {
            shared: PASSWORD,
            perCustomer: hasSeveral
              ? [{ customerId: OFFICES[0] as CustomerId, password: OWN_PASSWORD }]
              : [],
            estates: hasSeveral ? PASSWORD : null,
          },
          customers: offices as CustomerId[],
          address: ADDRESS,
        }),
      ),
    choose: (scope: CopyScope) =>
      answered('choose', async () =>
        running?.core.copy.local.choose({
          scope,
          own: OFFICES.map((office) => ({ customerId: office as CustomerId, userId: ME })),
        }),
      ),
    async end(): Promise<void> {
      end()
      await quiet()
      computer.scrap()
      for (const back of giveBack) back()
    },
  }
}

function told(error: unknown): string {
  return error instanceof Error
    ? (error.stack?.split('\n').slice(0, 4).join(' ') ?? '')
    : String(error)
}

/** In the test runner's place, so that it is told which steps led there. */
function catchUnhandled(note: (what: string) => void): () => void {
  const before = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  const heard = (cause: unknown) => note(`a rejection that nobody handled: ${told(cause)}`)
  process.on('unhandledRejection', heard)
  return () => {
    process.off('unhandledRejection', heard)
    for (const listener of before) process.on('unhandledRejection', listener)
  }
}
