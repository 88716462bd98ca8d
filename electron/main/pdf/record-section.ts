import { addressesFetchedAt } from '../../contract/domain/age'
import type { FactsSection } from '../../contract/domain/sheet'
import type { Instant } from '../../contract/domain/time'
import { formatDay, formatMoment } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { fact, orUnknown, section } from './facts'
import type { May } from './facts'
import { oneLine } from './paper-text'
import type { SheetCard, SheetProspects, SheetRoles } from './sheet-card'

/** When each part that stands on the sheet was fetched; null: it was not. */
export interface FetchTimes {
  readonly card: Instant
  readonly roles: Instant | null
  /** In outline, some of them at least (decision 22). */
  readonly isOverview: boolean
  /** Left out where the sheet has no relations and no prospects. */
  readonly relations?: Instant | null
  readonly prospects?: Instant | null
  /** Where they are older than the roles. */
  readonly addresses: Instant | null
}

export function fetchTimes({ card, roles }: Pick<SheetCard, 'card' | 'roles'>): FetchTimes {
  return {
    card: card.fetchedAt,
    roles: askedAt(roles),
    isOverview: roles.state === 'overview',
    addresses: addressesFetchedAt(roles),
  }
}

export function allFetchTimes(
  card: Pick<SheetCard, 'card' | 'roles' | 'relations' | 'prospects'>,
): FetchTimes {
  const { relations, prospects } = card
  const times = fetchTimes(card)
  const addresses = [times.addresses, addressesFetchedAt(prospects)].filter((at) => at !== null)
  return {
    ...times,
    relations: relations.state === 'fetched' ? relations.fetchedAt : null,
    prospects: askedAt(prospects),
    addresses: addresses.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null,
  }
}

function askedAt(part: SheetRoles | SheetProspects): Instant | null {
  return part.state === 'none-asked' ? null : part.fetchedAt
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

function fetchFacts({ card, roles, isOverview, relations, prospects }: FetchTimes) {
  const { record } = sheetSv
  const moment = (at: Instant | null) => (at === null ? sv.roles.notFetched : formatMoment(at))
  return [
    fact(record.card, [moment(card)]),
    fact(isOverview ? record.overview : record.roles, [moment(roles)]),
    ...(relations === undefined ? [] : [fact(record.relations, [moment(relations)])]),
    ...(prospects === undefined ? [] : [fact(record.prospects, [moment(prospects)])]),
  ]
}
