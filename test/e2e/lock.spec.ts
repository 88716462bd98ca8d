import type { ElectronApplication, Page } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { callNames } from '../../electron/contract/names'
import { sv } from '../../electron/contract/texts/sv'
import { expect, test } from './fixtures'
import type { Run } from './fixtures'
import { judge } from './judge'
import { people, Window } from './pages/window'
import { allThatIsSaid } from './said'

/** What the card and the list of Ingrid say: names, places, numbers, addresses, ids, and who is at work. */
const PERSONAL = [
  ...['Ingrid', 'Exempelsson', 'Låtsas', 'Påhitt', '174 06', '19620314', 'example.com'],
  ...['ADR0000', 'OBJ', 'M99999', 'Mäklare'],
]

const lockScreen = (page: Page) => page.getByTestId('lock-screen')

async function system(
  app: ElectronApplication,
  event: 'lock-screen' | 'unlock-screen' | 'suspend',
) {
  await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
}

/** As much time passes for the app as nobody spends at it. */
async function leaveAlone(app: ElectronApplication, minutes: number) {
  await app.evaluate(({ powerMonitor }, ms) => {
    const steady = performance.now.bind(performance)
    performance.now = () => steady() + ms
    powerMonitor.getSystemIdleTime = () => ms / 1000
  }, minutes * 60_000)
}

/** With the lock itself taken away the window draws one colour: nothing has stayed behind or beside it. */
async function expectNothingElseDrawn(app: ElectronApplication, page: Page) {
  const show = (visibility: string) =>
    lockScreen(page).evaluate((it, to) => (it.style.visibility = to), visibility)
  await page.mouse.move(0, 0)
  await show('hidden')
  const window = await app.browserWindow(page)
  const others = () =>
    window.evaluate(async (it) => {
      const samples: Uint8Array = (await it.webContents.capturePage()).toBitmap()
      // Four to a dot; an edge may round a colour by a little.
      return samples.filter((one, at) => Math.abs(one - (samples[at % 4] ?? 0)) > 2).length
    })
  await expect.poll(others).toBe(0)
  await show('')
}

async function expectNothingPersonal(app: ElectronApplication, page: Page) {
  await expect(lockScreen(page)).toBeVisible()
  const said = await allThatIsSaid(app, page)
  expect(PERSONAL.filter((word) => said.includes(word))).toEqual([])
  const known = JSON.stringify([sv.screen.lock, sv.app.name, sv.signIn])
  const lines = (await page.locator('body').innerText()).split('\n').map((line) => line.trim())
  expect(lines.filter((line) => line !== '' && !known.includes(line))).toEqual([])
}

async function unlock(page: Page, password: string) {
  await page.getByTestId('unlock-password').fill(password)
  await page.getByTestId('unlock').click()
}

const lockFileOf = (run: Run) => join(run.profile, 'lock.json')

