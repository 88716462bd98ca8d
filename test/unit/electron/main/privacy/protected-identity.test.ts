import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contact as contactSchema } from '../../../../../electron/contract/domain/contact'
import type { Contact } from '../../../../../electron/contract/domain/contact'
import { contactKey } from '../../../../../electron/contract/domain/ids'
import { failed, ok } from '../../../../../electron/contract/errors'
import type { ContactRecord } from '../../../../../electron/main/crm-api/wire/contact'
import {
  isProtected,
  protecting,
  withoutProtected,
} from '../../../../../electron/main/privacy/protected-identity'
import {
  aCompanyContact,
  aDeceasedEstateContact,
  anUnknownContact,
  aPersonContact,
} from '../../../../builders/card'
import { createScriptedCrm } from '../../../../fakes/scripted-crm'

const CATEGORY = 'Skyddad identitet'
const NAMED = [CATEGORY]
const inCategory = (name: string | null) => ({
  categories: [{ id: 'K1', name, setBySystem: false }],
})

const recordOf = (contact: Contact): ContactRecord => ({
  contact,
  fullNumber: '19850412-9803',
  nameParts: { given: 'Prova', family: 'Exempelgren' },
  homePageUrl: 'https://www.provbolaget.example/',
  changedRaw: '2026-10-11T12:13:14.15',
})

const everyKind = (given: ReturnType<typeof inCategory>): Contact[] => [
  aPersonContact(given),
  aCompanyContact(given),
  aDeceasedEstateContact(given),
  anUnknownContact(given),
]

describe('who has a protected identity', () => {
  it.each([CATEGORY, ' skyddad  IDENTITET ', 'Skyddad\u00a0identitet'])(
    'GDPR 24 is told by the category the office has named, also written %j',
    (name) => {
      expect(isProtected(aPersonContact(inCategory(name)), NAMED)).toBe(true)
    },
  )

  it('GDPR 24 is told whichever way an å is put together', () => {
    const contact = aPersonContact(inCategory('Sa\u030Ar'))
    expect(isProtected(contact, ['s\u00E5r'])).toBe(true)
  })

  it.each(['Skyddad', 'Skyddad identitet 2', '', null])('is not told by %j', (name) => {
    expect(isProtected(aPersonContact(inCategory(name)), NAMED)).toBe(false)
  })

  it('is nobody when the office has answered that it has no such category', () => {
    const record = recordOf(aPersonContact(inCategory(CATEGORY)))
    expect(withoutProtected(record, [])).toBe(record)
  })

  it('stays so when another category is named: what is gone was not fetched anew', () => {
    const bared = withoutProtected(recordOf(aPersonContact(inCategory(CATEGORY))), NAMED)
    expect(withoutProtected(bared, ['Någon annan'])).toEqual(bared)
  })
})

