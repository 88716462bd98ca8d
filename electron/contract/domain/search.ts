import { z } from 'zod'
import { contactLine } from './card'
import { coveredText } from './covered'
import { partyRole } from './party'
import { instant } from './time'
import { copyScope } from './copy'

/** No term is longer than a line somebody would type or paste (D21). */
export const MAX_SEARCH_TEXT = 5_000
export const MAX_ROWS = 50

export const searchFilters = z.strictObject({
  kind: z.enum(['person', 'company', 'deceased-estate']).nullable(),
  /** Among contacts of whom this role has been asked for. */
  role: partyRole.nullable(),
  /** A category by its name. */
  category: z.string().max(200).nullable(),
  /** Only contacts whose responsible broker is the user. */
  ownOnly: z.boolean(),
})
export type SearchFilters = z.infer<typeof searchFilters>

export const searchRequest = z.strictObject({
  text: z.string().max(MAX_SEARCH_TEXT),
  filters: searchFilters,
})
export type SearchRequest = z.infer<typeof searchRequest>

/** Why a row is there. `number`: a personal or corporate number; never said which (GDPR rule 12). */
export const matchReason = z.enum([
  'name',
  'phone',
  'email',
  'number',
  'address',
  'category',
  'estate',
  'id',
  'filter',
  /** Found by the CRM's own search, which does not say why. */
  'server',
])
export type MatchReason = z.infer<typeof matchReason>

export const searchRow = z.strictObject({
  line: contactLine,
  reason: matchReason,
  /** The value that matched, as written; null where the name says it or nothing may be shown. */
  matched: coveredText.nullable(),
})
export type SearchRow = z.infer<typeof searchRow>

export const searchAnswer = z.strictObject({
  rows: z.array(searchRow).max(MAX_ROWS),
  /** `orMore`: counting stopped there. */
  found: z.strictObject({ count: z.number().int().nonnegative(), orMore: z.boolean() }),
  /** What was searched. */
  copy: z.strictObject({
    contacts: z.number().int().nonnegative(),
    scope: copyScope.nullable(),
    complete: z.boolean(),
    reconciledAt: instant.nullable(),
    /** Contacts of whom the role that is filtered by has been asked for; null: by none is. */
    withRoles: z.number().int().nonnegative().nullable(),
  }),
  /** Whether the CRM's own search can help: it wants five characters (API 1.5). */
  server: z.enum(['offered', 'too-short', 'not-needed']),
})
export type SearchAnswer = z.infer<typeof searchAnswer>

/** `more`: the CRM had more hits than are shown. */
export const serverSearchAnswer = z.strictObject({
  rows: z.array(searchRow).max(MAX_ROWS),
  more: z.boolean(),
})
export type ServerSearchAnswer = z.infer<typeof serverSearchAnswer>

/** What the filters can be set to. */
export const filterChoices = z.strictObject({
  categories: z.array(coveredText),
  /** False: the broker has not said who they are. */
  own: z.boolean(),
})
export type FilterChoices = z.infer<typeof filterChoices>
