import type { Input } from '../../electron/contract/calls'
import type { ContactCard } from '../../electron/contract/domain/card'
import type { ExportPreview } from '../../electron/contract/domain/export'
import { thirdPersons } from '../../electron/main/pdf/third-persons'
import { buildSheet } from '../../electron/main/pdf/variants'
import type { SheetContent } from '../../electron/main/pdf/variants'
import { vcardPreview } from '../../electron/main/contacts/vcard'
import { NOW } from './cards'

export type ExportRequest = Input<'contacts.previewExport'>

/** As the main process answers: the sheets are its own, and pure. */
export function previewOf(card: ContactCard, choice: ExportRequest['choice']): ExportPreview {
  if (choice.kind === 'vcard') {
    const { contact } = card
    const page = contact.kind === 'company' ? contact.homePage?.host : null
    return vcardPreview({ contact, homePageUrl: page ? `https://${page}/` : null })
  }
  const content: SheetContent =
    choice.kind === 'subject'
      ? {
          variant: 'subject',
          review: { ...choice.review, number: 'masked' },
          fullNumber: null,
        }
      : { variant: choice.kind }
  const account = {
    username: 'maja.mallmaklare',
    customerId: card.contact.customerId,
    officeName: 'Provkontoret',
    sample: false,
  }
  return {
    kind: 'sheet',
    sheet: buildSheet(content, card, account, Date.parse(NOW)),
    questions:
      choice.kind === 'subject'
        ? {
            note: card.contact.note,
            thirdPersons: thirdPersons(card),
            canHaveFullNumber: card.contact.number?.masked === true,
          }
        : null,
  }
}
