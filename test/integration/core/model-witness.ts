import { ACCOUNTS, OFFICES, versionIn } from './model-crm'
import { HOUR_MS, MINUTE_MS } from './model-life'
import type { Life } from './model-life'
import {
  ALL_IS_ANSWERED,
  ASKED_FOR_AT,
  contactsOf,
  daysOf,
  entryOf,
  first,
  isHidden,
  isOfThisRun,
  isSettled,
  isWanted,
  nameOf,
  otherRolesIn,
  properties,
  TIME_TO_ASK_MS,
  viewOf,
} from './model-properties'
import type { Memory, Moment, View } from './model-properties'
import type { Step } from './model-steps'

const TIME_TO_HEAR_OF_ROLES_H = 10

export interface Expectations {
  readonly account: number
  readonly offices: readonly string[]
  scopeChanged(): void
  /** `isProven`: somebody has signed in anew. */
  sessionChanged(isProven?: boolean): void
  daysChanged(): void
  copyMayBeLost(): void
  clockIsWrong(): void
  slept(): void
  comparisonAsked(): void
  /** Throws with the name of the property that does not hold. */
  afterStep(step: Step): void
  /** All is well from here on, and time is given: then the copy is like the CRM. */
  atRest(): Promise<void>
  /** After another start: nothing is left in the keychain but what is needed. */
  atEnd(): Promise<void>
}

