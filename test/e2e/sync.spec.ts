import { sv } from '../../electron/contract/texts/sv'
import type { CrmServer } from '../fakes/crm-server'
import { behind, change } from '../fakes/faults'
import { createTurnstile } from '../fakes/turnstile'
import { expect, sharedTest, test } from './fixtures'
import { ALL, batchPath, MANY, putManyContacts, wholeListPath } from './many-contacts'
import { people, Window } from './pages/window'

/** Chooses the whole of a large office, whose batches then wait at a turnstile. */
async function startFill(window: Window, crm: CrmServer) {
  putManyContacts(crm)
  const turnstile = createTurnstile()
  crm.fail(batchPath, behind(turnstile))
  await window.copy.choose('office')
  await expect(window.copy.progress).toHaveAttribute('data-state', 'fetching')
  await expect(window.copy.progress).toHaveAttribute('data-total', String(ALL))
  return turnstile
}

sharedTest(
  'a fill tells how far it has come, and everything it has fetched can be found meanwhile',
  async ({ crm, desk: { page, window } }) => {
    const turnstile = await startFill(window, crm)
    await expect(window.copy.progress).toHaveAttribute('data-done', '0')
    await turnstile.admit(1)
    await expect(window.copy.progress).toHaveAttribute('data-done', '20')
    await window.search.fill('mängdqvist')
    await expect(window.results.first()).toBeVisible()
    await window.search.fill('ingen som finns')
    await expect(window.empty).toContainText(`hämtning pågår: 20 av ${ALL}`)
    await turnstile.admit(3)
    await expect(window.copy.progress).toHaveAttribute('data-done', '80')
    await expect(window.empty).toContainText(`hämtning pågår: 80 av ${ALL}`)
    // Four at a time: whoever opens a contact by hand has a place of his own.
    await expect.poll(() => turnstile.waiting).toBe(4)
    await window.openSettled(people.ingrid)

    turnstile.open()
    await expect(window.copy.progress).toHaveCount(0)
    await expect(page.getByTestId('sync-said')).toHaveText(sv.copy.progress.saidEnd)
    await window.copy.filled(ALL)
    await window.search.fill(`mängdqvist${MANY - 1}`)
    await expect(window.results).toHaveCount(1)
    const asked = crm.requestsAt(batchPath).flatMap(idsAskedFor)
    expect(new Set(asked).size).toBe(asked.length)
  },
)

test('a pause holds over a restart, and the fill goes on from where it was', async ({
  crm,
  run,
  desk,
}) => {
  const { window } = desk
  const turnstile = await startFill(window, crm)
  await turnstile.admit(3)
  await expect(window.copy.progress).toHaveAttribute('data-done', '60')
  const pause = desk.page.getByTestId('sync-pause')
  await expect(pause).toHaveText(sv.copy.progress.pause)
  await pause.click()
  await expect(window.copy.progress).toHaveAttribute('data-state', 'paused')
  await expect(pause).toHaveText(sv.copy.progress.resume)
  await expect.poll(() => crm.inFlight).toBe(0)
  turnstile.open()
  crm.forgetRequests()
  // A look-up goes through the same line, and nothing of the fill goes with it.
  await window.openSettled(people.ingrid)
  expect(crm.requestsAt(batchPath)).toEqual([])
  await expect(window.copy.progress).toHaveAttribute('data-done', '60')
  await desk.close()

  const { page } = await run.start()
  const next = new Window(page)
  await expect(next.copy.progress).toHaveAttribute('data-state', 'paused')
  await expect(next.copy.progress).toHaveAttribute('data-done', '60')
  await next.openSettled(people.company)
  expect(crm.requestsAt(batchPath)).toEqual([])
  await page.getByTestId('sync-pause').click()
  await expect(next.copy.progress).toHaveCount(0)
  await next.copy.filled(ALL)
  const asked = crm.requestsAt(batchPath).flatMap(idsAskedFor)
  expect(asked).toHaveLength(ALL - 60)
})

