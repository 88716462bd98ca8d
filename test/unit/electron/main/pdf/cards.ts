import type { ContactCard } from '../../../../../electron/contract/domain/card'
import { contactId } from '../../../../../electron/contract/domain/ids'
import { partyRoles } from '../../../../../electron/contract/domain/party-roles'
import type {
  KnownInterestLevel,
  PartyRole,
  RelatedContact,
  RoleEntry,
  RoleGroup,
  RolesPart,
} from '../../../../../electron/contract/domain/party'
import type { SheetAccount } from '../../../../../electron/main/pdf/variants'
import {
  aCompanyContact,
  aContactCard,
  aDeceasedEstateContact,
  anUnknownContact,
  aPersonContact,
  fetched,
  FETCHED_AT,
} from '../../../../builders/card'
import { aPhone } from '../../../../builders/phones'

/**
 * Cards of invented people, as the rest of the app hands them to the sheet. Every field that a
 * Mötesblad must not hold carries a marker that no test person would have by chance.
 */
export const planted = {
  number: '19620314-••••-NUMMERMARKOR',
  note: 'ANTECKNINGSMARKOR skilsmässa pågår',
  categoryId: 'KAT-ID-MARKOR',
  categoryName: 'KATEGORIMARKOR',
  relatedId: 'ADR-TREDJE-MARKOR',
  relatedName: 'Tredje Personmarkör',
  relationId: 'ADR-RELATION-MARKOR',
  relationName: 'Relation Personmarkör',
  bornOn: '1962-03-14',
} as const

/**
 * What tells of interests, on every card: a Mötesblad has neither the rows nor a word of them. The words are those of
 * the level and the status; the address and the area are of estates that nobody has a role in.
 */
export const plantedInterests = {
  estateId: 'OBJ-INTRESSE-MARKOR',
  address: 'Intressemarkörens väg 4',
  formerAddress: 'Tidigarevägen 5 Markör',
  status: 'STATUSMARKOR kommande',
  level: 'Mycket intresserad',
  formerLevel: 'Arkiverad',
  unknownLevel: 'NIVAMARKOR',
} as const

/** Nothing that a Mötesblad says of roles has any of it, in whatever form. */
export const WORDS_OF_INTEREST = /spekulant|intress|budgiv|visning|arkiverad|markör|markor/i

/** Sunday 22 November 2026, 16.10 in Sweden: two hours after the builders' cards were fetched. */
export const NOW = Date.parse('2026-11-22T15:10:00Z')
export const TWO_DAYS_AGO = '2026-11-20T08:10:00Z'

export const anAccount: SheetAccount = {
  username: 'maja.maklare',
  customerId: 'M99999',
  officeName: 'Provkontoret',
  sample: false,
}

export const sampleAccount: SheetAccount = { ...anAccount, sample: true }

type CardParts = NonNullable<Parameters<typeof aContactCard>[0]>
type Given<F extends (given: never) => unknown> = Parameters<F>[0]

const number = {
  label: 'personal-number',
  shown: planted.number,
  masked: true,
  checkDigitIsWrong: false,
} as const

const common = {
  id: 'ADR00000000000000000000000000001001',
  name: 'Ingrid Exempelsson',
  phones: [aPhone('telephone.cell', '070-174 06 05'), aPhone('telephone.home', '08-465 004 12')],
  emails: [
    { field: 'email.emailAddress', written: 'ingrid.exempelsson@example.com', writable: true },
  ],
  address: {
    streetAddress: 'Påhittsgatan 12 lgh 1101',
    zipCode: '990 01',
    city: 'Låtsasstad',
    countryCode: 'SE',
    coordinate: null,
  },
  note: planted.note,
  categories: [{ id: planted.categoryId, name: planted.categoryName, setBySystem: false }],
  number,
} satisfies Given<typeof aPersonContact>

function card(contact: ContactCard['contact'], parts: Partial<CardParts>): ContactCard {
  return aContactCard({
    contact,
    agent: { state: 'named', name: 'Maja Mäklare' },
    roles: whole([...allRoles(), interests()]),
    relations: fetched([
      {
        direction: 'holds',
        kind: { state: 'known', kind: 'PowerOfAttorney' },
        related: { contactId: planted.relationId, name: planted.relationName },
      },
    ]),
    ...parts,
  })
}

