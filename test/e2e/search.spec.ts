import type { ElectronApplication, Page } from '@playwright/test'
import { MAX_ROWS } from '../../electron/contract/domain/search'
import { sv } from '../../electron/contract/texts/sv'
import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { aPerson } from '../builders/people'
import { behind } from '../fakes/faults'
import { createTurnstile } from '../fakes/turnstile'
import type { Answering } from './answering'
import { expect, test } from './fixtures'
import { ALL, putManyContacts } from './many-contacts'
import { people } from './pages/window'
import type { Window } from './pages/window'

test.use({ sharedStart: true })

/** Keeps back the answers to searches for this text; gives back how to let them go. */
async function holdAnswersTo(app: ElectronApplication, text: string) {
  const held = await app.evaluateHandle(({ ipcMain }, text) => {
    const handlers = (ipcMain as unknown as Answering)._invokeHandlers
    const run = handlers.get('search.run')
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    handlers.set('search.run', async (event, input) => {
      const answer = await run?.(event, input)
      if ((input as { text: string }).text === text) await released
      return answer
    })
    return { release: () => release() }
  }, text)
  return () => held.evaluate(({ release }) => release())
}

/** From now on; gives back how to ask how many there have been. */
async function countSearches(app: ElectronApplication) {
  const counted = await app.evaluateHandle(({ ipcMain }) => {
    const handlers = (ipcMain as unknown as Answering)._invokeHandlers
    const run = handlers.get('search.run')
    const counted = { answers: 0 }
    handlers.set('search.run', async (event, input) => {
      const answer = await run?.(event, input)
      counted.answers += 1
      return answer
    })
    return counted
  })
  return () => counted.evaluate(({ answers }) => answers)
}

/** As the sync does while it fills. */
async function sayThatCopyChanged(app: ElectronApplication, page: Page) {
  const status = await page.evaluate(() => globalThis.window.crm.calls['copy.status'](undefined))
  await app.evaluate(({ BrowserWindow }, status) => {
    for (const one of BrowserWindow.getAllWindows()) one.webContents.send('copy-changed', status)
  }, status)
}

/** In the page: until so many have been drawn. */
const frames = async (count: number) => {
  for (let at = 0; at < count; at += 1) await new Promise(requestAnimationFrame)
}

const idsOf = (window: Window) =>
  window.results.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-contact-id')))

test('D19 one number finds the same person however it is written, pasted or cut short', async ({
  crm,
  desk: { page, window },
}) => {
  const caller = aPerson({
    id: contactIdOf(9501),
    firstName: 'Numa',
    telephone: { cell: '070-174 06 83' },
  })
  crm.putContact(caller)
  await window.copy.choose('office')
  await window.copy.filled(9)

  const forms = [
    '0701740683',
    '+46 70 174 06 83',
    '0046701740683',
    '0683',
    '070-174 06 83',
    '(070) 174 06 83',
    '070\u00a0174\u00a006\u00a083',
    '+46\u00a0(0)70\u2011174\u202f06\u202f83\u200b',
  ]
  for (const form of forms) {
    await test.step(form, async () => {
      await window.search.fill('torkel')
      await expect(window.results).toHaveCount(1)
      await window.search.selectText()
      // As a paste does: all at once, with whatever spaces and signs came along.
      await page.keyboard.insertText(form)
      await expect(window.results.first()).toHaveAttribute('data-contact-id', caller.id)
      await expect(window.results.first()).toHaveAttribute('data-match', 'phone')
      await expect(window.results).toHaveCount(1)
    })
  }
})

