import { describe, expect, it } from 'vitest'
import type { ContactChange } from '../../../../../electron/contract/domain/changes'
import { changesBetween } from '../../../../../electron/main/contacts/changes'
import { read, sample } from '../crm-api/wire/sample-contact'

const AT = Date.parse('2026-11-22T15:10:00Z')
const NOTICED = '2026-11-22T15:10:00.000Z'

const person = (fields: Record<string, unknown> = {}) =>
  read({ ...sample('contact-person'), ...fields }).record
const between = (
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  unseen: ContactChange[] = [],
) => changesBetween(person(before), person(after), unseen, AT)

describe('what has changed since the broker saw it', () => {
  it('is nothing when the CRM only touched its own stamp', () => {
    expect(between({}, { changedAt: '2026-11-22T12:00:00' })).toEqual([])
  })

  it.each([
    ['name', { lastName: 'Nyttnamn' }],
    ['phones', { telephone: { cell: '070-174 06 99' } }],
    ['emails', { email: { emailAddress: 'ny@example.com' } }],
    ['address', { address: { streetAddress: 'Nya vägen 1' } }],
    ['informed', { gdprApprovalDate: '2025-01-02T00:00:00' }],
    ['matching', { wantsToBeMatched: 'No' }],
    ['agent', { agentId: 'HAN-annan' }],
    ['note', { note: 'Ny anteckning' }],
    ['number', { socialSecurityNumber: '19750101-9802' }],
    ['categories', { categories: [{ id: 'KAT1', name: 'Ny kategori', readOnly: false }] }],
  ])('names the %s, plainly', (field, fields) => {
    const changes = between({ wantsToBeMatched: 'Yes' }, { wantsToBeMatched: 'Yes', ...fields })
    expect(changes).toEqual([{ field, strength: 'plain', noticedAt: NOTICED }])
  })

  it.each([
    ['advertising', { advertisingEnabled: true }, { advertisingEnabled: false }],
    ['advertising', { advertisingEnabled: null }, { advertisingEnabled: false }],
    ['deceased', { isDeceased: false }, { isDeceased: true }],
  ])('marks a turn of %s to "avböjd" or "avliden" strongest (GDPR 27)', (field, before, after) => {
    expect(between(before, after)).toMatchObject([{ field, strength: 'strongest' }])
  })

  it.each([
    ['advertising', { advertisingEnabled: false }, { advertisingEnabled: true }],
    ['deceased', { isDeceased: true }, { isDeceased: null }],
  ])('marks a turn of %s the other way plainly', (field, before, after) => {
    expect(between(before, after)).toMatchObject([{ field, strength: 'plain' }])
  })

  it('keeps marks that were not seen, and one per field, of the later turn', () => {
    const unseen: ContactChange[] = [
      { field: 'note', strength: 'plain', noticedAt: '2026-11-01T10:00:00.000Z' },
      { field: 'advertising', strength: 'strongest', noticedAt: '2026-11-01T10:00:00.000Z' },
    ]
    expect(between({ advertisingEnabled: false }, { advertisingEnabled: true }, unseen)).toEqual([
      unseen[0],
      { field: 'advertising', strength: 'plain', noticedAt: NOTICED },
    ])
  })

  it('D26 is no phone when only what it dials has changed, or the sign between two of them', () => {
    const fields = (cell: string, countryCode: string) => ({
      telephone: { cell },
      address: { city: 'Oslo', countryCode },
    })
    const before = fields('912 34 567 / 912 34 568', 'SE')
    expect(between(before, fields('912 34 567, 912 34 568', 'SE'))).toMatchObject([])
    expect(between(before, fields('912 34 567 / 912 34 568', 'NO'))).toMatchObject([
      { field: 'address' },
    ])
    expect(between(before, fields('912 34 567 / 912 34 569', 'SE'))).toMatchObject([
      { field: 'phones' },
    ])
  })

  it('does not mind in which order the CRM lists categories', () => {
    const one = { id: 'A', name: 'Alfa', readOnly: false }
    const two = { id: 'B', name: 'Beta', readOnly: false }
    expect(between({ categories: [one, two] }, { categories: [two, one] })).toEqual([])
  })
})