describe('what is known of them', () => {
  it.each(everyKind(inCategory(CATEGORY)))(
    'GDPR 24 is neither address, phone, e-mail, note nor number: $kind',
    (contact) => {
      const { contact: bared, ...rest } = withoutProtected(recordOf(contact), NAMED)
      expect(bared).toMatchObject({
        protectedIdentity: true,
        phones: [],
        emails: [],
        address: null,
        note: null,
        number: null,
      })
      expect(rest).toEqual({
        fullNumber: null,
        nameParts: { given: 'Prova', family: 'Exempelgren' },
        homePageUrl: null,
        changedRaw: '2026-10-11T12:13:14.15',
      })
      expect(contactSchema.parse(bared)).toEqual(bared)
    },
  )

  it('GDPR 24 is no day of birth, which leads with the name to where a number does', () => {
    const contact = aPersonContact({ ...inCategory(CATEGORY), dateOfBirth: '1985-04-12' })
    expect(JSON.stringify(withoutProtected(recordOf(contact), NAMED))).not.toContain('1985-04-12')
  })

  it('is who they are, what the CRM says about advertising, and who is in charge', () => {
    const contact = aPersonContact({ ...inCategory(CATEGORY), advertising: 'no', deceased: 'yes' })
    const { contact: bared } = withoutProtected(recordOf(contact), NAMED)
    const { id, customerId, kind, name, agentId, categories } = contact
    expect(bared).toMatchObject({ id, customerId, kind, name, agentId, categories })
    expect(bared).toMatchObject({ advertising: 'no', deceased: 'yes', informed: contact.informed })
  })

  it('GDPR 24 is nothing that could be read out of any other field', () => {
    // Long enough that a name or an id cannot hold it by chance.
    const secret = fc.string({ minLength: 12, unit: fc.constantFrom(...'åäö7@+ .-x"\\') })
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 9, maxLength: 9 }),
        fc.constantFrom('person', 'company', 'deceased-estate', 'unknown'),
        (secrets, kind) => {
          const [street, zip, city, phone, work, mail, note, page, number] = secrets as string[]
          const given = {
            ...inCategory(CATEGORY),
            address: {
              streetAddress: street,
              zipCode: zip,
              city,
              countryCode: 'SE',
              coordinate: { latitude: 58.123456, longitude: 20.123456 },
            },
            phones: [
              {
                field: 'telephone.cell',
                numbers: [{ dialable: '+46701740690', written: phone, label: work }],
              },
            ],
            emails: [{ field: 'email.emailAddress', written: mail, writable: true }],
            note,
          }
          const base = everyKind(inCategory(CATEGORY)).find((one) => one.kind === kind)
          const homePage = kind === 'company' ? { homePage: { written: page, host: page } } : {}
          const contact = contactSchema.parse({ ...base, ...given, ...homePage })
          const record: ContactRecord = {
            contact,
            fullNumber: number ?? null,
            nameParts: null,
            homePageUrl: page ?? null,
            changedRaw: null,
          }
          const text = JSON.stringify(withoutProtected(record, NAMED))
          for (const one of secrets) expect(text).not.toContain(JSON.stringify(one).slice(1, -1))
          expect(text).not.toContain('58.123456')
          expect(text).not.toContain('701740690')
        },
      ),
    )
  })
})

describe('a CRM that protects', () => {
  const key = contactKey.parse({ customerId: 'M99999', contactId: 'ADR1' })
  const protectedRecord = recordOf(aPersonContact(inCategory(CATEGORY)))
  const openRecord = recordOf(aPersonContact())
  const crm = createScriptedCrm({
    contact: async () => ok(protectedRecord),
    contactBatch: async () =>
      ok({
        found: [
          { contactId: key.contactId, record: protectedRecord },
          { contactId: key.contactId, record: openRecord },
        ],
        invalid: [],
        missing: [key.contactId],
      }),
  })
  const bared = withoutProtected(protectedRecord, NAMED)

  it('GDPR 24 lets no protected contact through, alone or among others', async () => {
    const guarded = protecting(crm, () => NAMED)
    expect(await guarded.contact(key)).toEqual(ok(bared))
    const batch = await guarded.contactBatch(key.customerId, 'person', [key.contactId])
    expect(batch).toEqual(
      ok({
        found: [
          { contactId: key.contactId, record: bared },
          { contactId: key.contactId, record: openRecord },
        ],
        invalid: [],
        missing: [key.contactId],
      }),
    )
  })

  it('goes by the category that is named when the answer comes', async () => {
    let named: string[] = []
    const guarded = protecting(crm, () => named)
    const asked = guarded.contact(key)
    named = NAMED
    expect(await asked).toEqual(ok(bared))
  })

  it('hands on what was asked, failures, and every other call', async () => {
    const asked: unknown[] = []
    const failing = createScriptedCrm({
      async contact(...args) {
        asked.push(args)
        return failed('no-access')
      },
      contactBatch: async () => failed('timed-out'),
    })
    const guarded = protecting(failing, () => NAMED)
    const { signal } = new AbortController()
    expect(await guarded.contact(key, signal, 'background')).toEqual(failed('no-access'))
    expect(asked).toEqual([[key, signal, 'background']])
    expect(await guarded.contactBatch(key.customerId, 'person', [])).toEqual(failed('timed-out'))
    expect(await guarded.checkCustomer(key.customerId)).toEqual(ok({ name: 'Kontoret' }))
    guarded.close()
    expect(failing.closed).toBe(true)
  })
})
