import { expect, test } from 'vitest'
import { contactId } from '../../../../../electron/contract/domain/ids'
import { sv } from '../../../../../electron/contract/texts/sv'
import { thirdPersons } from '../../../../../electron/main/pdf/third-persons'
import { fetched, notFetched } from '../../../../builders/card'
import { aPersonCard, aSparseCard, listed, noneAsked, overviewOfEverybody } from './cards'
import { planted, whole } from './cards'

const known = (kind: 'Guardian' | 'Deceased' | 'PowerOfAttorney') => ({
  state: 'known' as const,
  kind,
})

test('GDPR 28 everybody whom roles and relations name, once, with what they are to the contact', () => {
  expect(thirdPersons(aPersonCard())).toEqual([
    {
      contactId: planted.relationId,
      name: planted.relationName,
      says: `${sv.roles.kinds.PowerOfAttorney} för kontakten`,
    },
    {
      contactId: planted.relatedId,
      name: planted.relatedName,
      says: [
        'Kontaktens roll: Dödsbodelägare',
        `Kontaktens roll: ${sv.roles.kinds.PowerOfAttorney}`,
        'Kontaktens roll: okänt värde: Janitor',
        'Kontaktens roll: Firmakontaktperson',
      ].join(', '),
    },
  ])
})

test('GDPR 28 the same person in several places is one, with the name where one mention has it', () => {
  const other = { contactId: 'ADR-A', name: null }
  const card = aSparseCard({
    relations: fetched([
      { direction: 'holds', kind: known('Guardian'), related: other },
      { direction: 'held', kind: known('Guardian'), related: other },
      { direction: 'holds', kind: known('Deceased'), related: { contactId: 'ADR-B', name: null } },
      { direction: 'held', kind: known('Deceased'), related: { contactId: 'ADR-C', name: null } },
    ]),
    roles: whole([
      listed('extraBuyer', {
        kind: null,
        related: { contactId: contactId.parse('ADR-A'), name: 'Anna Prov' },
      }),
    ]),
  })
  expect(thirdPersons(card)).toEqual([
    {
      contactId: 'ADR-A',
      name: 'Anna Prov',
      says: 'Förmyndare för kontakten, Kontaktens roll: Förmyndare, Kontaktens roll: Kontakt till köpare',
    },
    { contactId: 'ADR-B', name: null, says: 'Avliden' },
    { contactId: 'ADR-C', name: null, says: 'Den avlidne i dödsboet' },
  ])
})

test('nothing fetched, or nobody there, is nobody to go through', () => {
  expect(thirdPersons({ roles: noneAsked(), relations: notFetched() })).toEqual([])
  expect(thirdPersons(aSparseCard({ relations: fetched([]) }))).toEqual([])
  const outline = aPersonCard({}, { roles: overviewOfEverybody(), relations: notFetched() })
  expect(thirdPersons(outline)).toEqual([])
})
