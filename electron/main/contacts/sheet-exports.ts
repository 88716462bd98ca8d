import type { ExportReason } from '../../contract/domain/access-log'
import type { UncoveredCard } from '../../contract/domain/card'
import type { ExportPreview } from '../../contract/domain/export'
import type { ContactKey } from '../../contract/domain/ids'
import type { ExportChoice } from '../../contract/domain/sheet'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Output } from '../../contract/calls'
import type { ContactRecord } from '../crm-api/wire/contact'
import type { SheetAccount } from '../pdf/variants'
import type { Account } from '../session/account'
import type { ActiveSession } from '../session/session'
import type { SaveOutcome } from '../system/save-as'
import { holdsFullNumber, includesNote } from './export-content'

/** Showing what a file would say, saving it, and finding it again. The app keeps no copy (GDPR rule 31). */
export interface SheetExports {
  preview(key: ContactKey, choice: ExportChoice): Promise<Result<ExportPreview>>
  save(key: ContactKey, choice: ExportChoice): Promise<Result<Output<'contacts.export'>>>
  showLast(): Result<void>
  forget(): void
}

/** All that may go into a file, the card as the window has it and what stays behind. */
export interface ExportSource {
  readonly card: UncoveredCard
  readonly record: ContactRecord
  readonly account: SheetAccount
}

/** What makes files out of contacts. */
export interface ExportTools {
  preview(choice: ExportChoice, source: ExportSource): ExportPreview
  /** `current` is asked anew whenever something may have changed. */
  save(
    choice: ExportChoice,
    current: () => Result<ExportSource>,
  ): Promise<Result<SaveOutcome<ExportSource>>>
}

/** For the access log: a number that stands in the file in full is told apart (GDPR rule 34). */
export interface SavedExport {
  readonly key: ContactKey
  /** Who began it: somebody else may be signed in by now. */
  readonly account: Account
  readonly variant: ExportChoice['kind']
  readonly reason: ExportReason | null
}

export interface SheetExportsParts {
  /** Asked for once, at the first preview. */
  tools(): Promise<ExportTools>
  card(key: ContactKey): UncoveredCard | null
  record(key: ContactKey): ContactRecord | null
  active(): ActiveSession | null
  showInFolder(path: string): void
  saved(saved: SavedExport): void
}

export function createSheetExports(parts: SheetExportsParts): SheetExports {
  let tools: Promise<ExportTools> | null = null
  let last: string | null = null
  let underWay = false

  function loaded(): Promise<ExportTools> {
    tools ??= parts.tools()
    return tools
  }

  function sourceOf(key: ContactKey): Result<ExportSource> {
    const session = parts.active()
    if (session === null) return failed('signed-out')
    const [card, record] = [parts.card(key), parts.record(key)]
    if (card === null || record === null) return failed('not-found')
    // Never exported (GDPR rule 24); the window offers it no button either.
    if (card.contact.protectedIdentity) return failed('protected-identity')
    const { username, sample, customers } = session.account
    const { customerId } = key
    const office = customers.find((customer) => customer.customerId === customerId)
    const account = { username, sample, customerId, officeName: office?.name ?? null }
    return ok({ card, record, account })
  }

  /** The same, for a file that was begun in `session`. */
  function sourceIn(
    session: ActiveSession,
    key: ContactKey,
    choice: ExportChoice,
  ): Result<ExportSource> {
    if (!isActive(session)) return failed('signed-out')
    const source = sourceOf(key)
    if (!source.ok || choice.kind !== 'subject' || choice.review.note === null) return source
    // What somebody decided holds for the note that was read, and for no other (GDPR rule 33).
    return includesNote(choice.review, source.value.card) ? source : failed('note-changed')
  }

  /** Whatever else of it may change, each sign-in has a line to the CRM of its own. */
  const isActive = ({ crm }: ActiveSession) => parts.active()?.crm === crm

  async function exportOne(
    key: ContactKey,
    choice: ExportChoice,
  ): Promise<Result<Output<'contacts.export'>>> {
    const { save } = await loaded()
    const session = parts.active()
    if (session === null) return failed('signed-out')
    const exported = await save(choice, () => sourceIn(session, key, choice))
    if (!exported.ok) return exported
    if (exported.value.state === 'cancelled') return ok({ state: 'cancelled' })
    const { fileName, path, from } = exported.value
    if (isActive(session)) last = path
    const reason = holdsFullNumber(choice, from.record) ? 'subject-access' : null
    parts.saved({ key, account: session.account, variant: choice.kind, reason })
    return ok({ state: 'saved', fileName })
  }

  return {
    async preview(key, choice) {
      // What makes previews is read first: nothing may change between the question and the answer.
      const { preview } = await loaded()
      const source = sourceOf(key)
      return source.ok ? ok(preview(choice, source.value)) : source
    },
    async save(key, choice) {
      // A second save dialog over the first would leave the broker wondering which is which.
      if (underWay) return failed('busy')
      underWay = true
      try {
        return await exportOne(key, choice)
      } finally {
        underWay = false
      }
    },
    showLast() {
      if (last === null) return failed('not-found')
      return ok(parts.showInFolder(last))
    },
    forget() {
      last = null
    },
  }
}
