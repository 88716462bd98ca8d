import type { Bridge } from '../../electron/contract/bridge'
import type { CallName, EventName } from '../../electron/contract/names'
import { failed, ok } from './result'
import { defaultSettings } from '../../electron/contract/domain/default-settings'
import type { ContactCard, ContactLine } from '../../electron/contract/domain/card'
import type { EstatePage } from '../../electron/contract/domain/estate'
import type { LogEntry } from '../../electron/contract/domain/access-log'
import type { ConnectionStatus } from '../../electron/contract/domain/connection'
import type { CopyChoice, CopyStatus } from '../../electron/contract/domain/copy'
import type { ForgetReceipt } from '../../electron/contract/domain/forget'
import type { SearchAnswer, SearchRow } from '../../electron/contract/domain/search'
import type { ScreenStatus } from '../../electron/contract/domain/screen'
import type { SessionStatus } from '../../electron/contract/domain/session'
import type { Settings } from '../../electron/contract/domain/settings'
import type { StoredData } from '../../electron/contract/domain/stored'
import type { FailureCode } from '../../electron/contract/errors'
import { previewOf, type ExportRequest } from './export'
import { categories, choices, counts, log, noCopy, receipt, searchIn, users } from './copy'
import { stored } from './stored'

export interface Scenario {
  readonly session: SessionStatus
  readonly connection?: ConnectionStatus
  readonly settings?: Partial<Settings>
  readonly cards?: readonly ContactCard[]
  /** What any role leads to. */
  readonly estate?: EstatePage | 'never' | FailureCode
  readonly recents?: readonly ContactLine[]
  /** What the search finds, of as many contacts as the copy says it holds. */
  readonly rows?: readonly SearchRow[] | ((text: string) => readonly SearchRow[])
  readonly server?: SearchAnswer['server']
  readonly serverRows?: readonly SearchRow[] | FailureCode
  readonly copy?: Partial<CopyStatus>
  readonly screen?: Partial<ScreenStatus>
  /** How an unlocking ends. */
  readonly unlock?: FailureCode
  readonly own?: boolean
  readonly users?: 'never' | FailureCode
  /** Those of the CRM; fourteen unless told otherwise. */
  readonly categories?: readonly string[]
  readonly categoriesFail?: 'never' | FailureCode
  readonly count?: 'never' | FailureCode
  readonly log?: readonly LogEntry[]
  readonly receipt?: ForgetReceipt
  readonly export?: 'never' | FailureCode
  readonly stored?: StoredData
  /** How a sign-in ends; `never` waits for ever. */
  readonly signIn?: FailureCode | 'never'
  readonly open?: FailureCode | 'never'
  readonly retryAfterMs?: number
  /** Sent some time after the card was opened. */
  readonly then?: (send: Send) => void
}

type Send = (name: EventName, payload: unknown) => void

