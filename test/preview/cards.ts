import type { ContactCard, ContactLine } from '../../electron/contract/domain/card'
import type { ChangeMark, ContactChange } from '../../electron/contract/domain/changes'
import type {
  CompanyContact,
  Contact,
  DeceasedEstateContact,
  PersonContact,
  UnknownContact,
} from '../../electron/contract/domain/contact'
import type { EstateKind } from '../../electron/contract/domain/estate-kind'
import {
  datedRoles,
  interestLevels,
  overviewRoles,
  partyRoles,
} from '../../electron/contract/domain/party-roles'
import type {
  InterestLevel,
  KnownPartyKind,
  OverviewRole,
  PartyRole,
  Relation,
  RoleEntry,
  RoleGroup,
} from '../../electron/contract/domain/party'
import type { Failure } from '../../electron/contract/errors'
import { aPhone } from '../builders/phones'
import { coverCard, coverLine } from '../../electron/main/privacy/covered'

/** Invented people. Phones from PTS's fictitious series, postcodes that are not in use. */

export const NOW = '2026-11-22T13:10:00Z'
export const JUST_NOW = '2026-11-22T13:02:00Z'
export const YESTERDAY = '2026-11-21T08:10:00Z'
export const LAST_SPRING = '2026-03-01T10:00:00Z'

// Branded ids are plain texts here; the main process would have checked them.
export const id = <T>(text: string): T => text as T

const common = {
  customerId: id<Contact['customerId']>('M99999'),
  agentId: 'HAN00000000000000000000000000000001',
  address: {
    streetAddress: 'Påhittsgatan 12 B, lgh 1203',
    zipCode: '990 02',
    city: 'Låtsasstad',
    countryCode: 'SE',
    coordinate: null,
  },
  createdAt: '2019-05-06T05:08:00Z',
  changedAt: '2026-10-11T10:13:00Z',
  protectedIdentity: false,
}

export const person: PersonContact = {
  kind: 'person',
  ...common,
  id: id('ADR00000000000000000000000000001001'),
  name: 'Ingrid Exempelsson',
  phones: [
    aPhone('telephone.cell', '070-174 06 05'),
    aPhone('telephone.work', '08-465 004 12 ankn 3'),
  ],
  emails: [
    { field: 'email.emailAddress', written: 'ingrid.exempelsson@example.com', writable: true },
  ],
  advertising: 'no',
  note: 'Vill bli uppringd efter 17.\nLetar större när barnen börjar skolan, gärna med uteplats.\n\nHar träffat Maja på visningen på Hittepåvägen.',
  categories: [
    { id: 'KAT1', name: 'Spekulant villa', setBySystem: false },
    { id: 'KAT2', name: 'Säljare', setBySystem: true },
    { id: 'KAT3', name: 'Julkort', setBySystem: false },
  ],
  number: {
    label: 'personal-number',
    shown: '19850412-••••',
    masked: true,
    checkDigitIsWrong: false,
  },
  dateOfBirth: '1985-04-12',
  deceased: 'no',
  informed: { state: 'date', on: '2024-03-11' },
  matching: { state: 'yes', raw: null, changedAt: '2026-09-01T08:00:00Z' },
  leadScore: 3,
  linkedToCompany: 'yes',
}

export const company: CompanyContact = {
  kind: 'company',
  ...common,
  id: id('ADR00000000000000000000000000002001'),
  name: 'Bolaget 4 i Låtsasstad Fastighetsförvaltning Aktiebolag',
  phones: [aPhone('telephone.switch', '08-465 004 00'), aPhone('telephone.other', '070-174 06 44')],
  emails: [
    { field: 'email.emailAddress', written: 'info@bolaget4.example', writable: true },
    { field: 'email.emailAddress2', written: 'faktura@bolaget4.example', writable: true },
  ],
  advertising: 'yes',
  note: null,
  categories: [],
  number: {
    label: 'corporate-number',
    shown: '559999-9017',
    masked: false,
    checkDigitIsWrong: false,
  },
  homePage: { written: 'www.bolaget4.example/om-oss', host: 'www.bolaget4.example' },
  leadScore: 5,
}

export const estate: DeceasedEstateContact = {
  kind: 'deceased-estate',
  ...common,
  id: id('ADR00000000000000000000000000003001'),
  name: 'Dbo efter Provus Exempelgren',
  phones: [aPhone('telephone.home', '0980-31 92 90')],
  emails: [],
  advertising: 'unknown',
  note: null,
  categories: [],
  number: {
    label: 'personal-number-of-deceased',
    shown: '19310203-••••',
    masked: true,
    checkDigitIsWrong: true,
  },
}

export const deceased: PersonContact = {
  ...person,
  id: id('ADR00000000000000000000000000001004'),
  name: 'Provus Exempelgren',
  deceased: 'yes',
  advertising: 'yes',
  leadScore: 5,
}

