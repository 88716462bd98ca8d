import type { SessionStatus } from '../../electron/contract/domain/session'
import {
  allRoles,
  cardOf,
  company,
  deceased,
  entries,
  estate,
  groups,
  hostile,
  id,
  LAST_SPRING,
  lineOf,
  person,
  someRelations,
  sparse,
  unknown,
  YESTERDAY,
} from './cards'
import type { Scenario } from './fake-bridge'
import { failure } from './result'

type SignedIn = Extract<SessionStatus, { state: 'signed-in' }>

const signedOut: SessionStatus = { state: 'signed-out', failure: null, remembered: null }
const office: SignedIn = {
  state: 'signed-in',
  username: 'maja.mallmaklare',
  address: 'https://connect.maklare.vitec.net',
  host: 'connect.maklare.vitec.net',
  customers: [{ customerId: id('M99999'), name: 'Provkontoret' }],
  kept: true,
  sample: false,
  suggestions: [],
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
const recents = [person, company, deceased, estate, sparse].map(lineOf)
const everyone = [person, company, deceased, estate, sparse, unknown, hostile].map((one) =>
  cardOf(one),
)
const signedIn: Scenario = { session: office, cards: everyone, recents }

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
  offices: {
    ...signedIn,
    session: {
      ...office,
      customers: [
        { customerId: id('M99999'), name: 'Provkontoret' },
        { customerId: id('M30011'), name: null },
      ],
    },
  },
  person: signedIn,
  sample: { ...signedIn, session: sampleOffice },
  english: { ...signedIn, settings: { language: 'en' } },
  'all-open': {
    ...signedIn,
    settings: { openSections: ['address', 'categories', 'note', 'record'] },
    cards: [
      cardOf(person, {
        roles: {
          state: 'fetched',
          fetchedAt: YESTERDAY,
          value: allRoles,
          refreshing: false,
          failure: null,
        },
      }),
    ],
  },
  hostile: {
    ...signedIn,
    recents: [hostile, person].map(lineOf),
    settings: { openSections: ['address', 'categories', 'note', 'record'] },
  },
  old: { ...signedIn, cards: [cardOf(person, { fetchedAt: LAST_SPRING, refreshing: true })] },
  failed: {
    ...signedIn,
    connection: { state: 'server-unreachable', retryAfterMs: null },
    cards: [cardOf(person, { failure: failure('timed-out') })],
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
        roles: { state: 'not-fetched', refreshing: false, failure: failure('server-error') },
        relations: { state: 'not-fetched', refreshing: true, failure: null },
      }),
    ],
  },
  'roles-partly': {
    ...signedIn,
    cards: [
      cardOf(person, {
        roles: {
          state: 'fetched',
          fetchedAt: YESTERDAY,
          value: groups({ buyer: entries(1), owner: null, tenant: null }),
          refreshing: false,
          failure: null,
        },
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
        roles: {
          state: 'fetched',
          fetchedAt: YESTERDAY,
          value: groups({}),
          refreshing: false,
          failure: null,
        },
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
        roles: {
          state: 'fetched',
          fetchedAt: YESTERDAY,
          value: groups({ buyer: entries(10_000), seller: entries(60) }),
          refreshing: false,
          failure: null,
        },
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
