import type { StoredContact, WireCategory } from '../office-data'
import { companyCategories, personCategories } from './categories'
import {
  contactIdOf,
  draftAddress,
  draftCompany,
  draftCompanyPhones,
  draftDeceasedEstate,
  draftEmail,
  draftPerson,
  draftPersonPhones,
  userIdOf,
} from './drafts'
import {
  inventBirth,
  inventCorporateNumber,
  inventPersonalNumber,
  writeBirth,
  writeNumber,
  type Birth,
} from './identity-numbers'
import type { Moments } from './moments'
import { companyNames, firstNames, lastNames, namesFromElsewhere, type Gender } from './names'
import type { Phones } from './phones'
import { inventPlace, inventSite, type Place } from './places'
import type { Random } from './random'

export type FullName = readonly [firstName: string, lastName: string, gender: Gender]
export type Tools = {
  random: Random
  moments: Moments
  phones: Phones
  /** A name that nobody else in the sample has. */
  takeName(): FullName
}

export function openNames(random: Random): () => FullName {
  const elsewhere = [...namesFromElsewhere]
  const taken = new Set<string>()
  return () => {
    const foreign = random.chance(0.16) ? elsewhere.shift() : undefined
    if (foreign) return foreign
    for (;;) {
      const gender = random.pick<Gender>(['female', 'male'])
      const name = [random.pick(firstNames[gender]), inventLastName(random), gender] as const
      if (taken.has(name.join())) continue
      taken.add(name.join())
      return name
    }
  }
}

/** People as an office has them by the hundred. */
export function inventPersons(
  tools: Tools,
  first: number,
  count: number,
  bornBetween: readonly [number, number] = [1944, 2004],
): StoredContact[] {
  return Array.from({ length: count }, (_, index) =>
    inventPerson(
      tools,
      contactIdOf(first + index),
      tools.takeName(),
      inventBirth(tools.random, ...bornBetween),
    ),
  )
}

function inventPerson(
  { random, moments, phones }: Tools,
  id: string,
  [firstName, lastName, gender]: FullName,
  birth: Birth,
): StoredContact {
  const number = inventPersonalNumber(birth, gender, random.between(0, 4))
  const known = random.between(20, 4200)
  const wantsToBeMatched = random.pick(['Yes', 'Yes', 'No', 'NotAsked', 'NotAsked'])
  return draftPerson({
    id,
    firstName,
    lastName,
    socialSecurityNumber: random.chance(0.75)
      ? writeNumber(number, random.pick(['long-dash', 'long-dash', 'long', 'short-dash']))
      : null,
    dateOfBirth: random.chance(0.7) ? writeBirth(birth) : null,
    telephone: draftPersonPhones({
      cell: random.chance(0.7) ? phones.takeMobile() : null,
      home: random.chance(0.35) ? phones.takeLandline() : null,
      work: random.chance(0.15) ? phones.takeLandline() : null,
    }),
    leadScore: random.pick([null, 0, 0, 1, 2, 3, 4, 5]),
    wantsToBeMatched,
    matchingChangedAt: wantsToBeMatched === 'NotAsked' ? null : moments.daysAgo(known % 500),
    gdprApprovalDate: random.chance(0.75) ? moments.dayAgo(known) : null,
    agentId: random.chance(0.92) ? userIdOf(random.pick([1, 1, 2, 3, 4, 4])) : null,
    address: random.chance(0.9) ? draftPlace(inventPlace(random), random) : null,
    email: random.chance(0.85) ? draftEmail(inventEmail(firstName, lastName, random)) : null,
    advertisingEnabled: random.pick([true, true, true, true, true, true, false, false, null]),
    note: random.chance(0.3) ? random.pick(notes) : null,
    categories: random.sample<WireCategory>(personCategories, random.pick([0, 0, 1, 1, 2, 3])),
    createdAt: moments.daysAgo(known),
    changedAt: changedAt(random, moments, Number(id.slice(-4)), known),
  })
}