export const sparse: PersonContact = {
  ...person,
  id: id('ADR00000000000000000000000000001005'),
  name: null,
  agentId: null,
  address: null,
  phones: [],
  emails: [],
  advertising: 'unknown',
  note: null,
  categories: [],
  number: { label: 'other-format', shown: '••••••••••', masked: true, checkDigitIsWrong: false },
  dateOfBirth: null,
  deceased: 'unknown',
  informed: { state: 'unknown', reason: 'implausible' },
  matching: { state: 'unknown', raw: 'Perhaps', changedAt: null },
  leadScore: null,
  linkedToCompany: 'unknown',
  createdAt: null,
  changedAt: null,
}

export const hidden: PersonContact = {
  ...person,
  id: id('ADR00000000000000000000000000001006'),
  name: 'Hemlis Låtsasdotter',
  protectedIdentity: true,
  address: null,
  phones: [],
  emails: [],
  note: null,
  categories: [{ id: 'KAT9', name: 'Skyddad', setBySystem: false }],
}

export const unknown: UnknownContact = {
  kind: 'unknown',
  ...common,
  id: id('ADR00000000000000000000000000004001'),
  name: 'Provföreningen Kaffekannan',
  phones: [],
  emails: [
    { field: 'email.emailAddress', written: 'kansliet@kaffekannan.example', writable: true },
  ],
  advertising: 'yes',
  note: null,
  categories: [],
  rawType: 'Association',
  number: null,
}

const zalgo = 'Z̷̢̛͖̪̹͙͔̺̝̖̲̗̯͕̭̆̈́̏̐̾̉̚͝ͅa̸̛̛̗̟͈̰̤̖͋͊͂̏̽̆͠ĺ̵̨̛̬̘̣͍͕̜͕̤̱̣̙̻̏͋̾̇͐̈́̕͝͝g̵̡̣͖̬̲͙̎̿́̃̂̅o̶̪̗͓͉̊̽̑'
export const hostile: PersonContact = {
  ...person,
  id: id('ADR00000000000000000000000000009009'),
  name: `${'Ingrid <img src=x onerror=alert(1)> 👩‍👩‍👧‍👦 '.repeat(5)}${zalgo.repeat(6)}${'Å'.repeat(90)}`,
  phones: [
    aPhone('telephone.cell', `070-174 06 05 (${'frun '.repeat(40)})`),
    aPhone('telephone.home', zalgo.repeat(8)),
  ],
  emails: [
    { field: 'email.emailAddress', written: `${'a'.repeat(600)}@example.com`, writable: false },
  ],
  address: {
    streetAddress: 'x'.repeat(10_000),
    zipCode: '990 02',
    city: 'مدينة مخترعة {{7*7}} <script>alert(1)</script>',
    countryCode: 'SE',
    coordinate: null,
  },
  note: `<b>inte fet</b> {@html x} ${'ord '.repeat(4000)}${'w'.repeat(10_000)}`,
  categories: Array.from({ length: 500 }, (_, at) => ({
    id: null,
    name: at % 7 === 0 ? null : at % 11 === 0 ? 'k'.repeat(300) : `Kategori ${at} ${zalgo}`,
    setBySystem: at % 5 === 0,
  })),
  matching: { state: 'unknown', raw: 'q'.repeat(3000), changedAt: null },
}

const streets = [
  'Påhittsgatan 12',
  'Hittepåvägen 3',
  'Låtsasgränd 7 A',
  'Sagobacken 41',
  null,
  'Exempelallén 9',
]

const statuses = ['Till salu', 'Såld', null, 'Kommande']
const kindsOfEstates: (EstateKind | null)[] = [
  { state: 'known', kind: 'house' },
  { state: 'known', kind: 'housing-cooperative' },
  null,
  { state: 'unknown', raw: 'Houseboat' },
]

export function entries(count: number, first = 0, related = false): RoleEntry[] {
  const kinds: KnownPartyKind[] = ['Representative', 'EstateParty', 'PowerOfAttorney', 'Guardian']
  return Array.from({ length: count }, (_, index) => {
    const at = index + first
    const year = 2026 - ((at * 3) % 9)
    const month = String(((at * 5) % 12) + 1).padStart(2, '0')
    return {
      estateId: `OBJ99999_20000000${String(at).padStart(2, '0')}`,
      estateAddress: streets[at % streets.length] ?? null,
      estateAddressAt: null,
      estateKind: kindsOfEstates[at % kindsOfEstates.length] ?? null,
      estateStatus: statuses[at % statuses.length] ?? null,
      level: null,
      createdAt:
        at % 17 === 16
          ? null
          : `${year}-${month}-${String(((at * 7) % 28) + 1).padStart(2, '0')}T09:00:00Z`,
      approximate: year < 2024,
      kind: related ? { state: 'known', kind: kinds[at % kinds.length] ?? 'Representative' } : null,
      related: related
        ? { contactId: person.id, name: at % 2 === 0 ? 'Bolaget 4 i Låtsasstad AB' : null }
        : null,
    }
  })
}

