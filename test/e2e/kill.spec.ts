import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { seedRandom } from '../../electron/main/demo/sample/random'
import { manyContacts } from '../builders/many-contacts'
import { anEmptyCustomer, anOffice } from '../builders/office'
import { startCrmServer } from '../fakes/crm-server'
import type { CrmServer } from '../fakes/crm-server'
import { behind } from '../fakes/faults'
import { createTurnstile } from '../fakes/turnstile'
import type { Turnstile } from '../fakes/turnstile'
import { expect, test } from './fixtures'
import { BATCH, batchPath } from './many-contacts'
import { spawnPackedApp } from './packed-app'
import { Window } from './pages/window'

/** Beside the hundred of test/integration/sync/kill.test.ts: these start the whole app, two seconds each. */
const ROUNDS = 4
const AT_ONCE = 4
/** Taking a batch in is over sooner: a kill within this time hits before, in the middle or after. */
const WRITING_MS = 25
const OFFICE = 'M99999'

/** Lets batches through one by one: the next question says that the answer before it has been stored. */
async function answerBatches(crm: CrmServer, turnstile: Turnstile, from: number, count: number) {
  for (let answered = 0; answered < count; answered += 1) {
    await crm.waitForRequest(batchPath, from + AT_ONCE + answered)
    await turnstile.admit(1)
  }
}

test('S01 killed again and again during the fill, the app loses nothing and ends with what the CRM has', async ({
  run,
  username,
}, info) => {
  test.setTimeout(300_000)
  const seed = randomInt(1_000_000)
  info.annotations.push({ type: 'seed', description: String(seed) })
  const random = seedRandom(seed)
  const rounds = Array.from({ length: ROUNDS }, () => random.between(1, 4))
  const answered = rounds.reduce((sum, batches) => sum + batches)
  // More than all rounds let through.
  const contacts = [...manyContacts((answered + 2 * AT_ONCE) * BATCH)]
  const office = anOffice([anEmptyCustomer(OFFICE, contacts)])
  const crm = await startCrmServer({ username, office })
  const turnstile = createTurnstile()
  crm.fail(batchPath, behind(turnstile))

  const first = await run.start()
  const window = new Window(first.page)
  await window.signedIn(crm)
  await window.copy.choose('office')
  await crm.waitForRequest(batchPath, AT_ONCE)
  await first.close()

  for (const batches of rounds) {
    const app = spawnPackedApp(run.profile)
    await answerBatches(crm, turnstile, crm.requestsAt(batchPath).length, batches)
    await wait(random.next() * WRITING_MS)
    await app.kill()
  }

  const { page } = await run.start()
  const last = new Window(page)
  await expect(last.copy.progress).toHaveAttribute('data-state', 'fetching')
  // Of each round, the last answer alone may have been lost.
  expect(await last.copy.done()).toBeGreaterThanOrEqual((answered - ROUNDS) * BATCH)
  turnstile.open()
  await expect(last.copy.progress).toHaveCount(0, { timeout: 120_000 })
  await last.copy.filled(contacts.length)
  await expect(page.getByTestId('copy-problem')).toHaveCount(0)
  for (const contact of random.sample(contacts, 10)) {
    await last.search.fill(contact.id)
    const name = String(contact['name'] ?? contact['lastName'])
    await expect(last.result(contact.id)).toContainText(name)
  }
  await crm.close()
})
