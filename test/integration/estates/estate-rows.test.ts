import { beforeEach, describe, expect, it } from 'vitest'
import { estate as estateSchema } from '../../../electron/contract/domain/estate'
import { aCompanyContact } from '../../builders/card'
import { anEstateCopy, HOUSE, houseKey, OFFICE, OTHER_OFFICE, READ_AT } from './estate-copy'
import type { EstateCopy } from './estate-copy'

let copy: EstateCopy
beforeEach(() => {
  copy = anEstateCopy()
})

const elsewhere = { customerId: OTHER_OFFICE, estateId: HOUSE }
const namesIn = (key = houseKey) => copy.people(key).map(({ person }) => person.name)
const kind = { state: 'known', kind: 'house' } as const

describe('an estate in the copy', () => {
  it('is what the CRM has told of it, with its age', () => {
    copy.estate({ kind: JSON.stringify(kind) })
    const read = copy.rows.read(houseKey)
    expect(estateSchema.parse(read)).toEqual(read)
    expect(read).toEqual({
      ...houseKey,
      ...{ address: 'Vintervägen 9', area: 'Provstaden', kind, status: 'Till salu' },
      ...{ number: 'SM-1023', fetchedAt: new Date(READ_AT).toISOString() },
    })
  })

  it('D11 is there without an address where somebody has a role in it, of the kind that a role tells', () => {
    copy.role(copy.add('Anna'), 'seller')
    expect(copy.rows.read(houseKey)).toMatchObject({ address: null, kind: null, fetchedAt: null })
    copy.role(copy.add('Bo'), 'speculator', { estateKind: kind })
    expect(copy.rows.read(houseKey)).toMatchObject({ address: null, kind, fetchedAt: null })
    copy.estate()
    expect(copy.rows.read(houseKey)).toMatchObject({ address: 'Vintervägen 9', kind })
  })

  it('is unknown where nobody leads to it and the CRM has not told of it', () => {
    copy.role(copy.add('Anna'), 'seller', { estateId: 'OBJ99999_2' })
    copy.role(copy.add('Bo'), 'seller', { estateId: null })
    expect(copy.rows.read(houseKey)).toBeNull()
  })

  it('S17 is another one in another office, though it has the same id', () => {
    copy.estate()
    copy.estate({ address: 'Sommarvägen 3' }, OTHER_OFFICE)
    copy.role(copy.add('Anna'), 'seller')
    copy.role(copy.add('Bo', { customerId: OTHER_OFFICE }), 'seller', {}, OTHER_OFFICE)
    expect(copy.rows.read(elsewhere)?.address).toBe('Sommarvägen 3')
    expect([namesIn(), namesIn(elsewhere)]).toEqual([['Anna'], ['Bo']])
    expect(copy.rows.read({ ...houseKey, customerId: 'M77777' as never })).toBeNull()
  })

  it('GDPR 17 is not there, nor is anybody in it, from the moment that they are too old', () => {
    copy.estate({ confirmedAt: READ_AT - 1 })
    copy.role(copy.add('Anna', { confirmedAt: READ_AT - 1 }), 'seller')
    expect(copy.rows.read(houseKey)).not.toBeNull()
    copy.horizon.since = READ_AT
    expect(copy.rows.read(houseKey)).toBeNull()
    expect(namesIn()).toEqual([])
  })

  it('GDPR 24 is unknown where those alone lead to it who are protected, or act for such', () => {
    copy.role(copy.add('Zack', { isProtected: true }), 'seller')
    copy.role(copy.add('Olle'), 'extraSeller', { relatedId: 'ADR-Zack' })
    expect(copy.rows.read(houseKey)).toBeNull()
  })
})

