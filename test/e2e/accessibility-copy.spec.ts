import { writeFile } from 'node:fs/promises'
import { sv } from '../../electron/contract/texts/sv'
import { behind, tooManyRequests } from '../fakes/faults'
import { createTurnstile } from '../fakes/turnstile'
import { copyPath } from './copy-file'
import { expect, sharedTest, test } from './fixtures'
import { judge } from './judge'
import { batchPath } from './many-contacts'
import { people, Window } from './pages/window'

sharedTest(
  'axe finds nothing while the copy is chosen, filled, paused and held up, in light, dark and forced colours, small and enlarged',
  async ({ crm, desk: { app, page, window } }) => {
    test.slow()
    const turnstile = createTurnstile()
    crm.fail(batchPath, behind(turnstile))
    await page.getByTestId('scope-start').click()
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1)
    await judge(app, page, 'choosing, with something missing')

    await window.copy.choose('office', 'Maja Mallmäklare')
    await expect(window.copy.progress).toHaveAttribute('data-state', 'fetching')
    await judge(app, page, 'filling')
    await page.getByTestId('sync-cancel').click()
    await expect(page.getByTestId('sync-cancel-confirm')).toBeVisible()
    await judge(app, page, 'asked to give up')
    await page.getByTestId('sync-cancel-not').click()

    await page.getByTestId('sync-pause').click()
    await expect(window.copy.progress).toHaveAttribute('data-state', 'paused')
    await judge(app, page, 'paused')
    crm.fail(batchPath, tooManyRequests(120))
    await page.getByTestId('sync-pause').click()
    await expect(page.getByTestId('sync-waiting')).toHaveAttribute('data-code', 'too-many-requests')
    await judge(app, page, 'held up')

    await page.keyboard.press('ControlOrMeta+,')
    await page.getByTestId('change-scope').click()
    await page.getByTestId('scope-opened').check()
    await expect(window.copy.setup).toContainText(sv.copy.setup.narrows)
    await judge(app, page, 'choosing anew')
  },
)

sharedTest(
  'axe finds nothing in hits, filters and changed or protected cards, in light, dark and forced colours, small and enlarged',
  async ({ crm, desk: { app, page, window } }) => {
    test.slow()
    await window.copy.choose('office')
    await window.copy.filled(8)
    await window.search.fill('exempel')
    await expect(window.results.first()).toBeVisible()
    await window.search.press('ArrowDown')
    await judge(app, page, 'hits')
    await window.search.fill('finns inte alls')
    await expect(window.empty).toBeVisible()
    await judge(app, page, 'no hits')
    await window.search.clear()

    await page.getByTestId('filter-button').click()
    await page.getByTestId('filter-kind').getByText(sv.kinds.person, { exact: true }).click()
    await page.getByTestId('filter-role').selectOption({ label: sv.roles.names.buyer })
    await expect(page.getByTestId('filter-chip')).toHaveCount(2)
    await judge(app, page, 'filters')
    await page.keyboard.press('Escape')
    for (const chip of ['kind', 'role']) {
      await page.locator(`[data-testid="filter-chip"][data-filter="${chip}"]`).click()
    }

    await window.openSettled(people.ingrid)
    await window.openSettled(people.company)
    await page.keyboard.press('Escape')
    const changed = { advertisingEnabled: false, changedAt: '2026-11-20T09:30:00' }
    crm.changeContact(people.ingrid, changed)
    crm.changeContact(people.company, { telephone: { switch: '031-390 06 02' }, ...changed })
    await window.copy.syncNow()
    await expect(page.getByTestId('recent').getByTestId('changed-mark')).toHaveCount(2)
    await judge(app, page, 'changes in the list')
    await window.recent(people.ingrid).click()
    await expect(page.getByTestId('changes')).toBeVisible()
    await judge(app, page, 'a changed card')

    await page.keyboard.press('ControlOrMeta+,')
    await window.protectedCategory('Köpare').check()
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('protected-identity')).toBeVisible()
    await judge(app, page, 'a protected card')
  },
)

test('axe finds nothing in the log, when the computer is forgotten and when the copy ails, in light, dark and forced colours, small and enlarged', async ({
  run,
  crm,
}) => {
  test.slow()
  const first = await run.start()
  const before = new Window(first.page)
  await before.signedIn(crm)
  await before.open(people.ingrid)
  await first.close()
  await writeFile(`${copyPath(run)}.aside`, 'läst av ingen')

  const { app, page } = await run.start()
  const window = new Window(page)
  await expect(window.copy.problem('set-aside')).toBeVisible()
  await judge(app, page, 'an old file aside')

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByTestId('retention-days').fill('99')
  await page.getByTestId('retention-days').press('Enter')
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1)
  await judge(app, page, 'settings with a wrong number')
  await page.getByTestId('show-access-log').click()
  await expect(page.getByTestId('access-log-row').first()).toBeVisible()
  await judge(app, page, 'access log')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByTestId('forget-computer').click()
  await expect(page.getByTestId('forget-confirm')).toBeVisible()
  await judge(app, page, 'asked whether to forget')
  await page.getByTestId('forget-confirm').click()
  await expect(page.getByTestId('forget-receipt')).toBeVisible()
  await judge(app, page, 'receipt')
})
