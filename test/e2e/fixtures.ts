import { test as base } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startCrmServer } from '../fakes/crm-server'
import type { CrmServer } from '../fakes/crm-server'
import { makeProfile, startPackedApp } from './packed-app'
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

/** The app, with a broker signed in to `crm`. */
export interface Desk extends StartedApp {
  readonly window: Window
}

interface Fixtures {
  /** The desk's app has served other tests, and has forgotten them: a start costs more than most tests do. */
  sharedStart: boolean
  run: Run
  /** A user name no other test has, as all share one keychain. */
  username: string
  /** A CRM of this test's own, with the contacts of `test/fixtures/samples`. */
  crm: CrmServer
  desk: Desk
}

interface WorkerFixtures {
  /** The one app of a worker that tests may share; started by the first who asks. */
  sharedApp: () => Promise<StartedApp>
}

/** Each test has a data folder of its own, and attaches what both processes said when it fails. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedStart: [false, { option: true }],
  sharedApp: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const profile = await makeProfile()
      const started: StartedApp[] = []
      await use(async () => {
        if (started.length === 0) started.push(await startPackedApp(profile.path))
        return started[0] as StartedApp
      })
      await Promise.all(started.map((one) => one.close().catch(() => undefined)))
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
    if (info.status !== info.expectedStatus) {
      for (const [index, one] of started.entries()) {
        await info.attach(`output-${index}.txt`, { body: one.output() })
        await one.page
          .screenshot()
          .then((body) => info.attach(`window-${index}.png`, { body, contentType: 'image/png' }))
          .catch(() => undefined)
      }
      const log = await readFile(join(profile.path, 'logs', 'kontaktkort.log')).catch(() => null)
      if (log !== null) await info.attach('kontaktkort.log', { body: log })
    }
    await Promise.all(started.map((one) => one.close().catch(() => undefined)))
    await profile.remove()
  },
  crm: async ({ username }, use) => {
    const crm = await startCrmServer({ username })
    await use(crm)
    await crm.close()
  },
  desk: async ({ run, crm, sharedStart, sharedApp }, use, info) => {
    const started = sharedStart ? await sharedApp() : await run.start()
    const window = new Window(started.page)
    await window.signedIn(crm)
    await use({ ...started, window })
    // After a failure the worker ends, and its app with it.
    if (sharedStart && info.status === info.expectedStatus) await forgetAll(started)
  },
})

/** For a test whose file has others that need a start of their own. */
export const sharedTest = test.extend({ sharedStart: true })

/** The app is as at its first start: what one test did is nothing to the next. */
async function forgetAll({ page }: StartedApp) {
  await page.evaluate(() => globalThis.window.crm.calls['computer.forget'](undefined))
  await page.reload()
}

export { expect } from '@playwright/test'