export function aPersonCard(
  contact: Given<typeof aPersonContact> = {},
  parts: Partial<CardParts> = {},
): ContactCard {
  const person = {
    ...common,
    dateOfBirth: planted.bornOn,
    advertising: 'no',
    leadScore: 4,
    informed: { state: 'date', on: '2024-03-11' },
    matching: { state: 'yes', raw: 'Yes', changedAt: '2026-05-20T07:12:44.000Z' },
  } as const
  return card(aPersonContact({ ...person, ...contact }), parts)
}

export function aCompanyCard(
  contact: Given<typeof aCompanyContact> = {},
  parts: Partial<CardParts> = {},
): ContactCard {
  const company = {
    ...common,
    name: 'Påhittade Fastighetsutvecklingen i Låtsasstad och Exempelby Aktiebolag (publ)',
    homePage: { written: 'www.example.com', host: 'www.example.com' },
    leadScore: 5,
  } as const
  return card(aCompanyContact({ ...company, ...contact }), parts)
}

export function anEstateCard(
  contact: Given<typeof aDeceasedEstateContact> = {},
  parts: Partial<CardParts> = {},
): ContactCard {
  const estate = {
    ...common,
    name: 'Sixten Testberg',
    advertising: 'unknown',
    number: { ...number, label: 'personal-number-of-deceased' },
  } as const
  return card(aDeceasedEstateContact({ ...estate, ...contact }), parts)
}

export function anUnknownCard(
  contact: Given<typeof anUnknownContact> = {},
  parts: Partial<CardParts> = {},
): ContactCard {
  return card(anUnknownContact({ ...common, ...contact }), parts)
}

/** A contact of whom the CRM knows next to nothing. */
export function aSparseCard(parts: Partial<CardParts> = {}): ContactCard {
  return aPersonCard(
    {
      name: null,
      agentId: null,
      phones: [],
      emails: [],
      address: null,
      advertising: 'unknown',
      note: null,
      categories: [],
      createdAt: null,
      changedAt: null,
      number: null,
      dateOfBirth: null,
      deceased: 'unknown',
      informed: { state: 'unknown', reason: 'missing' },
      matching: { state: 'not-asked', raw: null, changedAt: null },
      leadScore: null,
      linkedToCompany: 'unknown',
    },
    { agent: { state: 'none' }, roles: whole(partyRoles.map((role) => listed(role))), ...parts },
  )
}

type AskedRoles = Exclude<RolesPart, { state: 'none-asked' }>

export function noneAsked(): RolesPart {
  return { state: 'none-asked', refreshing: false, failure: null }
}

/** Roles as PartyRoles tells them; the part has the time of its groups. */
export function whole(value: RoleGroup[], fetchedAt = FETCHED_AT): AskedRoles {
  return { ...fetched(value, { fetchedAt }), state: 'whole' }
}

/** Roles of which some are known in outline alone. */
export function overview(value: RoleGroup[], fetchedAt = FETCHED_AT): AskedRoles {
  return { ...whole(value, fetchedAt), state: 'overview' }
}

/** As the batches of a whole office tell it: the estates of three groups, and of the others nothing. */
export function overviewOfEverybody(): AskedRoles {
  const told: Partial<Record<PartyRole, RoleGroup>> = {
    seller: outlined('seller', { estateKind: { state: 'known', kind: 'house' } }, {}),
    buyer: outlined('buyer'),
    speculator: interests(),
  }
  return overview(partyRoles.map((role) => told[role] ?? unasked(role)))
}

export function unasked(role: PartyRole): RoleGroup {
  return { role, state: 'none-asked' }
}

/** A group of roles, each with its date; none given is a group that is empty. */
export function listed(role: PartyRole, ...entries: Partial<RoleEntry>[]) {
  return listedAt(FETCHED_AT, role, ...entries)
}

export function listedAt(fetchedAt: string, role: PartyRole, ...entries: Partial<RoleEntry>[]) {
  return { role, state: 'whole' as const, fetchedAt, entries: entries.map(anEntry) }
}

/** A group of which the estates are known, and no dates. */
export function outlined(role: PartyRole, ...entries: Partial<RoleEntry>[]) {
  const undated = entries.map((entry) => anEntry({ createdAt: null, ...entry }))
  return { role, state: 'overview' as const, fetchedAt: FETCHED_AT, entries: undated }
}

function anEntry(given: Partial<RoleEntry> = {}): RoleEntry {
  return {
    estateId: 'OBJ99999_2000000001',
    estateAddress: 'Hittepåvägen 3, Exempelby',
    estateAddressAt: '2026-11-22T13:02:00.000Z',
    estateKind: null,
    estateStatus: null,
    createdAt: '2025-05-02T08:15:00.000Z',
    approximate: false,
    kind: null,
    related: null,
    level: null,
    ...given,
  }
}

