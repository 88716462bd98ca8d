import fc from 'fast-check'
import { aPhone } from '../builders/phones'
import { interestLevels, partyRoles } from '../../electron/contract/domain/party-roles'
import type { UncoveredCard } from '../../electron/contract/domain/card'
import { contactId } from '../../electron/contract/domain/ids'
import type { ContactId } from '../../electron/contract/domain/ids'
import { knownEstateKind } from '../../electron/contract/domain/estate-kind'
import { knownPartyKind } from '../../electron/contract/domain/party'
import type {
  PartyRole,
  RoleEntry,
  RoleGroup,
  RolesPart,
} from '../../electron/contract/domain/party'
import { seedRandom } from '../../electron/main/demo/sample/random'
import type { Random } from '../../electron/main/demo/sample/random'
import {
  aCompanyContact,
  aContactCard,
  aDeceasedEstateContact,
  anUnknownContact,
  aPersonContact,
  fetched,
  notFetched,
} from '../builders/card'
import { besideNumber, writtenNumber as anyNumber } from '../builders/written-numbers'
import type { SheetCase } from './cases'
import { formsOf } from './office-cards'
import { hostileText, longNote } from './hostile-texts'

/** The same index gives the same contact, in whichever part of the run it comes up. */
const SEED = 20_261_126

type Parts = NonNullable<Parameters<typeof aContactCard>[0]>

/** Everything about it may be hostile, missing or far too much; each forbidden field carries a marker. */
export function generatedCase(index: number): SheetCase {
  const random = seedRandom(SEED + index * 7919)
  const mark = (what: string) => `${what}markör${index}x`
  const number = writtenNumber(random)
  const stranger = writtenNumber(random)
  const others = ['Ett', 'Två', 'Tre'].map((which) => ({
    contactId: contactId.parse(`ADRANNAN${which.toUpperCase().replace(/[^A-Z]/g, '')}${index}x`),
    name: random.chance(0.8) ? mark(`Person${which}`) : null,
  }))
  const noted = random.chance(0.75)
  const strangers = fc.sample(fc.tuple(anyNumber, besideNumber), {
    seed: SEED + index,
    numRuns: 4,
  })
  const [inNote = '', alsoInNote = '', inCategory = '', inAgent = ''] = strangers.map(
    ([{ text }, { before, after }]) => before + text + after,
  )
  const note = noted
    ? `${noteOf(random, mark('Not'), { number, stranger })}\n\nSå ${inNote} var det.\nOch ${alsoInNote} slut.`
    : null
  const categories = categoriesOf(random, mark('Kat'), `KATID${index}x`).map((one, at) =>
    at === 1 ? { ...one, name: `Grupp ${inCategory}` } : one,
  )
  const card = aContactCard({
    contact: contactOf(random, index, { note, categories, number }),
    agent: random.chance(0.5)
      ? agentOf(random, stranger)
      : { state: 'named', name: `Ek ${inAgent}` },
    card: { fetchedAt: timeOf(random), refreshing: false, failure: null },
    roles: rolesOf(random, others, interestMarks(index)),
    relations: relationsOf(random, others),
    changes: [],
  })
  return {
    name: `generated ${index}`,
    card,
    fullNumber: card.contact.number === null ? null : number,
    isProtected: false,
    categories:
      categories.length === 0
        ? { names: [], ids: [] }
        : { names: [mark('Kat')], ids: [`KATID${index}x`] },
    note: note === null ? [] : [mark('Not')],
    numbers: formsOf(number),
    numbersOfOthers: [...formsOf(stranger), ...strangers.map(([{ text }]) => text)],
    others: othersOnCard(card, others),
    interests: interestsOnCard(card, interestMarks(index)),
  }
}

/** In every row of an interest, and in no other. */
const interestMarks = (index: number) => ({
  address: `Intressegatanmarkör${index}x`,
  estateId: `OBJINTRESSE${index}x`,
  status: `Statusmarkör${index}x`,
})
type InterestMarks = ReturnType<typeof interestMarks>

function interestsOnCard({ roles }: UncoveredCard, marks: InterestMarks): string[] {
  const there = JSON.stringify(roles)
  return Object.values(marks).filter((mark) => there.includes(mark))
}

interface Other {
  readonly contactId: ContactId
  readonly name: string | null
}

/** A name that is not known stands by its id, where the other person may be named at all. */
function othersOnCard(
  { roles, relations }: UncoveredCard,
  others: readonly Other[],
): SheetCase['others'] {
  const there = JSON.stringify([roles, relations])
  return new Map(
    others
      .filter(({ contactId: id }) => there.includes(`"${id}"`))
      .map(({ contactId: id, name }) => [id, name === null ? [id] : [id, name]]),
  )
}

