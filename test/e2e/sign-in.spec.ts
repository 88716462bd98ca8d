import type { Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sv } from '../../electron/contract/texts/sv'
import { areas } from '../../electron/main/demo/office-data'
import { aCustomer, anEmptyCustomer, anOffice } from '../builders/office'
import { aPerson } from '../builders/people'
import { makeCertificates } from '../fakes/certificates'
import { startCrmServer } from '../fakes/crm-server'
import { html } from '../fakes/faults'
import { findClosedPort } from '../fakes/raw-server'
import { expect, test } from './fixtures'
import type { Run } from './fixtures'
import { keychainEntries } from './keychain'
import { people, Window } from './pages/window'

const SECOND = 'M88888'
const accountFile = (run: Run) => join(run.profile, 'account.json')

async function signInForm(run: Run): Promise<{ page: Page; window: Window }> {
  const { page } = await run.start()
  return { page, window: new Window(page) }
}

async function expectNothingKept(run: Run, username: string) {
  expect(await keychainEntries(username)).toEqual([])
  expect(existsSync(accountFile(run))).toBe(false)
}

test('the right login opens the office, and says which one it is', async ({
  run,
  crm,
  username,
}) => {
  const { page, window } = await signInForm(run)
  await window.signedIn(crm)
  await expect(window.search).toBeFocused()
  await expect(window.connection).toHaveAttribute('data-state', 'connected')

  await page.getByTestId('account-menu').click()
  const menu = page.getByRole('group', { name: sv.frame.account })
  await expect(menu).toContainText(username)
  await expect(menu).toContainText(String(crm.office.customers.get('M99999')?.office.name))
  await expect(menu).toContainText('M99999')

  const [entry] = await keychainEntries(username)
  expect(entry?.password).toContain(crm.password)
  expect(await readFile(accountFile(run), 'utf8')).not.toContain(crm.password)
})

test('a wrong password is told as one, keeps nothing, and leaves the rest of the form as it was', async ({
  run,
  crm,
  username,
}) => {
  const { page, window } = await signInForm(run)
  await window.signIn(crm, { password: 'fel-lösenord' })

  await expect(window.notice('wrong-login')).toContainText(sv.signIn.wrongLogin.says)
  await expect(window.notices).toHaveCount(1)
  await expect(page.getByTestId('sign-in-username')).toHaveValue(username)
  await expect(page.getByTestId('sign-in-customers')).toHaveValue('M99999')
  await expect(page.getByTestId('sign-in-password')).toHaveValue('')
  await expectNothingKept(run, username)
  // One question, one answer: a wrong password tried again and again gets a partner blocked.
  expect(crm.requests).toHaveLength(1)

  await page.getByTestId('sign-in-password').fill(crm.password)
  await page.getByTestId('sign-in-submit').click()
  await expect(window.search).toBeVisible()
})

test('a customer number the login may not read is named, and nothing is kept', async ({
  run,
  crm,
  username,
}) => {
  crm.office.customers.set(SECOND, anEmptyCustomer(SECOND))
  const { page, window } = await signInForm(run)
  await window.signIn(crm, { customers: `M99999, ${SECOND}` })

  await expect(window.notice('no-access')).toContainText(sv.signIn.noAccess.says)
  await expect(window.notice('no-access')).toContainText(SECOND)
  await expect(window.notice('no-access')).not.toContainText('M99999')
  await expectNothingKept(run, username)

  await page.getByTestId('sign-in-customers').fill('M99999')
  await page.getByTestId('sign-in-submit').click()
  await expect(window.search).toBeVisible()
})

test('a login that may read contacts but not the office signs in all the same', async ({
  run,
  crm,
}) => {
  crm.setAccess('M99999', ['contacts'])
  const { window } = await signInForm(run)
  await window.signedIn(crm)
  await window.open(people.ingrid)
  await expect(window.card.getByTestId('contact-name')).toContainText('Ingrid Exempelsson')
})

