import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import type { OverviewRole, PartyRole } from '../../../electron/contract/domain/party'
import { datedRoles, overviewRoles } from '../../../electron/contract/domain/party-roles'
import type { Fetch } from '../../../electron/main/crm-api/client'
import { answerRequest } from '../../../electron/main/demo/answer-request'
import type { CustomerData, Login, StoredContact } from '../../../electron/main/demo/office-data'
import { contactIdOf, userIdOf } from '../../../electron/main/demo/sample/drafts'
import type { OfficeAnswer } from '../../../electron/main/demo/server/answer'
import { emptyPartyRoles } from '../../../electron/main/demo/server/contact-details'
import { anEmptyCustomer, anEstate } from '../../builders/office'
import { aCompany, aDeceasedEstate, aPerson } from '../../builders/people'
import type { ModelTime } from './model-time'

export const ADDRESS = 'https://crm.example'
export const OFFICES = ['M1', 'M2'] as const
export const ACCOUNTS = ['provpartner', 'annanpartner'] as const
export const PASSWORD = 'prov-lösenord'
/** Of one office alone, where a broker gives each its own. */
export const OWN_PASSWORD = 'eget-lösenord'
export const ME = userIdOf(1)
export const OTHER = userIdOf(2)

/** Contacts are told apart by one word of their names, and their versions by another. */
export interface ModelContact {
  readonly key: ContactKey
  readonly word: string
  readonly kind: 'person' | 'company' | 'deceased-estate'
  /** Counts up with each change. */
  version: number
  agentId: string
  /** The name of the one that it is in; null: none. */
  category: string | null
  /** `refused`: not listed, and 403 when asked for. `gone`: not listed, and 404, 410 or an empty 404. */
  state: 'listed' | 'refused' | 'gone'
  changedAt: number
  /** When it was last refused or removed. */
  endedAt: number | null
  /** When an answer that spoke of it last reached the app. */
  toldAt: number
  /** On which estates it stands; nobody is taken off one again. */
  readonly roles: Readonly<Record<OverviewRole, Set<string>>>
  /** When an answer that spoke of a group of its roles last reached the app. */
  readonly rolesToldAt: Map<PartyRole, number>
}

export type TroubleKind =
  /** 403 on whatever concerns contacts of the office. */
  | 'office-refused'
  | 'wrong-login'
  | 'server-error'
  | 'unavailable'
  | 'too-many'
  | 'too-many-until'
  /** Takes the request and never answers. */
  | 'silent'
  | 'no-network'
  | 'broken-json'
  | 'page'
  /** 200 without a body. */
  | 'empty'
  /** The mixed call answers what all contacts share, and the typed calls are refused or not there. */
  | 'base-only'

export interface Trouble {
  readonly kind: TroubleKind
  /** Seconds of `Retry-After`, and whatever else there is to choose. */
  readonly choice: number
  /** Only calls about this contact; null: the whole office. */
  readonly only: ContactId | null
}

/** Each tells of some groups of roles. */
type RolesCall = 'PartyRoles' | 'Seller' | 'Buyer' | 'Speculator'

/** What is asked for, read from the request line. */
interface Asked {
  readonly what:
    'whole-list' | 'list' | 'contact' | 'typed' | 'batch' | 'part' | RolesCall | 'other'
  readonly customerId: string | null
  readonly ids: readonly string[]
}

/** The process that asks: a dead one hears no answer. */
export interface Listener {
  isDead: boolean
}

export type ModelCrm = ReturnType<typeof createModelCrm>

/**
 * The CRM behind `fetch`: the stand-in office answers what is right, and here is decided what becomes of it. The
 * app's own client, its holds and its parsers are all in play.
 */
