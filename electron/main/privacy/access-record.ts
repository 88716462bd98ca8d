import type { LogAction, LogEntry, PurgeReason } from '../../contract/domain/access-log'
import type { ContactKey } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Output } from '../../contract/calls'
import type { Result } from '../../contract/errors'
import { keychainName } from '../session/account'
import type { Account } from '../session/account'
import type { SaveOutcome } from '../system/save-as'
import type { AccessLog, LogSummary } from './access-log'

/** The access log in the name of whoever is signed in (GDPR rules 34 and 35). */
export interface AccessRecord {
  note(
    action: LogAction,
    of: {
      key: ContactKey
      reason?: LogEntry['reason']
      variant?: string
      /** Who did it, where somebody else may be signed in by now. */
      account?: Account
    },
  ): void
  /** Somebody has opened the page of an estate. */
  recordEstate(estateId: string): void
  notePurged(keys: readonly ContactKey[], reason: PurgeReason): void
  /** An account's whole copy goes with it: one entry, before the session's own. */
  noteCleared(account: Account, contacts: number): void
  noteSession(action: 'sign-in' | 'sign-out', account: Account): void
  read(before: string | null): Result<Output<'accessLog.read'>>
  summary(): Result<LogSummary>
  export(): Promise<Result<Output<'accessLog.export'>>>
}

export interface AccessRecordParts {
  readonly log: AccessLog
  account(): Account | null
  /** Asks where and writes, for the account that `current` names as long as it may. */
  save(
    current: () => Result<string>,
    textOf: (account: string) => string,
  ): Promise<Result<SaveOutcome<string>>>
}

const PAGE = 200

export function createAccessRecord({ log, account, save }: AccessRecordParts): AccessRecord {
  const nothing = { contactId: null, estateId: null, reason: null, variant: null, count: null }
  const name = () => {
    const of = account()
    return of && keychainName(of)
  }

  return {
    note(action, { key, reason = null, variant = null, account: by }) {
      const of = by === undefined ? name() : keychainName(by)
      if (of === null) return
      log.note({ ...nothing, account: of, action, contactId: key.contactId, reason, variant })
    },
    recordEstate(estateId) {
      const by = name()
      if (by !== null) log.note({ ...nothing, account: by, action: 'open', estateId })
    },
    notePurged(keys, reason) {
      const of = name()
      if (of === null) return
      log.noteMany(
        keys.map(({ contactId }) => ({
          ...nothing,
          account: of,
          action: 'purge' as const,
          contactId,
          reason,
        })),
      )
    },
    noteCleared(of, contacts) {
      if (contacts === 0) return
      const entry = { ...nothing, action: 'purge', reason: 'signed-out', count: contacts } as const
      log.note({ ...entry, account: keychainName(of) })
    },
    noteSession: (action, of) => log.note({ ...nothing, account: keychainName(of), action }),
    read(before) {
      const of = name()
      if (of === null) return failed('signed-out')
      const { entries, more } = log.read(of, before, PAGE)
      return ok({ entries: [...entries], more, problem: log.problem() })
    },
    summary() {
      const of = name()
      return of === null ? failed('signed-out') : ok(log.summary(of))
    },
    async export() {
      const of = name()
      if (of === null) return failed('signed-out')
      // Somebody else may be signed in when the place has been chosen.
      const current = () => (name() === of ? ok(of) : failed('signed-out'))
      const saved = await save(current, log.exportText)
      if (!saved.ok) return saved
      if (saved.value.state === 'cancelled') return ok({ state: 'cancelled' })
      // Where it lies is the broker's business, and no page's.
      return ok({ state: 'saved', fileName: saved.value.fileName })
    },
  }
}
