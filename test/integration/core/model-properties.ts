import type { UncoveredCard } from '../../../electron/contract/domain/card'
import type { CopyStatus } from '../../../electron/contract/domain/copy'
import type { Contact } from '../../../electron/contract/domain/contact'
import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import type { PartyRole } from '../../../electron/contract/domain/party'
import { overviewRoles } from '../../../electron/contract/domain/party-roles'
import { isProtectedCategory } from '../../../electron/contract/domain/protected-categories'
import { relatedIdsOf } from '../../../electron/main/contacts/card-entry'
import type { Core } from '../../../electron/main/compose-core'
import { codeEntry } from '../../../electron/main/privacy/lock-code'
import { keychainName } from '../../../electron/main/session/account'
import { relatedIdsIn } from '../../../electron/main/store/stored-roles'
import { entriesIn } from '../../builders/roles'
import { ADDRESS, estatesOf, ME, OFFICES, versionIn } from './model-crm'
import type { ModelContact } from './model-crm'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './model-life'
import type { Life } from './model-life'
import { NO_FILTER } from './model-steps'
import type { Step } from './model-steps'

/** What the app answers at a moment, in all the ways that it answers. */
export interface View {
  readonly core: Core
  readonly offices: readonly string[]
  readonly kept: boolean
  readonly status: CopyStatus
  readonly cards: ReadonlyMap<string, UncoveredCard>
  readonly recents: ReadonlySet<string>
}

/** What has been seen of a contact, and must not be lost. */
export interface Seen {
  readonly key: ContactKey
  /** No confirmation that counts is older. */
  confirmedAt: number
  agentId: string | null
  opened: boolean
}

/** What was seen before, of the account that is signed in. */
export interface Memory {
  seen: Map<string, Seen>
  /** Also of contacts that went meanwhile. */
  versions: Map<string, number>
  /** Taken up, and nothing of them seen yet. */
  returned: Set<string>
  scope: CopyStatus['scope']
  /** The password, where nothing stood in the way. */
  isKept: boolean
  wasKept: boolean
  /** Somebody asked for the whole list. */
  listAskedAt: number | null
  /** Who is signed in could not be written down: at the next start nobody is. */
  isUnwritten: boolean
  /** A byte of its file is wrong. */
  copyInDoubt: boolean
  /** The computer's clock was wrong, and nobody can say what is too old. */
  clockInDoubt: boolean
}

export interface Moment extends Memory {
  readonly life: Life
  readonly now: View
  readonly step: Step | null
}

export interface Property {
  readonly name: string
  /** What is wrong; null: nothing. */
  fails(at: Moment): string | null
}

/** A confirmation is asked for at a third of the days, and then takes its time. */
export const ASKED_FOR_AT = 1 / 3
export const TIME_TO_ASK_MS = 30 * MINUTE_MS
const SLACK_MS = 2 * MINUTE_MS
/** Whatever the CRM names, and however often it fails (API 1.5). */
const MAX_WAIT_MS = 30 * MINUTE_MS
const TIME_TO_COMPARE_MS = 5 * MINUTE_MS
/** Between two turns of the main process: some forty milliseconds of removing, on two cores. */
const MAX_REMOVED_AT_ONCE = 50
const MAX_ROWS_AT_ONCE = 4_000

export const nameOf = ({ customerId, contactId }: ContactKey) => `${customerId} ${contactId}`
export const daysOf = (life: Life) => life.computer.settings.retentionDays * DAY_MS

/** A copy that is in memory for this run is not the one that is kept. */
export function isOfThisRun({ status }: View): boolean {
  return ['no-keychain', 'unwritable', 'disk-full', 'newer-version'].includes(status.problem ?? '')
}

/** Who are looked at, as the app is signed in. */
export function contactsOf({ life, now }: Moment): ModelContact[] {
  return life.crm.contacts.filter(({ key }) => now.offices.includes(key.customerId))
}

export function first<T>(all: Iterable<T>, tell: (one: T) => string | null): string | null {
  for (const one of all) {
    const told = tell(one)
    if (told !== null) return told
  }
  return null
}

export const ALL_IS_ANSWERED = 'every call answers, no bug is logged, nothing rejects unheard'

