import type { ElectronApplication, Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sv } from '../../electron/contract/texts/sv'
import { expect, test } from './fixtures'
import { judge } from './judge'
import { keychainEntries } from './keychain'
import { scanFolder } from './marker-scan'
import { noKeychain } from './own-keychain'
import { people, Window } from './pages/window'

const t = sv.screen

const lockScreen = (page: Page) => page.getByTestId('lock-screen')

async function enterCode(page: Page, code: string) {
  await page.getByTestId('unlock-code').fill(code)
  await page.getByTestId('unlock-code').press('Enter')
}

async function chooseCode(page: Page, code: string, repeat = code) {
  await page.getByTestId('code-new').fill(code)
  await page.getByTestId('code-repeat').fill(repeat)
  await page.getByTestId('code-repeat').press('Enter')
}

async function lock(page: Page) {
  await page.keyboard.press('ControlOrMeta+L')
  await expect(lockScreen(page)).toBeVisible()
}

/** As much time passes for the main process; the page learns of it when it is loaded anew. */
async function pass(app: ElectronApplication, page: Page, seconds: number) {
  await app.evaluate((_electron, ms) => {
    const steady = performance.now.bind(performance)
    performance.now = () => steady() + ms
  }, seconds * 1_000)
  await page.reload()
}

test('GDPR 36 a day of a broker with a code: chosen at the first lock, wrong five times, and the way in from coffee to the next morning', async ({
  run,
  crm,
  username,
  desk: { app, page, window, close },
}) => {
  test.slow()
  const code = `kod-åäö-${randomUUID()}`
  const wrongTries = () => readFileSync(join(run.profile, 'lock.json'), 'utf8')
  await window.openSettled(people.ingrid)

  await test.step('the first lock asks for a code, and says what is missing of it', async () => {
    await page.keyboard.press('ControlOrMeta+L')
    await expect(page.getByTestId('code-new')).toBeFocused()
    await judge(app, page, 'choosing a code')
    await chooseCode(page, 'abc')
    await expect(page.getByRole('dialog')).toContainText(t.code.tooShort)
    await expect(page.getByTestId('code-new')).toBeFocused()
    await chooseCode(page, code, `${code}x`)
    await expect(page.getByRole('dialog')).toContainText(t.code.differs)
    await chooseCode(page, code)
    await expect(lockScreen(page)).toBeVisible()
    await expect(page.getByTestId('unlock-code')).toBeFocused()
    await expect(page.getByTestId('unlock-password')).toHaveCount(0)
    await judge(app, page, 'locked with a code')
  })

  await test.step('back from coffee, the code leads to the card that was open', async () => {
    await enterCode(page, code)
    await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  })

  await test.step('after five wrong tries it waits, whichever way they were made, and then the code opens', async () => {
    await lock(page)
    for (let tries = 1; tries <= 3; tries += 1) {
      await enterCode(page, '0000')
      await expect(window.notice('wrong-login')).toContainText(t.lock.wrongCode.says)
      await expect(page.getByTestId('unlock-code')).toHaveValue('')
      await expect.poll(wrongTries).toContain(`"wrongTries": ${tries}`)
    }
    await page.getByTestId('unlock-login').click()
    await expect(page.getByTestId('unlock-password')).toBeFocused()
    for (const says of [t.lock.wrong.says, t.lock.tooMany.says]) {
      await page.getByTestId('unlock-password').fill('fel')
      await page.getByTestId('unlock').click()
      await expect(window.notice('wrong-login')).toContainText(says)
      await expect(page.getByTestId('unlock-password')).toHaveValue('')
    }
    await judge(app, page, 'waiting at the lock')
    await page.getByTestId('unlock-login').click()
    await enterCode(page, code)
    await expect(lockScreen(page), 'not before the time is up').toBeVisible()
    await pass(app, page, 31)
    await enterCode(page, code)
    await expect(window.search).toBeVisible()
  })

  await test.step('the code is a hash in the keychain, and nowhere else', async () => {
    const entries = await keychainEntries(username)
    expect(entries).toHaveLength(3)
    expect(entries.filter(({ password }) => password.includes('"salt"'))).toHaveLength(1)
    expect(JSON.stringify(entries)).not.toContain(code)
    expect(await scanFolder(run.profile, [code])).toEqual([])
  })

  await lock(page)
  await close()
  const next = await run.start()
  const morning = new Window(next.page)

  await test.step('the next morning begins locked: the code opens, and so does the CRM password', async () => {
    await expect(next.page.getByTestId('unlock-code')).toBeFocused()
    await enterCode(next.page, code)
    await expect(morning.search).toBeVisible()
    await lock(next.page)
    await next.page.getByTestId('unlock-login').click()
    await expect(lockScreen(next.page)).toContainText(t.lock.passwordHint)
    await next.page.getByTestId('unlock-password').fill(crm.password)
    await next.page.getByTestId('unlock-password').press('Enter')
    await expect(morning.search).toBeVisible()
  })

  await test.step('the settings change it for whoever knows the old one, or the CRM password', async () => {
    const { page } = next
    await page.keyboard.press('ControlOrMeta+,')
    await expect(page.getByTestId('settings-code-state')).toHaveText(t.code.states.kept)
    await page.getByTestId('settings-code').click()
    await page.getByTestId('code-current').fill('0000')
    await chooseCode(page, '1357')
    await expect(morning.notice('wrong-login')).toContainText(t.lock.wrongCode.says)
    await page.getByTestId('code-current').fill(code)
    await chooseCode(page, '1357')
    await expect(page.getByTestId('settings-code')).toBeVisible()
    await page.keyboard.press('Escape')
    await lock(page)
    await enterCode(page, code)
    await expect(morning.notice('wrong-login')).toBeVisible()
    await enterCode(page, '1357')
    await expect(morning.search).toBeVisible()

    await page.keyboard.press('ControlOrMeta+,')
    await page.getByTestId('settings-code').click()
    await page.getByTestId('code-forgotten').click()
    await page.getByTestId('code-current').fill(crm.password)
    await page.getByTestId('code-remove').click()
    await expect(page.getByTestId('settings-code-state')).toHaveText(t.code.states.skipped)
    await page.keyboard.press('Escape')
    await lock(page)
    await expect(page.getByTestId('unlock-password')).toBeFocused()
    await page.getByTestId('unlock-password').fill(crm.password)
    await page.getByTestId('unlock').click()
    await expect(morning.search).toBeVisible()
  })
})