test('D21 signs that mean something to a database are looked for as what they are', async ({
  crm,
  desk: { output, window },
}) => {
  const before = output().length
  crm.changeContact(people.sparse, { lastName: "Knapp'; DROP--" })
  await window.copy.choose('office')
  await window.copy.filled(8)

  const nobody = [
    '"',
    '*',
    '-',
    '%',
    '_',
    '^',
    'NEAR(',
    'NEAR(ingrid torkel)',
    'ingrid OR torkel',
    'NOT ingrid',
    'name : torkel',
    "';--",
    '\\',
    '\u0000',
    'x'.repeat(5_000),
  ]
  for (const typed of nobody) {
    await test.step(typed.slice(0, 20), async () => {
      await window.search.fill('torkel')
      await expect(window.results).toHaveCount(1)
      await window.search.fill(typed)
      await expect(window.results).toHaveCount(0)
    })
  }
  for (const typed of ["knapp'; drop--", '"knapp"', 'knapp*', "';-- drop"]) {
    await test.step(typed, async () => {
      await window.search.fill('torkel')
      await expect(window.result(people.declined)).toBeVisible()
      await window.search.fill(typed)
      await expect(window.results).toHaveCount(1)
      await expect(window.result(people.sparse)).toBeVisible()
    })
  }
  await expect(window.page.getByTestId('search-failed')).toHaveCount(0)
  await expect(window.notices).toHaveCount(0)
  expect(output().slice(before)).not.toMatch(/\[window\] (error|.*Error)/)
})

test('the arrows move among what was found, and Enter opens it', async ({
  desk: { page, window },
}) => {
  await window.copy.choose('office')
  await window.copy.filled(8)
  const selected = page.locator('[role="option"][aria-selected="true"]')

  await window.search.fill('öberg')
  await expect(window.results).toHaveCount(2)
  const [first, second] = await idsOf(window)
  await expect(selected).toHaveAttribute('data-contact-id', first ?? '')
  await expect(window.results.first().locator('mark')).toHaveText('Öberg')
  await page.keyboard.press('ArrowDown')
  await expect(selected).toHaveAttribute('data-contact-id', second ?? '')
  await page.keyboard.press('ArrowDown')
  await expect(selected).toHaveAttribute('data-contact-id', first ?? '')
  await page.keyboard.press('ArrowUp')
  await expect(selected).toHaveAttribute('data-contact-id', second ?? '')
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', second ?? '')
  await expect(window.search).toHaveValue('')
  await expect(window.search).toBeFocused()

  // Faster than anybody reads: what opens is what the whole text finds.
  await page.keyboard.type('torkel')
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.declined)
})

test('as many rows as are found are there; the arrows and the wheel reach the last of them', async ({
  crm,
  desk: { app, page, window },
}) => {
  putManyContacts(crm)
  await window.copy.choose('office')
  await window.copy.filled(ALL)
  const selected = page.locator('[role="option"][aria-selected="true"]')

  await window.search.fill('mängdqvist')
  await expect(window.results).toHaveCount(MAX_ROWS)
  await page.keyboard.press('ArrowUp')
  await expect(selected).toHaveAttribute('data-contact-id', (await idsOf(window)).at(-1) ?? '')
  await expect(selected).toBeInViewport()
  await window.search.fill('mängdqvist1')
  await expect(window.results).toHaveCount(MAX_ROWS)
  await expect(selected).toHaveAttribute('data-contact-id', (await idsOf(window))[0] ?? '')
  await expect(selected).toBeInViewport()

  // What is looked up again by itself leaves the list where it has been scrolled to.
  await window.results.last().scrollIntoViewIfNeeded()
  const searchedAgain = await countSearches(app)
  await sayThatCopyChanged(app, page)
  await expect.poll(searchedAgain).toBe(1)
  await page.evaluate(frames, 5)
  await expect(window.results).toHaveCount(MAX_ROWS)
  await expect(window.results.last()).toBeInViewport()
})

test('what is typed while a card is on its way stays when it comes', async ({
  crm,
  desk: { page, window },
}) => {
  const turnstile = createTurnstile()
  crm.fail(new RegExp(people.ingrid), behind(turnstile))
  await window.type(people.ingrid)
  await expect(page.getByTestId('opening')).toBeVisible()
  await window.search.fill('torkel')
  turnstile.open()
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  // Two frames later the field would be empty.
  await page.evaluate(frames, 5)
  await expect(window.search).toHaveValue('torkel')
})

