import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { OverviewRole } from '../../contract/domain/party'
import { overviewRoles } from '../../contract/domain/party-roles'
import type { Failure } from '../../contract/errors'
import { relationDates } from '../crm-api/crm'
import type { RelationDate, ToldOverview } from '../crm-api/crm'
import type { Asked } from '../store/answer-order'
import { mayBeItemsFault } from './failures'
import { OVERLAP_MS } from './list-round'
import {
  doneOn,
  isRefused,
  startOfRoles,
  withAnswered,
  withDone,
  withRefused,
  withTryDue,
} from './role-position'
import type { RolePosition } from './role-position'
import { OVERVIEW_BATCH, RELATED_EVERY_MS, walkedADay } from './role-schedule'
import { isDue } from './schedule'
import { inSteps, keysOf } from './steps'
import type { SyncWork } from './steps'

/** Then whoever waits for another task has its turn: some seconds at the app's own pace. */
const BATCHES_PER_TURN = 8
const UNDER_WAY = 2
/** So many contacts are stored in one short step (S26). */
const SAVED_AT_ONCE = 4
const TOLD_AT_ONCE = 500
const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** In a row, with nobody answered in between: then it is the server and not the contacts. */
const FAILED_IN_ROW = 3

/**
 * Everybody's roles in outline: on which estates each stands as seller, buyer or prospect (API 2.3). All once; from
 * then on those of whom the CRM says that something is new, those who are new here, and a thirtieth of the others a
 * day. One that cannot be asked, or is refused, holds up nobody.
 */
export interface OverviewRound {
  /** Somebody asks in person, or others are kept from now on: a pass is due, and what was refused is tried once more. */
  want(customers: readonly CustomerId[]): void
  isDue(customerId: CustomerId): boolean
  /** A part of a pass, a shorter one where something else is wanted. Null: done, or the next part may follow. */
  run(
    customerId: CustomerId,
    signal: AbortSignal,
    isOtherWanted: () => boolean,
  ): Promise<Failure | null>
}