/** What holds at every moment; one that is to be left out for a while is taken out of this list. */
export const properties: readonly Property[] = [
  {
    name: ALL_IS_ANSWERED,
    fails: ({ life }) => life.mistakes[0] ?? null,
  },
  {
    name: 'no step of the main process is long',
    fails({ life: { computer } }) {
      const { removed, rows } = computer.longest
      if (removed > MAX_REMOVED_AT_ONCE) return `${removed} contacts removed at once`
      return rows > MAX_ROWS_AT_ONCE ? `${rows} rows written at once` : null
    },
  },
  {
    name: 'a contact is lost only when the CRM, the scope or its days say so',
    fails: (at) => first(at.seen.values(), (seen) => lossOf(at, seen)),
  },
  {
    name: 'a half answer is not shown in place of a whole one',
    fails: ({ now }) =>
      first(now.cards, ([name, { contact }]) =>
        contact.name === null || (contact.phones.length === 0 && !contact.protectedIdentity)
          ? `${name} is half`
          : null,
      ),
  },
  {
    name: 'nothing by which the home of a protected identity is found is shown or kept',
    fails: (at) => first(at.now.cards, ([name, card]) => homeOf(at, name, card)),
  },
  {
    name: 'roles are of nobody who was not asked for, and no newer than the answer',
    fails(at) {
      const { now, copyInDoubt, clockInDoubt } = at
      if (copyInDoubt || clockInDoubt || isOfThisRun(now)) return null
      return first(contactsOf(at), (contact) => {
        const card = now.cards.get(nameOf(contact.key))
        return card === undefined ? null : unaskedRolesOf(contact, card)
      })
    },
  },
  {
    name: 'nobody who is protected is on the page of an estate, and nobody whose card does not say so',
    fails: (at) => first(at.now.offices, (office) => strangerOn(at, office)),
  },
  {
    name: 'an older answer does not replace a newer one',
    fails({ now, versions, copyInDoubt }) {
      if (copyInDoubt || isOfThisRun(now)) return null
      return first(now.cards, ([name, card]) => {
        const version = versionIn(card.contact.name)
        const before = versions.get(name) ?? 0
        return version < before ? `${name} went from version ${before} to ${version}` : null
      })
    },
  },
  {
    name: 'what is past its days is in no answer',
    fails(at) {
      const { life, now, clockInDoubt } = at
      if (clockInDoubt) return null
      return first(contactsOf(at), ({ key, toldAt }) => {
        const age = life.time.truth() - toldAt
        const isShown = now.cards.has(nameOf(key)) || now.recents.has(nameOf(key))
        return isShown && age > daysOf(life) + SLACK_MS
          ? `${nameOf(key)} was last heard of ${hours(age)} ago`
          : null
      })
    },
  },
  {
    name: 'of an office that this login does not read nobody is there',
    fails: ({ now }) =>
      first(now.cards, ([name, { contact }]) =>
        now.offices.includes(contact.customerId) ? null : `${name} is there`,
      ),
  },
  {
    name: 'what has gone is in no list',
    fails(at) {
      const contacts = contactsOf(at)
      // All of them at rest, else one.
      const lookedFor = at.step && contacts[at.step.which % contacts.length]
      return first(contacts, (contact) => {
        const name = nameOf(contact.key)
        if (at.now.recents.has(name) && !at.now.cards.has(name)) return `${name} is a recent`
        // The search itself may be what meets a wrong byte.
        if (at.copyInDoubt || (lookedFor !== null && contact !== lookedFor)) return null
        return inSearch(at, contact)
      })
    },
  },
  {
    name: 'an office that is taken up again is not called complete while it is empty',
    fails({ life, now, returned }) {
      const { scope, complete } = now.status
      if (!complete || (scope !== 'office' && scope !== 'mine')) return null
      const filled = new Set(
        [...now.cards.values()].map(({ contact }) => contact.customerId as string),
      )
      return first(returned, (office) =>
        !filled.has(office) && life.crm.contactsOf(office).some((one) => isWanted(one, scope))
          ? `${office} is empty`
          : null,
      )
    },
  },
  {
    name: 'the scope that was chosen stays chosen',
    fails: ({ now, scope }) =>
      scope !== null && now.status.scope !== scope ? `${scope} became ${now.status.scope}` : null,
  },
  {
    name: 'nobody waits longer than the API says',
    fails({ now }) {
      const { activity } = now.status
      const connection = now.core.connection.status()
      const waits = [
        activity.state === 'waiting' ? { ...activity, state: activity.failure.code } : null,
        connection,
      ]
      return first(waits, (wait) => {
        const ms = wait?.retryAfterMs ?? 0
        return ms > MAX_WAIT_MS ? `${wait?.state} for ${hours(ms)}` : null
      })
    },
  },
  {
    name: 'a comparison that is asked for is made',
    fails({ life, now, listAskedAt }) {
      if (listAskedAt === null || listAskedAt <= life.startedAt || !isSettled(life)) return null
      if (life.time.truth() - listAskedAt < TIME_TO_COMPARE_MS) return null
      return first(now.offices, (office) =>
        life.crm.listAnsweredAt(office) < listAskedAt ? `${office} is not compared` : null,
      )
    },
  },
  {
    name: 'a password that was kept stays kept',
    fails({ life, now, isKept, wasKept }) {
      if (isKept && !now.kept) return 'it is of this run alone'
      const isThere = life.computer.entries.has(entryOf(now))
      return (now.kept || wasKept) && !isThere ? 'it is no longer in the keychain' : null
    },
  },
  {
    name: 'a code that is kept is its account’s, and in the keychain',
    fails({ life, now }) {
      const account = now.core.session.active()?.account
      if (account === undefined || now.core.lockCode.state() !== 'kept') return null
      return life.computer.entries.has(codeEntry(account)) ? null : 'it is not there'
    },
  },
  {
    name: 'what is in the keychain is of who is signed in, or is told of',
    fails({ life, now }) {
      const own = entryOf(now)
      const strays = [...life.computer.entries.keys()].filter(
        (name) => !name.startsWith(own) && !name.startsWith('åtkomstlogg'),
      )
      const session = now.core.session.status()
      return strays.length > 0 && session.failure === null ? strays.join(', ') : null
    },
  },
  {
    name: 'names of users, categories and estates have their days as well, and belong to an office',
    fails({ life, now, clockInDoubt }) {
      const { users, estates, categories } = now.core.copy.facts()
      if (users > 2 * now.offices.length) return `${users} users of ${now.offices.length} offices`
      const heardAt = Math.max(...OFFICES.map((office) => life.crm.namesAnsweredAt(office)))
      const isOld = life.time.truth() - heardAt > daysOf(life) + HOUR_MS
      return !clockInDoubt && isOld && users + estates + categories > 0
        ? `${users} users, ${estates} estates, ${categories} categories`
        : null
    },
  },
]