test('the newest answer wins, also when an older one comes after it', async ({
  desk: { app, page, window },
}) => {
  await window.copy.choose('office')
  await window.copy.filled(8)
  const release = await holdAnswersTo(app, 'ingrid')

  await window.search.fill('ingrid')
  await window.search.fill('torkel')
  await expect(window.result(people.declined)).toBeVisible()
  await release()
  // Answers come in the order in which they were sent: after this one, the late one has been.
  await page.evaluate(() => globalThis.window.crm.calls['app.info'](undefined))
  await expect(window.results).toHaveCount(1)
  await expect(window.result(people.declined)).toBeVisible()
  await window.search.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.declined)
})

test('the filters narrow what is listed, by type, category and owner, and are put away one by one', async ({
  desk: { page, window },
}) => {
  await window.copy.choose('office', 'Maja Mallmäklare')
  await window.copy.filled(8)
  const chip = (name: string) => page.locator(`[data-testid="filter-chip"][data-filter="${name}"]`)

  await page.getByTestId('filter-button').click()
  const kinds = page.getByTestId('filter-kind')
  await kinds.getByLabel(sv.kinds.company).check()
  await expect(window.results).toHaveCount(2)
  await expect(window.result(people.company)).toHaveAttribute('data-match', 'filter')
  await page.getByTestId('filter-own').check()
  await expect(window.results).toHaveCount(1)
  await expect(window.result(people.company)).toBeVisible()

  await kinds.getByLabel(sv.search.filters.kindAny).check()
  await expect(window.results).toHaveCount(3)
  await page.getByTestId('filter-category').selectOption('Säljare')
  await expect(window.results).toHaveCount(1)
  await expect(window.result(people.ingrid)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('filter-chip')).toHaveCount(2)

  await chip('ownOnly').click()
  await expect(window.results).toHaveCount(3)
  await expect(page.getByTestId('search-count')).toContainText('3 av 8')
  await window.search.fill('öberg')
  await expect(window.results).toHaveCount(2)
  await window.search.fill('torkel')
  await expect(window.empty).toBeVisible()

  // Esc takes the text first, then the filters.
  await page.keyboard.press('Escape')
  await expect(window.results).toHaveCount(3)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('filter-chip')).toHaveCount(0)
  await expect(window.results).toHaveCount(0)
})

test("with no hit here the CRM's own search is offered from five characters on, and asked only then", async ({
  crm,
  desk: { page, window },
}) => {
  await window.copy.choose('opened')
  crm.forgetRequests()
  const offer = page.getByTestId('search-server')
  const searches = () => crm.requestsAt(/\/Search\?|SocialNumber|Phonenumber/i)

  await window.search.fill('Exem')
  await expect(window.empty).toContainText(sv.search.server.tooShort)
  await expect(offer).toHaveCount(0)
  await window.search.fill('Exempelsson')
  await expect(window.empty).toContainText(sv.search.emptyOpened)
  await expect(offer).toBeVisible()
  expect(searches()).toEqual([])

  await offer.click()
  await expect(window.result(people.ingrid)).toHaveAttribute('data-match', 'server')
  await expect(window.result(people.ingrid)).toContainText('Ingrid Exempelsson')
  expect(searches()).toHaveLength(1)
  // Found is not kept: only what is opened is.
  await window.copy.holds(0)
  await window.search.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  await window.copy.holds(1)

  await window.search.fill('Exempelsson')
  await expect(window.result(people.ingrid)).toHaveAttribute('data-match', 'name')
  await window.search.fill('ingen som finns')
  await offer.click()
  await expect(page.getByTestId('search-server-says')).toHaveText(sv.search.server.none)
})
