import type { ContactCard } from '../../contract/domain/card'
import type { ContactKey } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Output } from '../../contract/calls'
import type { Exporter } from '../pdf/export'
import type { ActiveSession } from '../session/session'

/** Saving a card as a sheet, and finding the sheet again. The app keeps no copy (GDPR rule 31). */
export interface SheetExports {
  save(key: ContactKey): Promise<Result<Output<'contacts.exportPdf'>>>
  showLast(): Result<void>
  forget(): void
}

export interface SheetExportsParts {
  /** Asked for once, at the first sheet. */
  exporter(): Promise<Exporter>
  card(key: ContactKey): ContactCard | null
  active(): ActiveSession | null
  showInFolder(path: string): void
}

export function createSheetExports(parts: SheetExportsParts): SheetExports {
  let exporter: Promise<Exporter> | null = null
  let last: string | null = null
  let underWay = false

  async function exportCard(key: ContactKey): Promise<Result<Output<'contacts.exportPdf'>>> {
    const card = parts.card(key)
    const session = parts.active()
    if (session === null) return failed('signed-out')
    if (card === null) return failed('not-found')
    // Never exported (GDPR rule 24); the window offers it no button either.
    if (card.contact.protectedIdentity) return failed('forbidden')
    const { username, sample, customers } = session.account
    const office = customers.find((customer) => customer.customerId === key.customerId)
    exporter ??= parts.exporter()
    const exported = await (
      await exporter
    ).exportSheet({ variant: 'meeting' }, card, {
      username,
      sample,
      customerId: key.customerId,
      officeName: office?.name ?? null,
    })
    if (!exported.ok) return exported
    if (exported.value.state === 'cancelled') return ok({ state: 'cancelled' })
    last = exported.value.path
    return ok({ state: 'saved', fileName: exported.value.fileName })
  }

  return {
    async save(key) {
      // A second save dialog over the first would leave the broker wondering which is which.
      if (underWay) return failed('busy')
      underWay = true
      try {
        return await exportCard(key)
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