/** `window.crm` as the window knows it, with invented answers; for looking at, not for testing against. */
export function fakeBridge(scenario: Scenario): Bridge {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const send: Send = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }
  let settings: Settings = { ...defaultSettings, ...scenario.settings }
  let session = scenario.session
  let screen: ScreenStatus = {
    locked: false,
    presenting: false,
    unlock: 'password',
    code: 'kept',
    retryAfterMs: null,
    ...scenario.screen,
  }
  const become = (part: Partial<ScreenStatus>): unknown => {
    screen = { ...screen, ...part }
    return ok(screen)
  }
  let copy: CopyStatus = { ...noCopy, ...scenario.copy }
  const never = new Promise<never>(() => {})
  const fail = (code: FailureCode): unknown =>
    failed(
      code,
      scenario.retryAfterMs ?? null,
      code === 'rejected-request' ? ['ContactId: värdet saknas.'] : [],
    )
  const unless = (trouble: 'never' | FailureCode | undefined, value: unknown): unknown =>
    trouble === 'never' ? never : trouble ? fail(trouble) : ok(value)
  const change = (part: Partial<CopyStatus>): unknown => {
    copy = { ...copy, ...part }
    return ok(copy)
  }
  const signedOut = (): SessionStatus => {
    session = { state: 'signed-out', failure: null, remembered: null }
    send('session-changed', session)
    return session
  }

  const answers: Record<CallName, (input: never) => unknown> = {
    'app.info': () => ok({ version: '0.1.0', electron: '45.4.1', platform: 'linux' }),
    'session.status': () => ok(session),
    'session.signIn': () =>
      scenario.signIn === 'never' ? never : fail(scenario.signIn ?? 'wrong-login'),
    'session.startSample': () => never,
    'session.signOut': () => ok(signedOut()),
    'screen.status': () => ok(screen),
    'screen.lock': () => become({ locked: true }),
    'screen.unlock': () => (scenario.unlock ? fail(scenario.unlock) : become({ locked: false })),
    'screen.setCode': ({ code }: { code: string | null }) =>
      scenario.unlock
        ? fail(scenario.unlock)
        : become({ code: code === null ? 'skipped' : 'kept' }),
    'screen.letGo': () => ok(undefined),
    'screen.present': ({ on }: { on: boolean }) => become({ presenting: on }),
    'contacts.open': ({ contactId }: { contactId: string }) => {
      if (scenario.open === 'never') return never
      if (scenario.open) return fail(scenario.open)
      const card = scenario.cards?.find((one) => one.contact.id === contactId)
      if (card && scenario.then) setTimeout(() => scenario.then?.(send), 300)
      return card ? ok(card) : fail('not-found')
    },
    'contacts.refresh': () => ok(undefined),
    'contacts.cancel': () => ok(undefined),
    'contacts.recents': () => ok(scenario.recents ?? []),
    'contacts.current': () => ok({ afterCrash: false, key: null }),
    'contacts.closed': () => ok(undefined),
    'contacts.seen': () => ok(undefined),
    'contacts.revealNumber': () => ok({ number: '19850412-9803', visibleMs: 20_000 }),
    'contacts.copyNumber': () => ok(undefined),
    'contacts.hideNumber': () => ok(undefined),
    'contacts.copy': () => ok(undefined),
    'contacts.reach': () => ok(undefined),
    'contacts.previewExport': ({ key, choice }: ExportRequest) => {
      const card = scenario.cards?.find((one) => one.contact.id === key.contactId)
      return card ? ok(previewOf(card, choice)) : fail('not-found')
    },
    'contacts.export': () =>
      unless(scenario.export, {
        state: 'saved',
        fileName: 'Kontaktblad Ingrid Exempelsson 2026-11-22.pdf',
      }),
    'contacts.showExport': () => ok(undefined),

    'estates.open': () => {
      const { estate } = scenario
      return typeof estate === 'object' ? ok(estate) : unless(estate ?? 'not-found', null)
    },
    'estates.closed': () => ok(undefined),

    'search.run': ({ text }: { text: string }) => {
      const { rows = [], server = 'not-needed' } = scenario
      return ok(searchIn(copy, typeof rows === 'function' ? rows(text) : rows, server))
    },
    'search.server': () =>
      typeof scenario.serverRows === 'string'
        ? fail(scenario.serverRows)
        : ok({ rows: scenario.serverRows ?? [], more: false }),
    'search.choices': () => ok(choices(scenario.own ?? true)),

    'copy.status': () => ok(copy),
    'copy.users': () => unless(scenario.users, users),
    'copy.categories': () => unless(scenario.categoriesFail, scenario.categories ?? categories),
    'copy.count': ({ scope }: CopyChoice) => unless(scenario.count, { contacts: counts[scope] }),
    'copy.choose': ({ scope, own }: CopyChoice) => change({ scope, own }),
    'copy.pause': () =>
      change({ activity: { state: 'paused', done: 1200, total: copy.contacts || 4212 } }),
    'copy.resume': () => ok(copy),
    'copy.cancel': () => change({ scope: 'opened', activity: { state: 'idle' } }),
    'copy.syncNow': () => change({ activity: { state: 'listing' } }),
    'copy.startOver': () => change({ problem: null }),
    'copy.dropSetAside': () => change({ setAside: false }),
    'accessLog.read': () =>
      ok({ entries: scenario.log ?? log, more: scenario.log === undefined, problem: null }),
    'accessLog.export': () => ok({ state: 'saved', fileName: 'Åtkomstlogg 2026-11-22.csv' }),
    'computer.forget': () => {
      signedOut()
      return ok(scenario.receipt ?? receipt)
    },

    'computer.stored': () => ok(scenario.stored ?? stored),

    'connection.status': () =>
      ok(scenario.connection ?? { state: 'connected', retryAfterMs: null }),
    'settings.read': () => ok(settings),
    'settings.change': (patch: Partial<Settings>) => {
      settings = { ...settings, ...patch }
      return ok(settings)
    },
  }

  return {
    calls: new Proxy(
      {},
      {
        get: (_target, name: CallName) => async (input: never) => answers[name](input),
      },
    ),
    on: new Proxy(
      {},
      {
        get: (_target, name: EventName) => (listener: (payload: unknown) => void) => {
          const set = listeners.get(name) ?? new Set()
          listeners.set(name, set.add(listener))
          return () => set.delete(listener)
        },
      },
    ),
  } as Bridge
}