sharedTest(
  'a fill that is given up leaves the contacts one has opened, and no other',
  async ({ crm, desk: { page, window } }) => {
    const turnstile = await startFill(window, crm)
    await turnstile.admit(2)
    await expect(window.copy.progress).toHaveAttribute('data-done', '40')
    await window.openSettled(people.company)
    await page.getByTestId('sync-cancel').click()
    await expect(page.getByText(sv.copy.progress.cancelAsk)).toBeVisible()
    await page.getByTestId('sync-cancel-confirm').click()
    await expect(window.copy.progress).toHaveCount(0)
    await expect.poll(() => crm.inFlight).toBe(0)
    await window.copy.holds(1)
    await expect(window.card).toHaveAttribute('data-contact-id', people.company)
    await window.search.fill('mängdqvist')
    await expect(window.empty).toContainText(sv.search.emptyOpened)
    await window.search.fill('bygg')
    await expect(window.results).toHaveCount(1)
  },
)

sharedTest(
  'a contact that is gone in the CRM goes from search, list and screen when the list is compared',
  async ({ crm, desk: { window } }) => {
    await window.copy.choose('office')
    await window.copy.filled(8)
    await window.openSettled(people.company)
    await window.openSettled(people.ingrid)
    crm.removeContact(people.ingrid)
    await window.copy.syncNow()

    await expect(window.card).toHaveCount(0)
    await expect(window.notice('not-found')).toContainText(sv.failures['not-found'].says)
    await expect(window.recent(people.ingrid)).toHaveCount(0)
    await expect(window.recent(people.company)).toBeVisible()
    await window.search.fill('ingrid exempelsson 0412')
    await expect(window.empty).toBeVisible()
    await window.copy.filled(7)
  },
)

sharedTest(
  'D22 two contacts that became one in the CRM are one here, under the new name',
  async ({ crm, desk: { window } }) => {
    await window.copy.choose('office')
    await window.copy.filled(8)
    await window.openSettled(people.foreign)
    crm.removeContact(people.declined)
    crm.changeContact(people.foreign, {
      lastName: 'Sammanslagen',
      email: null,
      telephone: { home: null, work: '031-390 06 12', cell: '+46701740612', other: null },
      changedAt: '2026-11-20T09:30:00',
    })
    await window.copy.syncNow()

    await expect(window.card.getByTestId('contact-name')).toHaveText('Märta Sammanslagen')
    await window.search.fill('0612')
    await expect(window.results).toHaveCount(1)
    await expect(window.result(people.foreign)).toBeVisible()
    for (const gone of ['torkel', 'fiktivius']) {
      await window.search.fill(gone)
      await expect(window.empty).toBeVisible()
    }
    await window.copy.filled(7)
  },
)

sharedTest(
  'a list with a tenth of the office in it removes nobody, and says so',
  async ({ crm, desk: { window } }) => {
    const last = putManyContacts(crm)
    await window.copy.choose('office')
    await window.copy.filled(ALL)
    const few = (body: unknown) => {
      const { persons } = body as { persons: unknown[] }
      return { persons: persons.slice(0, ALL / 10), companies: [], deceasedEstates: [] }
    }
    const mend = crm.fail(wholeListPath, change(few))
    crm.forgetRequests()
    await window.copy.syncNow()

    await expect(window.copy.problem('shrunk')).toContainText(
      sv.copy.shrunk.says('20', String(ALL)),
    )
    await window.copy.holds(ALL)
    for (const [typed, contactId] of [
      ['bygg', people.company],
      [last.typed, last.id],
    ] as const) {
      await window.search.fill(typed)
      await expect(window.result(contactId)).toBeVisible()
    }
    expect(crm.requestsAt(new RegExp(`/${last.id}$`))).toEqual([])

    mend()
    await window.copy.problem('shrunk').getByRole('button', { name: sv.copy.state.syncNow }).click()
    await expect(window.copy.problem('shrunk')).toHaveCount(0)
    await window.copy.filled(ALL)
  },
)

function idsAskedFor({ query }: { query: URLSearchParams }): string[] {
  return (query.get('contactIds') ?? '').split(',')
}