test('each customer number may have a password of its own, and contacts of both offices open', async ({
  run,
  username,
}) => {
  const theirs = aPerson({ customerId: SECOND, firstName: 'Andra', lastName: 'Kontorsson' })
  const crm = await startCrmServer({
    username,
    office: anOffice([aCustomer(), anEmptyCustomer(SECOND, [theirs])]),
    otherLogins: [{ username, password: 'det-andra', rights: { [SECOND]: areas } }],
  })
  crm.setAccess(SECOND, [])
  const { page, window } = await signInForm(run)
  await page.getByTestId('sign-in-username').fill(username)
  await page.getByTestId('sign-in-customers').fill(`M99999 ${SECOND}`)
  await page.getByTestId('sign-in-separate').check()
  await page.getByTestId('sign-in-password-M99999').fill(crm.password)
  await page.getByTestId(`sign-in-password-${SECOND}`).fill('det-andra')
  await page.getByTestId('sign-in-advanced').click()
  await page.getByTestId('sign-in-address').fill(crm.address)
  await page.getByTestId('sign-in-submit').click()
  await expect(window.search).toBeVisible()

  await window.open(people.ingrid)
  await expect(window.card.getByTestId('contact-name')).toContainText('Ingrid Exempelsson')
  await window.open(theirs.id)
  await expect(window.card.getByTestId('contact-name')).toContainText('Andra Kontorsson')
  await window.unfold()
  await expect(window.field('customerId')).toHaveText(SECOND)

  const passwordsAt = (customer: string) =>
    crm.requestsAt(customer).map(({ headers }) => {
      const login = Buffer.from(headers.authorization?.split(' ')[1] ?? '', 'base64').toString()
      return login.slice(username.length + 1)
    })
  expect(new Set(passwordsAt('M99999'))).toEqual(new Set([crm.password]))
  expect(new Set(passwordsAt(SECOND))).toEqual(new Set(['det-andra']))
  await crm.close()
})

test('N18 a CRM that cannot be reached is told as that, not as a wrong password', async ({
  run,
  crm,
  username,
}) => {
  const { window } = await signInForm(run)
  const port = await findClosedPort()
  await window.signIn(crm, { address: `http://127.0.0.1:${port}` })
  await expect(window.notice('server-unreachable')).toContainText(
    sv.failures['server-unreachable'].says,
  )
  await expectNothingKept(run, username)
})

test('an address without encryption to another computer is refused before anything is sent', async ({
  run,
  crm,
  username,
}) => {
  const { page, window } = await signInForm(run)
  const elsewhere = ['http://connect.example', 'http://192.0.2.7:8080', 'ftp://connect.example']
  for (const address of elsewhere) {
    await window.signIn(crm, { address })
    await expect(window.notice('invalid-input')).toBeVisible()
    await expect(page.getByTestId('sign-in-address')).toHaveValue(address)
  }
  await expectNothingKept(run, username)
  expect(crm.requests).toEqual([])
})

test('N09 a network that answers with a sign-in page of its own is named, and nothing is kept', async ({
  run,
  crm,
  username,
}) => {
  crm.fail(/./, html())
  const { window } = await signInForm(run)
  await window.signIn(crm)
  await expect(window.notice('network-sign-in')).toContainText(sv.failures['network-sign-in'].says)
  await expect(window.notices).toHaveCount(1)
  await expectNothingKept(run, username)
})

test('N25 an untrusted certificate is refused in one line however often one tries, and no password is sent', async ({
  run,
  username,
}) => {
  const certificates = await makeCertificates()
  const crm = await startCrmServer({ username, tls: certificates.selfSigned })
  const { app, page } = await run.start()
  const window = new Window(page)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await app.evaluate(({ dialog }) => {
    const refuse = () => {
      throw new Error('a dialog')
    }
    Object.assign(dialog, {
      showMessageBox: refuse,
      showErrorBox: refuse,
      showMessageBoxSync: refuse,
    })
  })

  await window.signIn(crm)
  await expect(window.notice('untrusted-certificate')).toBeVisible()
  for (let attempt = 2; attempt <= 50; attempt += 1) {
    await page.getByTestId('sign-in-submit').click()
    await expect(page.getByTestId('sign-in-submit')).toHaveAttribute('aria-disabled', 'false')
    await expect(window.notices).toHaveCount(1)
  }
  await expect(window.notice('untrusted-certificate')).toContainText(
    sv.failures['untrusted-certificate'].says,
  )
  await expect(window.notice('untrusted-certificate').getByRole('button')).toHaveCount(0)
  expect(app.windows()).toHaveLength(1)
  expect(dialogs).toEqual([])
  expect(crm.requests).toEqual([])
  await expectNothingKept(run, username)
  await crm.close()
  await certificates.remove()
})