function writtenNumber(random: Random): string {
  const day = `19${random.between(20, 99)}0${random.between(1, 9)}1${random.between(0, 9)}`
  const nine = `${day.slice(2)}98${random.between(0, 9)}`
  const sum = [...nine]
    .map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1))
    .reduce((total, each) => total + (each > 9 ? each - 9 : each), 0)
  return `${day}-${nine.slice(6)}${(10 - (sum % 10)) % 10}`
}

/** As people write it into a text that has nothing to do with it. */
function slipped(random: Random, number: string): string {
  const short = number.slice(2)
  return random.pick([
    ...[number, short].flatMap((each) =>
      ['-', '+', '', ' '].map((sign) => each.replace('-', sign)),
    ),
    `Pnr${short}`,
  ])
}

/** Ten bare digits in a phone field are a phone's. */
function slippedIntoPhone(random: Random, number: string): string {
  return random.pick([number, number.replace('-', ''), number.slice(2), number.replace('-', '+')])
}

interface Planted {
  readonly note: string | null
  readonly categories: ReturnType<typeof categoriesOf>
  readonly number: string
}

function contactOf(random: Random, index: number, planted: Planted): Parts['contact'] {
  const text = () => hostileText(random)
  const withNumber = (plain: string, slip = slipped) =>
    random.chance(0.15) ? `${plain} ${slip(random, planted.number)} ${plain}` : plain
  const maybe = <T>(of: () => T, chance = 0.75): T | null => (random.chance(chance) ? of() : null)
  const shown = { shown: `${planted.number.slice(0, 8)}-••••`, masked: true } as const
  const number = { ...shown, checkDigitIsWrong: random.chance(0.1) }
  const common = {
    id: `ADRGENERERAD${index}`,
    name: maybe(() => withNumber(text()), 0.95),
    agentId: maybe(() => `HAN${index}`),
    phones: random
      .sample(['telephone.cell', 'telephone.home', 'telephone.work'] as const, random.between(0, 3))
      .map((field) =>
        aPhone(field, random.chance(0.5) ? '070-174 06 90' : withNumber(text(), slippedIntoPhone)),
      ),
    emails: random.chance(0.5)
      ? []
      : [{ field: 'email.emailAddress', written: 'prova@example.com', writable: true } as const],
    address: maybe(() => ({
      streetAddress: maybe(() => withNumber(text())),
      zipCode: maybe(() => '990 01'),
      city: maybe(() => withNumber(text())),
      countryCode: maybe(() => random.pick(['SE', 'NO', 'xx', '<i>'])),
      coordinate: maybe(() => ({ latitude: 59.25, longitude: 17.5 })),
    })),
    advertising: random.pick(['yes', 'no', 'unknown'] as const),
    note: planted.note,
    categories: planted.categories,
    createdAt: maybe(() => '2024-05-06T05:08:09Z'),
    changedAt: maybe(() => '2026-10-11T10:13:14Z'),
  }
  const kind = random.next()
  if (kind < 0.55) {
    return aPersonContact({
      ...common,
      number: maybe(() => ({ ...number, label: 'personal-number' as const })),
      dateOfBirth: maybe(() => '1985-04-12'),
      deceased: random.pick(['no', 'no', 'yes', 'unknown']),
      informed: random.pick([
        { state: 'date', on: '2024-05-06' },
        { state: 'unknown', reason: 'missing' },
        { state: 'unknown', reason: 'implausible' },
      ] as const),
      matching: {
        state: random.pick(['yes', 'no', 'not-asked', 'unknown']),
        raw: maybe(text),
        changedAt: maybe(() => '2026-09-01T08:00:00Z'),
      },
      leadScore: maybe(() => random.between(1, 5)),
      linkedToCompany: random.pick(['yes', 'no', 'unknown']),
    })
  }
  if (kind < 0.75) {
    // A sole trader's number is a personal one (D14).
    return aCompanyContact({ ...common, number: { ...number, label: 'corporate-number' } })
  }
  if (kind < 0.9) {
    const label = 'personal-number-of-deceased' as const
    return aDeceasedEstateContact({ ...common, number: { ...number, label } })
  }
  return anUnknownContact({ ...common, rawType: maybe(text) })
}

function noteOf(
  random: Random,
  marker: string,
  { number, stranger }: Record<'number' | 'stranger', string>,
): string {
  const body = random.chance(0.06) ? longNote(random) : hostileText(random)
  const slip = random.chance(0.3) ? ` ${slipped(random, number)} ` : ' '
  const other = random.chance(0.3) ? ` ${slipped(random, stranger)} ` : ' '
  return `${marker} ${hostileText(random)}${slip}slut\nNy rad${other}slut\n\n${body}`
}