/** A prospect's row, with a level of the contract's. */
export function interest(level: KnownInterestLevel | null, given: Partial<RoleEntry> = {}) {
  return { createdAt: null, level: level && { state: 'known' as const, level }, ...given }
}

/** In an order that is not the sheet's. */
function interests() {
  const { estateId, address, formerAddress, status, unknownLevel } = plantedInterests
  const ofMarker = { estateId, estateAddress: address, estateStatus: status }
  return listed(
    'speculator',
    interest('Archived', { ...ofMarker, estateAddress: formerAddress }),
    interest('Interested', ofMarker),
    interest(null, { ...ofMarker, level: { state: 'unknown', raw: unknownLevel } }),
    interest('VeryInterested', {
      ...ofMarker,
      estateKind: { state: 'known', kind: 'housing-cooperative' },
    }),
    interest('NotInterested', ofMarker),
  )
}

type KnownKind = Extract<NonNullable<RoleEntry['kind']>, { state: 'known' }>['kind']

const third: RelatedContact = {
  contactId: contactId.parse(planted.relatedId),
  name: planted.relatedName,
}
const acting = (kind: KnownKind) => ({ kind: { state: 'known' as const, kind }, related: third })

function allRoles() {
  return [
    listed(
      'seller',
      { createdAt: '2022-08-18T22:00:00.000Z', approximate: true, estateId: 'OBJ99999_2000000004' },
      {
        createdAt: '2026-09-01T10:00:00.000Z',
        estateId: 'OBJ99999_2000000006',
        estateAddress: 'Påhittsgatan 12 lgh 1101, Låtsasstad',
        estateKind: { state: 'known', kind: 'housing-cooperative' },
        estateStatus: plantedInterests.status,
      },
    ),
    listed('buyer', {}),
    listed('extraSeller', { ...acting('EstateParty'), createdAt: '2026-03-01T07:00:00.000Z' }),
    listed('extraBuyer', { ...acting('PowerOfAttorney'), estateAddress: null }),
    listed('owner', { estateAddress: null, estateId: 'OBJ99999_2000000005' }),
    listed('tenant', { createdAt: '2022-12-31T23:00:00.000Z', approximate: true }),
    listed('extraOwner', { kind: { state: 'unknown', raw: 'Janitor' }, related: third }),
    listed('extraTenant', { ...acting('CompanyContactPerson'), createdAt: null }),
  ]
}

/** A contact with so many roles that their table runs over several pages. */
export function manyRoles(count: number) {
  const day = 24 * 60 * 60 * 1000
  const entries = Array.from({ length: count }, (_, index) => ({
    estateId: `OBJ99999_${2_000_000_000 + index}`,
    estateAddress: `Hittepåvägen ${index + 1}, Exempelby`,
    createdAt: new Date(NOW - index * 9 * day).toISOString(),
  }))
  const half = Math.ceil(count / 2)
  return [
    listed('seller', ...entries.slice(0, half)),
    listed(
      'extraBuyer',
      ...entries.slice(half).map((each) => ({ ...each, ...acting('Representative') })),
    ),
  ]
}

/** Text that tries to be markup, style, script or a template, and text that tries not to be seen. */
export const hostile = {
  markup: '<img src=x onerror=alert(1)><script>alert(2)</script>',
  closing: '</title></style></script></table></body>"\'`>',
  template: '{@html x} {{7*7}} ${7*7} <%= 7 %>',
  style: '</style><style>*{display:none}</style> @import url(https://example.com/x.css)',
  direction: 'Anna\u202eatseT\u2066\u200b\u0000\u0085 Provsson',
  zalgo: 'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308algo',
} as const

export function aHostileCard(): ContactCard {
  return aPersonCard(
    {
      name: `${hostile.markup} ${hostile.direction}`,
      phones: [aPhone('telephone.cell', hostile.closing)],
      emails: [{ field: 'email.emailAddress', written: hostile.style, writable: false }],
      address: {
        streetAddress: hostile.template,
        zipCode: '<b>',
        city: hostile.zalgo,
        countryCode: '<i>',
        coordinate: null,
      },
      matching: { state: 'unknown', raw: hostile.markup, changedAt: null },
    },
    {
      agent: { state: 'named', name: hostile.markup },
      roles: whole([
        listed('extraSeller', {
          estateId: hostile.closing,
          estateAddress: 'Ö'.repeat(10_000),
          kind: { state: 'unknown', raw: hostile.style },
        }),
      ]),
    },
  )
}
