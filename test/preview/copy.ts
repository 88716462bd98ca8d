import type { LogEntry } from '../../electron/contract/domain/access-log'
import type { CopyScope, CopyStatus, OfficeUser } from '../../electron/contract/domain/copy'
import type { ForgetReceipt } from '../../electron/contract/domain/forget'
import type {
  FilterChoices,
  MatchReason,
  SearchAnswer,
  SearchRow,
} from '../../electron/contract/domain/search'
import type { ContactLine } from '../../electron/contract/domain/card'
import { coverText } from '../../electron/main/privacy/covered'
import { company, deceased, estate, id, lineOf, person, YESTERDAY } from './cards'

/** The copy of contacts in its states, and what is asked about it. */

export const RECONCILED = '2026-11-21T16:40:00Z'

/** All of the office, whole and quiet. */
export const wholeCopy: CopyStatus = {
  scope: 'office',
  own: [{ customerId: id('M99999'), userId: 'HAN1' }],
  contacts: 4212,
  complete: true,
  reconciledAt: RECONCILED,
  syncedAt: '2026-11-22T13:00:00Z',
  activity: { state: 'idle' },
  roles: { asked: 4212, contacts: 4212, refused: [] },
  problem: null,
  setAside: false,
  shrunk: null,
  notUnderstood: 0,
}

/** A first start: nothing chosen, only what was opened. */
export const noCopy: CopyStatus = {
  ...wholeCopy,
  scope: 'opened',
  own: [],
  contacts: 5,
  complete: true,
  reconciledAt: null,
}

export const filling: Partial<CopyStatus> = {
  ...wholeCopy,
  contacts: 1200,
  complete: false,
  reconciledAt: null,
  roles: { asked: 820, contacts: 1200, refused: [] },
  activity: { state: 'fetching', done: 1200, total: 4212, perSecond: 9.4, leftMs: 290_000 },
}

export const counts: Record<CopyScope, number> = { mine: 318, office: 4212, opened: 5 }

export const users: OfficeUser[] = [
  { customerId: id('M99999'), userId: 'HAN1', name: 'Maja Mallmäklare', active: true },
  { customerId: id('M99999'), userId: 'HAN2', name: 'Nils Hittepå', active: true },
  { customerId: id('M99999'), userId: 'HAN3', name: 'Olga Provström', active: false },
  { customerId: id('M30011'), userId: 'HAN4', name: 'Maja Mallmäklare', active: true },
]

export const categories = ['Julkort', 'Skyddad', 'Spekulant bostadsrätt', 'Spekulant villa']

export function choices(own: boolean): FilterChoices {
  return { categories: categories.map((name) => coverText(name)), own }
}

export function searchIn(
  copy: CopyStatus,
  rows: readonly SearchRow[],
  server: SearchAnswer['server'],
): SearchAnswer {
  const { contacts, scope, complete, reconciledAt } = copy
  return {
    rows: [...rows],
    found: { count: rows.length === 50 ? 1000 : rows.length, orMore: rows.length === 50 },
    copy: { contacts, scope, complete, reconciledAt, withRoles: 812 },
    server,
  }
}

export function row(
  line: ContactLine,
  reason: MatchReason = 'name',
  matched: string | null = null,
): SearchRow {
  return { line, reason, matched: matched === null ? null : coverText(matched) }
}

const ingrid = lineOf(person)

export const someRows: SearchRow[] = [
  row(ingrid),
  row({ ...lineOf(deceased), contactId: id('ADR31') }),
  row({ ...ingrid, contactId: id('ADR32'), changed: 'strongest', name: 'Ingrid Påhittad' }),
  row(
    { ...ingrid, contactId: id('ADR33'), name: 'Åsa Lind', hint: null },
    'phone',
    '070-174 06 05',
  ),
  row({ ...ingrid, contactId: id('ADR34'), name: 'Per Ek' }, 'email', 'ingrid.ek@example.com'),
  row({ ...lineOf(company), contactId: id('ADR35') }, 'number'),
  row({ ...ingrid, contactId: id('ADR36'), name: null }, 'address', 'Ingridsvägen 4, Låtsasstad'),
  row({ ...lineOf(estate), contactId: id('ADR37'), changed: 'plain' }, 'category', 'Ingridslotten'),
  row({ ...ingrid, contactId: id('ADR38'), name: 'Bo Al' }, 'estate', 'OBJ99999_2000000001'),
  row({ ...ingrid, contactId: id('ADR39'), name: 'Eva Alm' }, 'id'),
]

/** Others for each text, as when one letter leads to other people than the last: the most there is to draw. */
export function manyRows(text: string): SearchRow[] {
  return Array.from({ length: 50 }, (_, at) =>
    row({
      ...ingrid,
      contactId: id(`ADR${text.length * 50 + at}`),
      name: `Ingrid Exempelsson ${at + 1}`,
    }),
  )
}

const entry: LogEntry = {
  at: '2026-11-22T13:02:00Z',
  account: 'maja.mallmaklare@connect.maklare.vitec.net',
  action: 'open',
  contactId: person.id,
  estateId: null,
  reason: null,
  variant: null,
  count: null,
}

export const log: LogEntry[] = [
  { ...entry, action: 'export', variant: 'meeting' },
  { ...entry, action: 'reveal', reason: 'identity-check' },
  { ...entry, contactId: null, estateId: 'OBJ99999_2000000006' },
  entry,
  {
    ...entry,
    at: YESTERDAY,
    action: 'purge',
    contactId: null,
    reason: 'out-of-scope',
    count: 3894,
  },
  { ...entry, at: YESTERDAY, action: 'purge', contactId: company.id, reason: 'gone-in-crm' },
  { ...entry, at: YESTERDAY, action: 'sign-in', contactId: null },
]

export const receipt: ForgetReceipt = {
  at: '2026-11-22T13:09:00Z',
  items: [
    { what: 'contacts', state: 'removed', count: 4212 },
    { what: 'copy-files', state: 'removed', count: 3 },
    { what: 'copy-key', state: 'removed', count: null },
    { what: 'password', state: 'removed', count: 2 },
    { what: 'lock-code', state: 'removed', count: null },
    { what: 'account', state: 'removed', count: null },
    { what: 'recents', state: 'removed', count: 5 },
    { what: 'access-log', state: 'removed', count: 212 },
    { what: 'access-log-key', state: 'removed', count: null },
    { what: 'diary', state: 'removed', count: null },
    { what: 'settings', state: 'removed', count: null },
    { what: 'window-place', state: 'failed', count: null },
    { what: 'time-mark', state: 'removed', count: null },
    { what: 'lock-state', state: 'none', count: null },
    { what: 'temporary-files', state: 'none', count: null },
    { what: 'engine-files', state: 'left', count: 14 },
    { what: 'other-files', state: 'none', count: null },
  ],
}
