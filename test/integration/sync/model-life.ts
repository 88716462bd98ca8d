import type { CopyChoice, CopyScope } from '../../../electron/contract/domain/copy'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import type { Crm, FilterForm } from '../../../electron/main/crm-api/crm'
import type { Store } from '../../../electron/main/store/store'
import { createManualTime } from './manual-time'
import { createModelOffice } from './model-office'
import type { ModelOffice } from './model-office'
import { openMigrated, openSyncLine, storeOf } from './sync-line'
import type { SyncLine } from './sync-line'
import { removeAll } from '../../fakes/gone'

const DAY_MS = 24 * 60 * 60 * 1000
export const ME = 'HAN-ME'
export const OTHER = 'HAN-OTHER'

export interface World {
  readonly customers: readonly string[]
  readonly form: FilterForm | null
  readonly agentFilter: boolean
  readonly skewMs: number
  readonly scope: CopyScope
  readonly seed: number
  readonly failing: number
}

export const steps = [
  'add',
  'change',
  'change',
  'remove',
  'merge',
  'move',
  'undate',
  'garble',
  'refuse',
  'open',
  'relate',
  'relate',
  'unrelate',
  'purge',
  'pass',
  'pass',
  'pass-long',
  'yield',
  'yield',
  'sync-now',
  'wake',
  'pause',
  'resume',
  'choose',
  'kill',
  'stop',
] as const
export type Step = (typeof steps)[number]

