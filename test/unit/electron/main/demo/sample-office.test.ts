import { beforeAll, describe, expect, it } from 'vitest'
import { interestLevels } from '../../../../../electron/contract/domain/party-roles'
import type {
  CustomerData,
  StoredContact,
  WireRecord,
} from '../../../../../electron/main/demo/office-data'
import { createSampleOffice } from '../../../../../electron/main/demo/sample-office'
import { UNLISTED_ESTATE } from '../../../../../electron/main/demo/sample/estates'
import { findCheckDigit } from '../../../../../electron/main/demo/sample/identity-numbers'
import { everyRole, showcase } from '../../../../../electron/main/demo/sample/known-ids'
import { bankNonsense } from '../../../../../electron/main/demo/sample/staff'
import { readMoment } from '../../../../../electron/main/demo/server/wall-clock'
import foreignCompany from '../../../../fixtures/samples/contact-company-foreign.json' with { type: 'json' }
import company from '../../../../fixtures/samples/contact-company.json' with { type: 'json' }
import deceasedEstate from '../../../../fixtures/samples/contact-deceased-estate.json' with { type: 'json' }
import deceased from '../../../../fixtures/samples/contact-person-deceased.json' with { type: 'json' }
import foreignId from '../../../../fixtures/samples/contact-person-foreign-id.json' with { type: 'json' }
import noConsent from '../../../../fixtures/samples/contact-person-no-consent.json' with { type: 'json' }
import sparse from '../../../../fixtures/samples/contact-person-sparse.json' with { type: 'json' }
import person from '../../../../fixtures/samples/contact-person.json' with { type: 'json' }
import companyRelations from '../../../../fixtures/samples/contact-relations-company.json' with { type: 'json' }
import estateRelations from '../../../../fixtures/samples/contact-relations-deceased-estate.json' with { type: 'json' }
import personRelations from '../../../../fixtures/samples/contact-relations-person.json' with { type: 'json' }
import partyRoles from '../../../../fixtures/samples/party-roles.json' with { type: 'json' }

const today = new Date('2026-11-22T15:10:00Z')
const sample = createSampleOffice(today)
const customers = [...sample.office.customers.values()]
const everybody = customers.flatMap(({ contacts }) => [...contacts.values()])

let first: CustomerData
beforeAll(() => {
  const found = sample.office.customers.get('M99999')
  if (found === undefined) throw new Error('The sample lacks its first office')
  first = found
})

function contact(id: string): StoredContact {
  const found = first.contacts.get(id)
  if (found === undefined) throw new Error(`The sample lacks ${id}`)
  return found
}
function record(value: unknown): WireRecord {
  return typeof value === 'object' && value !== null ? (value as WireRecord) : {}
}
function list(value: unknown): WireRecord[] {
  return Array.isArray(value) ? (value as WireRecord[]) : []
}
function texts(contacts: StoredContact[], part: string): [string, string][] {
  return contacts.flatMap((one) =>
    Object.values(record(one[part]))
      .filter((value) => typeof value === 'string')
      .map((value): [string, string] => [one.id, value]),
  )
}

