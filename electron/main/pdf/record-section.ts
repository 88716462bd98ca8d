import { addressesFetchedAt } from '../../contract/domain/age'
import type { UncoveredCard } from '../../contract/domain/card'
import type { FactsSection } from '../../contract/domain/sheet'
import type { Instant } from '../../contract/domain/time'
import { formatDay, formatMoment } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { fact, orUnknown, section } from './facts'
import type { May } from './facts'
import { oneLine } from './paper-text'

/** When each part that stands on the sheet was fetched; null: it was not. */
export interface FetchTimes {
  readonly card: Instant
  readonly roles: Instant | null
  /** Left out where the sheet has no relations. */
  readonly relations?: Instant | null
  /** Where they are older than the roles. */
  readonly addresses: Instant | null
}

export function fetchTimes(card: Pick<UncoveredCard, 'card' | 'roles'>): FetchTimes {
  const { roles } = card
  return {
    card: card.card.fetchedAt,
    roles: fetchedAt(roles),
    addresses: addressesFetchedAt(roles),
  }
}

export function allFetchTimes(
  card: Pick<UncoveredCard, 'card' | 'roles' | 'relations'>,
): FetchTimes {
  return { ...fetchTimes(card), relations: fetchedAt(card.relations) }
}

function fetchedAt(part: UncoveredCard['roles'] | UncoveredCard['relations']): Instant | null {
  return part.state === 'fetched' ? part.fetchedAt : null
}

export function recordSection(
  of: May<'id' | 'createdAt' | 'changedAt'>,
  times: FetchTimes,
): FactsSection {
  const day = (label: string, at: Instant | null) =>
    at === null ? [] : [fact(label, [formatDay(at)])]
  const { record } = sheetSv
  return section('paired-facts', sheetSv.sections.record, [
    fact(record.id, [oneLine(of.id)]),
    ...day(record.createdAt, of.createdAt),
    ...day(record.changedAt, of.changedAt),
    ...fetchFacts(times),
  ])
}

export function wholeRecordSection(
  of: May<'id' | 'customerId' | 'createdAt' | 'changedAt'>,
  times: FetchTimes,
): FactsSection {
  const moment = (at: Instant | null) => orUnknown(at === null ? [] : [formatMoment(at)])
  const { record } = sheetSv
  return section('paired-facts', sheetSv.sections.record, [
    fact(record.id, [oneLine(of.id)]),
    fact(sv.card.customerId, [oneLine(of.customerId)]),
    fact(record.createdAt, moment(of.createdAt)),
    fact(record.changedAt, moment(of.changedAt)),
    ...fetchFacts(times),
  ])
}

function fetchFacts({ card, roles, relations }: FetchTimes) {
  const { record } = sheetSv
  const moment = (at: Instant | null) => [at === null ? sv.roles.notFetched : formatMoment(at)]
  return [
    fact(record.card, moment(card)),
    fact(record.roles, moment(roles)),
    ...(relations === undefined ? [] : [fact(record.relations, moment(relations))]),
  ]
}
