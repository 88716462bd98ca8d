import type { CoveredText } from '../../contract/domain/covered'
import type { OwnUser } from '../../contract/domain/copy'
import { MAX_ROWS } from '../../contract/domain/search'
import type {
  MatchReason,
  SearchAnswer,
  SearchFilters,
  SearchRequest,
  SearchRow,
} from '../../contract/domain/search'
import { HIDDEN_NUMBER } from '../../contract/person-number/cover'
import { coverLine, coverText } from '../privacy/covered'
import type { ContactRecord } from '../crm-api/wire/contact'
import { readPhones } from '../phones/read-phones'
import { lineOf } from '../store/line-rows'
import type { Database } from '../store/driver'
import { categoryNames, filterQueries } from '../store/search-index'
import type { Store } from '../store/store'
import { firstFound, placesFound, withEstate, withId } from './candidates'
import type { Candidate } from './candidates'
import { MOST_COUNTED, find } from './find'
import { sortKey } from './fold'
import { isPhoneMet, isValueField, matchedValue } from './matched'
import { holds } from './query'
import type { Ranked } from './rank'
import { readTerms } from './terms'
import type { Terms } from './terms'
import { anywhere, beyondName } from './tiers'
import type { Within } from './wanted'

type Found = Pick<SearchAnswer, 'rows' | 'found'>

/** The search as you type, over the copy alone: what is typed leaves this computer nowhere, nor is it kept. */
export interface Search {
  run(request: SearchRequest): Found
  /** Names of the categories that contacts of the copy are in, in alphabetical order. */
  choices(): CoveredText[]
}

export interface SearchParts {
  readonly store: Store
  /** Who the broker is, for the filter on their own contacts. */
  own(): readonly OwnUser[]
}

export function createSearch({ store, own }: SearchParts): Search {
  return {
    run: ({ text, filters }) =>
      store.read((db) => {
        const within = filterQueries(db, withWrittenCategory(db, filters), own())
        if (within === 'nobody') return answer([], 0)
        return text.trim() === '' ? listed(db, within) : searched(db, readTerms(text), within)
      }),
    choices: () =>
      store.read((db) =>
        categoryNames(db)
          .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
          .map((name) => coverText(name)),
      ),
  }
}

/** The window knows a category by its covered name. */
function withWrittenCategory(db: Database, filters: SearchFilters): SearchFilters {
  const { category } = filters
  if (category === null || !category.includes(HIDDEN_NUMBER)) return filters
  const written = categoryNames(db).find((name) => coverText(name) === category)
  return { ...filters, category: written ?? category }
}

/** Without a text, those within the filters as a list. */
function listed(db: Database, within: Within): Found {
  if (within === null) return answer([], 0)
  const rows = firstFound(db, within, MAX_ROWS).map((one) => rowOf(one, 'filter', null))
  const counted = placesFound(db, within, MOST_COUNTED + 1).length
  // What has expired and is not deleted yet is found by its words all the same.
  return answer(rows, rows.length < MAX_ROWS ? rows.length : counted)
}

function searched(db: Database, terms: Terms, within: Within): Found {
  const meant = anywhere(terms)
  const { ranked, count } = meant ? find(db, terms, meant, within) : { ranked: [], count: 0 }
  const byId = [
    ...withId(db, terms.id, within).map((one) => ({ one, row: rowOf(one, 'id', null) })),
    ...withEstate(db, terms.id, within).map((one) => ({
      one,
      row: rowOf(one, 'estate', terms.id),
    })),
  ]
  const ids = new Set(byId.map(({ one }) => one.place))
  const others = ranked.filter(({ candidate }) => !ids.has(candidate.place))
  const rows = [...byId.map(({ row }) => row), ...others.map((one) => rankedRow(db, terms, one))]
  // An id is a word of nothing else, as a rule; when it is, the contact is counted already.
  const uncounted = byId.filter(({ one }) => meant === null || !holds(meant, one)).length
  return answer(rows.slice(0, MAX_ROWS), count + uncounted)
}

function rankedRow(db: Database, terms: Terms, { candidate, reason }: Ranked): SearchRow {
  if (!isValueField(reason)) return rowOf(candidate, reason, null)
  const sought = beyondName(terms, candidate)
  const { hint } = candidate
  // The first phone stands in the line already: no record need be read for it.
  if (reason === 'phone' && hint !== null) {
    const isMet = readPhones(hint, null).some((phone) => isPhoneMet(sought, phone))
    if (isMet) return rowOf(candidate, reason, hint)
  }
  const stored = db
    .prepare<{ record: string }>('SELECT record FROM records WHERE place = ?')
    .get(candidate.place)
  if (stored === undefined) return rowOf(candidate, reason, null)
  const { contact } = JSON.parse(stored.record) as ContactRecord
  return rowOf(candidate, reason, matchedValue(sought, reason, contact))
}

function rowOf(candidate: Candidate, reason: MatchReason, matched: string | null): SearchRow {
  const where = reason === 'phone' ? 'phone-field' : 'text'
  return {
    line: coverLine(lineOf(candidate)),
    reason,
    matched: matched === null ? null : coverText(matched, where),
  }
}

function answer(rows: SearchRow[], count: number): Found {
  return {
    rows,
    found: { count: Math.min(count, MOST_COUNTED), orMore: count > MOST_COUNTED },
  }
}