test('GDPR 18 GDPR 36 a sign-out asks first and says what goes, and the form keeps the office’s numbers if it is wanted', async ({
  crm,
  username,
  desk: { page, window },
}) => {
  await window.copy.choose('office')
  await window.copy.filled(8)
  await page.keyboard.press('ControlOrMeta+L')
  await chooseCode(page, '2468')
  await expect(lockScreen(page)).toBeVisible()

  await test.step('at the lock it may be thought better of', async () => {
    await page.getByTestId('lock-sign-out').click()
    const question = page.getByTestId('sign-out-question')
    await expect(question).toContainText(t.signOut.code)
    await expect(question).toContainText(t.signOut.copy)
    await page.getByTestId('sign-out-cancel').click()
    await expect(question).toHaveCount(0)
    await enterCode(page, '2468')
    await expect(window.search).toBeVisible()
  })

  await test.step('in the account menu, with how many contacts', async () => {
    await window.askToSignOut()
    await expect(page.getByTestId('sign-out-question')).toContainText(t.signOut.copyOf('8', 8))
    await page.keyboard.press('Escape')
    await expect(window.search).toBeVisible()
    await window.signOut()
    expect(await keychainEntries(username)).toEqual([])
  })

  await test.step('what is left in the form is the office’s', async () => {
    await expect(page.getByTestId('sign-in-customers')).toHaveValue('M99999')
    await expect(page.getByTestId('sign-in-address')).toHaveValue(crm.address)
    for (const field of ['username', 'password']) {
      await expect(page.getByTestId(`sign-in-${field}`)).toHaveValue('')
    }
  })

  await test.step('and nothing, where that is not wanted; the code went with the account', async () => {
    await window.signedIn(crm)
    await window.askToSignOut()
    await expect(page.getByTestId('sign-out-question')).not.toContainText(t.signOut.code)
    await page.getByTestId('keep-sign-in-form').uncheck()
    await page.getByTestId('sign-out-confirm').click()
    await expect(page.getByTestId('sign-in-customers')).toHaveValue('')
  })
})

test('GDPR 36 the sample office is locked without a question, and opens by a click', async ({
  entry: { page, window },
}) => {
  await page.getByTestId('demo-start').click()
  await expect(window.search).toBeVisible()
  await lock(page)
  await page.getByTestId('unlock').click()
  await expect(window.search).toBeVisible()
})

test('S14 GDPR 36 without a keychain the code is good for this run, and that is said', async ({
  run,
  crm,
}) => {
  test.skip(process.platform !== 'linux', 'only Linux can be without one')
  const { page } = await run.startWith(noKeychain)
  const window = new Window(page)
  await window.signedIn(crm)
  await page.keyboard.press('ControlOrMeta+L')
  await expect(page.getByRole('dialog')).toContainText(t.code.storageThisRun)
  await chooseCode(page, '2468')
  await expect(lockScreen(page)).toBeVisible()
  await enterCode(page, '2468')
  await expect(window.search).toBeVisible()
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByTestId('settings-code-state')).toHaveText(t.code.states['this-run'])
})