describe('the size of the sample office', () => {
  it('has some two hundred contacts of all three types, and a few of none', () => {
    expect(first.contacts.size).toBeGreaterThanOrEqual(200)
    const count = (type: unknown) => everybody.filter((one) => one['type'] === type).length
    expect(count('Person')).toBeGreaterThan(140)
    expect(count('Company')).toBeGreaterThan(20)
    expect(count('DeceasedEstate')).toBeGreaterThan(15)
    expect(count('Association')).toBe(1)
    expect(count(null)).toBe(1)
  })

  it('gives no contact id twice, also between offices', () => {
    expect(new Set(everybody.map(({ id }) => id)).size).toBe(everybody.length)
    for (const [id, one] of first.contacts) expect([one.id, one.customerId]).toEqual([id, 'M99999'])
  })

  it('gives no full name twice within an office', () => {
    for (const customer of customers) {
      const names = [...customer.contacts.values()].map((one) =>
        [one['firstName'], one['lastName'], one['name']].join(' '),
      )
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
  })

  it('has a second office with a handful of contacts', () => {
    const second = sample.office.customers.get('M99998')
    expect(second?.contacts.size).toBe(8)
    expect([...(second?.contacts.values() ?? [])].map((one) => one.customerId)).toEqual(
      Array(8).fill('M99998'),
    )
  })

  it('knows some 120 estates of every type and leaves one that is used out of the list', () => {
    expect(first.estates).toHaveLength(120)
    expect(new Set(first.estates.map(({ estateId }) => estateId)).size).toBe(120)
    expect(new Set(first.estates.map(({ estateType }) => estateType)).size).toBe(10)
    expect(first.estates.map(({ estateId }) => estateId)).not.toContain(UNLISTED_ESTATE)
    expect(JSON.stringify(first.partyRoles.get(everyRole.person))).toContain(UNLISTED_ESTATE)
  })

  it('has brokers, one of whom has left, with nonsense for bank details', () => {
    expect(first.users.length).toBeGreaterThanOrEqual(3)
    expect(first.users.filter((user) => user['archived'] === true)).toHaveLength(1)
    expect(first.users.some((user) => !user.public && user['archived'] === false)).toBe(true)
    for (const user of first.users) expect(user).toMatchObject(bankNonsense)
  })
})

describe('what is invented stays invented', () => {
  it('uses only the telephone series that are kept for fiction', () => {
    const series = [
      /^0701740(?:60[5-9]|6[1-9]\d)$/,
      /^08465004\d\d$/,
      /^03139006\d\d$/,
      /^04062804\d\d$/,
      /^09803192\d\d$/,
      /^\+442079460\d{3}$/,
      /^\+1212555014\d$/,
    ]
    const staff = customers.flatMap(({ users, office }) => [
      ...users.flatMap((user) => [user['cellPhone'], user['publicPhonenumber']]),
      office['telephone'],
    ])
    const phones = [
      ...texts(everybody, 'telephone').map(([, phone]) => phone),
      ...staff.filter((phone) => typeof phone === 'string'),
    ]
    expect(phones.length).toBeGreaterThan(150)
    for (const phone of phones) {
      const number = phone
        .replace(/ ankn \d+$/, '')
        .replace(/[^\d+]/g, '')
        .replace(/^\+46/, '0')
      const isFiction = number === '' || series.some((one) => one.test(number))
      expect(isFiction, phone).toBe(true)
    }
  })

  it('uses birth numbers 980 to 989 with the right check digit', () => {
    const numbers = everybody.flatMap((one) => {
      const isForeign =
        one['isForeignSocialSecurityNumber'] ??
        one['isForeignIdSocialSecurityNumber'] ??
        one['isForeignCorporateNumber']
      const number = one['socialSecurityNumber'] ?? one['corporateNumber']
      return typeof number === 'string' && isForeign !== true ? [[one.id, number] as const] : []
    })
    expect(numbers.length).toBeGreaterThan(100)
    for (const [id, written] of numbers) {
      const digits = written.replace(/\D/g, '').slice(-10)
      const isCorrect = findCheckDigit(digits.slice(0, 9)) === Number(digits[9])
      expect(isCorrect, written).toBe(id !== showcase.wrongCheckDigit)
      const isCompany = digits.startsWith('55') && written.startsWith('559999')
      if (isCompany) expect(written).toMatch(/^559999-90\d\d$/)
      else expect(digits.slice(6, 9)).toMatch(/^98\d$/)
    }
  })

  it('gives each number to one person, one company or an estate and its deceased', () => {
    const holders = new Map<string, string[]>()
    for (const one of everybody) {
      const number = one['socialSecurityNumber'] ?? one['corporateNumber']
      if (typeof number !== 'string') continue
      const key = number.replace(/\D/g, '').slice(-10)
      holders.set(key, [...(holders.get(key) ?? []), String(one['type'])])
    }
    const shared = [...holders.values()].filter((types) => types.length > 1)
    for (const types of shared) {
      expect([
        ['Person', 'DeceasedEstate'],
        ['Person', 'Company'],
      ]).toContainEqual(types)
    }
  })

  it('has only postcodes that are not in use and addresses of its own', () => {
    const addresses = everybody.map((one) => record(one['address'])).filter((one) => 'city' in one)
    const swedish = addresses.filter((one) => one['countryCode'] === 'SE')
    expect(swedish.length).toBeGreaterThan(120)
    for (const { zipCode } of swedish) expect(zipCode).toMatch(/^99\d \d\d$/)
    for (const { zipCode } of first.estates) expect(zipCode).toMatch(/^99\d \d\d$/)
  })

  it('puts every point into the open Baltic', () => {
    const points = [
      ...everybody.map((one) => record(record(one['address'])['wgs84Coordinate'])),
      ...first.estates.map(({ longitude, latitude }) => ({ longitude, latitude })),
    ].filter((point) => typeof point['longitude'] === 'number')
    for (const { longitude, latitude } of points) {
      expect(Number(longitude)).toBeGreaterThanOrEqual(20)
      expect(Number(longitude)).toBeLessThan(21)
      expect(Number(latitude)).toBeGreaterThanOrEqual(58)
      expect(Number(latitude)).toBeLessThan(59)
    }
  })

  it('writes mail and web addresses in reserved domains only', () => {
    const reserved = /(?:\.example|example\.(?:com|net|org))$/
    for (const [, mail] of texts(everybody, 'email')) {
      expect(mail.replace(/[/].*$/, '')).toMatch(reserved)
    }
    for (const one of everybody) {
      const page = one['homePage']
      if (typeof page !== 'string' || page.includes(' ')) continue
      expect(page.replace(/^https?:\/\//, '').replace(/\/.*$/, '')).toMatch(reserved)
    }
    const everything = JSON.stringify(customers.map(({ contacts }) => [...contacts.values()]))
    for (const [host] of everything.matchAll(/(?<=https?:\/\/)[^/"]+/g)) {
      expect(host).toMatch(reserved)
    }
  })
})

describe('roles and relations', () => {
  const rolesOf = (customer: CustomerData) =>
    [...customer.partyRoles].flatMap(([contactId, roles]) =>
      Object.entries(roles).flatMap(([role, entries]) =>
        list(entries).map((entry) => ({ contactId, role, entry })),
      ),
    )

  it('uses all eight collections', () => {
    const used = new Set(rolesOf(first).map(({ role }) => role))
    expect([...used].sort()).toEqual(Object.keys(partyRoles).sort())
  })

  it('names only contacts and estates that exist', () => {
    for (const customer of customers) {
      const estateIds = new Set(customer.estates.map(({ estateId }) => estateId))
      for (const { contactId, entry } of rolesOf(customer)) {
        expect(customer.contacts.has(contactId)).toBe(true)
        const known = estateIds.has(String(entry['estateId']))
        expect(known || entry['estateId'] === UNLISTED_ESTATE).toBe(true)
        const related = entry['contactId']
        if (typeof related === 'string') expect(customer.contacts.has(related)).toBe(true)
      }
      for (const [contactId, told] of customer.relations) {
        expect(customer.contacts.has(contactId)).toBe(true)
        for (const { contactId: related } of [
          ...list(told['relations']),
          ...list(told['reverseRelations']),
        ]) {
          expect(customer.contacts.has(String(related))).toBe(true)
        }
      }
    }
  })

  it('lets nobody act for somebody who has no part in the estate', () => {
    const parties = new Set(
      rolesOf(first).map(({ contactId, role, entry }) =>
        [contactId, role, entry['estateId']].join(),
      ),
    )
    for (const { role, entry } of rolesOf(first)) {
      if (typeof entry['contactId'] !== 'string' || entry['partyRole'] === 'HouseholdAdvisor')
        continue
      const party = role.replace(/^extra(.)/, (_, letter: string) => letter.toLowerCase())
      expect(parties).toContain([entry['contactId'], party, entry['estateId']].join())
    }
  })

  it('tells every relation from both sides', () => {
    for (const [contactId, told] of first.relations) {
      for (const { relation, contactId: holder } of list(told['relations'])) {
        const back = list(first.relations.get(String(holder))?.['reverseRelations'])
        expect(back).toContainEqual({ relation, contactId })
      }
    }
  })

  it('keeps owners and tenants to premises', () => {
    const typeOf = new Map(first.estates.map(({ estateId, estateType }) => [estateId, estateType]))
    for (const { role, entry } of rolesOf(first)) {
      if (!/owner|tenant/i.test(role) || entry['estateId'] === UNLISTED_ESTATE) continue
      expect(['Premises', 'CommercialProperty']).toContain(typeOf.get(String(entry['estateId'])))
    }
  })
})

describe('what Buyer, Seller and Speculator say', () => {
  it.each([
    ['sellerOn', 'seller'],
    ['buyerOn', 'buyer'],
  ] as const)('agrees with the roles of everybody, estate by estate: %s', (links, role) => {
    for (const customer of customers) {
      for (const id of customer.contacts.keys()) {
        const told = customer.estateLinks.get(id)?.[links].map(({ estateId }) => estateId) ?? []
        const dated = list(customer.partyRoles.get(id)?.[role]).map(({ estateId }) => estateId)
        expect([...told].sort(), id).toEqual([...dated].sort())
      }
    }
  })

  it('names only contacts and estates that exist, by the estate’s own type', () => {
    for (const customer of customers) {
      const typeOf = new Map(customer.estates.map((one) => [one.estateId, one.estateType]))
      for (const [id, { buyerOn, sellerOn, speculatorOn }] of customer.estateLinks) {
        expect(customer.contacts.has(id)).toBe(true)
        for (const { estateId, estateType } of [...buyerOn, ...sellerOn, ...speculatorOn]) {
          expect(estateType).toBe(typeOf.get(estateId))
        }
      }
    }
  })

  it('has no seller among the prospects, nobody twice, and a date not sent for each', () => {
    const { estateLinks } = first
    for (const [id, { sellerOn, speculatorOn }] of estateLinks) {
      const estates = speculatorOn.map(({ estateId }) => estateId)
      expect(new Set(estates).size, id).toBe(estates.length)
      for (const { estateId } of sellerOn) expect(estates, id).not.toContain(estateId)
    }
    const dated = [...estateLinks.values()].flatMap(({ speculatorOn }) => speculatorOn)
    expect(dated.filter(({ addedAt }) => addedAt !== undefined).length).toBeGreaterThan(200)
    for (const { addedAt } of dated) {
      if (addedAt !== undefined) expect(readMoment(addedAt)).toBeLessThan(today.getTime())
    }
  })
})

describe('an estate worth a look', () => {
  const WINTER = 'OBJ99999_2000000006'
  const levelsOn = (estateId: string) =>
    [...first.estateLinks.values()]
      .flatMap(({ speculatorOn }) => speculatorOn)
      .filter((one) => one.estateId === estateId)
      .map(({ level }) => level)

  it('is Vintervägen 9: for sale, with a seller and somebody who acts for her', () => {
    expect(first.estates.find(({ estateId }) => estateId === WINTER)).toMatchObject({
      streetAddress: 'Vintervägen 9',
      status: { name: 'Till salu' },
      published: true,
    })
    expect(list(first.partyRoles.get(everyRole.person)?.['seller'])).toContainEqual(
      expect.objectContaining({ estateId: WINTER }),
    )
    expect(list(first.partyRoles.get(everyRole.colleague)?.['extraSeller'])).toContainEqual(
      expect.objectContaining({
        estateId: WINTER,
        partyRole: 'PowerOfAttorney',
        contactId: everyRole.person,
      }),
    )
  })

  it('has a good dozen of prospects in every level, former ones and some who do not want it', () => {
    const levels = levelsOn(WINTER)
    expect(levels.length).toBeGreaterThan(12)
    expect([...new Set(levels)].sort()).toEqual([...interestLevels].sort())
    expect(levels.filter((level) => level === 'Archived').length).toBeGreaterThan(1)
    expect(levels.filter((level) => level === 'NotInterested').length).toBeGreaterThan(1)
  })

  it('has company: prospects of every level stand on the others that are for sale', () => {
    const others = first.estates.filter((one) => one.status.id === '3' && one.estateId !== WINTER)
    const levels = new Set(others.flatMap(({ estateId }) => levelsOn(estateId)))
    expect([...levels].sort()).toEqual([...interestLevels].sort())
  })
})

describe('the contacts of the sample answers', () => {
  it.each([
    ['person', person],
    ['advertising declined', noConsent],
    ['deceased', deceased],
    ['foreign number', foreignId],
    ['sparse', sparse],
    ['company', company],
    ['foreign company', foreignCompany],
    ['deceased estate', deceasedEstate],
  ])('are here to the letter: %s', (_, answer) => {
    expect(contact(answer.id)).toEqual(answer)
  })

  it('have the roles and relations of those answers', () => {
    expect(first.partyRoles.get(everyRole.person)).toEqual(partyRoles)
    expect(first.relations.get(everyRole.person)).toEqual(personRelations)
    expect(first.relations.get(everyRole.company)).toEqual(companyRelations)
    expect(first.relations.get(everyRole.deceasedEstate)).toEqual(estateRelations)
  })
})

describe('every case worth showing', () => {
  it('has the three answers on advertising, and every state of the informed date', () => {
    expect(contact(showcase.advertisingUnknown)['advertisingEnabled']).toBeNull()
    const answers = new Set(everybody.map((one) => one['advertisingEnabled']))
    expect(answers).toEqual(new Set([true, false, null]))
    expect(contact(showcase.informedNever)['gdprApprovalDate']).toBe('0001-01-01T00:00:00')
    const future = readMoment(contact(showcase.informedInFuture)['gdprApprovalDate'])
    expect(future).toBeGreaterThan(today.getTime())
  })

  it('has a deceased person whom the flags would still sell to', () => {
    expect(contact(showcase.deceasedButMarketed)).toMatchObject({
      isDeceased: true,
      advertisingEnabled: true,
      wantsToBeMatched: 'Yes',
      leadScore: 5,
    })
  })

  it('has a sole trader with the number of its owner', () => {
    const number = contact(showcase.soleTrader)['corporateNumber']
    expect(number).toMatch(/^1971/)
    expect(contact(showcase.soleTraderOwner)['socialSecurityNumber']).toBe(number)
    expect(contact(showcase.soleTraderShort)['corporateNumber']).toMatch(/^\d{10}$/)
  })

  it('has much of everything: roles, categories, note, names', () => {
    const roles = Object.values(first.partyRoles.get(showcase.sixtyRoles) ?? {}).flatMap(list)
    expect(roles.length).toBeGreaterThanOrEqual(60)
    expect(contact(showcase.fortyCategories)['categories']).toHaveLength(40)
    expect(String(contact(showcase.longNote)['note']).split('\n').length).toBeGreaterThan(15)
    expect(String(contact(showcase.longCompanyName)['name']).length).toBeGreaterThan(90)
    expect(first.partyRoles.get(showcase.nullRoles)).toMatchObject({ buyer: null, owner: [] })
  })

  it('has an estate with several shareholders and a company with several signatories', () => {
    const kinds = (id: string) =>
      list(first.relations.get(id)?.['relations']).map(({ relation }) => relation)
    expect(kinds(showcase.manyShareholders).filter((kind) => kind === 'EstateParty')).toHaveLength(
      5,
    )
    expect(
      kinds(showcase.manySignatories).filter((kind) => kind === 'CompanySignatory'),
    ).toHaveLength(4)
  })

  it('has coordination numbers, numbers of another format and odd telephones', () => {
    const coordination = String(contact(showcase.coordinationNumber)['socialSecurityNumber'])
    expect(Number(coordination.slice(6, 8))).toBeGreaterThan(60)
    expect(contact(showcase.otherFormatNumber)['isForeignSocialSecurityNumber']).toBe(true)
    expect(contact(showcase.oddPhones)['telephone']).toMatchObject({ cell: '+44 20 7946 0123' })
  })

  it('suggests contacts that exist, in texts that begin with something of their name', () => {
    expect(sample.suggestions).toHaveLength(12)
    for (const { contactId, text } of sample.suggestions) {
      const { firstName = '', lastName = '', name = '' } = contact(contactId)
      const known = `${String(firstName)} ${String(lastName)} ${String(name)}`
      expect(known).toContain(text.split(' – ')[0])
      expect(text.length).toBeLessThanOrEqual(50)
    }
  })
})

describe('the day it is shown', () => {
  it('is the same office for the same day', () => {
    const again = createSampleOffice(today).office.customers.get('M99999')
    expect(again?.contacts).toEqual(first.contacts)
    expect(again?.partyRoles).toEqual(first.partyRoles)
  })

  it('has the same people on another day, with newer dates', () => {
    const later = createSampleOffice(new Date('2028-05-01T08:00:00Z')).office.customers.get(
      'M99999',
    )
    const names = (contacts: Iterable<StoredContact>) =>
      [...contacts].map((one) => [one.id, one['firstName'], one['lastName'], one['name']])
    expect(names(later?.contacts.values() ?? [])).toEqual(names(first.contacts.values()))
    const changedAt = [...(later?.contacts.values() ?? [])].map((one) =>
      readMoment(one['changedAt']),
    )
    expect(Math.max(...changedAt.map((at) => at ?? 0))).toBeGreaterThan(Date.parse('2028-04-30'))
  })

  it('has something from today, something from last week, and nothing from tomorrow', () => {
    const ages = everybody
      .map((one) => readMoment(one['changedAt']))
      .filter((at) => at !== null)
      .map((at) => today.getTime() - at)
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0)
    expect(ages.filter((age) => age < 86_400_000).length).toBeGreaterThan(2)
    expect(ages.filter((age) => age < 8 * 86_400_000).length).toBeGreaterThan(15)
  })

  it('writes dates as bare Swedish time, but for a few with an offset', () => {
    const dates = everybody
      .map((one) => one['changedAt'])
      .filter((date) => typeof date === 'string')
    const bare = dates.filter((date) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(date))
    expect(bare.length).toBeGreaterThan(dates.length * 0.9)
    expect(bare.length).toBeLessThan(dates.length)
  })
})