export function createModelCrm(time: ModelTime, size: number, latencyMs: number) {
  const contacts = new Map<string, ModelContact>()
  const customers = new Map(OFFICES.map((id) => [id as string, aModelOffice(id)]))
  const logins: Login[] = ACCOUNTS.flatMap((username) =>
    [PASSWORD, OWN_PASSWORD].map((password) => ({ username, password })),
  )
  const troubles = new Map<string, Trouble>()
  const listAnswered = new Map<string, number>()
  const namesAnswered = new Map<string, number>()
  let held: (() => void)[] = []
  /** So many of the next answers are held. */
  let holding = 0
  let holdsAny = true
  const underWay = new Set<Request>()
  let latency = latencyMs
  let inFlight = 0
  let born = 0
  let lastChange = 0

  const nameOf = (key: ContactKey) => `${key.customerId} ${key.contactId}`
  const officeOf = (customerId: string) => customers.get(customerId) as CustomerData

  function write(contact: ModelContact): void {
    const { customerId, contactId } = contact.key
    const office = officeOf(customerId)
    if (contact.state === 'listed') office.contacts.set(contactId, wireOf(contact))
    else office.contacts.delete(contactId)
  }

  function touch(contact: ModelContact): void {
    contact.version += 1
    // Two changes never fall into one moment; a list could not tell them apart.
    lastChange = Math.max(time.truth(), lastChange + 1)
    contact.changedAt = lastChange
    write(contact)
  }

  function add(customerId: string): ModelContact {
    born += 1
    const kind = (['person', 'person', 'company', 'deceased-estate'] as const)[born % 4] ?? 'person'
    const contact: ModelContact = {
      key: {
        customerId: customerId as CustomerId,
        contactId: contactIdOf(born) as ContactId,
      },
      word: `Prov${String(born).padStart(4, '0')}`,
      kind,
      version: 0,
      agentId: born % 3 === 0 ? ME : OTHER,
      category: null,
      state: 'listed',
      changedAt: 0,
      endedAt: null,
      toldAt: -Infinity,
      roles: { seller: new Set(), buyer: new Set(), speculator: new Set() },
      rolesToldAt: new Map(),
    }
    contacts.set(nameOf(contact.key), contact)
    const { partyRoles, relations } = officeOf(customerId)
    const role = { estateId: estateOf(customerId), roleCreatedAt: FORMERLY }
    // It acts for who was born before it in the office.
    const other = [...contacts.values()].filter((one) => one.key.customerId === customerId).at(-2)
    const actsFor = other ? [{ contactId: other.key.contactId }] : []
    partyRoles.set(contact.key.contactId, {
      ...emptyPartyRoles(),
      extraBuyer: actsFor.map((one) => ({ ...role, partyRole: 'PowerOfAttorney', ...one })),
    })
    relations.set(contact.key.contactId, {
      relations: [],
      reverseRelations: actsFor.map((one) => ({ relation: 'PowerOfAttorney', ...one })),
    })
    if (kind === 'person') relate(contact, 'buyer', estateOf(customerId), FORMERLY)
    if (kind === 'company') relate(contact, 'speculator', estateOf(customerId), FORMERLY)
    touch(contact)
    return contact
  }

  /** It stands on one more estate, since then: PartyRoles and the call for the role say the same. */
  function relate(
    { key, roles }: ModelContact,
    role: OverviewRole,
    estateId: string,
    since: string,
  ): void {
    if (roles[role].has(estateId)) return
    roles[role].add(estateId)
    const { partyRoles, estateLinks } = officeOf(key.customerId)
    const links = estateLinks.get(key.contactId) ?? { buyerOn: [], sellerOn: [], speculatorOn: [] }
    const link = { estateId, estateType: 'House' }
    const level = 'ParticipateInBidding'
    if (role === 'speculator') links.speculatorOn.push({ ...link, level, addedAt: since })
    else if (role === 'buyer') links.buyerOn.push(link)
    else links.sellerOn.push({ ...link, shareHolding: null })
    estateLinks.set(key.contactId, links)
    if (role === 'speculator') return
    const all = partyRoles.get(key.contactId) ?? {}
    const before = all[role] as unknown[]
    partyRoles.set(key.contactId, {
      ...all,
      [role]: [...before, { estateId, roleCreatedAt: since }],
    })
  }

  function end(contact: ModelContact, state: 'refused' | 'gone'): void {
    contact.state = state
    contact.endedAt = time.truth()
    write(contact)
  }

  function rightAnswer(asked: Asked, request: Line): OfficeAnswer {
    const [only] = asked.ids
    const isOfMany = asked.what === 'batch' || (isRolesCall(asked.what) && asked.ids.length > 1)
    const one = isOfMany ? undefined : contacts.get(`${asked.customerId} ${only}`)
    if (one?.state === 'refused') return { status: 403, body: { message: 'Access denied.' } }
    if (one?.state === 'gone') return goneAs(one)
    return answerRequest({ customers }, logins, request)
  }

  /** What reaches the app: of whom it speaks, and which lists it has had. */
  function reached(asked: Asked, text: string): void {
    const { customerId, what } = asked
    if (customerId === null || text === '') return
    if (isRolesCall(what)) {
      // Of whom an answer does not speak, nothing is told; PartyRoles does not repeat whose they are.
      const ids = what === 'PartyRoles' ? asked.ids : idsIn(text)
      for (const id of ids) {
        const contact = contacts.get(`${customerId} ${id}`)
        for (const role of toldBy[what]) contact?.rolesToldAt.set(role, time.truth())
      }
      return
    }
    for (const id of idsIn(text)) {
      const contact = contacts.get(`${customerId} ${id}`)
      if (contact !== undefined) contact.toldAt = time.truth()
    }
    if (what === 'whole-list') listAnswered.set(customerId, time.truth())
    if (what === 'other') namesAnswered.set(customerId, time.truth())
  }

  /** As `fetch` does it: one promise for the answer, which rejects as soon as nobody waits any more. */
  async function respond(
    request: Line,
    signal: AbortSignal,
    listener: Listener,
  ): Promise<Response> {
    // A process that is gone asks for nothing.
    if (listener.isDead) return new Promise(() => undefined)
    const asked = read(request)
    const trouble = troubleFor(asked)
    // Of one contact alone it is that contact's own refusal (N33): the list may bring it back later.
    const refused = trouble?.kind === 'office-refused' && trouble.only
    const contact = refused ? contacts.get(`${asked.customerId} ${refused}`) : undefined
    if (contact !== undefined) contact.endedAt = time.truth()
    // What the server sees is the moment it is asked; when the answer arrives is another.
    const reply = troubled(trouble, asked, () => rightAnswer(asked, request), time)
    inFlight += 1
    try {
      const isHeld = reply !== 'never' && holding > 0 && (holdsAny || asked.what === 'contact')
      await untilAnswered(signal, { isNever: reply === 'never', isHeld }, listener)
      if (reply === 'no-network' || reply === 'never') {
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENETUNREACH' } })
      }
      if (reply.status === 200 && !reply.isOdd) reached(asked, reply.text)
      const { status, headers, text } = reply
      return new Response(status === 204 ? null : text, {
        status,
        headers: { Date: new Date(time.truth()).toUTCString(), ...headers },
      })
    } finally {
      if (!listener.isDead) inFlight -= 1
    }
  }

  interface Delay {
    readonly isNever: boolean
    readonly isHeld: boolean
  }

  function untilAnswered(
    signal: AbortSignal,
    { isNever, isHeld }: Delay,
    listener: Listener,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => void (listener.isDead || resolve())
      signal.addEventListener('abort', () => listener.isDead || reject(signal.reason as Error), {
        once: true,
      })
      if (signal.aborted) return reject(signal.reason as Error)
      if (isNever) return
      if (isHeld) {
        holding -= 1
        held.push(go)
      } else if (latency === 0) setImmediate(go)
      else setTimeout(go, latency)
    })
  }

  function troubleFor(asked: Asked): Trouble | null {
    const trouble = troubles.get(asked.customerId ?? OFFICES[0])
    if (trouble === undefined) return null
    return trouble.only === null || asked.ids.includes(trouble.only) ? trouble : null
  }

  for (const office of OFFICES) for (let index = 0; index < size; index += 1) add(office)

  return {
    add,
    touch,
    refuse: (contact: ModelContact) => end(contact, 'refused'),
    remove: (contact: ModelContact) => end(contact, 'gone'),
    /** Removed by mistake, or refused for a while. */
    bringBack(contact: ModelContact): void {
      contact.state = 'listed'
      touch(contact)
    },
    move(contact: ModelContact): void {
      contact.agentId = contact.agentId === ME ? OTHER : ME
      touch(contact)
    },
    /** From now on. */
    relate(contact: ModelContact, which: number): void {
      const role = overviewRoles[which % overviewRoles.length] ?? 'buyer'
      const estates = estatesOf(contact.key.customerId)
      const estateId = estates[which % estates.length] ?? estateOf(contact.key.customerId)
      relate(contact, role, estateId, new Date(time.truth()).toISOString())
    },
    categorize(contact: ModelContact, category: string | null): void {
      contact.category = category
      touch(contact)
    },
    get contacts(): readonly ModelContact[] {
      return [...contacts.values()]
    },
    contactsOf: (customerId: string) =>
      [...contacts.values()].filter(({ key }) => key.customerId === customerId),
    find: (key: ContactKey) => contacts.get(nameOf(key)),
    trouble(where: string | null, trouble: Trouble): void {
      for (const office of where === null ? OFFICES : [where]) troubles.set(office, trouble)
    },
    isTroubled: () => troubles.size > 0 || holding > 0 || held.length > 0,
    /** The next answers wait until they are let go, and those behind them do not: any, or those about one contact. */
    hold(count: number, any: boolean): void {
      holding += count
      holdsAny = any
    },
    /** The last one first. */
    release(): void {
      const waiting = held
      holding = 0
      held = []
      for (const go of waiting.reverse()) go()
    },
    relieve(): void {
      troubles.clear()
    },
    /** Nothing is in the way any more. */
    calm(): void {
      troubles.clear()
      latency = 0
      this.release()
    },
    /** Of the process that is gone. */
    hangUp(): void {
      inFlight = 0
      held = []
    },
    get inFlight(): number {
      return inFlight
    },
    /** When its users, categories or estates last reached the app. */
    namesAnsweredAt: (customerId: string) => namesAnswered.get(customerId) ?? -Infinity,
    /** When the list of all its contacts last reached the app. */
    listAnsweredAt: (customerId: string) => listAnswered.get(customerId) ?? -Infinity,
    fetchFor:
      (listener: Listener): Fetch =>
      async (input, init) => {
        const request = input as Request
        // A request that nobody holds is collected, and its signal then hears of no abort.
        underWay.add(request)
        const line = {
          method: request.method,
          url: request.url.slice(ADDRESS.length),
          authorization: request.headers.get('authorization'),
          body: request.method === 'POST' ? await request.text() : '',
        }
        return respond(line, init?.signal ?? request.signal, listener).finally(() =>
          underWay.delete(request),
        )
      },
  }
}

