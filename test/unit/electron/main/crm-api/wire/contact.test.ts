import { describe, expect, it } from 'vitest'
import { contactKey } from '../../../../../../electron/contract/domain/ids'
import { readContact } from '../../../../../../electron/main/crm-api/wire/contact'
import { keyOf, NOW, read, sample } from './sample-contact'

describe('a contact', () => {
  it('N01 is read whole as a person', () => {
    const { record, complete } = read(sample('contact-person'))
    expect(complete).toBe(true)
    expect(record).toEqual({
      contact: {
        kind: 'person',
        id: 'ADR00000000000000000000000000001001',
        customerId: 'M99999',
        name: 'Ingrid Exempelsson',
        agentId: 'HAN00000000000000000000000000000001',
        number: {
          label: 'personal-number',
          shown: '19620314-••••',
          masked: true,
          checkDigitIsWrong: false,
        },
        phones: [
          {
            field: 'telephone.cell',
            numbers: [{ dialable: '+46701740605', written: '070-174 06 05', label: null }],
          },
          {
            field: 'telephone.home',
            numbers: [{ dialable: '+46846500412', written: '08-465 004 12', label: null }],
          },
        ],
        emails: [
          {
            field: 'email.emailAddress',
            written: 'ingrid.exempelsson@example.com',
            writable: true,
          },
          { field: 'email.emailAddress2', written: 'ingrid.jobb@example.com', writable: true },
        ],
        address: {
          streetAddress: 'Påhittsgatan 12 lgh 1101',
          zipCode: '990 01',
          city: 'Låtsasstad',
          countryCode: 'SE',
          coordinate: { latitude: 58.0123, longitude: 20.0123 },
        },
        advertising: 'yes',
        note: 'Ringer helst efter kl. 17.\nSöker större balkong.',
        categories: [
          { id: 'KAT00000000000000000000000000000002', name: 'Köpare', setBySystem: true },
          { id: 'KAT00000000000000000000000000000001', name: 'Säljare', setBySystem: true },
          { id: 'KAT00000000000000000000000000000012', name: 'VIP', setBySystem: false },
        ],
        createdAt: '2019-02-06T07:31:10.200Z',
        changedAt: '2026-08-31T09:46:09.650Z',
        protectedIdentity: false,
        dateOfBirth: '1962-03-14',
        deceased: 'no',
        informed: { state: 'date', on: '2024-03-11' },
        matching: { state: 'yes', raw: null, changedAt: '2026-05-20T07:12:44.317Z' },
        leadScore: 4,
        linkedToCompany: 'no',
      },
      fullNumber: '19620314-9809',
      nameParts: { given: 'Ingrid', family: 'Exempelsson' },
      homePageUrl: null,
      changedRaw: '2026-08-31T11:46:09.65',
    })
  })

  it('N01 is read whole as a company', () => {
    const { record } = read(sample('contact-company'))
    expect(record.contact).toMatchObject({
      kind: 'company',
      name: 'Påhittade Bygg & Fastighetsutveckling i Låtsasstad Aktiebolag',
      number: { label: 'corporate-number', shown: '559999-9017', masked: false },
      homePage: { host: 'www.pahittadebygg.example' },
      leadScore: 3,
    })
    expect(record.homePageUrl).toBe('https://www.pahittadebygg.example/')
    expect(record.nameParts).toBeNull()
    expect(
      record.contact.phones.map(({ field, numbers }) => [field, numbers[0]?.dialable]),
    ).toEqual([
      ['telephone.other', '+46701740631'],
      ['telephone.switch', '+46313900601'],
    ])
  })

  it('N01 is read whole as a deceased estate, without what that type lacks', () => {
    const { record } = read(sample('contact-deceased-estate'))
    expect(record.contact).toMatchObject({
      kind: 'deceased-estate',
      name: 'Dbo efter Åke Öberg-Påhitt',
      number: { label: 'personal-number-of-deceased', shown: '19340911-••••' },
    })
    for (const key of ['informed', 'matching', 'leadScore', 'deceased', 'dateOfBirth']) {
      expect(record.contact).not.toHaveProperty(key)
    }
  })

  it.each([
    'contact-person-sparse',
    'contact-person-deceased',
    'contact-person-foreign-id',
    'contact-person-no-consent',
    'contact-company-foreign',
    'contact-mixed-single',
  ])('reads the sample %s', (name) => {
    expect(read(sample(name)).complete).toBe(true)
  })

  it('is incomplete where the mixed call left its type’s own fields out', () => {
    expect(read(sample('contact-mixed-single-base-only')).complete).toBe(false)
    expect(read({ ...sample('contact-mixed-single-base-only'), LastName: null }).complete).toBe(
      true,
    )
  })

  it('is the same with keys in any case and a list of one', () => {
    const body = sample('contact-person')
    const shout = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shout)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k.toUpperCase(), shout(v)]))
          : value
    const loud = readContact(shout(body), keyOf(body), NOW)
    const listed = readContact([body], keyOf(body), NOW)
    expect(loud).toEqual(readContact(body, keyOf(body), NOW))
    expect(listed).toEqual(loud)
  })

  it('is only taken for the id that was asked for', () => {
    const body = sample('contact-person')
    const asked = contactKey.parse({ customerId: 'M99999', contactId: 'ADR1' })
    const odd = [
      body,
      { ...body, id: null },
      [body, body],
      [],
      {},
      'Ingrid',
      1,
      true,
      { message: 'x' },
      undefined,
    ]
    for (const one of odd) {
      expect(readContact(one, asked, NOW)).toMatchObject({ error: { code: 'unexpected-format' } })
    }
  })
})
