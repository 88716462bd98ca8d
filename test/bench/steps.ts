import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { CopyStatus } from '../../electron/contract/domain/copy'
import { personCategories } from '../../electron/main/demo/sample/categories'
import { userIdOf } from '../../electron/main/demo/sample/drafts'
import type { Account } from '../../electron/main/session/account'
import { openNodeFetch } from '../integration/crm-api/node-fetch'
import { aBenchComputer, startApp } from './core'
import type { App } from './core'
import { watchLoop } from './loop-watch'
import type { LoopFigures } from './loop-watch'
import { CUSTOMERS, customersWith } from './office'
import { answer, readOrder } from './order'
import { openProfileStore } from './profile'

interface Order {
  readonly address: string
  readonly username: string
  readonly password: string
  readonly count: number
  /** How often each but the fill, which is long and made of steps that are all alike. */
  readonly times: number
}

/** One turn of a work: how the loop fared in it, and what is to stand beside it. */
interface Turn extends LoopFigures {
  readonly besideMs: number
}

const DAY_MS = 24 * 60 * 60 * 1000
const IDLE_MS = 1_000
const BROKER = userIdOf(7)
const CATEGORY = personCategories[0]?.name ?? ''

const order = readOrder<Order>()
const { address, username, password } = order
const offices = customersWith(order.count)
const contacts = offices.flatMap((office) => [...office.contacts.values()])
const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-bench-steps-'))
const profile = join(folder, 'profile')
const filled = join(folder, 'filled')
const line = await openNodeFetch()
const computer = aBenchComputer(profile, line.fetch)

try {
  const fill = [await fillTurn()]
  await cp(profile, filled, { recursive: true })
  answer({
    protectedCount: inCategory().length,
    works: {
      fill,
      sweep: await turns(sweepTurn),
      expire: await turns(expireTurn),
      dropOffice: await turns(dropOfficeTurn),
      narrow: await turns(narrowTurn),
      protect: await turns(protectTurn),
    },
  })
} finally {
  await line.close()
  await rm(folder, { recursive: true, force: true })
}

async function turns(turn: () => Promise<Turn>): Promise<Turn[]> {
  const all: Turn[] = []
  while (all.length < order.times) {
    await rm(profile, { recursive: true })
    await cp(filled, profile, { recursive: true })
    all.push(await turn())
  }
  return all
}

/** Signs in and keeps the whole of both offices, eight batches a second. */
async function fillTurn(): Promise<Turn> {
  const app = await startApp(computer)
  const signedIn = await app.session.signIn({
    address,
    username,
    passwords: { shared: password, perCustomer: [], estates: null },
    customers: [...CUSTOMERS],
  })
  if (!signedIn.ok) throw new Error(`Not signed in: ${signedIn.error.code}`)
  return watched(
    app,
    () => app.copy.local.choose({ scope: 'office', own: [] }),
    ({ contacts: stored, complete }) => complete && stored === order.count,
  )
}

/** Nothing has changed: both lists are compared, and every contact is confirmed. */
async function sweepTurn(): Promise<Turn> {
  const app = await startAtRest()
  const { reconciledAt } = app.copy.local.status()
  return watched(
    app,
    () => app.copy.local.syncNow(),
    (status) => status.reconciledAt !== reconciledAt,
  )
}

/** The computer wakes after a holiday, and there is no network to confirm anybody. */
async function expireTurn(): Promise<Turn> {
  const app = await startAtRest()
  computer.online = false
  computer.aheadMs = (computer.settings.retentionDays + 1) * DAY_MS
  const turn = await watched(
    app,
    () => app.copy.local.woke(),
    ({ contacts: stored }) => stored === 0,
    false,
  )
  computer.online = true
  computer.aheadMs = 0
  await expectStored(0)
  return turn
}

/** A start without the office, beside one with it. */
async function dropOfficeTurn(): Promise<Turn> {
  const withBoth = await watchedStart(order.count)
  await changeAccount((account) => ({ ...account, customers: account.customers.slice(0, 1) }))
  const left = order.count / CUSTOMERS.length
  const turn = await watchedStart(left)
  await expectStored(left)
  return { ...turn, besideMs: withBoth.mostMs }
}

async function narrowTurn(): Promise<Turn> {
  const app = await startAtRest()
  const own = CUSTOMERS.map((customerId) => ({ customerId, userId: BROKER }))
  const left = contacts.filter((contact) => contact['agentId'] === BROKER).length
  const turn = await watched(
    app,
    () => app.copy.local.choose({ scope: 'mine', own }),
    ({ contacts: stored, complete }) => complete && stored === left,
  )
  await expectStored(left)
  return turn
}

/** By name it is one category; whoever is in it loses all by which somebody could find them. */
async function protectTurn(): Promise<Turn> {
  const app = await startAtRest()
  const turn = await watched(
    app,
    () => app.change({ protectedCategories: [CATEGORY] }),
    () => true,
  )
  await expectStored(inCategory().length, 'WHERE protected = 1')
  computer.settings = { ...computer.settings, protectedCategories: [] }
  return turn
}

/** From the beginning of a work until it is done and the loop is calm; then the app is stopped. */
async function watched(
  app: App,
  begin: () => unknown,
  isDone: (status: CopyStatus) => boolean,
  comesToRest = true,
): Promise<Turn> {
  const idle = watchLoop()
  await delay(IDLE_MS)
  const besideMs = idle.end().mostMs
  const watch = watchLoop()
  // The answer alone says nothing: it may come before the work is done, or behind much that is no work.
  await Promise.all([
    begin(),
    watch.calm(() => isDone(app.copy.local.status()) && (!comesToRest || isAtRest(app))),
  ])
  const figures = watch.end()
  await app.stop()
  return { ...figures, besideMs }
}

async function watchedStart(left: number): Promise<LoopFigures> {
  const watch = watchLoop()
  const app = await startApp(computer)
  await watch.calm(() => app.copy.local.status().contacts === left && isAtRest(app))
  const figures = watch.end()
  await app.stop()
  return figures
}

async function startAtRest(): Promise<App> {
  const app = await startApp(computer)
  const watch = watchLoop()
  await watch.calm(() => isAtRest(app))
  watch.end()
  return app
}

function isAtRest(app: App): boolean {
  return app.copy.local.status().activity.state === 'idle'
}

async function changeAccount(change: (account: Account) => Account): Promise<void> {
  const path = join(profile, 'account.json')
  const account = JSON.parse(await readFile(path, 'utf8')) as Account
  await writeFile(path, JSON.stringify(change(account)))
}

/** In the file itself, once the app has let go of it: a work that was still going on would be no measure. */
async function expectStored(expected: number, where = ''): Promise<void> {
  const store = await openProfileStore({ ...order, profile }, computer.keychain)
  const found = store.read((db) =>
    db.prepare<{ count: number }>(`SELECT count(*) count FROM contacts ${where}`).get(),
  )
  store.detach()
  if (found?.count !== expected) throw new Error(`Stored ${found?.count}, and not ${expected}`)
}

function inCategory() {
  return contacts.filter((contact) =>
    (contact['categories'] as { name: string }[]).some(({ name }) => name === CATEGORY),
  )
}
