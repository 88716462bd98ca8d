import type { SessionStatus } from '../../electron/contract/domain/session'
import {
  allRoles,
  cardOf,
  company,
  deceased,
  entries,
  estate,
  groups,
  hidden,
  hostile,
  id,
  interests,
  LAST_SPRING,
  lineOf,
  outline,
  overview,
  person,
  plainChanges,
  someRelations,
  sparse,
  strongChanges,
  unknown,
  whole,
  YESTERDAY,
} from './cards'
import { filling, manyRows, noCopy, someRows, wholeCopy } from './copy'
import { everybodyAsked, nobody, somePeople, threeHundred } from './estates'
import type { Scenario } from './fake-bridge'
import { failure } from './result'
import { storedInMemory } from './stored'

type SignedIn = Extract<SessionStatus, { state: 'signed-in' }>

const signedOut: SessionStatus = { state: 'signed-out', failure: null, remembered: null }
const office: SignedIn = {
  state: 'signed-in',
  username: 'maja.mallmaklare',
  address: 'https://connect.maklare.vitec.net',
  host: 'connect.maklare.vitec.net',
  customers: [{ customerId: id('M99999'), name: 'Provkontoret' }],
  kept: true,
  failure: null,
  sample: false,
  suggestions: [],
}
const twoOffices: SignedIn = {
  ...office,
  customers: [
    { customerId: id('M99999'), name: 'Provkontoret' },
    { customerId: id('M30011'), name: null },
  ],
}
const sampleOffice: SignedIn = {
  ...office,
  username: 'exempel',
  host: '127.0.0.1:41234',
  sample: true,
  kept: false,
  suggestions: [
    { contactId: person.id, text: 'Ingrid Exempelsson – säljare och köpare' },
    { contactId: estate.id, text: 'Dödsbo med tre delägare' },
    { contactId: company.id, text: 'Bolag med firmatecknare' },
    { contactId: deceased.id, text: 'Avliden person, alla åtta rollerna' },
  ],
}
const shrunk = { listed: 812, kept: 4212 }
const recents = [person, company, deceased, estate, sparse].map((one) => lineOf(one))
const everyone = [person, company, deceased, estate, sparse, unknown, hostile].map((one) =>
  cardOf(one),
)
const signedIn: Scenario = {
  ...{ session: office, cards: everyone, recents, copy: wholeCopy },
  estate: somePeople,
}
const overviewOf = outline({
  seller: entries(2),
  buyer: entries(1, 4),
  speculator: interests().slice(2, 6),
})