describe('the people of an estate', () => {
  it('have a row for each role, by name, with what one must know and how the group is known', () => {
    const bo = copy.add('Åsa', { fields: { deceased: 'yes', advertising: 'no' } })
    const anna = copy.add('Anna')
    copy.role(bo, 'seller', { createdAt: '2026-08-19T00:00:00.000Z', approximate: true })
    copy.group(bo, 'seller', 'whole')
    copy.role(bo, 'speculator', { level: { state: 'unknown', raw: 'Nyfiken' } })
    copy.role(anna, 'buyer')
    const people = copy.people().map(({ person }) => person)
    expect(people).toEqual([
      {
        ...{ contactId: anna, contactKind: 'person', name: 'Anna', role: 'buyer' },
        ...{ deceased: 'no', advertising: 'yes', state: 'overview', kind: null, level: null },
        ...{ createdAt: null, approximate: false },
      },
      {
        ...{ contactId: bo, contactKind: 'person', name: 'Åsa', role: 'seller' },
        ...{ deceased: 'yes', advertising: 'no', state: 'whole', kind: null, level: null },
        ...{ createdAt: '2026-08-19T00:00:00.000Z', approximate: true },
      },
      expect.objectContaining({
        ...{ role: 'speculator', level: { state: 'unknown', raw: 'Nyfiken' } },
      }),
    ])
  })

  it('GDPR 1 have no flag that their kind has not', () => {
    copy.role(copy.add('Bolaget', { contact: aCompanyContact({ id: 'ADR-Bolaget' }) }), 'buyer')
    expect(copy.people()[0]?.person).toMatchObject({
      ...{ contactKind: 'company', deceased: 'unknown', advertising: 'yes' },
    })
  })

  it('tell for whom they act, and what is known of that one here', () => {
    const related = copy.add('Anna')
    const powerOfAttorney = { state: 'known', kind: 'PowerOfAttorney' } as const
    const given = { relatedId: related, kind: powerOfAttorney }
    copy.role(copy.add('Olle'), 'extraSeller', given)
    copy.role(copy.add('Pia'), 'extraSeller', { relatedId: 'ADR-Okänd' })
    expect(copy.people().map(({ person, related }) => [person.kind, related])).toEqual([
      [powerOfAttorney, { contactId: related, told: { name: 'Anna', categories: [] } }],
      [null, { contactId: 'ADR-Okänd', told: null }],
    ])
  })

  it('S17 act for nobody of another office who has the same id', () => {
    copy.add('Anna', { customerId: OTHER_OFFICE, isProtected: true })
    copy.role(copy.add('Olle'), 'extraSeller', { relatedId: 'ADR-Anna' })
    expect(copy.people()[0]?.related).toEqual({ contactId: 'ADR-Anna', told: null })
  })

  it('GDPR 24 are none who is protected, and nobody in a role for one, however old that is', () => {
    const zack = copy.add('Zack', { isProtected: true, confirmedAt: READ_AT - 1 })
    copy.horizon.since = READ_AT
    copy.role(zack, 'seller')
    const olle = copy.add('Olle')
    copy.role(olle, 'extraSeller', { relatedId: zack })
    expect(namesIn()).toEqual([])
    copy.role(olle, 'buyer')
    expect(copy.people().map(({ person }) => person.role)).toEqual(['buyer'])
  })
})

describe('of how many the roles have been asked', () => {
  it('counts the overview, due or not, and the whole, once each', () => {
    copy.add('Anna', { overviewAt: READ_AT })
    copy.add('Bo', { overviewAt: 0, datedAt: READ_AT })
    copy.add('Cia', { overviewAt: 0, datedAt: READ_AT })
    copy.add('Dan')
    expect(copy.rows.asked(OFFICE)).toEqual({ withRoles: 3, contacts: 4 })
    expect(copy.rows.asked(OTHER_OFFICE)).toEqual({ withRoles: 0, contacts: 0 })
  })

  it('GDPR 17 GDPR 24 counts nobody who is protected, too old, or of another office', () => {
    copy.add('Anna', { overviewAt: READ_AT })
    copy.add('Zack', { overviewAt: READ_AT, isProtected: true })
    copy.add('Ylva', { isProtected: true, confirmedAt: 1 })
    copy.add('Gammal', { overviewAt: 0, datedAt: READ_AT, confirmedAt: READ_AT - 1 })
    copy.add('Äldre', { confirmedAt: READ_AT - 1 })
    copy.add('Bo', { overviewAt: READ_AT, customerId: OTHER_OFFICE })
    expect(copy.rows.asked(OFFICE)).toEqual({ withRoles: 2, contacts: 3 })
    copy.horizon.since = READ_AT
    expect(copy.rows.asked(OFFICE)).toEqual({ withRoles: 1, contacts: 1 })
  })
})
