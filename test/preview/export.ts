import type { Input } from '../../electron/contract/calls'
import type { ContactCard } from '../../electron/contract/domain/card'
import type { ExportPreview } from '../../electron/contract/domain/export'
import { contentOf, questionsOf } from '../../electron/main/contacts/export-content'
import { vcardPreview } from '../../electron/main/contacts/vcard'
import { buildSheet } from '../../electron/main/pdf/variants'
import { NOW } from './cards'

export type ExportRequest = Input<'contacts.previewExport'>

/** As the main process answers: the sheets are its own, and pure. */
export function previewOf(card: ContactCard, choice: ExportRequest['choice']): ExportPreview {
  const { contact } = card
  if (choice.kind === 'vcard') {
    const page = contact.kind === 'company' ? contact.homePage?.host : null
    return vcardPreview({ contact, nameParts: null, homePageUrl: page ? `https://${page}/` : null })
  }
  const account = {
    username: 'maja.mallmaklare',
    customerId: contact.customerId,
    officeName: 'Provkontoret',
    sample: false,
  }
  const fullNumber = contact.number === null ? null : '19850412-9803'
  return {
    kind: 'sheet',
    sheet: buildSheet(contentOf(choice, card, null), card, account, Date.parse(NOW)),
    questions: choice.kind === 'subject' ? questionsOf(card, { contact, fullNumber }) : null,
  }
}