/** In a category that counts as the settings are now. */
export function isHidden({ computer }: Life, { categories }: Contact): boolean {
  return categories.some(
    ({ name }) => name !== null && isProtectedCategory(name, computer.settings.protectedCategories),
  )
}

/** What tells where somebody lives, on the card and in the file; null: nothing, or it may. */
function homeOf({ life, now }: Moment, name: string, card: UncoveredCard): string | null {
  const { contact, roles, relations } = card
  const { customerId } = contact
  const kept = now.core.copy.rows.get({ customerId, contactId: contact.id })
  if (isHidden(life, contact) || contact.protectedIdentity) {
    const { phones, emails, address, note, number, protectedIdentity } = contact
    const isBare = phones.length + emails.length === 0 && !address && !note && !number
    if (!protectedIdentity || !isBare) return `${name} is in the open`
    const isPartless = roles.state === 'none-asked' && relations.state === 'not-fetched'
    if (!isPartless) return `${name} has roles`
    const isKeptBare = kept?.record.contact.protectedIdentity === true
    return isKeptBare && (kept.roles.length > 0 || kept.relations !== null)
      ? `${name} has roles in the file`
      : null
  }
  const shown = [
    ...(entriesIn(roles) ?? []).flatMap(({ related }) => related?.contactId ?? []),
    ...relatedIdsOf([], relations),
  ]
  const inFile = [
    ...relatedIdsIn(kept?.roles ?? []),
    ...(kept?.relations?.value ?? []).map(({ related }) => related.contactId),
  ]
  const isKnown = (contactId: ContactId) =>
    now.core.copy.rows.isProtected({ customerId, contactId }) === true
  const [named] = [...shown, ...inFile].filter(isKnown)
  return named === undefined ? null : `${name} names ${named}`
}

/** "Finns inga" as well is said of a group that an answer spoke of, and of no other (GDPR rule 26). */
function unaskedRolesOf({ key, rolesToldAt }: ModelContact, { roles }: UncoveredCard) {
  if (roles.state === 'none-asked') return null
  return first(roles.value, (group) => {
    if (group.state === 'none-asked') return null
    const toldAt = rolesToldAt.get(group.role)
    const name = `${group.role} of ${nameOf(key)}`
    if (toldAt === undefined) return `${name} was never told of`
    const ahead = Date.parse(group.fetchedAt) - toldAt
    return ahead > SLACK_MS ? `${name} is ${hours(ahead)} newer than what was told` : null
  })
}

