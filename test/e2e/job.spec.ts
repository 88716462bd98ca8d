import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inspectPdf } from '../integration/pdf/inspect-pdf'
import { expect, test } from './fixtures'
import { keychainEntries } from './keychain'
import { answerSaveDialog } from './packed-app'
import { people, Window } from './pages/window'

test('a broker signs in, finds a contact, saves a sheet, comes back the next day and signs out', async ({
  run,
  crm,
  username,
}) => {
  const first = await run.start()
  const window = new Window(first.page)

  await window.signedIn(crm)
  const [entry] = await keychainEntries(username)
  expect(entry?.password).toContain(crm.password)

  await window.open(people.ingrid)
  await expect(window.card.getByTestId('contact-name')).toHaveText(/Ingrid Exempelsson/)
  await expect(window.rows('buyer')).toHaveCount(1)

  const path = join(run.profile, 'sheet.pdf')
  await answerSaveDialog(first.app, path)
  await window.saveSheet()
  await expect(window.notice('exported')).toContainText('sheet.pdf')
  expect(existsSync(path)).toBe(true)
  const text = (await inspectPdf(path)).pages.join()
  expect(text).toContain('Ingrid Exempelsson')
  expect(text).toContain('Köpare')
  expect(text).toContain('Säljare')
  expect(text).not.toContain('9809')
  await first.close()

  const next = await run.start()
  const again = new Window(next.page)
  await again.open(people.company)
  await expect(again.card).toHaveAttribute('data-contact-type', 'company')

  await again.signOut()
  expect(await keychainEntries(username)).toEqual([])
})
