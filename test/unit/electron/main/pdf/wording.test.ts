import { expect, test } from 'vitest'
import { sheetSv } from '../../../../../electron/contract/texts/sheet'
import { partyRoles } from '../../../../../electron/contract/domain/party-roles'
import { footerTemplate } from '../../../../../electron/main/pdf/footer'
import { sheetHtml } from '../../../../../electron/main/pdf/sheet-html'
import { buildSheet } from '../../../../../electron/main/pdf/variants'
import { AVOIDED } from '../../../../builders/avoided-words'
import {
  aCompanyCard,
  anEstateCard,
  anUnknownCard,
  aPersonCard,
  aSparseCard,
  listed,
  noneAsked,
  NOW,
  overviewOfEverybody,
  sampleAccount,
  whole,
} from './cards'
import { everyContent } from './model-texts'

/** An extract is none of these (GDPR rule 31). */
const NOT_THIS = /journal|\bakt\b|handling|legitimation|intyg|bevis/i

test('GDPR section 8 and rule 31: no sheet says more than an extract may', () => {
  const cards = [
    aPersonCard({ deceased: 'yes', advertising: 'yes' }),
    aPersonCard({ deceased: 'unknown', advertising: 'unknown' }),
    aCompanyCard({}, { roles: whole(partyRoles.map((role) => listed(role, {}))) }),
    anEstateCard(),
    anUnknownCard(),
    aSparseCard(),
    aPersonCard({}, { roles: overviewOfEverybody() }),
    aPersonCard({}, { roles: noneAsked() }),
  ]
  for (const card of cards) {
    for (const content of everyContent) {
      const sheet = buildSheet(content, card, sampleAccount, NOW)
      const words = sheetHtml(sheet) + footerTemplate(sheet.footer)
      expect(words).not.toMatch(AVOIDED)
      expect(words).not.toMatch(NOT_THIS)
      expect(words).toMatch(/utdrag ur crm/i)
    }
  }
  expect(JSON.stringify(sheetSv)).not.toMatch(AVOIDED)
})
