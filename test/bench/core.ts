import { defaultSettings } from '../../electron/contract/domain/default-settings'
import type { Settings } from '../../electron/contract/domain/settings'
import { ok } from '../../electron/contract/errors'
import type { Clock } from '../../electron/main/clock'
import { composeCore } from '../../electron/main/compose-core'
import type { Core } from '../../electron/main/compose-core'
import type { Fetch } from '../../electron/main/crm-api/client'
import { createAccessLog } from '../../electron/main/privacy/access-log'
import { createLogFile } from '../../electron/main/privacy/access-log-file'
import { createTrustedTime } from '../../electron/main/privacy/trusted-time'
import { openDatabase } from '../../electron/main/store/driver'
import { createMemoryKeychain } from '../fakes/memory-keychain'

/** What the app is started on, and what may change under it while it runs. */
interface BenchComputer {
  readonly profile: string
  readonly keychain: ReturnType<typeof createMemoryKeychain>
  readonly fetch: Fetch
  settings: Settings
  /** By so much the clock is ahead. */
  aheadMs: number
  online: boolean
}

export interface App extends Core {
  change(patch: Partial<Settings>): void
  stop(): Promise<void>
}

export function aBenchComputer(profile: string, fetch: Fetch): BenchComputer {
  const keychain = createMemoryKeychain()
  return { profile, keychain, fetch, settings: defaultSettings, aheadMs: 0, online: true }
}

/** The app without its window, at the pace and with the timers that it has in life. */
export async function startApp(computer: BenchComputer): Promise<App> {
  const { profile, keychain } = computer
  const clock: Clock = {
    now: () => Date.now() + computer.aheadMs,
    monotonic: () => performance.now(),
  }
  const time = createTrustedTime({ clock, kept: { read: () => null, write: () => undefined } })
  const accessLog = createAccessLog(
    createLogFile({ folder: profile, keychain, open: openDatabase }),
    time,
  )
  const core = composeCore({
    clock,
    time,
    keychain,
    accessLog,
    log: { event: () => undefined, bug: (_where, cause) => fail(cause) },
    push: () => undefined,
    line: {
      clock,
      fetch: (input, init) =>
        computer.online ? computer.fetch(input, init) : Promise.reject(new TypeError('offline')),
    },
    profile,
    local: profile,
    refused: null,
    sensitiveClipboard: { write: async () => undefined, clear: async () => undefined },
    settings: () => computer.settings,
    resetSettings: async () => undefined,
    saveLog: async () => ok({ state: 'cancelled' }),
    startSample: () => Promise.reject(new Error('Nobody asks for the sample office')),
    makePassword: () => '',
    syncAfterMs: () => 0,
    entering: () => () => undefined,
    forgetCategories: async () => undefined,
    onForgotten: () => undefined,
  })
  core.copy.retention.start()
  await core.resume()
  return {
    ...core,
    change(patch) {
      const before = computer.settings
      computer.settings = { ...before, ...patch }
      core.settingsChanged(computer.settings, before)
    },
    async stop() {
      core.copy.retention.stop()
      await core.session.close()
      await core.logOpened()
      accessLog.close()
    },
  }
}

function fail(cause: unknown): never {
  throw cause
}
