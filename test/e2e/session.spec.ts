import { readFile, writeFile } from 'node:fs/promises'
import { sv } from '../../electron/contract/texts/sv'
import { anEmptyCustomer, anOffice } from '../builders/office'
import { startCrmServer } from '../fakes/crm-server'
import { expect, sharedTest, test } from './fixtures'
import { keychainEntries } from './keychain'
import { noKeychain } from './own-keychain'
import { people, Window } from './pages/window'
import { accountFile, expectNothingKept, signInForm } from './sign-in-form'

const SECOND = 'M88888'

test('the next morning the broker is still signed in, even on a train without a network', async ({
  run,
  crm,
}) => {
  const first = await run.start()
  await new Window(first.page).signedIn(crm)
  await first.close()
  await crm.close()

  const { page, window } = await signInForm(run)
  await expect(window.search).toBeFocused()
  await expect(window.notices).toHaveCount(0)
  await expect(window.connection).toHaveAttribute('data-state', 'server-unreachable')
  await expect(window.notices).toHaveCount(0)

  await window.type(people.ingrid)
  await expect(window.notice('server-unreachable')).toBeVisible()
  await expect(window.search).toHaveValue(people.ingrid)
  await expect(page.getByTestId('account-menu')).toBeVisible()
})

test.describe('S14 without a keychain', () => {
  test.skip(process.platform !== 'linux', 'only Linux can be without one')

  test('S14 the app works for this run, says that nothing is kept, and starts signed out', async ({
    run,
    crm,
    username,
  }) => {
    const first = await run.startWith(noKeychain)
    const window = new Window(first.page)
    await window.signedIn(crm)
    const { says, remedy } = sv.copy.problems['no-keychain']
    await expect(window.notice('keychain-unavailable')).toContainText(says)
    await expect(window.notice('keychain-unavailable')).toContainText(remedy)
    await expect(window.notices).toHaveCount(1)
    await window.open(people.ingrid)
    await first.page.keyboard.press('ControlOrMeta+,')
    await expect(first.page.getByTestId('settings-kept')).toHaveText(sv.settings.notKept)
    await expectNothingKept(run, username)
    await first.close()

    const next = await run.startWith(noKeychain)
    await expect(next.page.getByTestId('sign-in-username')).toHaveValue('')
    await expectNothingKept(run, username)
  })

  test('S14 a password that was kept and cannot be read now is asked for again, and nothing else is', async ({
    run,
    crm,
    username,
  }) => {
    const first = await run.start()
    await new Window(first.page).signedIn(crm)
    await first.close()

    const next = await run.startWith(noKeychain)
    const window = new Window(next.page)
    await expect(window.notice('keychain-unavailable')).toContainText(
      sv.failures['keychain-unavailable'].says,
    )
    await expect(next.page.getByTestId('sign-in-username')).toHaveValue(username)
    await expect(next.page.getByTestId('sign-in-customers')).toHaveValue('M99999')
    await expect(next.page.getByTestId('sign-in-address')).toHaveValue(crm.address)
    await expect(next.page.getByTestId('sign-in-password')).toHaveValue('')
  })
})

sharedTest(
  'S17 another account sees nothing of the one before it',
  async ({ crm, username, desk }) => {
    const { page, window } = desk
    await window.open(people.ingrid)
    await window.open(people.company)

    const other = await startCrmServer({
      username: `${username}-b`,
      office: anOffice([anEmptyCustomer(SECOND)]),
    })
    await window.signOut()
    // The office's own, and of nobody.
    await expect(page.getByTestId('sign-in-customers')).toHaveValue('M99999')
    await expect(page.getByTestId('sign-in-username')).toHaveValue('')
    await window.signIn(other, { customers: SECOND })
    await expect(window.search).toBeVisible()

    await expect(page.getByTestId('recent')).toHaveCount(0)
    await expect(page.getByText('Exempelsson')).toHaveCount(0)
    await window.search.fill('Ingrid')
    await expect(page.getByTestId('recent')).toHaveCount(0)
    // Her id is a question to the new account's own CRM, never an answer from the old one's copy.
    crm.forgetRequests()
    await window.type(people.ingrid)
    await expect(window.notice('not-found')).toBeVisible()
    expect(crm.requests).toEqual([])
    expect(await keychainEntries(username)).toEqual([])
    expect(await readFile(accountFile(desk), 'utf8')).not.toContain('M99999')
    await other.close()
  },
)

sharedTest(
  'S17 another account that signs in over an open one takes its place whole',
  async ({ crm, username, desk }) => {
    const { page, window } = desk
    await window.open(people.ingrid)
    const other = await startCrmServer({ username: `${username}-b`, port: 0 })
    crm.setPassword('bytt')
    await window.refresh()
    await window.notice('wrong-login').getByRole('button', { name: sv.frame.signInAgain }).click()
    await page.getByTestId('sign-in-address').fill(other.address)
    await page.getByTestId('sign-in-username').fill(other.username)
    await page.getByTestId('sign-in-password').fill(other.password)
    await page.getByTestId('sign-in-submit').click()

    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(window.card).toHaveCount(0)
    await expect(page.getByTestId('recent')).toHaveCount(0)
    expect(await keychainEntries(username)).toEqual([])
    const [entry] = await keychainEntries(other.username)
    expect(entry?.password).toContain(other.password)
    await other.close()
  },
)

test('a damaged account file is a first start, not a crash', async ({ run, crm }) => {
  const first = await run.start()
  await new Window(first.page).signedIn(crm)
  await first.close()
  await writeFile(accountFile(run), '{"version":1,"username":')

  const { page, window } = await signInForm(run)
  await expect(page.getByTestId('sign-in-username')).toHaveValue('')
  await window.signedIn(crm)
})