export function inventCompanies(tools: Tools, first: number): StoredContact[] {
  const { random, moments, phones } = tools
  return companyNames.map(([name, domain], index) => {
    const known = random.between(40, 4000)
    return draftCompany({
      id: contactIdOf(first + index),
      name,
      // Only ten organisation numbers are invented, so most of the companies have none here.
      corporateNumber: index < 2 ? inventCorporateNumber(8 + index) : null,
      homePage: random.chance(0.6) ? `www.${domain}.example` : null,
      telephone: draftCompanyPhones({ switch: phones.takeLandline() }),
      leadScore: random.pick([null, 0, 1, 3]),
      agentId: userIdOf(random.pick([1, 3, 4])),
      address: draftPlace(inventSite(random), random),
      email: draftEmail(`info@${domain}.example`),
      advertisingEnabled: random.pick([true, false, null]),
      categories: /bostadsrätt|brf/i.test(name)
        ? companyCategories.filter((one) => one.name === 'Bostadsrättsförening')
        : random.sample<WireCategory>(companyCategories, random.between(0, 1)),
      createdAt: moments.daysAgo(known),
      changedAt: changedAt(random, moments, index, known),
    })
  })
}

/** Estates after these persons, who are also marked as deceased. */
export function inventDeceasedEstates(
  { random, moments }: Pick<Tools, 'random' | 'moments'>,
  first: number,
  deceased: readonly StoredContact[],
): StoredContact[] {
  return deceased.map((person, index) => {
    const age = random.between(15, 900)
    return draftDeceasedEstate({
      id: contactIdOf(first + index),
      name: `Dbo efter ${String(person['firstName'])} ${String(person['lastName'])}`,
      socialSecurityNumber: person['socialSecurityNumber'] ?? null,
      telephone: person['telephone'],
      agentId: person['agentId'],
      address: person['address'],
      advertisingEnabled: random.pick([false, false, null]),
      note: random.chance(0.5) ? 'Bouppteckning pågår, ring den som är kontaktperson.' : null,
      createdAt: moments.daysAgo(age),
      changedAt: moments.daysAgo(Math.floor(age / 2)),
    })
  })
}

/** The first few changed today, a few more lately, most of them long ago. */
function changedAt(random: Random, moments: Moments, index: number, known: number): string {
  if (index % 23 === 0) return moments.minutesAgo(4 + (index % 400))
  if (index % 41 === 7) return moments.daysAgoWithOffset(index % 9)
  const within = random.pick([3, 10, 30, 100, 300, 900, 1800])
  return moments.daysAgo(Math.min(known, random.between(1, within)))
}

function draftPlace({ longitude, latitude, ...place }: Place, random: Random) {
  return draftAddress({
    ...place,
    wgs84Coordinate: random.chance(0.6) ? { longitude, latitude } : null,
  })
}

function inventLastName(random: Random): string {
  const name = random.pick(lastNames)
  const other = random.pick(lastNames)
  return random.chance(0.12) && name !== other ? `${name}-${other}` : name
}

function inventEmail(firstName: string, lastName: string, random: Random): string {
  const domain = random.pick(['example.com', 'example.net', 'example.org', 'mejl.example'])
  return `${slug(firstName)}.${slug(lastName)}@${domain}`
}

/** Letters that do not come apart into a plain one and a mark. */
const withoutMark: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', æ: 'ae', ı: 'i' }

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðæı]/g, (letter) => withoutMark[letter] ?? '')
    .replace(/[^a-z0-9-]+/g, '')
}

const notes: readonly string[] = [
  'Ringer helst på förmiddagen.',
  'Vill ha kvällssol och gångavstånd till vattnet.',
  'Tycker mycket om vår visningskaka.',
  'Bytte telefon i våras, det gamla numret gäller inte.',
  'Söker större, men bara om hunden får följa med.',
  'Granne till Påhittsgatan 12, undrar vad den gick för.',
  'Var på värderingsmöte. Återkommer när barnen har flyttat.',
  'Hör dåligt, prata långsamt.',
  'Vill helst ha brev.',
]
