import { describe, expect, test } from 'vitest'
import { sheetModel } from '../../../../../electron/contract/domain/sheet'
import { fetched } from '../../../../builders/card'
import { aCompanyCard, aHostileCard, anEstateCard, anUnknownCard, aPersonCard } from './cards'
import { aSparseCard, listed, planted, TWO_DAYS_AGO } from './cards'
import { everyContent, everythingOf, sectionOf, sheetFrom } from './model-texts'

const cards = {
  person: aPersonCard(),
  deceased: aPersonCard({ deceased: 'yes' }),
  company: aCompanyCard(),
  estate: anEstateCard(),
  unknown: anUnknownCard(),
  sparse: aSparseCard(),
  hostile: aHostileCard(),
}

describe.each(everyContent)('on every sheet: $variant, $fullNumber', (content) => {
  test.each(Object.entries(cards))(
    'a %s fits the contract that the window knows',
    (_name, card) => {
      const sheet = sheetFrom(content, card)
      expect(sheetModel.parse(sheet)).toEqual(sheet)
    },
  )

  test('GDPR 24 a protected identity leaves no address, not even through its roles', () => {
    const home = 'Hemliga gatan 7, Gömda'
    const card = aPersonCard(
      { protectedIdentity: true },
      { roles: fetched([listed('seller', { estateAddress: home })]) },
    )
    const everything = everythingOf(sheetFrom(content, card))
    const { relatedId, relatedName, ...markers } = planted
    for (const text of [home, '070-174', 'Påhittsgatan', relatedId, relatedName]) {
      expect(everything).not.toContain(text)
    }
    for (const text of Object.values(markers)) expect(everything).not.toContain(text)
    expect(everything).toContain('Skyddade uppgifter – se CRM.')
  })

  test('GDPR 4 5 whoever has died is so before the name, and relatives may answer', () => {
    for (const [card, standing] of [
      [cards.deceased, 'Avliden'],
      [cards.estate, 'Dödsbo'],
    ] as const) {
      const sheet = sheetFrom(content, card)
      expect(sheet.heading.standing).toBe(standing)
      expect(sectionOf(sheet, 'Nå kontakten')).toMatchObject({
        lead: 'Telefon och e-post kan gälla anhöriga',
      })
    }
  })

  test('GDPR 25 30 old flags ask to be checked, and the footer says that parts may be old', () => {
    const old = { fetchedAt: TWO_DAYS_AGO, refreshing: false, failure: null }
    const sheet = sheetFrom(content, aPersonCard({}, { card: old }))
    expect(sectionOf(sheet, 'Reklam och information')).toMatchObject({
      lead: 'Hämtat 2026-11-20 09.10 – kontrollera före utskick',
    })
    expect(sheet.footer.fetched).toContain('kan vara inaktuella')
    expect(sheet.footer.care).toMatch(/^Innehåller personuppgifter/)
  })
})