/** Repeatable from its seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** An office and a copy of it, both living on; a run may be killed between any two transactions. */
export function createLife(world: World) {
  const random = createRandom(world.seed)
  const time = createManualTime()
  const { clock } = time
  const office: ModelOffice = createModelOffice({ ...world, now: clock.now, random })
  const db = openMigrated()
  let choice: CopyChoice = choiceOf(world.scope)
  /** By others than the sync, though the CRM has them. */
  const purged = new Set<ContactId>()
  let alive = { dead: false }
  let line: SyncLine = begin()

  function choiceOf(scope: CopyScope): CopyChoice {
    return {
      scope,
      own: world.customers.map((one) => ({ customerId: one as CustomerId, userId: ME })),
    }
  }

  const never = () => new Promise<never>(() => undefined)

  function surviving(life: { dead: boolean }, answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer
    return answer.then((value: unknown) => (life.dead ? never() : value))
  }

  /** Of a process that is gone: no answer reaches it, and nothing it does reaches the store. */
  function mortal(life: { dead: boolean }): { crm: Crm; store: Store } {
    const crm = Object.fromEntries(
      Object.entries(office.crm).map(([name, ask]) => [
        name,
        (...asked: unknown[]) =>
          life.dead
            ? never()
            : surviving(life, (ask as (...asked: unknown[]) => unknown)(...asked)),
      ]),
    ) as unknown as Crm
    return { crm, store: storeOf(db) }
  }

  function begin(): SyncLine {
    alive = { dead: false }
    const life = alive
    const started = openSyncLine({
      ...mortal(life),
      choice,
      customers: world.customers,
      time: clock,
      clock,
      after: time.after,
      yieldToEventLoop: () => (life.dead ? new Promise(() => undefined) : Promise.resolve()),
    })
    started.engine.start()
    return started
  }

  const tick = () => new Promise<void>((go) => setImmediate(go))
  async function quiet(): Promise<void> {
    for (let still = 0; still < 3;) {
      await tick()
      still = office.inFlight === 0 ? still + 1 : 0
    }
  }

  async function act(step: Step): Promise<void> {
    const customer = world.customers[Math.floor(random() * world.customers.length)] ?? ''
    const someone = office.pick(customer)
    clock.pass(1 + Math.floor(random() * 5000))
    switch (step) {
      case 'add':
        office.add(customer, random() < 0.5 ? ME : OTHER, { undated: random() < 0.1 })
        break
      case 'change':
        if (someone) office.touch(someone)
        break
      case 'remove':
        if (someone) office.remove(customer, someone.id)
        break
      case 'merge': {
        const into = office.pick(customer)
        if (someone && into && into !== someone) {
          office.remove(customer, someone.id)
          office.touch(into)
        }
        break
      }
      case 'move':
        if (someone) {
          someone.agentId = someone.agentId === ME ? OTHER : ME
          office.touch(someone)
        }
        break
      case 'undate':
        if (someone) {
          someone.undated = !someone.undated
          office.touch(someone)
        }
        break
      case 'garble':
        if (someone) {
          someone.odd = !someone.odd
          office.touch(someone)
        }
        break
      case 'refuse':
        if (someone) {
          someone.refused = !someone.refused
          office.touch(someone)
        }
        break
      case 'open': {
        const record = someone && office.record(customer, someone.id)
        if (!record) break
        line.contacts.save(customer as CustomerId, [record], clock.now(), line.contacts.asking())
        line.contacts.opened(office.keyOf(customer, record.contact.id), clock.now())
        break
      }
      case 'relate':
        if (someone) office.relate(someone)
        break
      case 'unrelate':
        someone?.stands.splice(0, 1)
        break
      case 'purge':
        if (someone) {
          removeAll(line.contacts, [office.keyOf(customer, someone.id)])
          purged.add(someone.id)
        }
        break
      case 'pass':
        time.pass(Math.floor(random() * 15 * 60_000))
        break
      case 'pass-long':
        await quiet()
        time.pass(Math.floor(random() * 2 * DAY_MS))
        break
      case 'yield':
        for (let ticks = Math.floor(random() * 8); ticks > 0; ticks -= 1) await tick()
        break
      case 'sync-now':
        line.engine.syncNow()
        break
      case 'wake':
        line.engine.wake()
        line.engine.reachable()
        break
      case 'pause':
        line.engine.pause()
        break
      case 'resume':
        line.engine.resume()
        break
      case 'choose':
        choice = choiceOf(
          (['opened', 'mine', 'office'] as const)[Math.floor(random() * 3)] ?? 'mine',
        )
        void line.engine.choose(choice)
        break
      case 'kill':
        alive.dead = true
        time.dropTimers()
        office.hangUp()
        line = begin()
        break
      case 'stop':
        await line.engine.stop()
        line = begin()
        break
    }
    if (random() < 0.7) await tick()
  }

  /** The line is good again, and changes have been asked for since. */
  async function catchUp(): Promise<void> {
    office.setFailing(0)
    line.engine.resume()
    await settle()
    for (let passed = 0; passed <= 60; passed += 10) {
      time.pass(10 * 60_000)
      await settle()
    }
  }

  async function compareAll(): Promise<void> {
    // Past the days after which everybody is tried where the CRM does not say whose they are.
    time.pass(8 * DAY_MS)
    line.engine.syncNow()
    await settle()
  }

  /** The time has come round in which everybody's roles are asked for again. */
  async function comeRound(): Promise<void> {
    db.exec(`UPDATE contacts SET overview_at = 0, dated_at = iif(dated_at IS NULL, NULL, 0)
      WHERE overview_at > 0`)
    time.pass(5 * 60 * 60_000)
    line.engine.wake()
    await settle()
  }

  async function settle(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      await quiet()
      if (line.bugs.length > 0) throw line.bugs[0]
      if (line.engine.status().activity.state === 'idle') return
      time.pass(time.next() ?? 1000)
    }
    throw new Error(`Does not come to rest: ${JSON.stringify(line.engine.status().activity)}`)
  }

  return {
    office,
    act,
    catchUp,
    compareAll,
    comeRound,
    settle,
    purged,
    get line() {
      return line
    },
    get choice() {
      return choice
    },
    now: clock.now,
    db,
    async end() {
      await line.engine.stop()
      db.close()
    },
  }
}

export type Life = ReturnType<typeof createLife>
