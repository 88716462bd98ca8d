import { sv } from '../../electron/contract/texts/sv'
import { inCopy } from './copy-file'
import { expect, test } from './fixtures'
import type { Desk, Run } from './fixtures'
import type { CrmServer } from '../fakes/crm-server'
import { people, Window } from './pages/window'

const DAY_MS = 24 * 60 * 60 * 1000

/** Everybody is here, two have been opened, and then these were last confirmed so many days ago. */
async function daysLater(
  { run, crm, username }: { run: Run; crm: CrmServer; username: string },
  desk: Desk,
  ids: readonly string[],
  days: number,
) {
  const { window } = desk
  await window.copy.choose('office')
  await window.copy.filled(8)
  await window.copy.rolesAsked()
  await window.openSettled(people.ingrid)
  await window.openSettled(people.company)
  await desk.close()
  // Nobody confirms anything from here on.
  await crm.close()
  const at = Date.now() - days * DAY_MS
  await inCopy(run, username, (db) =>
    db.transaction(() => {
      const age = db.prepare('UPDATE contacts SET confirmed_at = ? WHERE contact_id = ?')
      for (const id of ids) expect(age.run(at, id).changes).toBe(1)
    }),
  )
  const next = await run.start()
  return { page: next.page, window: new Window(next.page) }
}

test('S21 what nobody has confirmed for fourteen days is gone at the start, and all else is there', async ({
  run,
  crm,
  username,
  desk,
}) => {
  const old = [people.ingrid, people.declined]
  const { page, window } = await daysLater({ run, crm, username }, desk, old, 15)
  await expect(window.recent(people.company)).toBeVisible()
  await expect(window.recent(people.ingrid)).toHaveCount(0)
  await window.copy.holds(6)
  for (const typed of ['ingrid.jobb', '+46701740612', '19620314-9809']) {
    await window.search.fill(typed)
    await expect(window.empty).toBeVisible()
  }
  await window.type(people.ingrid)
  await expect(window.notice('server-unreachable')).toBeVisible()
  await window.search.clear()
  await window.open(people.company)

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByTestId('show-access-log').click()
  const purged = page.locator('[data-testid="access-log-row"][data-action="purge"]')
  await expect(purged).toHaveCount(2)
  for (const id of old) {
    const row = purged.filter({ hasText: id })
    await expect(row).toContainText(sv.accessLog.purgeReasons.expired)
  }
})

test('S21 fewer days hold at once: the open card closes and says why, and younger ones stay', async ({
  run,
  crm,
  username,
  desk,
}) => {
  const { page, window } = await daysLater({ run, crm, username }, desk, [people.ingrid], 2)
  await window.search.fill('19620314-9809')
  await window.search.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)

  await page.keyboard.press('ControlOrMeta+,')
  const days = page.getByTestId('retention-days')
  await expect(days).toHaveValue('14')
  await days.fill('1')
  await days.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await expect(window.card).toHaveCount(0)
  await expect(window.notice('expired')).toContainText('gallrad')
  await expect(window.recent(people.ingrid)).toHaveCount(0)
  await expect(window.recent(people.company)).toBeVisible()
  await window.copy.holds(7)
  await window.search.fill('19620314-9809')
  await expect(window.empty).toBeVisible()
})
