import type { ExportReason } from '../../contract/domain/access-log'
import type { ContactCard } from '../../contract/domain/card'
import type { ExportPreview } from '../../contract/domain/export'
import type { ContactKey } from '../../contract/domain/ids'
import type { ExportChoice } from '../../contract/domain/sheet'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Output } from '../../contract/calls'
import type { ContactRecord } from '../crm-api/wire/contact'
import type { ExportOutcome } from '../pdf/export'
import type { SheetAccount } from '../pdf/variants'
import type { ActiveSession } from '../session/session'

/** Showing what a file would say, saving it, and finding it again. The app keeps no copy (GDPR rule 31). */
export interface SheetExports {
  preview(key: ContactKey, choice: ExportChoice): Promise<Result<ExportPreview>>
  save(key: ContactKey, choice: ExportChoice): Promise<Result<Output<'contacts.export'>>>
  showLast(): Result<void>
  forget(): void
}

/** All that may go into a file, the card as the window has it and what stays behind. */
export interface ExportSource {
  readonly card: ContactCard
  readonly record: ContactRecord
  readonly account: SheetAccount
}

/** What makes files out of contacts. */
export interface ExportTools {
  preview(choice: ExportChoice, source: ExportSource): ExportPreview
  save(choice: ExportChoice, source: ExportSource): Promise<Result<ExportOutcome>>
}

/** For the access log: a number that stands in the file in full is told apart (GDPR rule 34). */
export interface SavedExport {
  readonly key: ContactKey
  readonly variant: ExportChoice['kind']
  readonly reason: ExportReason | null
}

export interface SheetExportsParts {
  /** Asked for once, at the first preview. */
  tools(): Promise<ExportTools>
  card(key: ContactKey): ContactCard | null
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
    if (card.contact.protectedIdentity) return failed('forbidden')
    const { username, sample, customers } = session.account
    const { customerId } = key
    const office = customers.find((customer) => customer.customerId === customerId)
    const account = { username, sample, customerId, officeName: office?.name ?? null }
    return ok({ card, record, account })
  }

  async function exportOne(
    key: ContactKey,
    choice: ExportChoice,
  ): Promise<Result<Output<'contacts.export'>>> {
    const source = sourceOf(key)
    if (!source.ok) return source
    const exported = await (await loaded()).save(choice, source.value)
    if (!exported.ok) return exported
    if (exported.value.state === 'cancelled') return ok({ state: 'cancelled' })
    last = exported.value.path
    const reason = holdsFullNumber(choice, source.value.record) ? 'subject-access' : null
    parts.saved({ key, variant: choice.kind, reason })
    return ok({ state: 'saved', fileName: exported.value.fileName })
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

/** The number goes along only where it was asked for in full, and is a masked one at all. */
export function holdsFullNumber(choice: ExportChoice, record: ContactRecord): boolean {
  const asked = choice.kind === 'subject' && choice.review.number === 'full'
  return asked && canHaveFullNumber(record)
}

export function canHaveFullNumber({ contact, fullNumber }: ContactRecord): boolean {
  return contact.number?.masked === true && fullNumber !== null
}
