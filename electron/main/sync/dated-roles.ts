import type { ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Failure, Result } from '../../contract/errors'
import type { DueContact } from '../store/roles-due'
import type { After } from '../timers'
import { failureOf, isOfOffice } from './failures'
import {
  dayOf,
  doneOn,
  isRefused,
  startOfRoles,
  withAnswered,
  withDone,
  withRefused,
} from './role-position'
import type { RolePosition } from './role-position'
import {
  datedCallsADay,
  OPENED_ROLES_FOR_MS,
  OPENED_WITHIN_MS,
  OWN_ROLES_FOR_MS,
  RELATIONS_FOR_MS,
} from './role-schedule'
import type { SyncWork } from './steps'

/** Two calls a second at most. */
export const CALL_APART_MS = 500
/** Nobody is due: looked at again after so long, and whenever the rest of the sync comes to rest. */
const LOOK_EVERY_MS = 5 * 60_000
const BUSY_MS = 1_000
/** What was refused of one contact is not asked for again and again. */
const TRY_AGAIN_MS = 6 * 60 * 60 * 1000
/** Past this, nobody is asked for until the first of them may be tried again. */
const MAX_REFUSED = 2_000
/** In a row: then it is the server, or the login may not make this call at all. */
const FAILED_IN_ROW = 5

export interface DatedRolesDeps {
  readonly customers: readonly CustomerId[]
  readonly after: After
  /** Between two calls; `CALL_APART_MS` unless told otherwise. */
  readonly apartMs?: number
  /** `MAX_REFUSED` unless told otherwise. */
  readonly maxRefused?: number
  /** Who the broker is among the users of the office. */
  own(customerId: CustomerId): readonly string[]
  /** Nothing else of the sync is under way, and the office may be asked. */
  mayAsk(customerId: CustomerId): boolean
  onFailed(failure: Failure, customerId: CustomerId): void
  /** The login may not ask for them. */
  onRefused(): void
}

/**
 * PartyRoles one by one, with their dates and whoever acts for somebody, for those who are worth a call: opened lately,
 * and the broker's own. In the background of everything: two calls a second, and none while somebody waits or the CRM
 * asks for patience. A failure leaves what was there.
 */
export class DatedRoles {
  readonly #work: SyncWork
  readonly #deps: DatedRolesDeps
  /** When, by the monotonic clock. */
  readonly #refused = new Map<string, number>()
  #failedInRow = 0
  #stopTimer: (() => void) | null = null
  #underWay: Promise<void> | null = null
  #ending = new AbortController()
  #isStopped = true

  constructor(work: SyncWork, deps: DatedRolesDeps) {
    this.#work = work
    this.#deps = deps
  }

  start(afterMs: number): void {
    this.#isStopped = false
    this.#look(afterMs)
  }