/** Remembers what has been seen, and judges what is seen next by it. */
export function expectOf(life: Life): Expectations {
  let account = 0
  let offices: readonly string[] = OFFICES
  let memory = nothingSeen(false)
  /** Since then the app has been online and undisturbed. */
  let undisturbedSince: number | null = null

  function nothingSeen(clockInDoubt = memory.clockInDoubt): Memory {
    return {
      seen: new Map(),
      versions: new Map(),
      returned: new Set(),
      scope: null,
      isKept: false,
      wasKept: false,
      listAskedAt: null,
      isUnwritten: false,
      copyInDoubt: false,
      clockInDoubt,
    }
  }

  /** Whoever was there, and the app had time to ask about, is confirmed at a third of the days. */
  function confirmUndisturbed(view: View | null): void {
    const { truth, ahead } = life.time
    const isCalm =
      view !== null &&
      !life.crm.isTroubled() &&
      !memory.copyInDoubt &&
      !memory.clockInDoubt &&
      ahead === 0 &&
      !['paused', 'waiting'].includes(view.status.activity.state)
    if (!isCalm) {
      memory.listAskedAt = null
      undisturbedSince = null
      return
    }
    undisturbedSince = Math.max(undisturbedSince ?? truth(), life.startedAt)
    if (truth() - undisturbedSince < TIME_TO_ASK_MS) return
    const confirmedAt = truth() - daysOf(life) * ASKED_FOR_AT - TIME_TO_ASK_MS
    for (const one of memory.seen.values()) {
      one.confirmedAt = Math.max(one.confirmedAt, confirmedAt)
    }
  }

  function remember(view: View): void {
    if (isOfThisRun(view)) return
    const before = memory.seen
    memory.seen = new Map()
    for (const [name, card] of view.cards) {
      const { id, customerId, agentId, name: shownName } = card.contact
      const version = versionIn(shownName)
      const fetchedAt = Date.parse(card.card.fetchedAt)
      memory.seen.set(name, {
        key: { customerId, contactId: id },
        // A stamp of a clock that is wrong says nothing.
        confirmedAt: Math.max(
          before.get(name)?.confirmedAt ?? -Infinity,
          memory.clockInDoubt ? -Infinity : fetchedAt,
        ),
        agentId,
        opened: view.recents.has(name),
      })
      memory.versions.set(name, Math.max(version, memory.versions.get(name) ?? 0))
      memory.returned.delete(customerId)
    }
    memory.wasKept ||= view.kept
    memory.isKept &&= view.kept
  }

  /** Null: nobody is signed in, or the app is not running. */
  function look(): View | null {
    try {
      return viewOf(life)
    } catch (error) {
      throw new Error(`${ALL_IS_ANSWERED}: a look at the copy threw ${String(error)}`, {
        cause: error,
      })
    }
  }

  function judge(step: Step | null): View | null {
    const [mistake] = life.mistakes
    if (mistake !== undefined) throw new Error(`${ALL_IS_ANSWERED}: ${mistake}`)
    const view = look()
    if (view === null) return null
    const moment: Moment = { ...memory, life, now: view, step }
    for (const { name, fails } of properties) {
      const told = fails(moment)
      if (told !== null) throw new Error(`${name}: ${told}`)
    }
    return view
  }

  function afterStep(step: Step): void {
    const view = judge(step)
    confirmUndisturbed(view)
    if (view !== null) remember(view)
    else if (memory.isUnwritten) memory = nothingSeen()
  }

  async function settle(): Promise<void> {
    for (let times = 0; times < 2; times += 1) {
      if (!(await life.until(() => isSettled(life), 2 * HOUR_MS))) {
        const activity = JSON.stringify(life.core?.copy.local.status().activity)
        throw new Error(`the sync does not come to rest: ${activity}`)
      }
      await life.pass(10_000)
    }
  }

  /** What is not as in the CRM, after all it could need. */
  function differences(view: View): string | null {
    const { status, cards, recents } = view
    if (!status.complete) return 'the copy is not complete'
    if (status.contacts !== cards.size) return `${cards.size} contacts, ${status.contacts} counted`
    const moment: Moment = { ...memory, life, now: view, step: null }
    return first(contactsOf(moment), (contact) => {
      const name = nameOf(contact.key)
      const card = cards.get(name)
      const isKept = contact.state === 'listed' && recents.has(name)
      if (card === undefined) return isWanted(contact, status.scope) ? `${name} is missing` : null
      if (contact.state !== 'listed') return `${name} is ${contact.state}, and still there`
      if (!isKept && !isWanted(contact, status.scope)) return `${name} is not wanted`
      if (card.contact.protectedIdentity !== isHidden(life, card.contact)) {
        return `${name} is ${card.contact.protectedIdentity ? 'still' : 'not'} protected`
      }
      const version = versionIn(card.contact.name)
      return version === contact.version
        ? null
        : `${name} has version ${version}, not ${contact.version}`
    })
  }

  /** Who has new roles is asked for every few hours; who is refused one call is told of by the next. */
  async function rolesAtRest(): Promise<void> {
    for (let hours = 0; ; hours += 1) {
      const view = look()
      if (view === null) throw new Error('nobody is signed in after all')
      const told = first(contactsOf({ ...memory, life, now: view, step: null }), (contact) => {
        const card = view.cards.get(nameOf(contact.key))
        return card === undefined ? null : otherRolesIn(contact, card)
      })
      if (told === null) return
      if (hours > TIME_TO_HEAR_OF_ROLES_H) throw new Error(`at rest: ${told}`)
      await life.pass(HOUR_MS)
      await settle()
    }
  }

  async function atRest(): Promise<void> {
    life.crm.calm()
    life.computer.setKeychain('works')
    life.computer.refuseRenames(0, '')
    life.time.setAhead(0)
    await life.start()
    const before = look()
    if (before === null || isOfThisRun(before)) {
      await life.quit()
      await life.start()
    }
    const taken = look()
    if (taken === null && memory.wasKept && !memory.isUnwritten) {
      throw new Error('a session that was kept is not taken up')
    }
    if (taken === null || memory.isUnwritten) {
      await life.signIn(account, offices)
      sessionChanged()
    }
    for (let times = 1; ; times += 1) {
      const { opened } = life.computer
      await life.pass(6 * MINUTE_MS)
      life.core?.copy.local.resume()
      await settle()
      life.core?.copy.local.syncNow()
      await settle()
      const view = judge(null)
      if (view === null) throw new Error('nobody is signed in after all')
      const told = differences(view)
      memory.clockInDoubt = false
      if (told === null) {
        if (!memory.copyInDoubt) {
          await rolesAtRest()
          judge(null)
        }
        if (memory.copyInDoubt) {
          const { scope, isKept, wasKept } = memory
          // As long as the byte lies there, it may be met at any time.
          const copyInDoubt = life.computer.isDamaged()
          memory = { ...nothingSeen(), scope, isKept, wasKept, copyInDoubt }
        }
        confirmUndisturbed(view)
        remember(view)
        return
      }
      // The file was found damaged only now: then it is filled anew.
      const isRefilled = memory.copyInDoubt && opened !== life.computer.opened
      if (!isRefilled || times > 3) throw new Error(`at rest: ${told}`)
    }
  }

  function sessionChanged(isProven = true): void {
    const status = life.core?.session.status()
    undisturbedSince = null
    if (status?.state !== 'signed-in') {
      memory = nothingSeen()
      return
    }
    const now = status.customers.map((one) => one.customerId as string)
    const who = ACCOUNTS.indexOf(status.username as (typeof ACCOUNTS)[number])
    if (who !== account || !memory.wasKept) {
      memory = { ...nothingSeen(), isUnwritten: life.computer.refusesRenames }
    } else {
      memory.isUnwritten &&= life.computer.refusesRenames
      for (const office of now) if (!offices.includes(office)) memory.returned.add(office)
      for (const [name, { key }] of memory.seen) {
        if (!now.includes(key.customerId)) memory.seen.delete(name)
      }
      for (const office of memory.returned)
        if (!now.includes(office)) memory.returned.delete(office)
    }
    account = who
    offices = now
    if (isProven) memory.isKept = life.computer.isWell
    memory.listAskedAt = null
  }

  return {
    get account() {
      return account
    },
    get offices() {
      return offices
    },
    scopeChanged() {
      // Where nothing can be written down, a choice is in force for this run.
      const isKept = !life.computer.refusesRenames
      memory.scope = isKept ? (life.core?.copy.local.status().scope ?? null) : null
    },
    sessionChanged,
    daysChanged() {
      undisturbedSince = null
    },
    copyMayBeLost: () => void (memory.copyInDoubt = true),
    clockIsWrong: () => void (memory.clockInDoubt = true),
    slept: () => void (undisturbedSince = null),
    comparisonAsked: () => void (memory.listAskedAt ??= life.time.truth()),
    afterStep,
    atRest,
    async atEnd() {
      await atRest()
      await life.quit()
      await life.start()
      await atRest()
      const view = look()
      const own = view === null ? 'nobody' : entryOf(view)
      const strays = [...life.computer.entries.keys()].filter(
        (name) => !name.startsWith(own) && !name.startsWith('åtkomstlogg'),
      )
      if (strays.length > 0) throw new Error(`the keychain still has ${strays.join(', ')}`)
      const { entries } = JSON.parse(life.computer.entries.get(own) ?? '{}') as { entries?: number }
      const passwords = entries === 1 ? 1 : 1 + (entries ?? 0)
      const codes = life.core?.lockCode.state() === 'none' ? 0 : 1
      // Beside them the keys of copy and access log.
      if (life.computer.entries.size !== passwords + codes + 2)
        throw new Error(`the keychain has ${[...life.computer.entries.keys()].join(', ')}`)
    },
  }
}