export function createOverviewRound(
  work: SyncWork,
  onProgress: (customerId: CustomerId) => void,
): OverviewRound {
  const { crm, roles, time, contacts } = work
  /** Which dates are honoured is asked once in a run. */
  const probed = new Map<CustomerId, readonly RelationDate[]>()
  /** To be asked for by itself, after a batch that went wrong or was not believed. */
  const alone = new Set<string>()
  const nameOf = (customerId: CustomerId, contactId: ContactId) => `${customerId}\n${contactId}`

  const positionOf = (customerId: CustomerId) => roles.position(customerId) ?? startOfRoles

  function change(customerId: CustomerId, how: (before: RolePosition) => RolePosition): void {
    roles.savePosition(customerId, how(positionOf(customerId)))
  }

  const askable = (position: RolePosition) =>
    overviewRoles.filter((role) => !isRefused(position, role, time.now()))

  /** Who is to be asked for next, but for those who are being asked for. */
  function nextOf(
    customerId: CustomerId,
    taken: ReadonlySet<ContactId>,
    walking: number,
  ): { ids: ContactId[]; isWalk: boolean } {
    const limit = OVERVIEW_BATCH + taken.size
    const free = (ids: readonly ContactId[]) => ids.filter((id) => !taken.has(id))
    const ids = free(roles.overviewDue(customerId, 'never', limit))
    if (ids.length < OVERVIEW_BATCH) ids.push(...free(roles.overviewDue(customerId, 'told', limit)))
    if (ids.length > 0) return { ids, isWalk: false }
    const now = time.now()
    const done = doneOn(positionOf(customerId).walked, now) + walking
    const left = walkedADay(roles.count(customerId)) - done
    // Whoever was asked today has come round.
    const before = now - DAY_MS
    const walk = left <= 0 ? [] : free(roles.overviewOldest(customerId, before, now, limit))
    return { ids: walk.slice(0, Math.max(0, left)), isWalk: true }
  }

  /** Those who are alone are asked alone. */
  function take(customerId: CustomerId, taken: Set<ContactId>, walking: number) {
    const { ids, isWalk } = nextOf(customerId, taken, walking)
    const isAlone = (id: ContactId) => alone.has(nameOf(customerId, id))
    const together = ids.filter((id) => !isAlone(id)).slice(0, OVERVIEW_BATCH)
    const batch = together.length > 0 ? together : ids.slice(0, 1)
    for (const id of batch) taken.add(id)
    return { batch, isWalk }
  }

  async function begin(customerId: CustomerId, signal: AbortSignal): Promise<Failure | null> {
    const before = positionOf(customerId)
    const begunAt = time.now()
    await tryAgain(customerId, signal)
    const mark = await tellRelated(customerId, before, begunAt, signal)
    if (signal.aborted) return null
    if (typeof mark !== 'number') return mark
    change(customerId, (now) => ({ ...now, open: true, relatedAt: begunAt, mark }))
    return null
  }

  /** Marks whoever has a new role as due; the mark up to which that is now so. */
  async function tellRelated(
    customerId: CustomerId,
    { filledAt, mark }: RolePosition,
    begunAt: number,
    signal: AbortSignal,
  ): Promise<Failure | number> {
    // At first everybody is due anyway.
    if (filledAt === null || mark === null) return begunAt
    const honoured = await datesOf(customerId, signal)
    const since = Math.min(mark, begunAt) - OVERLAP_MS
    /** The CRM stumbles over this alone, perhaps: nobody's turn waits for it, and the next pass asks from there. */
    const withoutWord = async (failure: Failure) => {
      if (!mayBeItemsFault(failure)) return failure
      await tellFetched(customerId, since, begunAt, signal)
      return mark
    }
    if ('code' in honoured) return withoutWord(honoured)
    if (honoured.length === 0) return tellFetched(customerId, since, begunAt, signal)
    const begunMonotonic = work.clock.monotonic()
    const related = await crm.contactsRelatedSince(customerId, since, honoured, signal)
    if (!related.ok) {
      const isRefusedNow = isNotOffered(related.error) || related.error.code === 'unexpected-format'
      return isRefusedNow
        ? tellFetched(customerId, since, begunAt, signal)
        : withoutWord(related.error)
    }
    await inSteps(work, related.value.contactIds, signal, (some) => roles.tell(customerId, some))
    if (honoured.length < relationDates.length)
      await tellFetched(customerId, since, begunAt, signal)
    const { serverAt } = related.value
    const tookMs = work.clock.monotonic() - begunMonotonic
    return Math.min(begunAt, serverAt === null ? begunAt : Math.floor(serverAt - tookMs))
  }

  /** Where the CRM does not say it: whose card is another one may have other roles too (API 8, no. 5). */
  async function tellFetched(
    customerId: CustomerId,
    since: number,
    begunAt: number,
    signal: AbortSignal,
  ): Promise<number> {
    const tellSome = () => roles.tellFetchedSince(customerId, since, TOLD_AT_ONCE)
    while (!signal.aborted && tellSome() === TOLD_AT_ONCE) await work.yieldToEventLoop()
    return begunAt
  }

  async function datesOf(
    customerId: CustomerId,
    signal: AbortSignal,
  ): Promise<Failure | readonly RelationDate[]> {
    const known = probed.get(customerId)
    if (known !== undefined) return known
    const answer = await crm.probeRelationDates(customerId, signal)
    if (!answer.ok) return answer.error
    probed.set(customerId, answer.value)
    return answer.value
  }

  async function ask(
    customerId: CustomerId,
    batch: readonly ContactId[],
    signal: AbortSignal,
    askedRoles = askable(positionOf(customerId)),
  ): Promise<Answers> {
    const asked = contacts.asking()
    const told: Told[] = []
    const stumbled: OverviewRole[] = []
    let failure: Failure | null = null
    await Promise.all(
      askedRoles.map(async (role) => {
        const answer = await crm.rolesOverview(customerId, role, batch, signal, 'background')
        if (signal.aborted) return
        if (answer.ok) {
          told.push({ role, overview: answer.value })
          await takeUpAgain(customerId, role)
        } else if (answer.error.code === 'unexpected-format') {
          restFrom(customerId, role)
        } else if (isNotOffered(answer.error)) {
          change(customerId, (before) => withRefused(before, role, time.now()))
        } else if (mayBeItemsFault(answer.error)) {
          stumbled.push(role)
          failure ??= answer.error
        } else failure = answer.error
      }),
    )
    return { told, stumbled, failure, asked }
  }

  /** What was refused long ago, of somebody. */
  async function tryAgain(customerId: CustomerId, signal: AbortSignal): Promise<void> {
    const position = positionOf(customerId)
    const due = askable(position).filter((role) =>
      position.refused.some(({ source }) => source === role),
    )
    const now = time.now()
    const somebody = roles.overviewOldest(customerId, now + 1, now, 1)
    if (due.length === 0 || somebody.length === 0) return
    const { stumbled } = await ask(customerId, somebody, signal, due)
    for (const role of stumbled) restFrom(customerId, role)
  }

  /** Whatever stands before the CRM may be gone in an hour. */
  function restFrom(customerId: CustomerId, role: OverviewRole): void {
    change(customerId, (before) => withRefused(before, role, time.now(), HOUR_MS))
  }

  /** What was refused is answered again: what it tells is missing of whoever was asked meanwhile. */
  async function takeUpAgain(customerId: CustomerId, role: OverviewRole): Promise<void> {
    if (!positionOf(customerId).refused.some(({ source }) => source === role)) return
    change(customerId, (before) => withAnswered(before, role))
    const tellSome = () => roles.tellUntold(customerId, role, TOLD_AT_ONCE)
    while (tellSome() === TOLD_AT_ONCE) await work.yieldToEventLoop()
  }

  return {
    want(customers) {
      for (const customerId of customers) {
        const position = roles.position(customerId)
        if (position !== null) roles.savePosition(customerId, withTryDue(position))
      }
    },

    isDue(customerId) {
      const position = positionOf(customerId)
      if (askable(position).length === 0) return false
      if (position.open) return true
      if (roles.count(customerId) === 0) return false
      // Many are new at once: another scope.
      const areMany =
        roles.overviewDue(customerId, 'never', OVERVIEW_BATCH).length === OVERVIEW_BATCH
      return areMany || isDue(position.relatedAt, time.now(), RELATED_EVERY_MS)
    },

    async run(customerId, signal, isOtherWanted) {
      if (!positionOf(customerId).open) {
        const failure = await begin(customerId, signal)
        if (failure !== null || signal.aborted) return failure
      }
      const taken = new Set<ContactId>()
      const failedAlone: ContactId[] = []
      let over: Failure | null = null
      let inRow = 0
      let batches = 0
      let isThrough = false
      /** Being walked to, and not counted as done. */
      let walking = 0
      const answered = new Set<OverviewRole>()

      async function askOne(): Promise<void> {
        const isMore = () =>
          batches < BATCHES_PER_TURN &&
          over === null &&
          !isOtherWanted() &&
          askable(positionOf(customerId)).length > 0
        while (isMore() && !signal.aborted) {
          const { batch, isWalk } = take(customerId, taken, walking)
          if (isWalk) walking += batch.length
          if (batch.length === 0) {
            isThrough = true
            return
          }
          batches += 1
          const { told, stumbled, failure, asked } = await ask(customerId, batch, signal)
          if (signal.aborted) return
          for (const { role } of told) answered.add(role)
          if (failure !== null) inRow += 1
          if (inRow >= FAILED_IN_ROW) restFromSome(stumbled)
          if (failure !== null && !isOfRested(failure, stumbled)) {
            if (!mayBeItemsFault(failure) || inRow >= FAILED_IN_ROW) over = failure
            else if (batch.length === 1) failedAlone.push(...batch)
            else setAlone(batch)
            continue
          }
          inRow = 0
          // All were refused: nobody has been asked for.
          if (told.length === 0) continue
          await save(batch, told, asked, isWalk)
        }
      }

      /** Over these the CRM stumbles whoever is asked for, while it answers for other roles: those go on. */
      function restFromSome(stumbled: readonly OverviewRole[]): void {
        const never = answered.size === 0 ? [] : stumbled.filter((role) => !answered.has(role))
        if (never.length === 0) return
        for (const role of never) restFrom(customerId, role)
        alone.clear()
        for (const id of failedAlone.splice(0)) taken.delete(id)
      }

      function isOfRested(failure: Failure, stumbled: readonly OverviewRole[]): boolean {
        const position = positionOf(customerId)
        return (
          mayBeItemsFault(failure) &&
          stumbled.every((role) => isRefused(position, role, time.now()))
        )
      }

      function setAlone(ids: readonly ContactId[]): void {
        for (const id of ids) {
          alone.add(nameOf(customerId, id))
          taken.delete(id)
        }
      }

      async function save(
        batch: readonly ContactId[],
        told: readonly Told[],
        asked: Asked,
        isWalk: boolean,
      ): Promise<void> {
        const doubted = new Set(batch.length > 1 ? roles.doubted(customerId, batch, told) : [])
        const believed = batch.filter((id) => !doubted.has(id))
        await inSteps(
          work,
          believed,
          signal,
          (contactIds) => {
            roles.saveOverview({ customerId, contactIds, told, at: time.now(), asked })
            work.onSaved(keysOf(customerId, contactIds))
          },
          SAVED_AT_ONCE,
        )
        if (signal.aborted) return
        for (const id of believed) alone.delete(nameOf(customerId, id))
        setAlone([...doubted])
        if (isWalk) {
          walking -= batch.length
          change(customerId, (now) => withDone(now, 'walked', believed.length, time.now()))
        }
        onProgress(customerId)
      }

      await Promise.all(Array.from({ length: UNDER_WAY }, askOne))
      if (signal.aborted) return null
      // Others were answered meanwhile: nobody is asked for again and again who makes the server stumble.
      if (over === null && failedAlone.length > 0) {
        const asked = contacts.asking()
        const nothing = { customerId, contactIds: failedAlone, told: [], at: time.now(), asked }
        roles.saveOverview(nothing)
      }
      if (over !== null) return over
      if (isThrough && nextOf(customerId, new Set(), 0).ids.length === 0) {
        const now = time.now()
        change(customerId, (before) => ({
          ...before,
          open: false,
          filledAt: before.filledAt ?? now,
        }))
      }
      return null
    },
  }
}

interface Answers {
  readonly told: Told[]
  /** Which may be the doing of whoever was asked for. */
  readonly stumbled: readonly OverviewRole[]
  readonly failure: Failure | null
  readonly asked: Asked
}

interface Told {
  readonly role: OverviewRole
  readonly overview: ToldOverview
}

function isNotOffered({ code }: Failure): boolean {
  return code === 'no-access' || code === 'not-found' || code === 'rejected-request'
}
