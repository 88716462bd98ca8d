import { sv } from '../../electron/contract/texts/sv'
import { expect, sharedTest, test } from './fixtures'
import { people } from './pages/window'

test.use({ sharedStart: true })

const contactPath = (id: string) => new RegExp(`/CRM/Contact/M99999/${id}$`)

test('a broker moves in the list and opens from it without leaving the search field', async ({
  desk: { page, window },
}) => {
  await window.open(people.ingrid)
  await window.open(people.company)
  await window.open(people.estate)
  const selected = page.locator('[role="option"][aria-selected="true"]')

  await page.keyboard.press('ControlOrMeta+k')
  await expect(window.search).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(selected).toHaveAttribute('data-contact-id', people.estate)
  await page.keyboard.press('ArrowDown')
  await expect(selected).toHaveAttribute('data-contact-id', people.company)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(selected).toHaveAttribute('data-contact-id', people.company)
  await expect(window.search).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.company)
  await expect(window.search).toBeFocused()

  await page.keyboard.type('exempels')
  await expect(selected).toHaveAttribute('data-contact-id', people.ingrid)
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  await expect(window.search).toHaveValue('')
})

test('Esc clears what was typed first, then closes the card', async ({
  desk: { page, window },
}) => {
  await window.open(people.ingrid)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('någon annan')
  await page.keyboard.press('Escape')
  await expect(window.search).toHaveValue('')
  await expect(window.card).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(window.card).toHaveCount(0)
  await expect(window.search).toBeFocused()
})

test('F5 and Ctrl+R fetch the open card again, and a key held down asks only once at a time', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  crm.changeContact(people.ingrid, { lastName: 'Nygiftsson' })
  await page.keyboard.press('F5')
  await expect(window.card.getByTestId('contact-name')).toContainText('Nygiftsson')
  crm.changeContact(people.ingrid, { lastName: 'Exempelsson' })
  await window.settled()
  await page.keyboard.press('ControlOrMeta+r')
  await expect(window.card.getByTestId('contact-name')).toContainText('Exempelsson')
  await window.settled()

  crm.forgetRequests()
  const mend = crm.fail(contactPath(people.ingrid), { kind: 'never-answer' })
  for (let press = 0; press < 20; press += 1) await page.keyboard.press('F5')
  await crm.waitForRequest(contactPath(people.ingrid))
  await window.type(people.company)
  await expect(window.card).toHaveAttribute('data-contact-id', people.company)
  expect(crm.requestsAt(contactPath(people.ingrid))).toHaveLength(1)
  mend()
})

test('the question mark shows the keys, unless it is part of what one types', async ({
  desk: { page, window },
}) => {
  const dialog = page.getByRole('dialog', { name: sv.keys.title })
  await window.search.fill('Vem är det')
  await page.keyboard.press('Shift+?')
  await expect(dialog).toHaveCount(0)
  await expect(window.search).toHaveValue('Vem är det?')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+?')
  await expect(dialog).toBeVisible()
  await expect(dialog).toContainText(sv.keys.file)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

sharedTest(
  'a dialog closes for a press outside, not for a text marked beyond its edge, and none comes back by itself',
  async ({ desk: { page, window } }) => {
    const dialog = page.getByRole('dialog')
    await window.openSettled(people.ingrid)
    await page.keyboard.press('ControlOrMeta+,')
    const words = await dialog.getByRole('heading', { name: sv.settings.title }).boundingBox()
    if (words === null) throw new Error('nothing to mark')
    await page.mouse.move(words.x + 20, words.y + 5)
    await page.mouse.down()
    await page.mouse.move(5, 5)
    await page.mouse.up()
    await expect(dialog).toBeVisible()
    await page.mouse.click(5, 5)
    await expect(dialog).toHaveCount(0)

    await page.keyboard.press('ControlOrMeta+p')
    await expect(dialog).toBeVisible()
    await page.keyboard.press('F9')
    await expect(dialog).toHaveCount(0)
    await expect(window.search).toBeFocused()
    await page.keyboard.press('F9')
    await expect(page.getByText(sv.screen.presenting.off)).toBeAttached()
    await expect(window.field('telephone.cell')).toHaveText('070-174 06 05')
    await expect(dialog).toHaveCount(0)
  },
)

sharedTest(
  'a dialog that was closed a moment ago opens again at the first press',
  async ({ desk: { page } }) => {
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('ControlOrMeta+,')
    for (let times = 0; times < 10; times += 1) {
      await expect(dialog).toBeVisible()
      await page.keyboard.press('Escape')
      // In the same frame, which the browser's own word of the closing waits for.
      await page.keyboard.press('ControlOrMeta+,')
    }
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  },
)

test('the window comes back where it was left', async ({ run }) => {
  const first = await run.start()
  const bounds = { x: 120, y: 90, width: 900, height: 640 }
  await first.app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  )
  const boundsOf = (app: typeof first.app) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  await expect.poll(() => boundsOf(first.app)).toEqual(bounds)
  await first.close()
  const next = await run.start()
  expect(await boundsOf(next.app)).toEqual(bounds)
})
