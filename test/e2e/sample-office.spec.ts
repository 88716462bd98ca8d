import { sv } from '../../electron/contract/texts/sv'
import { suggestions } from '../../electron/main/demo/sample/suggestions'
import { expect, test } from './fixtures'
import { Window } from './pages/window'

test.use({ sharedStart: true })

test('a newcomer opens the sample office, and every suggestion in it shows a card without an error', async ({
  entry: { page, window },
}) => {
  await page.getByTestId('demo-start').click()
  await expect(page.getByTestId('sample-mark')).toHaveText(sv.frame.sampleMark)

  for (const { contactId, text } of suggestions) {
    await test.step(text, async () => {
      await page
        .locator(`[data-testid="option-suggestion"][data-contact-id="${contactId}"]`)
        .click()
      await expect(window.card).toHaveAttribute('data-contact-id', contactId)
      await expect(page.getByTestId('roles')).toHaveAttribute('data-state', 'fetched')
      await expect(page.getByTestId('relations')).toHaveAttribute('data-state', 'fetched')
      await expect(window.notices).toHaveCount(0)
      await expect(page.getByTestId('sample-mark')).toBeVisible()
    })
  }
})

test('the sample office is still open the next morning, and is left for good by signing out', async ({
  run,
}) => {
  const first = await run.start()
  await first.page.getByTestId('demo-start').click()
  await expect(first.page.getByTestId('sample-mark')).toBeVisible()
  await first.close()

  const second = await run.start()
  const window = new Window(second.page)
  await expect(second.page.getByTestId('sample-mark')).toBeVisible()
  await window.open(suggestions[0]?.contactId ?? '')
  await window.signOut()
  await expect(second.page.getByTestId('sample-mark')).toHaveCount(0)
  await expect(second.page.getByTestId('sign-in-username')).toHaveValue('')
  await second.close()

  const third = await run.start()
  await expect(third.page.getByTestId('demo-start')).toBeVisible()
})