interface Line {
  readonly method: string
  readonly url: string
  readonly authorization: string | null
  readonly body: string
}

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** It says less of the contact than there is. */
  readonly isOdd: boolean
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' }

function troubled(
  trouble: Trouble | null,
  asked: Asked,
  right: () => OfficeAnswer,
  time: ModelTime,
): Reply | 'never' | 'no-network' {
  const says = (status: number, text: string, headers = {}) => ({
    status,
    text,
    headers: { ...JSON_TYPE, ...headers },
    isOdd: true,
  })
  const asItIs = () => {
    const { status, body, headers = {} } = right()
    const text = body === undefined ? '' : JSON.stringify(body)
    return { status, text, headers: { ...JSON_TYPE, ...headers }, isOdd: false }
  }
  const seconds = [5, 60, 3 * 86_400, 12 * 86_400][(trouble?.choice ?? 0) % 4] ?? 5
  switch (trouble?.kind) {
    case undefined:
      return asItIs()
    case 'office-refused':
      return asked.what === 'other' ? asItIs() : says(403, '{"message":"Access denied."}')
    case 'wrong-login':
      return says(401, '{"message":"Authorization has been denied for this request."}')
    case 'server-error':
      return says(500, '{"message":"An error has occurred."}')
    case 'unavailable':
      return says(503, '', { 'Retry-After': String(seconds) })
    case 'too-many':
      return says(429, '', { 'Retry-After': String(seconds) })
    case 'too-many-until':
      return says(429, '', { 'Retry-After': new Date(time.truth() + 30_000).toUTCString() })
    case 'silent':
      return 'never'
    case 'no-network':
      return 'no-network'
    case 'broken-json':
      return says(200, '{"id": "ADR1", "type": ')
    case 'page':
      return says(200, '<!doctype html><html><body>Logga in</body></html>', {
        'Content-Type': 'text/html',
      })
    case 'empty':
      return says(200, '')
    case 'base-only': {
      const isRefused = trouble.choice % 2 === 0
      if (asked.what === 'typed' || asked.what === 'batch') {
        return says(isRefused ? 403 : 404, '{"message":"No."}')
      }
      const whole = asItIs()
      if (asked.what !== 'contact' || whole.status !== 200) return whole
      return { ...whole, text: baseOf(whole.text), isOdd: true }
    }
  }
}