  /** There may be somebody new to ask for, or no reason any more not to ask. */
  kick(): void {
    if (!this.#isStopped && this.#underWay === null) this.#look(0)
  }

  /** What is under way would answer for what was before. */
  interrupt(): void {
    this.#ending.abort()
    this.#ending = new AbortController()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#stopTimer?.()
    this.#ending.abort()
    await this.#underWay
  }

  #look(afterMs: number): void {
    this.#stopTimer?.()
    this.#stopTimer = this.#deps.after(afterMs, () => {
      this.#underWay = this.#askNext()
        .catch((error: unknown) => {
          this.#work.onBug('dated-roles', error)
          return LOOK_EVERY_MS
        })
        .then((nextMs) => {
          this.#underWay = null
          if (!this.#isStopped) this.#look(nextMs)
        })
    })
  }

  /** How long to wait before the next. */
  async #askNext(): Promise<number> {
    const next = this.#next()
    if (next === null) return LOOK_EVERY_MS
    if (!this.#work.crm.isIdle()) return BUSY_MS
    const calls = await this.#ask(next.contact, next.of, this.#ending.signal).catch(
      (error: unknown) => {
        // Asked for again at once, it would be asked for all day.
        this.#refuse(next.contact)
        const failure = failureOf(error)
        if (failure.code === 'internal') throw error
        this.#deps.onFailed(failure, next.contact.customerId)
        return 1
      },
    )
    return calls * (this.#deps.apartMs ?? CALL_APART_MS)
  }

  /** Of the first office that has somebody. */
  #next(): Next | null {
    for (const customerId of this.#deps.customers) {
      const next = this.#deps.mayAsk(customerId) ? this.#nextOf(customerId) : null
      if (next !== null) return next
    }
    return null
  }

  #nextOf(customerId: CustomerId): Next | null {
    const { roles, time } = this.#work
    const now = time.now()
    const position = roles.position(customerId) ?? startOfRoles
    if (isRefused(position, 'dated', now)) return null
    this.#forgetOldRefusals()
    if (this.#refused.size >= (this.#deps.maxRefused ?? MAX_REFUSED)) return null
    const openedSince = now - OPENED_WITHIN_MS
    const limit = 1 + this.#refused.size
    if (this.#isWithin(customerId, position, 'opened', now)) {
      const due = {
        openedSince,
        rolesBefore: now - OPENED_ROLES_FOR_MS,
        relationsBefore: now - RELATIONS_FOR_MS,
        now,
      }
      const contact = this.#first(roles.openedDue(customerId, due, limit))
      if (contact !== null) return { contact, of: 'opened' }
    }
    const own = this.#deps.own(customerId)
    if (own.length === 0 || !this.#isWithin(customerId, position, 'own', now)) return null
    const due = { own, openedSince, rolesBefore: now - OWN_ROLES_FOR_MS, now }
    const contact = this.#first(roles.ownDue(customerId, due, limit))
    return contact && { contact, of: 'own' }
  }

  /** The first day is for what is missing; from then on each kind has its half. */
  #isWithin(
    customerId: CustomerId,
    position: RolePosition,
    of: 'opened' | 'own',
    now: number,
  ): boolean {
    const { filledAt } = position
    if (filledAt === null || dayOf(filledAt) === dayOf(now)) return true
    return doneOn(position[of], now) < datedCallsADay(this.#work.roles.count(customerId)) / 2
  }

  #first(due: readonly DueContact[]): DueContact | null {
    return due.find((one) => !this.#refused.has(nameOf(one))) ?? null
  }

  #refuse(key: ContactKey): void {
    this.#refused.set(nameOf(key), this.#work.clock.monotonic())
  }

  /** They stand in the order in which they were refused. */
  #forgetOldRefusals(): void {
    const before = this.#work.clock.monotonic() - TRY_AGAIN_MS
    for (const [name, at] of this.#refused) {
      if (at > before) return
      this.#refused.delete(name)
    }
  }

  /** How many calls it took. */
  async #ask(due: DueContact, of: 'opened' | 'own', signal: AbortSignal): Promise<number> {
    const { crm, contacts, roles, time } = this.#work
    const { customerId, contactId } = due
    const key = { customerId, contactId }
    const asked = contacts.asking()
    async function take<T>(answer: Promise<Result<T>>, save: (value: T) => void) {
      const part = await answer
      if (!part.ok) return part.error
      if (!signal.aborted) save(part.value)
      return null
    }
    const [rolesFailure, relationsFailure] = await Promise.all([
      due.roles &&
        take(crm.roles(key, signal, 'background'), (told) =>
          contacts.saveRoles(key, told, time.now(), asked),
        ),
      due.relations &&
        take(crm.relations(key, signal, 'background'), (value) =>
          contacts.saveRelations(key, value, time.now(), asked),
        ),
    ])
    const calls = Number(due.roles) + Number(due.relations)
    if (signal.aborted) return calls
    const before = roles.position(customerId) ?? startOfRoles
    roles.savePosition(customerId, withDone(before, of, calls, time.now()))
    this.#record(key, rolesFailure, relationsFailure || null)
    this.#work.onSaved([key])
    return calls
  }

  /** False: they were not asked for. What is said of relations is not said of roles. */
  #record(key: ContactKey, ofRoles: Failure | null | false, ofRelations: Failure | null): void {
    const { roles, time } = this.#work
    const { customerId } = key
    const before = roles.position(customerId) ?? startOfRoles
    const failures = [ofRoles || null, ofRelations].filter((failure) => failure !== null)
    const reaching = failures.find(
      (failure) => !isOfOffice(failure) || failure.retryAfterMs !== null,
    )
    if (reaching !== undefined) return this.#deps.onFailed(reaching, customerId)
    if (failures.length > 0) this.#refuse(key)
    if (ofRoles === false) return
    if (ofRoles === null) {
      this.#failedInRow = 0
      if (before.refused.some(({ source }) => source === 'dated')) {
        roles.savePosition(customerId, withAnswered(before, 'dated'))
      }
      return
    }
    this.#failedInRow += 1
    if (this.#failedInRow < FAILED_IN_ROW) return
    this.#failedInRow = 0
    if (ofRoles.code === 'not-found') return
    if (ofRoles.code !== 'no-access') return this.#deps.onFailed(ofRoles, customerId)
    roles.savePosition(customerId, withRefused(before, 'dated', time.now()))
    this.#deps.onRefused()
  }
}

interface Next {
  readonly contact: DueContact
  readonly of: 'opened' | 'own'
}

function nameOf({ customerId, contactId }: ContactKey): string {
  return `${customerId}\n${contactId}`
}