/** Whole: what is null has not been asked for, what is not given is not there. */
export function groups(given: Partial<Record<PartyRole, RoleEntry[] | null>>): RoleGroup[] {
  return partyRoles.map((role) => {
    const list = given[role]
    return list === null
      ? { role, state: 'none-asked' }
      : { role, state: 'whole', fetchedAt: YESTERDAY, entries: list ?? [] }
  })
}

/** As the batches tell of it: which estates, without dates, and nothing of those who act for somebody. */
export function outline(given: Partial<Record<OverviewRole, RoleEntry[]>>): RoleGroup[] {
  const ofBatches: readonly PartyRole[] = overviewRoles
  return partyRoles.map((role) => {
    if (!ofBatches.includes(role)) return { role, state: 'none-asked' }
    const entries =
      (role === 'seller' || role === 'buyer' || role === 'speculator' ? given[role] : null) ?? []
    const undated = entries.map((entry) => ({ ...entry, createdAt: null, approximate: false }))
    const state = role === 'speculator' ? 'whole' : 'overview'
    return { role, state, fetchedAt: YESTERDAY, entries: undated }
  })
}

/** An interest of each level, two of some, and one of a level that nobody knows. */
export function interests(): RoleEntry[] {
  const levels: InterestLevel[] = [
    ...interestLevels.map((level) => ({ state: 'known' as const, level })),
    { state: 'unknown', raw: 'Dreaming' },
    { state: 'known', level: 'Archived' },
  ]
  return levels.map((level, at) => ({
    ...(entries(1, at + 20)[0] ?? someEntry),
    createdAt: null,
    approximate: false,
    level,
  }))
}

const ongoing = { refreshing: false, failure: null }

export function whole(value: RoleGroup[]) {
  return { state: 'whole' as const, fetchedAt: YESTERDAY, value, ...ongoing }
}

export function overview(value: RoleGroup[]) {
  return { ...whole(value), state: 'overview' as const }
}

const [someEntry] = entries(1) as [RoleEntry]

export const someRoles = groups({
  seller: entries(3),
  buyer: entries(2, 4),
  extraSeller: entries(2, 7, true),
  speculator: interests().slice(5, 10),
})

export const allRoles = groups({
  ...Object.fromEntries(
    datedRoles.map((role, at) => [role, entries(2, at * 2, role.startsWith('extra'))]),
  ),
  speculator: interests(),
})

export const someRelations: Relation[] = [
  {
    direction: 'holds',
    kind: { state: 'known', kind: 'PowerOfAttorney' },
    related: { contactId: id('ADR2'), name: 'Nils Hittepå' },
  },
  {
    direction: 'held',
    kind: { state: 'known', kind: 'CompanySignatory' },
    related: { contactId: company.id, name: 'Bolaget 4 i Låtsasstad AB' },
  },
  {
    direction: 'held',
    kind: { state: 'unknown', raw: 'Godfather' },
    related: { contactId: id('ADR4'), name: null },
  },
]

interface Given {
  readonly roles?: ContactCard['roles']
  readonly relations?: ContactCard['relations']
  readonly fetchedAt?: string
  readonly failure?: Failure
  readonly refreshing?: boolean
  readonly agent?: ContactCard['agent']
  readonly changes?: readonly ContactChange[]
}

export function cardOf(contact: Contact, given: Given = {}): ContactCard {
  const ongoing = { refreshing: given.refreshing ?? false, failure: given.failure ?? null }
  const fetchedAt = given.fetchedAt ?? JUST_NOW
  return coverCard({
    contact,
    card: { fetchedAt, ...ongoing },
    agent: given.agent ?? { state: 'named', name: 'Maja Mallmäklare' },
    roles: given.roles ?? { ...whole(someRoles), ...ongoing },
    relations: given.relations ?? {
      state: 'fetched',
      fetchedAt: YESTERDAY,
      value: someRelations,
      ...ongoing,
    },
    changes: [...(given.changes ?? [])],
    presented: false,
  })
}

const noticed = { noticedAt: YESTERDAY }

export const plainChanges: ContactChange[] = [
  { field: 'phones', strength: 'plain', ...noticed },
  { field: 'matching', strength: 'plain', ...noticed },
  { field: 'agent', strength: 'plain', ...noticed },
  { field: 'note', strength: 'plain', ...noticed },
]

export const strongChanges: ContactChange[] = [
  { field: 'advertising', strength: 'strongest', ...noticed },
  { field: 'name', strength: 'plain', ...noticed },
  { field: 'number', strength: 'plain', ...noticed },
  { field: 'emails', strength: 'plain', ...noticed },
  { field: 'address', strength: 'plain', ...noticed },
]

export function lineOf(contact: Contact, changed: ChangeMark = 'none'): ContactLine {
  return coverLine({
    contactId: contact.id,
    customerId: contact.customerId,
    kind: contact.kind,
    deceased: contact.kind === 'person' && contact.deceased === 'yes',
    name: contact.name,
    hint: contact.phones[0]?.numbers[0]?.written ?? contact.address?.city ?? null,
    protectedIdentity: contact.protectedIdentity,
    changed,
  })
}