/** What all types share: no name, no number, no phones (API 7, no. 5). */
function baseOf(text: string): string {
  const whole = JSON.parse(text) as Record<string, unknown>
  const shared = [
    'id',
    'type',
    'customerId',
    'agentId',
    'address',
    'email',
    'note',
    'categories',
    'changedAt',
  ]
  return JSON.stringify(Object.fromEntries(shared.map((name) => [name, whole[name]])))
}

function goneAs({ key }: ModelContact): OfficeAnswer {
  const ways: OfficeAnswer[] = [
    { status: 404, body: { message: 'The requested resource was not found.' } },
    { status: 410, body: { message: 'Gone.' } },
    { status: 404, body: undefined },
  ]
  return ways[Number(key.contactId.slice(-2)) % ways.length] as OfficeAnswer
}

function read({ url, body }: Line): Asked {
  const { pathname, searchParams } = new URL(url, ADDRESS)
  const [area, , customerId = null, third, fourth] = pathname
    .split('/')
    .slice(1)
    .map(decodeURIComponent)
  if (area !== 'CRM') {
    const given = searchParams.get('CustomerId') ?? searchParams.get('customerId')
    return { what: 'other', customerId: given ?? customerIn(body), ids: [] }
  }
  if (third === undefined) {
    return { what: searchParams.size === 0 ? 'whole-list' : 'list', customerId, ids: [] }
  }
  const inQuery = searchParams.get('contactIds')
  if (third === 'Seller' || third === 'Buyer' || third === 'Speculator') {
    return { what: third, customerId, ids: (inQuery ?? fourth ?? '').split(',') }
  }
  if (inQuery !== null) return { what: 'batch', customerId, ids: inQuery.split(',') }
  if (/^(Person|Company|DeceasedEstate)$/.test(third)) {
    return { what: 'typed', customerId, ids: [fourth ?? ''] }
  }
  if (/^search$/i.test(third)) return { what: 'part', customerId, ids: [] }
  const ids = third.split(',')
  if (fourth === 'PartyRoles') return { what: fourth, customerId, ids }
  if (fourth !== undefined) return { what: 'part', customerId, ids }
  return { what: ids.length > 1 ? 'batch' : 'contact', customerId, ids }
}

