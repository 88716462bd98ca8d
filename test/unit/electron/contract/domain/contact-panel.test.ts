import { describe, expect, it } from 'vitest'
import { CHECK_FLAGS_AFTER_MS } from '../../../../../electron/contract/domain/age'
import type { Contact } from '../../../../../electron/contract/domain/contact'
import { contactPanel, panelRowNames } from '../../../../../electron/contract/domain/contact-panel'
import type { PanelRow } from '../../../../../electron/contract/domain/contact-panel'
import { contactKey } from '../../../../../electron/contract/domain/ids'
import { withoutProtected } from '../../../../../electron/main/privacy/protected-identity'
import type { Flag } from '../../../../../electron/contract/domain/flags'
import {
  aCompanyContact,
  aDeceasedEstateContact,
  anUnknownContact,
  aPersonContact,
} from '../../../../builders/card'

const FETCHED = '2026-11-20T12:00:00.000Z'
const AT_ONCE = Date.parse(FETCHED)
const flags: readonly Flag[] = ['yes', 'no', 'unknown']

const panelOf = (contact: Contact, now = AT_ONCE) => contactPanel(contact, FETCHED, now)
const rowOf = (contact: Contact, name: PanelRow['name']) => {
  const row = panelOf(contact).rows.find((one) => one.name === name)
  if (row === undefined) throw new Error(`no row ${name}`)
  return row
}

describe('what the CRM says of reaching a contact', () => {
  it('GDPR 9 has four rows, whatever the flag says', () => {
    for (const contact of [
      aPersonContact({ advertising: 'no' }),
      aCompanyContact(),
      aDeceasedEstateContact(),
      anUnknownContact({ phones: aPersonContact().phones }),
    ]) {
      expect(panelOf(contact).rows.map(({ name }) => name)).toEqual([...panelRowNames])
    }
  })

  it.each(flags)('GDPR 9 is %s for phone, messages and post when the flag is', (advertising) => {
    for (const name of ['phone', 'message', 'post'] as const) {
      expect(rowOf(aPersonContact({ advertising }), name).advertising).toBe(advertising)
    }
  })

  it.each(flags)('GDPR 9 says nothing of meetings when advertising is %s', (advertising) => {
    expect(rowOf(aPersonContact({ advertising }), 'meeting').advertising).toBe('not-recorded')
  })

  const emails: Contact['emails'] = [
    { field: 'email.emailAddress', written: 'ingrid@example.com', writable: true },
  ]
  const addressOf = (
    streetAddress: string | null,
    zipCode: string | null,
    city: string | null,
  ): Contact['address'] => ({ streetAddress, zipCode, city, countryCode: 'SE', coordinate: null })
  const namesOf = (given: Parameters<typeof aPersonContact>[0]) =>
    panelOf(aPersonContact(given)).rows.map(({ name }) => name)

  it.each([
    [{ phones: [], emails }, ['meeting', 'message', 'post']],
    [{ phones: [], emails: [] }, ['meeting', 'post']],
    [{ emails }, ['meeting', 'phone', 'message', 'post']],
    [{ address: null }, ['meeting', 'phone', 'message']],
    [{ address: addressOf(null, null, null) }, ['meeting', 'phone', 'message']],
    [{ address: addressOf('Provvägen 1', null, null) }, ['meeting', 'phone', 'message', 'post']],
    [{ address: addressOf(null, '990 02', null) }, ['meeting', 'phone', 'message', 'post']],
    [{ address: addressOf(null, null, 'Testköping') }, ['meeting', 'phone', 'message', 'post']],
  ] as [Parameters<typeof aPersonContact>[0], string[]][])(
    'GDPR 9 leaves out what cannot apply: %j',
    (given, names) => {
      expect(namesOf(given)).toEqual(names)
    },
  )

  it('GDPR 9 GDPR 24 says nothing of reaching a protected identity', () => {
    const key = contactKey.parse({ customerId: 'M99999', contactId: 'ADR1' })
    const categories = [{ id: 'K1', name: 'Skyddad identitet', setBySystem: false }]
    const contact = aPersonContact({ id: key.contactId, categories })
    const record = {
      contact,
      fullNumber: null,
      nameParts: null,
      homePageUrl: null,
      changedRaw: null,
    }
    expect(panelOf(withoutProtected(record, null).contact).rows).toEqual([
      { name: 'meeting', advertising: 'not-recorded' },
    ])
  })

  it('GDPR 4 GDPR 5 leads with the relatives for the deceased and for estates, and for nobody else', () => {
    expect(panelOf(aPersonContact({ deceased: 'yes' })).relatives).toBe(true)
    expect(panelOf(aDeceasedEstateContact()).relatives).toBe(true)
    for (const deceased of ['no', 'unknown'] as const) {
      expect(panelOf(aPersonContact({ deceased })).relatives).toBe(false)
    }
    expect(panelOf(aCompanyContact()).relatives).toBe(false)
  })

  it('GDPR 25 asks to be checked before a mailing after a day, and when its age cannot be told', () => {
    const needsCheck = (now: number) => panelOf(aPersonContact(), now).needsCheck
    expect(needsCheck(AT_ONCE + CHECK_FLAGS_AFTER_MS)).toBe(false)
    expect(needsCheck(AT_ONCE + CHECK_FLAGS_AFTER_MS + 1)).toBe(true)
    expect(needsCheck(AT_ONCE - 1)).toBe(true)
  })
})
