import { describe, expect, it } from 'vitest'
import { copyText, reachUrl } from '../../../../../electron/main/contacts/field-text'
import type { ContactRecord } from '../../../../../electron/main/crm-api/wire/contact'
import { readContact } from '../../../../../electron/main/crm-api/wire/contact'
import company from '../../../../fixtures/samples/contact-company.json' with { type: 'json' }
import person from '../../../../fixtures/samples/contact-person.json' with { type: 'json' }

const record = (wire: { id: string; customerId: string }, change: object = {}): ContactRecord => {
  const key = { contactId: wire.id, customerId: wire.customerId } as never
  const read = readContact({ ...wire, ...change }, key, Date.parse('2026-11-22T12:00:00Z'))
  if (!read.ok) throw new Error(read.error.code)
  return read.value.record
}

const cell = (at = 0) => ({ phone: 'telephone.cell', at }) as const
const twoNumbers = { telephone: { cell: '070 174 06 07 (Anna) / 0900-123 45 67 (Bo)' } }

describe('what a copy puts on the clipboard', () => {
  it('is the field as it is written', () => {
    expect(copyText(record(person), 'email.emailAddress2')).toBe('ingrid.jobb@example.com')
    expect(copyText(record(person), 'address')).toBe('Påhittsgatan 12 lgh 1101\n990 01 Låtsasstad')
    expect(copyText(record(company), 'homePage')).toBe('www.pahittadebygg.example')
    expect(copyText(record(company), 'corporateNumber')).toBe('559999-9017')
  })

  it('D26 is of a number what one dials, and else what is written', () => {
    expect(copyText(record(person), cell())).toBe('+46701740605')
    expect(copyText(record(person, twoNumbers), cell(0))).toBe('+46701740607')
    expect(copyText(record(person, twoNumbers), cell(1))).toBe('0900-123 45 67 (Bo)')
    expect(copyText(record(person, twoNumbers), cell(2))).toBeNull()
    expect(copyText(record(person, { telephone: null }), cell(0))).toBeNull()
  })

  it('names a country only when it is another', () => {
    const address = { streetAddress: 'Vej 1', zipCode: '1000', city: 'By', countryCode: 'DK' }
    expect(copyText(record(person, { address }), 'address')).toBe('Vej 1\n1000 By\nDK')
  })

  it('D14 is never a number that is a person’s', () => {
    expect(copyText(record(person), 'corporateNumber')).toBeNull()
    const soleTrader = record(company, { corporateNumber: '620314-9809' })
    expect(copyText(soleTrader, 'corporateNumber')).toBeNull()
  })

  it('X02 is clean of signs that turn or hide text', () => {
    expect(copyText(record(person, { firstName: 'A\u202Efdp\u200B' }), 'name')).toBe(
      'Afdp Exempelsson',
    )
  })
})

describe('where one click leads', () => {
  it('is the number, the mailbox or the page of the contact', () => {
    expect(reachUrl(record(person), cell())).toBe('tel:+46701740605')
    expect(reachUrl(record(person), 'email.emailAddress')).toBe(
      'mailto:ingrid.exempelsson@example.com',
    )
    expect(reachUrl(record(company), 'homePage')).toBe('https://www.pahittadebygg.example/')
  })

  it('D18 is nowhere for emergency numbers and for letters', () => {
    for (const written of ['112', '0', 'ring växeln']) {
      expect(reachUrl(record(person, { telephone: { cell: written } }), cell())).toBeNull()
    }
  })

  it('D26 is each number of a field for itself', () => {
    expect(reachUrl(record(person, twoNumbers), cell(0))).toBe('tel:+46701740607')
    expect(reachUrl(record(person, twoNumbers), cell(1))).toBeNull()
    expect(reachUrl(record(person, twoNumbers), cell(2))).toBeNull()
  })

  it('adds no field of its own to a mail', () => {
    const email = { emailAddress: 'a@example.com?bcc=b@example.com' }
    expect(reachUrl(record(person, { email }), 'email.emailAddress') ?? '').not.toContain('?')
  })
})

describe('GDPR 12 an address that carries a number of a person', () => {
  it('is handed to no other program', () => {
    const mailed = record(person, { email: { emailAddress: '850412-9803@example.com' } })
    expect(reachUrl(mailed, 'email.emailAddress')).toBeNull()
    for (const homePage of ['prov.example/8504129803', 'prov.example/?p=850412%2D9803']) {
      expect(reachUrl(record(company, { homePage }), 'homePage')).toBeNull()
    }
  })
})
