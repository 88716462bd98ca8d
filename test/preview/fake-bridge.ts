import type { Bridge } from '../../electron/contract/bridge'
import type { CallName, EventName } from '../../electron/contract/names'
import { failed, ok } from './result'
import type { ContactCard, ContactLine } from '../../electron/contract/domain/card'
import type { ConnectionStatus } from '../../electron/contract/domain/connection'
import type { SessionStatus } from '../../electron/contract/domain/session'
import type { Settings } from '../../electron/contract/domain/settings'
import type { FailureCode } from '../../electron/contract/errors'

export interface Scenario {
  readonly session: SessionStatus
  readonly connection?: ConnectionStatus
  readonly settings?: Partial<Settings>
  readonly cards?: readonly ContactCard[]
  readonly recents?: readonly ContactLine[]
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
  let settings: Settings = {
    language: 'sv',
    theme: 'system',
    openSections: ['address', 'note'],
    ...scenario.settings,
  }
  let session = scenario.session
  const never = new Promise<never>(() => {})
  const fail = (code: FailureCode): unknown =>
    failed(
      code,
      scenario.retryAfterMs ?? null,
      code === 'rejected-request' ? ['ContactId: värdet saknas.'] : [],
    )

  const answers: Record<CallName, (input: never) => unknown> = {
    'app.info': () => ok({ version: '0.1.0', electron: '45.4.1', platform: 'linux' }),
    'session.status': () => ok(session),
    'session.signIn': () =>
      scenario.signIn === 'never' ? never : fail(scenario.signIn ?? 'wrong-login'),
    'session.startSample': () => never,
    'session.signOut': () => {
      session = { state: 'signed-out', failure: null, remembered: null }
      return ok(session)
    },
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
    'contacts.revealNumber': () => ok({ number: '19850412-9803', visibleMs: 20_000 }),
    'contacts.copy': () => ok(undefined),
    'contacts.reach': () => ok(undefined),
    'contacts.exportPdf': () =>
      ok({ state: 'saved', fileName: 'Kontaktblad Ingrid Exempelsson 2026-11-22.pdf' }),
    'contacts.showExport': () => ok(undefined),
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
