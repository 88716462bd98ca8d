import type { ContactId, CustomerId } from '../../electron/contract/domain/ids'
import { readContact } from '../../electron/main/crm-api/wire/contact'
import type { ContactRecord } from '../../electron/main/crm-api/wire/contact'
import type { StoredContact, WireCategory } from '../../electron/main/demo/office-data'
import {
  companyCategories,
  personCategories,
  roleCategories,
} from '../../electron/main/demo/sample/categories'
import {
  SAMPLE_CUSTOMER,
  contactIdOf,
  draftAddress,
  draftCompany,
  draftCompanyPhones,
  draftDeceasedEstate,
  draftEmail,
  draftPerson,
  draftPersonPhones,
  userIdOf,
} from '../../electron/main/demo/sample/drafts'
import {
  inventBirth,
  inventCorporateNumber,
  inventPersonalNumber,
  writeBirth,
  writeNumber,
} from '../../electron/main/demo/sample/identity-numbers'
import { inventPlace } from '../../electron/main/demo/sample/places'
import { seedRandom } from '../../electron/main/demo/sample/random'
import type { Random } from '../../electron/main/demo/sample/random'
import type { ContactRows } from '../../electron/main/store/contact-rows'
import { fold } from '../../electron/main/search/fold'
import { pickFirstName, pickLastName } from './common-names'

/**
 * An office of the size a search must stand: invented contacts as the CRM sends them, names as unevenly
 * spread as they are, the same every time. Only the phone numbers are fewer than in life, as the series
 * kept free for fiction hold five hundred; `phone` can give others.
 */
export interface ManyContacts {
  readonly seed?: number
  readonly first?: number
  phone?(random: Random, kind: 'mobile' | 'landline'): string
}

export function* manyContacts(count: number, given: ManyContacts = {}): Generator<StoredContact> {
  const random = seedRandom(given.seed ?? 1)
  const first = given.first ?? 100_000
  const phone = given.phone ?? inventPhone
  for (let index = 0; index < count; index++) {
    const kind = random.next()
    const id = contactIdOf(first + index)
    if (kind < 0.86) yield inventPerson(id, random, phone)
    else if (kind < 0.97) yield inventCompany(id, random, phone)
    else yield inventEstate(id, random, phone)
  }
}

/** As read from the wire: what the copy is filled with. */
export function* manyRecords(count: number, given: ManyContacts = {}): Generator<ContactRecord> {
  for (const contact of manyContacts(count, given)) yield recordOf(contact)
}

export const READ_AT = Date.parse('2026-11-20T12:00:00Z')

export function recordOf(contact: StoredContact): ContactRecord {
  const key = {
    contactId: contact.id as ContactId,
    customerId: contact.customerId as CustomerId,
  }
  const read = readContact(contact, key, READ_AT)
  if (!read.ok) throw new Error('The builder made a contact that cannot be read')
  return read.value.record
}

const PER_WRITE = 500

/** Into the copy, as the sync does it: many to a write. */
export function saveMany(rows: ContactRows, records: Iterable<ContactRecord>, at = READ_AT): void {
  let batch: ContactRecord[] = []
  const write = () => rows.save(SAMPLE_CUSTOMER as CustomerId, batch, at, rows.asking())
  for (const record of records) {
    batch.push(record)
    if (batch.length < PER_WRITE) continue
    write()
    batch = []
  }
  write()
}

type PhoneOf = NonNullable<ManyContacts['phone']>

/** The series PTS keeps free. Many contacts share each number, and more so if most were mobile ones. */
function inventPhone(random: Random, kind: 'mobile' | 'landline'): string {
  if (kind === 'mobile' && random.chance(0.3)) {
    return varied(`070-174 06 ${twoDigits(random.between(5, 99))}`, random)
  }
  const series = random.pick(['08-465 004 ', '031-390 06 ', '040-628 04 ', '0980-31 92 '])
  return series + twoDigits(random.between(0, 99))
}

function varied(written: string, random: Random): string {
  const digits = written.replace(/\D/g, '')
  return random.pick([written, written, digits, `+46 ${written.slice(1)}`, `+46${digits.slice(1)}`])
}

