import { expect, test } from 'vitest'
import { sheetSv } from '../../../../../electron/contract/texts/sheet'
import { partyRoles } from '../../../../../electron/contract/domain/party-roles'
import { footerTemplate } from '../../../../../electron/main/pdf/footer'
import { sheetHtml } from '../../../../../electron/main/pdf/sheet-html'
import { buildSheet } from '../../../../../electron/main/pdf/variants'
import { fetched } from '../../../../builders/card'
import {
  aCompanyCard,
  anEstateCard,
  anUnknownCard,
  aPersonCard,
  aSparseCard,
  listed,
  NOW,
  sampleAccount,
} from './cards'

/** Section 8 of the privacy rules: words that promise more than the CRM knows. */
const AVOIDED = /godkän|samtyck|\bsäker|compliant|verifier|\bgiltig|får kontaktas|svartlist/i

/** An extract is none of these (GDPR rule 31). */
const NOT_THIS = /journal|\bakt\b|handling|legitimation|intyg|bevis/i

test('GDPR section 8 and rule 31: no sheet says more than an extract may', () => {
  const cards = [
    aPersonCard({ deceased: 'yes', advertising: 'yes' }),
    aPersonCard({ deceased: 'unknown', advertising: 'unknown' }),
    aCompanyCard({}, { roles: fetched(partyRoles.map((role) => listed(role, {}))) }),
    anEstateCard(),
    anUnknownCard(),
    aSparseCard(),
  ]
  for (const card of cards) {
    const sheet = buildSheet({ variant: 'meeting' }, card, sampleAccount, NOW)
    const words = sheetHtml(sheet) + footerTemplate(sheet.footer)
    expect(words).not.toMatch(AVOIDED)
    expect(words).not.toMatch(NOT_THIS)
    expect(words).toMatch(/utdrag ur crm/i)
  }
  expect(JSON.stringify(sheetSv)).not.toMatch(AVOIDED)
})