test('N25 an expired certificate, one for another host and one from an unknown authority are all refused', async ({
  run,
  username,
}) => {
  const certificates = await makeCertificates()
  const { window } = await signInForm(run)
  for (const name of ['expired', 'wrongHost', 'unknownCa'] as const) {
    const crm = await startCrmServer({ username, tls: certificates[name] })
    await window.signIn(crm)
    await expect(window.notice('untrusted-certificate')).toBeVisible()
    expect(crm.requests).toEqual([])
    await crm.close()
  }
  await certificates.remove()
})

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
  await expect(window.connection).toHaveAttribute('data-state', 'unknown')

  await window.type(people.ingrid)
  await expect(window.notice('server-unreachable')).toBeVisible()
  await expect(window.connection).toHaveAttribute('data-state', 'server-unreachable')
  await expect(window.search).toHaveValue(people.ingrid)
  await expect(page.getByTestId('account-menu')).toBeVisible()
})

test('signing out removes the password, the account and every contact that was read', async ({
  run,
  crm,
  username,
  desk,
}) => {
  const { page, window } = desk
  await window.open(people.ingrid)
  await expect(window.recent(people.ingrid)).toBeVisible()

  await window.signOut()
  await expect(window.card).toHaveCount(0)
  await expect(page.getByTestId('sign-in-username')).toHaveValue('')
  await expectNothingKept(run, username)

  await window.signedIn(crm)
  await expect(window.recent(people.ingrid)).toHaveCount(0)
  await window.signOut()
  await desk.close()
  const next = await signInForm(run)
  await expect(next.page.getByTestId('sign-in-username')).toHaveValue('')
})

test.describe('S14 without a keychain', () => {
  test.skip(process.platform !== 'linux', 'only Linux can be without one')
  const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }

  test('S14 the app works for this run, says that nothing is kept, and starts signed out', async ({
    run,
    crm,
    username,
  }) => {
    const first = await run.startWith(noKeychain)
    const window = new Window(first.page)
    await window.signedIn(crm)
    await expect(window.notice('keychain-unavailable')).toContainText(sv.frame.notKept.says)
    await expect(window.notice('keychain-unavailable')).toContainText(sv.frame.notKept.remedy)
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

test('S17 another account sees nothing of the one before it', async ({
  run,
  crm,
  username,
  desk,
}) => {
  const { page, window } = desk
  await window.open(people.ingrid)
  await window.open(people.company)

  const other = await startCrmServer({
    username: `${username}-b`,
    office: anOffice([anEmptyCustomer(SECOND)]),
  })
  await window.signOut()
  await expect(page.getByTestId('sign-in-customers')).toHaveValue('')
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
  expect(await readFile(accountFile(run), 'utf8')).not.toContain('M99999')
  await other.close()
})

test('S17 another account that signs in over an open one takes its place whole', async ({
  crm,
  username,
  desk,
}) => {
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
  expect(await keychainEntries(other.username)).toHaveLength(1)
  await other.close()
})

test('a damaged account file is a first start, not a crash', async ({ run, crm }) => {
  const first = await run.start()
  await new Window(first.page).signedIn(crm)
  await first.close()
  await writeFile(accountFile(run), '{"version":1,"username":')

  const { page, window } = await signInForm(run)
  await expect(page.getByTestId('sign-in-username')).toHaveValue('')
  await window.signedIn(crm)
})