test('X23 GDPR 36 locked after idle time, by the system, by sleep and by command, nothing personal is to be had', async ({
  run,
  crm,
  desk: { app, page, window },
}) => {
  test.slow()
  await window.openSettled(people.ingrid)
  await window.unfold()
  const before = await allThatIsSaid(app, page)
  expect(PERSONAL.filter((word) => !before.includes(word))).toEqual([])

  await test.step('the system locks, in the midst of a search, and opens', async () => {
    await window.search.fill('Ingrid')
    await expect(window.results.first()).toBeVisible()
    await system(app, 'lock-screen')
    await expectNothingPersonal(app, page)
    await expectNothingElseDrawn(app, page)
    await system(app, 'unlock-screen')
    await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
    await expect(window.search).toHaveValue('')
  })

  await test.step('ten minutes pass without use, over a dialog', async () => {
    await page.keyboard.press('ControlOrMeta+,')
    await expect(page.getByTestId('settings-lock')).toHaveValue('10')
    // A pointer or key that was on its way still counts as use: then ten more minutes pass.
    await expect(async () => {
      await leaveAlone(app, 10)
      await expect(lockScreen(page)).toBeVisible({ timeout: 7_000 })
    }).toPass()
    await expectNothingPersonal(app, page)
  })

  await test.step('no call tells of a contact, whoever asks', async () => {
    const answers = await page.evaluate(
      async (names) => {
        const entries = names.map(async (name) => {
          const answer = await (self.crm.calls[name] as (input: unknown) => Promise<unknown>)({})
          return [name, JSON.stringify(answer)] as const
        })
        return Promise.all(entries)
      },
      callNames.filter(
        (name) => !/^(session\.signOut|screen\.|app\.info|settings\.read)/.test(name),
      ),
    )
    const told = answers.filter(([, answer]) => !answer.includes('"code":"locked"'))
    expect(told.map(([name]) => name)).toEqual(['session.status', 'connection.status'])
    const status = await page.evaluate(() => self.crm.calls['session.status'](undefined))
    expect(JSON.stringify(status)).not.toMatch(/test-|M99999/)
    await expectNothingPersonal(app, page)
  })

  await test.step('a wrong password is refused, the right one leads back to the same card', async () => {
    await unlock(page, 'fel lösenord')
    await expect(window.notice('wrong-login')).toContainText(sv.screen.lock.wrong.says)
    await expect(page.getByTestId('unlock-password')).toBeFocused()
    expect(readFileSync(lockFileOf(run), 'utf8')).toContain('"wrongTries": 1')
    await unlock(page, crm.password)
    await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(window.recent(people.ingrid)).toBeVisible()
    await expect.poll(() => existsSync(lockFileOf(run))).toBe(false)
  })

  await test.step('the computer sleeps, over an open menu', async () => {
    await window.settled()
    await page.getByTestId('account-menu').click()
    await system(app, 'suspend')
    await expectNothingPersonal(app, page)
    await expectNothingElseDrawn(app, page)
    // Nobody had locked the system: its word opens nothing.
    await system(app, 'unlock-screen')
    await expectNothingPersonal(app, page)
    await unlock(page, crm.password)
    await expect(window.card).toBeVisible()
  })

  await test.step('a command locks too, from the start page', async () => {
    await window.settled()
    await page.keyboard.press('Escape')
    await expect(window.card).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+L')
    // The first time it asks by what it is to open.
    await page.getByTestId('code-skip').click()
    await expectNothingPersonal(app, page)
    await expectNothingElseDrawn(app, page)
    await judge(app, page, 'locked')
  })

  await test.step('a restart stays locked, one may sign out of it, and a page that hangs is ended', async () => {
    await app.close()
    const next = await run.start()
    await expectNothingPersonal(next.app, next.page)
    await unlock(next.page, crm.password)
    const again = new Window(next.page)
    await expect(again.search).toBeVisible()

    // Whoever finds it locked may sign out; what locked it goes with the session.
    await next.page.keyboard.press('ControlOrMeta+L')
    await next.page.getByTestId('lock-sign-out').click()
    await next.page.getByTestId('sign-out-confirm').click()
    await again.signedIn(crm)
    expect(existsSync(lockFileOf(run))).toBe(false)

    await again.open(people.ingrid)
    await hang(next.page)
    await system(next.app, 'lock-screen')
    const drawn = async () => {
      const ids = await testIdsIn(next.app)
      return ['lock-screen', 'contact-card'].filter((id) => ids.includes(id))
    }
    await expect.poll(drawn).toEqual(['lock-screen'])
  })
})

/** From now on the page does nothing any more, not even letting go of what it shows. */
async function hang(page: Page) {
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  const answer = () =>
    Promise.race([page.evaluate(() => 'answers'), delay(500).then(() => 'does not answer')])
  await expect.poll(answer).toBe('does not answer')
}

/** Through the main process: Playwright gives up a page whose process has ended. */
async function testIdsIn(app: ElectronApplication): Promise<string[]> {
  const asked = app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `[...document.querySelectorAll('[data-testid]')].map((it) => it.dataset.testid)`,
    ),
  )
  // What was asked of the page that hung is answered by nobody.
  return Promise.race([asked, delay(500).then(() => [])])
}