/** Each state that a screen has, by the name to ask for it: `?state=person`. */
export const scenarios: Record<string, Scenario> = {
  'sign-in': { session: signedOut },
  'sign-in-busy': { session: signedOut, signIn: 'never' },
  'sign-in-wrong': { session: signedOut, signIn: 'wrong-login' },
  'sign-in-ended': {
    session: {
      state: 'signed-out',
      failure: failure('keychain-unavailable'),
      remembered: {
        username: 'maja.mallmaklare',
        customers: [id('M99999'), id('M30011')],
        address: 'https://connect-qa.example.com',
      },
    },
  },
  'start-empty': { session: office },
  'start-sample': { session: sampleOffice, cards: everyone },
  'start-not-kept': { session: { ...office, kept: false }, recents },
  offices: { ...signedIn, session: twoOffices },
  'start-whole': signedIn,
  changed: {
    ...signedIn,
    recents: [
      lineOf(person, 'plain'),
      lineOf(deceased, 'strongest'),
      lineOf(estate, 'plain'),
      lineOf(company),
    ],
    cards: [
      cardOf(person, { changes: plainChanges }),
      cardOf(deceased, {
        changes: [{ field: 'deceased', strength: 'strongest', noticedAt: YESTERDAY }],
      }),
    ],
  },
  'changed-strongest': { ...signedIn, cards: [cardOf(person, { changes: strongChanges })] },
  expired: {
    ...signedIn,
    then: (send) => {
      send('contact-gone', {
        key: { customerId: person.customerId, contactId: person.id },
        failure: failure('expired'),
      })
    },
  },
  protected: { ...signedIn, cards: [cardOf(hidden)], recents: [lineOf(hidden), lineOf(person)] },
  'stored-in-memory': { ...signedIn, stored: storedInMemory },
  'protected-named': { ...signedIn, settings: { protectedCategories: ['Skyddad identitet'] } },
  'key-missing': {
    ...signedIn,
    copy: { ...filling, problem: 'key-missing', setAside: true, shrunk, notUnderstood: 3 },
  },
  damaged: { ...signedIn, copy: { ...wholeCopy, problem: 'damaged' } },
  'newer-version': { ...signedIn, copy: { ...noCopy, contacts: 0, problem: 'newer-version' } },
  'no-keychain': {
    ...signedIn,
    session: { ...office, kept: false },
    copy: { ...noCopy, problem: 'no-keychain', setAside: true },
  },
  'disk-full': { ...signedIn, copy: { ...wholeCopy, problem: 'disk-full' } },
  'set-aside': { ...signedIn, copy: { ...wholeCopy, setAside: true } },
  'log-empty': { ...signedIn, log: [] },
  setup: { ...signedIn, copy: { ...noCopy, scope: null } },
  'setup-offices': {
    ...signedIn,
    session: twoOffices,
    copy: { ...noCopy, scope: null, problem: 'unwritable' },
  },
  'setup-failed': {
    ...signedIn,
    copy: { ...noCopy, scope: null },
    users: 'server-unreachable',
    count: 'server-unreachable',
  },
  'setup-counting': { ...signedIn, copy: { ...noCopy, scope: null }, count: 'never' },
  listing: { ...signedIn, copy: { ...filling, contacts: 0, activity: { state: 'listing' } } },
  filling: { ...signedIn, copy: filling },
  paused: {
    ...signedIn,
    copy: { ...filling, activity: { state: 'paused', done: 1200, total: 4212 } },
  },
  waiting: {
    ...signedIn,
    connection: { state: 'server-unreachable', retryAfterMs: null },
    copy: {
      ...filling,
      activity: {
        state: 'waiting',
        done: 1200,
        total: 4212,
        failure: failure('server-unreachable'),
        retryAfterMs: 30_000,
      },
    },
  },
  search: { ...signedIn, rows: someRows },
  'search-many': { ...signedIn, rows: manyRows, server: 'offered' },
  'search-empty': { ...signedIn, server: 'offered', serverRows: someRows.slice(0, 2) },
  'search-too-short': { ...signedIn, server: 'too-short' },
  'search-opened': {
    ...signedIn,
    copy: noCopy,
    server: 'offered',
    connection: { state: 'server-unreachable', retryAfterMs: null },
  },
  'search-filling': { ...signedIn, copy: filling, server: 'offered', serverRows: 'timed-out' },
  'search-nobody': { ...signedIn, own: false },
  locked: { ...signedIn, screen: { locked: true }, unlock: 'wrong-login' },
  'without-code': { ...signedIn, screen: { code: 'none' } },
  'locked-waiting': {
    ...signedIn,
    screen: { locked: true, unlock: 'touch-id', retryAfterMs: 95_000 },
  },
  'locked-sample': {
    ...signedIn,
    session: sampleOffice,
    screen: { locked: true, unlock: 'click' },
  },
  presenting: {
    ...signedIn,
    screen: { presenting: true },
  },
  'presenting-search': { ...signedIn, screen: { presenting: true }, rows: someRows },
  person: signedIn,
  'export-failed': { ...signedIn, export: 'file-not-saved' },
  sample: { ...signedIn, session: sampleOffice },
  english: { ...signedIn, settings: { language: 'en' } },
  'all-open': {
    ...signedIn,
    settings: { openSections: ['address', 'categories', 'note', 'record'] },
    cards: [
      cardOf(person, {
        roles: whole(allRoles),
      }),
    ],
  },
  hostile: {
    ...signedIn,
    recents: [hostile, person].map((one) => lineOf(one)),
    settings: { openSections: ['address', 'categories', 'note', 'record'] },
  },
  old: { ...signedIn, cards: [cardOf(person, { fetchedAt: LAST_SPRING, refreshing: true })] },
  stored: {
    ...signedIn,
    cards: [
      cardOf(person, {
        fetchedAt: YESTERDAY,
        refreshing: true,
        roles: { state: 'none-asked', refreshing: true, failure: null },
      }),
    ],
  },
  failed: {
    ...signedIn,
    connection: { state: 'server-unreachable', retryAfterMs: null },
    cards: [cardOf(person, { failure: failure('timed-out') })],
  },
  'failed-offered': {
    ...signedIn,
    server: 'offered',
    connection: { state: 'server-unreachable', retryAfterMs: null },
    cards: [cardOf(person, { failure: failure('timed-out') })],
  },
  'failed-over': {
    ...signedIn,
    server: 'offered',
    cards: [cardOf(person, { failure: failure('server-unreachable') })],
  },
  'wrong-login': {
    ...signedIn,
    connection: { state: 'wrong-login', retryAfterMs: null },
    cards: [cardOf(person, { failure: failure('wrong-login') })],
  },
  'too-many': {
    ...signedIn,
    connection: { state: 'too-many-requests', retryAfterMs: 30_000 },
    cards: [cardOf(person, { failure: failure('too-many-requests', 30_000) })],
  },
  'parts-missing': {
    ...signedIn,
    cards: [
      cardOf(person, {
        agent: { state: 'not-fetched' },
        roles: { state: 'none-asked', refreshing: false, failure: failure('server-error') },
        relations: { state: 'not-fetched', refreshing: true, failure: null },
      }),
    ],
  },
  'roles-partly': {
    ...signedIn,
    cards: [
      cardOf(person, {
        roles: whole(groups({ buyer: entries(1), owner: null, tenant: null })),
        relations: {
          state: 'fetched',
          fetchedAt: YESTERDAY,
          value: [],
          refreshing: false,
          failure: null,
        },
      }),
    ],
  },
  'roles-none': {
    ...signedIn,
    cards: [
      cardOf(person, {
        roles: whole(groups({})),
        relations: {
          state: 'fetched',
          fetchedAt: YESTERDAY,
          value: [],
          refreshing: false,
          failure: null,
        },
      }),
    ],
  },
  'roles-many': {
    ...signedIn,
    cards: [
      cardOf(person, {
        roles: whole(groups({ buyer: entries(10_000), seller: entries(60) })),
        relations: {
          state: 'fetched',
          fetchedAt: YESTERDAY,
          value: Array.from({ length: 200 }, () => someRelations).flat(),
          refreshing: false,
          failure: null,
        },
      }),
    ],
  },
  'roles-overview': {
    ...signedIn,
    connection: { state: 'no-network', retryAfterMs: null },
    cards: [cardOf(person, { roles: overview(overviewOf) })],
  },
  'roles-overview-coming': {
    ...signedIn,
    cards: [cardOf(person, { roles: { ...overview(overviewOf), refreshing: true } })],
  },
  prospect: {
    ...signedIn,
    cards: [cardOf(person, { roles: whole(groups({ speculator: interests() })) })],
  },
  'estate-many': { ...signedIn, estate: threeHundred },
  'estate-all-asked': { ...signedIn, estate: everybodyAsked },
  'estate-nobody': { ...signedIn, estate: nobody },
  'estate-coming': { ...signedIn, estate: 'never' },
  'estate-failed': { ...signedIn, estate: 'expired' },
  'roles-refused': {
    ...signedIn,
    copy: {
      ...wholeCopy,
      roles: { asked: 3120, contacts: 4212, refused: ['speculator', 'dated'] },
    },
  },
  opening: { ...signedIn, open: 'never' },
  'open-failed': { ...signedIn, open: 'rejected-request' },
  'open-too-many': { ...signedIn, open: 'too-many-requests', retryAfterMs: 30_000 },
  gone: {
    ...signedIn,
    then: (send) => {
      send('contact-gone', {
        key: { customerId: person.customerId, contactId: person.id },
        failure: failure('not-found'),
      })
    },
  },
}