function inventPerson(id: string, random: Random, phone: PhoneOf): StoredContact {
  const gender = random.pick(['female', 'male'] as const)
  const firstName = pickFirstName(gender, random)
  const lastName = pickLastName(random)
  const birth = inventBirth(random, 1930, 2006)
  const number = inventPersonalNumber(birth, gender, random.between(0, 4))
  return draftPerson({
    id,
    firstName,
    lastName,
    socialSecurityNumber: random.chance(0.6)
      ? writeNumber(number, random.pick(['long-dash', 'long', 'short-dash']))
      : null,
    dateOfBirth: random.chance(0.6) ? writeBirth(birth) : null,
    telephone: draftPersonPhones({
      cell: random.chance(0.9) ? phone(random, 'mobile') : null,
      home: random.chance(0.2) ? phone(random, 'landline') : null,
      work: random.chance(0.1) ? phone(random, 'landline') : null,
    }),
    leadScore: random.pick([null, 0, 1, 2, 3, 4, 5]),
    wantsToBeMatched: random.pick(['Yes', 'No', 'NotAsked', 'NotAsked']),
    gdprApprovalDate: random.chance(0.7) ? inventMoment(random) : null,
    isDeceased: random.chance(0.01),
    email: random.chance(0.85) ? draftEmail(inventEmail(firstName, lastName, random)) : null,
    note: random.chance(0.3) ? random.pick(notes) : null,
    categories: random.sample<WireCategory>(
      [...personCategories, ...Object.values(roleCategories)],
      random.pick([0, 1, 1, 2, 3]),
    ),
    ...inventCommon(random),
  })
}

function inventCompany(id: string, random: Random, phone: PhoneOf): StoredContact {
  const name = `${pickLastName(random)}s ${random.pick(trades)}`
  return draftCompany({
    id,
    name,
    corporateNumber: random.chance(0.8) ? inventCorporateNumber(random.between(0, 9)) : null,
    telephone: draftCompanyPhones({ switch: phone(random, 'landline') }),
    email: draftEmail(`info@${slug(name).slice(0, 30)}.example`),
    categories: random.sample<WireCategory>(companyCategories, random.between(0, 2)),
    ...inventCommon(random),
  })
}

function inventEstate(id: string, random: Random, phone: PhoneOf): StoredContact {
  const gender = random.pick(['female', 'male'] as const)
  const birth = inventBirth(random, 1915, 1950)
  return draftDeceasedEstate({
    id,
    name: `Dbo efter ${pickFirstName(gender, random)} ${pickLastName(random)}`,
    socialSecurityNumber: writeNumber(inventPersonalNumber(birth, gender), 'long-dash'),
    telephone: draftPersonPhones({ home: phone(random, 'landline') }),
    ...inventCommon(random),
  })
}

function inventCommon(random: Random) {
  const { longitude, latitude, ...place } = inventPlace(random)
  const wgs84Coordinate = random.chance(0.7) ? { longitude, latitude } : null
  return {
    agentId: random.chance(0.95) ? userIdOf(random.between(1, 25)) : null,
    address: random.chance(0.9) ? draftAddress({ ...place, wgs84Coordinate }) : null,
    advertisingEnabled: random.pick([true, true, true, false, null]),
    createdAt: inventMoment(random),
    changedAt: inventMoment(random),
  }
}

/** Before any of it is read. */
function inventMoment(random: Random): string {
  const day = `${random.between(2015, 2025)}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`
  return `${day}T${twoDigits(random.between(7, 18))}:${twoDigits(random.between(0, 59))}:09.65`
}

function inventEmail(firstName: string, lastName: string, random: Random): string {
  const [first, last] = [slug(firstName), slug(lastName)]
  const year = random.between(40, 99)
  const local = random.pick([
    `${first}.${last}`,
    `${first}.${last}${year}`,
    `${first}${last}`,
    `${first}${year}`,
  ])
  const domain = random.pick([
    'example.com',
    'example.com',
    'example.se',
    'example.org',
    'mejl.example.se',
  ])
  return `${local}@${domain}`
}

function slug(text: string): string {
  return fold(text).replace(/[^a-z0-9-]+/g, '')
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

const trades: readonly string[] = [
  'Bygg AB',
  'Måleri HB',
  'Åkeri & Transport AB',
  'Elektriska AB',
  'Trädgård och Anläggning AB',
  'Redovisningsbyrå AB',
  'Städservice',
  'Fastighets AB',
]

const notes: readonly string[] = [
  'Ringer helst på förmiddagen.',
  'Söker större, gärna med balkong i söderläge och nära till skola. Vill sälja först.',
  'Var på värderingsmöte. Återkommer när barnen har flyttat hemifrån, troligen till hösten.',
  'Bytte telefon i våras, det gamla numret gäller inte.',
]
