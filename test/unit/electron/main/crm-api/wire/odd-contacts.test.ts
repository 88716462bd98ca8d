import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contact as contactSchema } from '../../../../../../electron/contract/domain/contact'
import { contactKey } from '../../../../../../electron/contract/domain/ids'
import { readContact } from '../../../../../../electron/main/crm-api/wire/contact'
import { NOW, person, read, sample } from './sample-contact'

describe('a contact', () => {
  it.each(['Association', null, undefined, '', 7, {}])(
    'D01 of type %j is read as one of a kind not known',
    (type) => {
      const { contact } = read({ ...sample('contact-person'), type }).record
      expect(contact).toMatchObject({
        kind: 'unknown',
        name: 'Ingrid Exempelsson',
        rawType: type === 'Association' ? 'Association' : type === 7 ? '7' : null,
        number: { shown: '19620314-••••' },
      })
    },
  )

  it.each([
    ['person', 'person'],
    ['COMPANY', 'company'],
    [2, 'deceased-estate'],
    ['0', 'person'],
  ])('is told by its type as name in any case or number: %j', (type, kind) => {
    expect(read({ ...sample('contact-person'), type }).record.contact.kind).toBe(kind)
  })

  it('D02 keeps an unknown answer about matching as the text it was', () => {
    const matching = (wantsToBeMatched: unknown) => person({ wantsToBeMatched }).matching
    expect(matching('Maybe')).toMatchObject({ state: 'unknown', raw: 'Maybe' })
    expect(matching(3)).toMatchObject({ state: 'unknown', raw: '3' })
    expect(matching(true)).toMatchObject({ state: 'unknown', raw: null })
    expect(matching(null)).toMatchObject({ state: 'unknown', raw: null })
    expect(matching(0)).toMatchObject({ state: 'yes', raw: null })
    expect(matching('NOTASKED')).toMatchObject({ state: 'not-asked', raw: null })
  })

  it.each([null, undefined, 'true', 1, 0, '', {}])(
    'GDPR 1 D03 has unknown flags when the CRM says %j',
    (value) => {
      const read = person({ advertisingEnabled: value, isDeceased: value, isCompanyPerson: value })
      expect(read).toMatchObject({
        advertising: 'unknown',
        deceased: 'unknown',
        linkedToCompany: 'unknown',
      })
    },
  )

  it('GDPR 1 D03 has unknown flags when the keys are not there', () => {
    const body = sample('contact-person')
    delete body.advertisingEnabled
    expect(read(body).record.contact.advertising).toBe('unknown')
  })

  it('D05 never says informed for a date that is none', () => {
    const informed = (gdprApprovalDate: unknown) => person({ gdprApprovalDate }).informed.state
    expect(informed('0001-01-01T00:00:00')).toBe('unknown')
    expect(informed('9999-01-01T00:00:00')).toBe('unknown')
  })

  it.each([-1, 0, 11, 6, 2.5, null, '3', Number.NaN, 1e99, [3]])(
    'D08 hides a lead score of %j',
    (score) => {
      expect(person({ leadScore: score }).leadScore).toBeNull()
    },
  )

  it('D13 masks a number of another format whole, on either spelling of the flag', () => {
    const flags = ['isForeignSocialSecurityNumber', 'isForeignIdSocialSecurityNumber']
    for (const flag of flags) {
      expect(person({ isForeignSocialSecurityNumber: null, [flag]: true }).number).toMatchObject({
        label: 'other-format',
        shown: '••••••••••',
      })
    }
  })

  it('D14 keeps a sole trader’s number out of everything the window gets', () => {
    for (const number of ['121212-1212', '191212121212', '16121212-1212', '1212121212']) {
      const { record } = read({ ...sample('contact-company'), corporateNumber: number })
      expect(JSON.stringify(record.contact)).not.toMatch(/1212\b(?!-)/)
      expect(record.fullNumber).toBe(number)
    }
  })

  it('GDPR 15 D17 takes no field that is not known', () => {
    const marked = {
      ...sample('contact-person'),
      bankAccount: 'MARKER-1',
      __proto__: { x: 'MARKER-2' },
      telephone: { cell: '070-174 06 05', secret: 'MARKER-3' },
      address: { city: 'Låtsasstad', wgs84Coordinate: { longitude: 20, x: 'MARKER-4' } },
      categories: [{ id: 'K', name: 'VIP', colour: 'MARKER-5' }],
      email: { emailAddress: 'a@b.example', hash: 'MARKER-6' },
    }
    expect(JSON.stringify(read(marked))).not.toMatch(/MARKER|wgs84|longitude/)
  })

  it('keeps the last digits of the personal number out of what the window gets', () => {
    const { contact } = read(sample('contact-person')).record
    expect(JSON.stringify(contact)).not.toContain('9809')
  })

  it('D10 folds double categories and leaves out empty ones', () => {
    const categories = [
      { id: 'K1', name: 'VIP' },
      { id: 'K1', name: 'VIP' },
      { id: 'K2', name: null },
      { id: null, name: ' ' },
      null,
      'VIP',
    ]
    expect(person({ categories }).categories).toEqual([
      { id: 'K1', name: 'VIP', setBySystem: false },
      { id: 'K2', name: null, setBySystem: false },
    ])
    expect(person({ categories: null }).categories).toEqual([])
  })

  it('D09 has no name when the CRM holds only spaces', () => {
    expect(person({ firstName: '  ', lastName: '\u200B' }).name).toBeNull()
    expect(person({ firstName: null, lastName: 'Ek' }).name).toBe('Ek')
  })

  it('never throws and never gives a contact the contract does not know, whatever the JSON', () => {
    const asked = contactKey.parse({ customerId: 'M1', contactId: 'A1' })
    const wild = fc.dictionary(
      fc.constantFrom(
        ...Object.keys(sample('contact-person')),
        'corporateNumber',
        'homePage',
        'name',
      ),
      fc.jsonValue({ maxDepth: 3 }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), wild), (body) => {
        const bodies = [body, Array.isArray(body) ? body : { ...(body as object), id: 'A1' }]
        for (const one of bodies) {
          const result = readContact(one, asked, NOW)
          if (result.ok) contactSchema.parse(result.value.record.contact)
        }
      }),
      { numRuns: 500 },
    )
  })
})
