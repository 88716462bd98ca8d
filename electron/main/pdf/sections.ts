import type { Agent } from '../../contract/domain/card'
import type { Contact } from '../../contract/domain/contact'
import { advertisingAllowed } from '../../contract/domain/flags'
import type { Informed, Matching } from '../../contract/domain/flags'
import { flagsNeedCheck } from '../../contract/domain/age'
import type { FetchedPart } from '../../contract/domain/freshness'
import type { Instant } from '../../contract/domain/time'
import { formatDay, formatMoment, momentAt } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { capital, hideNumbers, oneLine } from './paper-text'
import type { Fact, FactsSection, Heading, StatementsSection } from '../../contract/domain/sheet'

/*
 * One builder per section. Each names in its parameter the fields it may read, and the compiler
 * holds it to them: a field that no builder of a variant names is not on that variant's sheet.
 */

/** `Pick` that keeps a person's fields a person's: it goes through the union kind by kind. */
type Part<C, K extends PropertyKey> = C extends unknown ? Pick<C, Extract<keyof C, K>> : never
export type May<K extends PropertyKey> = Part<Contact, K | 'kind'>

const free = (text: string) => hideNumbers(oneLine(text))

/** A text of the CRM's as a sheet shows it; empty ones are left out. */
function lines(...texts: (string | null)[]): string[] {
  return texts.map((text) => free(text ?? '')).filter((text) => text !== '')
}

export function heading(of: May<'id' | 'name' | 'deceased' | 'rawType'>): Heading {
  const name = free(of.name ?? '')
  const rawType = of.kind === 'unknown' ? oneLine(of.rawType ?? '') : ''
  return {
    standing: standing(of),
    name: name === '' ? sv.contact.nameMissing : name,
    kind: kindLine(of.kind, rawType),
    id: name === '' ? oneLine(of.id) : null,
  }
}

function kindLine(kind: Contact['kind'], rawType: string): string | null {
  if (kind === 'deceased-estate') return null
  return rawType === '' ? sv.kinds[kind] : `${sv.kinds[kind]}: ${rawType}`
}

/** Somebody who has died: said before the name, and relatives may answer (GDPR rules 4 and 5). */
function standing(of: May<'deceased'>): string | null {
  if (of.kind === 'deceased-estate') return sv.kinds['deceased-estate']
  return of.kind === 'person' && of.deceased === 'yes' ? sv.contact.deceased : null
}

/** The flags a type has, in the catalogue's words; what a type lacks is not mentioned (GDPR rule 5). */
export function flagSection(
  of: May<'advertising' | 'deceased' | 'informed' | 'matching'>,
  card: Pick<FetchedPart, 'fetchedAt'>,
  now: number,
): StatementsSection {
  const statements = [advertisingStatement(of.advertising)]
  if (of.kind === 'person') {
    statements.push(informedStatement(of.informed), matchingStatement(of.matching))
    if (of.deceased === 'unknown') {
      statements.push({ text: sv.contact.deceasedUnknown, notes: [] })
    }
    // A request for listings stands beside a refusal of advertising: the pair needs its sentence
    // (GDPR rule 6), and an unknown flag counts as the refusal (rule 1).
    if (of.matching.state === 'yes' && !advertisingAllowed(of.advertising)) {
      statements.push({ text: sv.flags.matchingDespiteAdvertisingNo, notes: [] })
    }
  }
  return {
    layout: 'statements',
    title: sheetSv.sections.flags,
    lead: flagsNeedCheck(card.fetchedAt, now) ? checkLine(card.fetchedAt, now) : null,
    statements,
  }
}

/** A fetch time that lies ahead says nothing about the age, so it is not repeated here (S23). */
function checkLine(fetchedAt: Instant, now: number): string {
  const fetched = Date.parse(fetchedAt)
  const when = fetched > now ? sheetSv.flags.ageUnknown : sheetSv.flags.fetched(momentAt(fetched))
  return `${when} – ${sv.flags.checkBeforeMailing}`
}

type Statement = StatementsSection['statements'][number]

function advertisingStatement(advertising: Contact['advertising']): Statement {
  const { flags } = sv
  switch (advertising) {
    case 'yes':
      return { text: flags.advertisingYes, notes: [flags.advertisingYesNote] }
    case 'no':
      return { text: flags.advertisingNo, notes: [flags.advertisingNoNote] }
    case 'unknown':
      return { text: flags.advertisingUnknown, notes: [] }
  }
}