function categoriesOf(random: Random, name: string, id: string) {
  const count = random.chance(0.03) ? 500 : random.between(0, 4)
  return Array.from({ length: count }, (_, at) => ({
    id: at === 0 ? id : random.pick([`KAT${at}`, null]),
    name: at === 0 ? name : random.pick([hostileText(random), null]),
    setBySystem: random.chance(0.3),
  }))
}

function agentOf(random: Random, number: string): Parts['agent'] {
  return random.pick([
    { state: 'none' },
    { state: 'not-fetched' },
    { state: 'unknown' },
    { state: 'named', name: hostileText(random) },
    { state: 'named', name: `Ek ${slipped(random, number)}` },
  ] as const)
}

/** Fresh, old, and so far ahead that the age says nothing (S23). */
const timeOf = (random: Random) =>
  random.pick(['2026-11-22T13:02:00Z', '2026-11-20T08:10:00Z', '2026-11-25T08:10:00Z'])

function kindOf(random: Random) {
  return random.chance(0.1)
    ? ({ state: 'unknown', raw: hostileText(random) } as const)
    : ({ state: 'known', kind: random.pick(knownPartyKind.options) } as const)
}

/** Not asked for at all, in outline as the batches tell them, or whole; each group may be in a state of its own. */
function rolesOf(random: Random, others: readonly Other[], marks: InterestMarks): RolesPart {
  const ongoing = { refreshing: false, failure: null }
  if (random.chance(0.1)) return { state: 'none-asked', ...ongoing }
  const isOutline = random.chance(0.35)
  const most = random.chance(0.04) ? 25 : random.pick([0, 1, 3])
  const value = partyRoles.map((role): RoleGroup => {
    const state = stateOf(random, role, isOutline)
    if (state === 'none-asked') return { role, state }
    const count = most === 25 ? 25 : random.between(0, most)
    const entries = Array.from({ length: count }, () =>
      role === 'speculator'
        ? interestOf(random, marks)
        : state === 'overview'
          ? { ...entryOf(random, others, role), createdAt: random.chance(0.1) ? A_DAY : null }
          : entryOf(random, others, role),
    )
    return { role, state, fetchedAt: timeOf(random), entries }
  })
  const asked = { fetchedAt: timeOf(random), value, ...ongoing }
  return isOutline ? { state: 'overview', ...asked } : { state: 'whole', ...asked }
}

const A_DAY = '2025-05-02T08:15:00.000Z'

function stateOf(random: Random, role: PartyRole, isOutline: boolean): RoleGroup['state'] {
  if (random.chance(0.08)) return 'none-asked'
  if (role === 'speculator' || !isOutline) return 'whole'
  if (role === 'seller' || role === 'buyer') return 'overview'
  // Those that were whole before a newer outline came have stayed so.
  return random.chance(0.3) ? 'whole' : 'none-asked'
}

function entryOf(random: Random, others: readonly Other[], role: PartyRole): RoleEntry {
  return {
    estateId: random.pick([`OBJ99999_${random.between(1, 9999)}`, hostileText(random), null]),
    estateAddress: random.pick([hostileText(random), 'Hittepåvägen 3, Exempelby', null]),
    estateAddressAt: timeOf(random),
    estateKind: estateKindOf(random),
    estateStatus: random.pick([hostileText(random), 'Till salu', null]),
    createdAt: random.pick([A_DAY, '2021-01-01T11:00:00Z', null]),
    approximate: random.chance(0.2),
    kind: role.startsWith('extra') && random.chance(0.9) ? kindOf(random) : null,
    related: role.startsWith('extra') && random.chance(0.7) ? random.pick(others) : null,
    level: null,
  }
}

function interestOf(random: Random, { address, estateId, status }: InterestMarks): RoleEntry {
  return {
    estateId,
    estateAddress: `${address} ${hostileText(random)}`,
    estateAddressAt: timeOf(random),
    estateKind: estateKindOf(random),
    estateStatus: status,
    createdAt: null,
    approximate: false,
    kind: null,
    related: null,
    level: random.chance(0.1)
      ? random.pick([{ state: 'unknown', raw: hostileText(random) } as const, null])
      : { state: 'known', level: random.pick(interestLevels) },
  }
}

function estateKindOf(random: Random): RoleEntry['estateKind'] {
  return random.pick([
    null,
    { state: 'known', kind: random.pick(knownEstateKind.options) },
    { state: 'unknown', raw: hostileText(random) },
  ] as const)
}

function relationsOf(random: Random, others: readonly Other[]): Parts['relations'] {
  if (random.chance(0.1)) return notFetched()
  const relations = Array.from({ length: random.pick([0, 0, 1, 2, 6]) }, () => ({
    direction: random.pick(['holds', 'held'] as const),
    kind: kindOf(random),
    related: random.pick(others),
  }))
  return fetched(relations, { fetchedAt: timeOf(random) })
}