/** Pages as the store has them, before anything is asked of the CRM for them. */
function strangerOn({ life, now }: Moment, office: string): string | null {
  const customerId = office as CustomerId
  return first(estatesOf(office), (estateId) =>
    first(now.core.copy.estates.people({ customerId, estateId }), ({ person, related }) => {
      const { contactId, role } = person
      const name = `${nameOf({ customerId, contactId })}, ${role} of ${estateId}`
      const card = now.cards.get(nameOf({ customerId, contactId }))
      if (card === undefined) return `${name} is not in the copy`
      if (card.contact.protectedIdentity || isHidden(life, card.contact)) return `${name} is hidden`
      const rows = now.core.copy.rows
      const isNamed = related !== null && rows.isProtected({ ...related, customerId }) === true
      if (isNamed) return `${name} names ${related.contactId}`
      const isOnCard = estatesIn(card, role).includes(estateId)
      return isOnCard ? null : `${name} is not so on the card`
    }),
  )
}

/** Null for a group that nobody has asked for would be another thing: it is empty here too. */
export function estatesIn({ roles }: UncoveredCard, role: PartyRole): string[] {
  const groups = roles.state === 'none-asked' ? [] : roles.value
  const group = groups.find((one) => one.role === role)
  const entries = group === undefined || group.state === 'none-asked' ? [] : group.entries
  return entries.flatMap(({ estateId }) => estateId ?? [])
}

/** What the card says otherwise than the CRM; null: nothing. */
export function otherRolesIn(contact: ModelContact, card: UncoveredCard): string | null {
  if (card.contact.protectedIdentity) return null
  return first(overviewRoles, (role) => {
    const shown = estatesIn(card, role).toSorted().join()
    const told = [...contact.roles[role]].toSorted().join()
    return shown === told
      ? null
      : `${nameOf(contact.key)} is ${role} of ${shown || 'none'}, not ${told || 'none'}`
  })
}

export function entryOf({ core }: View): string {
  const status = core.session.status()
  const username = status.state === 'signed-in' ? status.username : ''
  return keychainName({ username, address: ADDRESS, sample: false })
}

function hours(ms: number): string {
  return `${(ms / HOUR_MS).toFixed(1)} h`
}

export function isWanted({ agentId, state }: ModelContact, scope: CopyStatus['scope']): boolean {
  return state === 'listed' && (scope === 'office' || (scope === 'mine' && agentId === ME))
}

/** What was seen is out of the scope as soon as it was not the broker's own. */
function isKeptIn(scope: CopyStatus['scope'], contact: ModelContact, { agentId }: Seen): boolean {
  return isWanted(contact, scope) && (scope !== 'mine' || agentId === ME)
}

/** Null where there is a good reason, or nothing is lost. */
function lossOf(at: Moment, seen: Seen): string | null {
  const { life, now, copyInDoubt, clockInDoubt } = at
  const name = nameOf(seen.key)
  const isThere = now.cards.has(name)
  const contact = life.crm.find(seen.key)
  if (copyInDoubt || isOfThisRun(now) || contact === undefined) return null
  if (!now.offices.includes(seen.key.customerId)) return null
  if (isThere && (!seen.opened || now.recents.has(name))) return null
  if (contact.state !== 'listed' || (contact.endedAt ?? -Infinity) > seen.confirmedAt) return null
  const age = life.time.truth() - seen.confirmedAt
  if (clockInDoubt || age > daysOf(life) - SLACK_MS) return null
  if (isThere) return `${name} is no longer among the recents`
  if (!seen.opened && !isKeptIn(now.status.scope, contact, seen)) return null
  return `${name} is lost, confirmed ${hours(age)} ago`
}

export function isSettled({ core, waiting, crm }: Life): boolean {
  const { state } = core?.copy.local.status().activity ?? { state: 'off' }
  return state === 'idle' && waiting === 0 && crm.inFlight === 0
}

function inSearch({ now }: Moment, { key, word }: ModelContact): string | null {
  const answer = now.core.lookup.run({ text: word, filters: NO_FILTER })
  if (!answer.ok) return `the search for ${word} answers ${answer.error.code}`
  const isFound = answer.value.rows.some(({ line }) => line.contactId === key.contactId)
  const isThere = now.cards.has(nameOf(key))
  if (isFound === isThere) return null
  return isFound ? `${word} is still found` : `${word} is not found`
}

export function viewOf({ core, crm }: Life): View | null {
  const session = core?.session.status()
  if (core === null || session?.state !== 'signed-in') return null
  const cards = new Map<string, UncoveredCard>()
  for (const { key } of crm.contacts) {
    const card = core.contacts.card(key)
    if (card !== null) cards.set(nameOf(key), card)
  }
  return {
    core,
    offices: session.customers.map((one) => one.customerId),
    kept: session.kept,
    status: core.copy.local.status(),
    cards,
    recents: new Set(core.contacts.recents().map(nameOf)),
  }
}
