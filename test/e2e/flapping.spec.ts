import type { Page } from '@playwright/test'
import { sv } from '../../electron/contract/texts/sv'
import { SETTLE_MS } from '../../renderer/state/connection.svelte'
import { behind, reset } from '../fakes/faults'
import type { RecordedRequest } from '../fakes/request-log'
import { createTurnstile } from '../fakes/turnstile'
import { expect, test } from './fixtures'
import { ALL, batchPath, putManyContacts } from './many-contacts'
import { people } from './pages/window'

test.use({ sharedStart: true })

/** The bounds on what is asked hold for any number of them: test/integration/sync/outages.test.ts has more. */
const OUTAGES = 6

/** What the status line has said aloud, and how many states there were to tell of. */
async function listenToConnection(page: Page) {
  const heard = await page.getByTestId('connection').evaluateHandle((mark) => {
    const heard = { spoken: [] as string[], states: 0, since: performance.now() }
    const line = mark.querySelector('[role="status"]')
    new MutationObserver((changes) => {
      heard.states += changes.filter(({ type }) => type === 'attributes').length
      const said = line?.textContent?.trim() ?? ''
      if (heard.spoken.at(-1) !== said) heard.spoken.push(said)
    }).observe(mark, {
      attributeFilter: ['data-state'],
      childList: true,
      characterData: true,
      subtree: true,
    })
    return heard
  })
  return () => heard.evaluate((it) => ({ ...it, elapsedMs: performance.now() - it.since }))
}

/** Contacts, or parts of one, that were asked for while an earlier question about them was under way. */
function askedTwiceAtOnce(requests: readonly RecordedRequest[]): string[] {
  const about = ({ path, query }: RecordedRequest) => query.get('contactIds')?.split(',') ?? [path]
  return requests.flatMap((one, at) =>
    requests
      .slice(at + 1)
      .filter((other) => other.startedAt < (one.endedAt ?? Infinity))
      .flatMap((other) => about(other).filter((what) => about(one).includes(what))),
  )
}

test('N20 a network that comes and goes again and again costs few questions and fewer words', async ({
  crm,
  desk: { page, window },
}) => {
  putManyContacts(crm)
  const turnstile = createTurnstile()
  crm.fail(batchPath, behind(turnstile))
  await window.copy.choose('office')
  await turnstile.admit(2)
  await expect(window.copy.progress).toHaveAttribute('data-done', '40')
  await window.openSettled(people.ingrid)
  crm.forgetRequests()
  const heard = await listenToConnection(page)

  for (let outage = 0; outage < OUTAGES; outage += 1) {
    const mend = crm.fail(/./, reset())
    crm.cutConnections()
    await page.keyboard.press('F5')
    await expect(window.connection).toHaveAttribute('data-state', 'server-unreachable')
    await window.settled()
    mend()
    await page.keyboard.press('F5')
    await expect(window.connection).toHaveAttribute('data-state', 'connected')
    await window.settled()
  }

  expect(askedTwiceAtOnce(crm.requests)).toEqual([])
  // The card, its roles and relations, and four batches of the fill: each tried twice at most.
  expect(crm.requests.length).toBeLessThanOrEqual(2 * OUTAGES * (3 + 4) * 2)
  const { spoken, states, elapsedMs } = await heard()
  expect(states).toBeGreaterThanOrEqual(2 * OUTAGES)
  // Only what has stood still for a while is told.
  expect(spoken.length).toBeLessThanOrEqual(1 + elapsedMs / SETTLE_MS)
  await expect(window.connection).toContainText(sv.connection.connected)
  // The fill, cut short again and again, goes on by itself: at the latest when its first rest of half a minute is over.
  turnstile.open()
  await expect(window.copy.progress).toHaveCount(0, { timeout: 120_000 })
  await window.copy.filled(ALL)
})