function customerIn(body: string): string | null {
  return (JSON.parse(body || '{}') as { customerId?: string }).customerId ?? null
}

/** Whom an answer speaks of. */
function idsIn(text: string): string[] {
  return [...text.matchAll(/"id":"(ADR\d+)"/g)].map(([, id]) => id ?? '')
}

const toldBy: Readonly<Record<RolesCall, readonly PartyRole[]>> = {
  PartyRoles: datedRoles,
  Seller: ['seller'],
  Buyer: ['buyer'],
  Speculator: ['speculator'],
}

function isRolesCall(what: Asked['what']): what is RolesCall {
  return Object.hasOwn(toldBy, what)
}

/** Long before anybody looks. */
const FORMERLY = '2026-01-02T10:00:00Z'

/** Of each office. */
export function estatesOf(customerId: string): readonly string[] {
  return [1, 2, 3].map((number) => `OBJ${customerId.slice(1)}_200000000${number}`)
}

export function estateOf(customerId: string): string {
  return `OBJ${customerId.slice(1)}_2000000001`
}

function aModelOffice(customerId: string): CustomerData {
  return {
    ...anEmptyCustomer(customerId),
    users: [ME, OTHER].map((userId, index) => ({
      userId,
      userName: `Mäklare ${index + 1}`,
      title: null,
      customerId: [customerId],
      public: true,
    })),
    estates: estatesOf(customerId).map((estateId, at) =>
      anEstate({ estateId, streetAddress: `Provgatan ${at + 1}` }),
    ),
  }
}

export const versionIn = (name: string | null) =>
  Number(/Version(\d+)/.exec(name ?? '')?.[1] ?? NaN)

function wireOf(contact: ModelContact): StoredContact {
  const { key, word, kind, version, agentId, category, changedAt } = contact
  const given = {
    id: key.contactId,
    customerId: key.customerId,
    agentId,
    note: `Version ${version}`,
    categories: category === null ? [] : [{ id: category, name: category, readOnly: false }],
    createdAt: '2024-05-06T07:08:09Z',
    changedAt: new Date(changedAt).toISOString(),
  }
  switch (kind) {
    case 'person':
      return aPerson({ ...given, firstName: word, lastName: `Version${version}` })
    case 'company':
      return aCompany({ ...given, name: `${word} Version${version}` })
    case 'deceased-estate':
      return aDeceasedEstate({ ...given, name: `${word} Version${version}` })
  }
}
