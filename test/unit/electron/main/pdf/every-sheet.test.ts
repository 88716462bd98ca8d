import { describe, expect, test } from 'vitest'
import { datedRoles } from '../../../../../electron/contract/domain/party-roles'
import { sheetModel } from '../../../../../electron/contract/domain/sheet'
import { aCompanyCard, aHostileCard, anEstateCard, anUnknownCard, aPersonCard } from './cards'
import { aSparseCard, interest, listed, noneAsked, overviewOfEverybody, planted } from './cards'
import { TWO_DAYS_AGO, whole } from './cards'
import { everyContent, everythingOf, sectionOf, sheetFrom } from './model-texts'

const cards = {
  person: aPersonCard(),
  deceased: aPersonCard({ deceased: 'yes' }),
  company: aCompanyCard(),
  estate: anEstateCard(),
  unknown: anUnknownCard(),
  sparse: aSparseCard(),
  hostile: aHostileCard(),
  'person known in outline': aPersonCard({}, { roles: overviewOfEverybody() }),
  'person whose roles nobody asked for': aPersonCard({}, { roles: noneAsked() }),
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
      {
        roles: whole([
          listed('seller', { estateAddress: home }),
          listed('speculator', interest('Booked', { estateAddress: home })),
        ]),
      },
    )
    const everything = everythingOf(sheetFrom(content, card))
    const { relatedId, relatedName, ...markers } = planted
    for (const text of [home, '070-174', 'Påhittsgatan', relatedId, relatedName]) {
      expect(everything).not.toContain(text)
    }
    for (const text of Object.values(markers)) expect(everything).not.toContain(text)
    expect(everything).toContain('Skyddade uppgifter – se CRM.')
  })

  test('GDPR 26 how the roles are known is said in words: not at all, in outline, or whole', () => {
    const said = (roles: NonNullable<Parameters<typeof aPersonCard>[1]>['roles']) => {
      const section = sectionOf(sheetFrom(content, aPersonCard({}, { roles })), 'Roller')
      return section.layout === 'roles' ? [section.sentence, ...section.remarks] : []
    }
    expect(said(noneAsked())).toEqual(['Roller ej hämtade'])
    const outline = said(overviewOfEverybody())
    expect(outline[1]).toBe('Översikt utan datum: Säljare')
    expect(outline[2]).toMatch(/^Ej hämtat: /)
    expect(outline[3]).toBe('Finns inga: Köpare')
    expect(said(whole(datedRoles.map((role) => listed(role))))).toEqual(['Finns inga'])
    expect(said(whole(datedRoles.map((role) => listed(role, {}))))).toEqual([null])
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