function informedStatement(informed: Informed): Statement {
  if (informed.state === 'date') return { text: sv.flags.informedOn(informed.on), notes: [] }
  const implausible = informed.reason === 'implausible'
  return { text: implausible ? sv.flags.informedImplausible : sv.flags.informedMissing, notes: [] }
}

const matchingTexts: Record<Matching['state'], string> = {
  yes: sv.flags.matchingYes,
  no: sv.flags.matchingNo,
  'not-asked': sv.flags.matchingNotAsked,
  unknown: sv.flags.matchingUnknown,
}

function matchingStatement(matching: Matching): Statement {
  const raw = matching.state === 'unknown' ? free(matching.raw ?? '') : ''
  const text = matchingTexts[matching.state]
  return {
    text: raw === '' ? text : `${text}: ${raw}`,
    notes:
      matching.changedAt === null ? [] : [sv.flags.matchingChanged(formatDay(matching.changedAt))],
  }
}

export function reachSection(of: May<'phones' | 'emails' | 'homePage' | 'deceased'>): FactsSection {
  const facts: Fact[] = [
    ...of.phones.map(({ field, written }) => fact(capital(sv.fields[field]), lines(written))),
    ...of.emails.map(({ field, written }) => fact(capital(sv.fields[field]), lines(written))),
  ].filter((each) => each.lines.length > 0)
  const isReachable = facts.length > 0
  if (of.kind === 'company') {
    const page = lines(of.homePage?.written ?? null)
    if (page.length > 0) facts.push(fact(sheetSv.reach.homePage, page))
  }
  if (facts.length === 0) {
    const nothing = `${sheetSv.reach.phoneAndEmail}: ${sv.roles.none}`
    return section('facts', sheetSv.sections.reach, [fact(null, [nothing])])
  }
  const relatives = isReachable && standing(of) !== null
  return {
    layout: 'large-facts',
    title: sheetSv.sections.reach,
    lead: relatives ? `${sheetSv.reach.phoneAndEmail} ${sv.contact.relatives}` : null,
    facts,
  }
}

const regions = new Intl.DisplayNames('sv', { type: 'region', fallback: 'none' })

export function country(code: string | null): string | null {
  const written = (code ?? '').trim().toUpperCase()
  if (written === 'SE' || written === '') return null
  try {
    return regions.of(written) ?? written
  } catch {
    // Not shaped like a code at all: shown as it was written.
    return code
  }
}

/** Null when the CRM holds no part of an address: an empty field is not shown. */
export function addressSection(of: May<'address'>): FactsSection | null {
  if (of.address === null) return null
  const { streetAddress, zipCode, city, countryCode } = of.address
  const written = lines(streetAddress, [zipCode, city].filter(Boolean).join(' '))
  if (written.length === 0) return null
  return section('facts', sheetSv.sections.address, [
    fact(null, [...written, ...lines(country(countryCode))]),
  ])
}

export function agentSection(agent: Agent): FactsSection | null {
  const title = sheetSv.sections.agent
  switch (agent.state) {
    case 'none':
      return null
    case 'not-fetched':
      return section('facts', title, [fact(null, [sv.roles.notFetched])])
    case 'unknown':
      return section('facts', title, [fact(null, [sv.contact.unknownAgent])])
    case 'named':
      return section('facts', title, [fact(null, lines(agent.name))])
  }
}

export function recordSection(
  of: May<'id' | 'createdAt' | 'changedAt'>,
  card: Pick<FetchedPart, 'fetchedAt'>,
  rolesFetchedAt: Instant | null,
): FactsSection {
  const day = (label: string, at: Instant | null) =>
    at === null ? [] : [fact(label, [formatDay(at)])]
  const rolesTime = rolesFetchedAt === null ? null : formatMoment(rolesFetchedAt)
  return section('paired-facts', sheetSv.sections.record, [
    fact(sheetSv.record.id, [oneLine(of.id)]),
    ...day(sheetSv.record.createdAt, of.createdAt),
    ...day(sheetSv.record.changedAt, of.changedAt),
    fact(sheetSv.record.card, [formatMoment(card.fetchedAt)]),
    fact(sheetSv.record.roles, [rolesTime ?? sv.roles.notFetched]),
  ])
}

function section(layout: FactsSection['layout'], title: string, facts: Fact[]): FactsSection {
  return { layout, title, lead: null, facts }
}

function fact(label: string | null, of: string[]): Fact {
  return { label, lines: of }
}
