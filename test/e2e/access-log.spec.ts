import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sv } from '../../electron/contract/texts/sv'
import { startCrmServer } from '../fakes/crm-server'
import { expect, sharedTest, test } from './fixtures'
import { markersIn, scanFolder } from './marker-scan'
import { answerSaveDialog } from './packed-app'
import { people, Window } from './pages/window'

const t = sv.accessLog
/** Of Ingrid, and what was searched for. */
const MARKERS = [
  ...['Ingrid', 'Exempelsson', '070-174 06 05', '0701740605', '19620314', '9809'],
  ...['ingrid.exempelsson', 'Påhittsgatan'],
]

async function showLog(page: Page) {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByTestId('show-access-log').click()
  await expect(page.getByTestId('access-log')).toBeVisible()
}

/** What was done, the latest first, as `what · id · why · sheet`. */
async function rows(page: Page): Promise<string[]> {
  return page
    .getByTestId('access-log-row')
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.querySelectorAll('td')].slice(1).map((cell) => (cell.textContent ?? '').trim()),
      ),
    )
    .then((all) => all.map((cells) => cells.filter((text) => text !== '').join(' · ')))
}

test('GDPR 34 the log tells what was done with whose data, and nothing of the data', async ({
  run,
  crm,
  desk: { app, page, window, close },
}) => {
  const { numbers } = sv
  await window.copy.choose('office')
  await window.copy.filled(8)
  await window.search.fill('ingrid')
  await window.search.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  await window.settled()
  await page.getByTestId('reveal-reason').selectOption({ label: numbers.reasons.contract })
  await page.getByTestId('reveal-number').click()
  await expect(window.field('socialSecurityNumber')).toHaveText('19620314-9809')
  await answerSaveDialog(app, null)
  await window.saveSheet()
  await expect(page.getByTestId('export-confirm')).not.toHaveAttribute('aria-disabled', 'true')
  await answerSaveDialog(app, test.info().outputPath('blad.pdf'))
  await page.getByTestId('export-confirm').click()
  await expect(window.notice('exported')).toBeVisible()
  await window.openSettled(people.sparse)
  crm.removeContact(people.sparse)
  await window.refresh()
  await expect(window.card).toHaveCount(0)

  await showLog(page)
  const expected = [
    `${t.actions.purge} · ${people.sparse} · ${t.purgeReasons['gone-in-crm']}`,
    `${t.actions.open} · ${people.sparse}`,
    // A dialog that was cancelled has put nothing on the disk.
    `${t.actions.export} · ${people.ingrid} · ${sv.export.kinds.meeting.name}`,
    `${t.actions.reveal} · ${people.ingrid} · ${numbers.reasons.contract}`,
    `${t.actions.open} · ${people.ingrid}`,
    t.actions['sign-in'],
  ]
  await expect(page.getByTestId('access-log-row')).toHaveCount(expected.length)
  expect(await rows(page)).toEqual(expected)
  const shown = (await page.getByTestId('access-log').textContent()) ?? ''
  expect(markersIn(Buffer.from(shown), MARKERS)).toEqual([])

  const csv = join(run.profile, 'åtkomstlogg.csv')
  await answerSaveDialog(app, csv)
  await page.getByTestId('access-log-export').click()
  await expect(page.getByTestId('access-log')).toContainText(t.exported('åtkomstlogg.csv'))
  const text = await readFile(csv, 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(expected.length + 1)
  expect(text).toContain(people.sparse)
  expect(markersIn(Buffer.from(text), MARKERS)).toEqual([])

  // It outlives the contact (rule 35) and the run, and lies there encrypted.
  await close()
  const file = await readFile(join(run.profile, 'access-log.db'))
  expect(markersIn(file, [people.ingrid, people.sparse, crm.username])).toEqual([])
  expect(await scanFolder(run.profile, MARKERS)).toEqual([])
  const next = await run.start()
  await expect(new Window(next.page).search).toBeVisible()
  await showLog(next.page)
  await expect(next.page.getByTestId('access-log-row')).toHaveCount(expected.length)
  expect(await rows(next.page)).toEqual(expected)
})

test('what was done in the last moment before the app is closed is in the log', async ({
  run,
  desk: { page, window, close },
}) => {
  await window.type(people.ingrid)
  await expect(window.card).toBeVisible()
  await page.getByTestId('reveal-number').click()
  await expect(page.getByTestId('hide-number')).toBeVisible()
  await close()
  const next = await run.start()
  await expect(new Window(next.page).search).toBeVisible()
  await showLog(next.page)
  await expect(next.page.getByTestId('access-log-row')).toHaveCount(3)
  expect((await rows(next.page)).map((row) => row.split(' · ')[0])).toEqual([
    t.actions.reveal,
    t.actions.open,
    t.actions['sign-in'],
  ])
})

sharedTest(
  'S17 another account does not see what the one before it did, which finds it again itself',
  async ({ crm, username, desk: { page, window } }) => {
    await window.open(people.ingrid)
    await window.signOut()
    const other = await startCrmServer({ username: `${username}-b` })
    await window.signedIn(other)
    await showLog(page)
    await expect(page.getByTestId('access-log-row')).toHaveCount(1)
    expect(await rows(page)).toEqual([t.actions['sign-in']])
    await expect(page.getByTestId('access-log')).not.toContainText(people.ingrid)
    await page.keyboard.press('Escape')

    await window.signOut()
    await window.signedIn(crm)
    await showLog(page)
    await expect(page.getByTestId('access-log')).toContainText(people.ingrid)
    expect(await rows(page)).toEqual([
      t.actions['sign-in'],
      t.actions['sign-out'],
      `${t.many(t.actions.purge, sv.copy.contacts(1, '1'))} · ${t.purgeReasons['signed-out']}`,
      `${t.actions.open} · ${people.ingrid}`,
      t.actions['sign-in'],
    ])
    await other.close()
  },
)
