import { expect, test as base } from '@playwright/test'
import type { TestInfo } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startCrmServer } from '../fakes/crm-server'
import type { CrmServer } from '../fakes/crm-server'
import { keepEngine, makeProfile, restoreEngine, startPackedApp } from './packed-app'
import type { StartedApp } from './packed-app'
import { Window } from './pages/window'

export interface Run {
  /** The app's data folder, this test's alone. */
  readonly profile: string
  /** Starts the packed app; a second start in one test is the same broker the next morning. */
  start(...more: string[]): Promise<StartedApp>
  /** As `start`, on a computer where these environment variables are set. */
  startWith(env: Record<string, string>, ...more: string[]): Promise<StartedApp>
}

/** The app before anybody has signed in. */
export interface Entry extends StartedApp {
  readonly window: Window
  /** The app's data folder. */
  readonly profile: string
}

/** The app, with a broker signed in to `crm`. */
export type Desk = Entry

interface Fixtures {
  /**
   * The app of `entry` and `desk` has served other tests, and has forgotten them: a start costs more than most
   * tests do. Not for tests that close it, or move the clock of its page.
   */
  sharedStart: boolean
  run: Run
  /** A user name no other test has, as all share one keychain. */
  username: string
  /** A CRM of this test's own, with the contacts of `test/fixtures/samples`. */
  crm: CrmServer
  entry: Entry
  desk: Desk
}

interface Started extends StartedApp {
  readonly profile: string
}

interface WorkerFixtures {
  /** The one app of a worker that tests may share; started by the first who asks. */
  sharedApp: () => Promise<Started>
}

/** Each test has a data folder of its own, and attaches what both processes said when it fails. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedStart: [false, { option: true }],
  sharedApp: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const profile = await makeProfile()
      let started: Started | null = null
      await use(async () => {
        if (started !== null) return started
        started = { ...(await startPackedApp(profile.path)), profile: profile.path }
        await keepEngine(started.app)
        return started
      })
      await (started as Started | null)?.close().catch(() => undefined)
      await profile.remove()
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  username: async ({}, use) => use(`test-${randomUUID()}`),
  // eslint-disable-next-line no-empty-pattern -- as above
  run: async ({}, use, info) => {
    const profile = await makeProfile()
    const started: StartedApp[] = []
    const startWith = async (env: Record<string, string>, ...more: string[]) => {
      const one = await startPackedApp(profile.path, more, env)
      started.push(one)
      return one
    }
    await use({
      profile: profile.path,
      start: (...more) => startWith({}, ...more),
      startWith,
    })
    if (hasFailed(info)) await attach(info, profile.path, started)
    await Promise.all(started.map((one) => one.close().catch(() => undefined)))
    await profile.remove()
  },
  crm: async ({ username }, use) => {
    const crm = await startCrmServer({ username })
    await use(crm)
    await crm.close()
  },
  entry: async ({ run, sharedStart, sharedApp }, use, info) => {
    const started = sharedStart
      ? await sharedApp()
      : { ...(await run.start()), profile: run.profile }
    await use({ ...started, window: new Window(started.page) })
    if (!sharedStart) return
    // After a failure the worker ends, and its app with it.
    if (hasFailed(info)) await attach(info, started.profile, [started])
    else await beginAnew(started)
  },
  desk: async ({ entry, crm }, use) => {
    await entry.window.signedIn(crm)
    await use(entry)
  },
})

/** For a test whose file has others that need a start of their own. */
export const sharedTest = test.extend({ sharedStart: true })

const hasFailed = (info: TestInfo) => info.status !== info.expectedStatus

async function attach(info: TestInfo, profile: string, started: readonly StartedApp[]) {
  for (const [index, one] of started.entries()) {
    await info.attach(`output-${index}.txt`, { body: one.output() })
    await one.page
      .screenshot()
      .then((body) => info.attach(`window-${index}.png`, { body, contentType: 'image/png' }))
      .catch(() => undefined)
  }
  const log = await readFile(join(profile, 'logs', 'kontaktkort.log')).catch(() => null)
  if (log !== null) await info.attach('kontaktkort.log', { body: log })
}

/** The app is as at its first start: what one test did is nothing to the next. */
async function beginAnew({ app, page }: StartedApp) {
  const receipt = await page.evaluate(() =>
    globalThis.window.crm.calls['computer.forget'](undefined),
  )
  expect(receipt.ok && receipt.value.items.filter(({ state }) => state === 'failed')).toEqual([])
  await restoreEngine(app)
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
  await page.reload()
}

export { expect }
