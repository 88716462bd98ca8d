import { readFile } from 'node:fs/promises'
import { sv } from '../../electron/contract/texts/sv'
import { areas } from '../../electron/main/demo/office-data'
import { aCustomer, anEmptyCustomer, anOffice } from '../builders/office'
import { aPerson } from '../builders/people'
import { startCrmServer } from '../fakes/crm-server'
import { html } from '../fakes/faults'
import { findClosedPort } from '../fakes/raw-server'
import { expect, test } from './fixtures'
import { keychainEntries } from './keychain'
import { people } from './pages/window'
import { accountFile, expectNothingKept } from './sign-in-form'

test.use({ sharedStart: true })

const SECOND = 'M88888'

test('the right login opens the office, and says which one it is', async ({
  entry,
  crm,
  username,
}) => {
  const { page, window } = entry
  await window.signedIn(crm)
  await expect(window.search).toBeFocused()
  await expect(window.connection).toHaveAttribute('data-state', 'connected')

  await page.getByTestId('account-menu').click()
  const menu = page.getByRole('group', { name: sv.frame.account })
  await expect(menu).toContainText(username)
  await expect(menu).toContainText(String(crm.office.customers.get('M99999')?.office.name))
  await expect(menu).toContainText('M99999')

  const [kept] = await keychainEntries(username)
  expect(kept?.password).toContain(crm.password)
  expect(await readFile(accountFile(entry), 'utf8')).not.toContain(crm.password)
})

test('a wrong password is told as one, keeps nothing, and leaves the rest of the form as it was', async ({
  entry,
  crm,
  username,
}) => {
  const { page, window } = entry
  await window.signIn(crm, { password: 'fel-lösenord' })

  await expect(window.notice('wrong-login')).toContainText(sv.signIn.wrongLogin.says)
  await expect(window.notices).toHaveCount(1)
  await expect(page.getByTestId('sign-in-username')).toHaveValue(username)
  await expect(page.getByTestId('sign-in-customers')).toHaveValue('M99999')
  await expect(page.getByTestId('sign-in-password')).toHaveValue('')
  await expectNothingKept(entry, username)
  // One question, one answer: a wrong password tried again and again gets a partner blocked.
  expect(crm.requests).toHaveLength(1)

  await page.getByTestId('sign-in-password').fill(crm.password)
  await page.getByTestId('sign-in-submit').click()
  await expect(window.search).toBeVisible()
})

test('a customer number the login may not read is named, and nothing is kept', async ({
  entry,
  crm,
  username,
}) => {
  crm.office.customers.set(SECOND, anEmptyCustomer(SECOND))
  const { page, window } = entry
  await window.signIn(crm, { customers: `M99999, ${SECOND}` })

  await expect(window.notice('no-access')).toContainText(sv.signIn.noAccess.says)
  await expect(window.notice('no-access')).toContainText(SECOND)
  await expect(window.notice('no-access')).not.toContainText('M99999')
  await expectNothingKept(entry, username)

  await page.getByTestId('sign-in-customers').fill('M99999')
  await page.getByTestId('sign-in-submit').click()
  await expect(window.search).toBeVisible()
})

test('a login that may read contacts but not the office signs in all the same', async ({
  entry,
  crm,
}) => {
  crm.setAccess('M99999', ['contacts'])
  const { window } = entry
  await window.signedIn(crm)
  await window.open(people.ingrid)
  await expect(window.card.getByTestId('contact-name')).toContainText('Ingrid Exempelsson')
})

test('each customer number may have a password of its own, and contacts of both offices open', async ({
  entry,
  username,
}) => {
  const theirs = aPerson({ customerId: SECOND, firstName: 'Andra', lastName: 'Kontorsson' })
  const crm = await startCrmServer({
    username,
    office: anOffice([aCustomer(), anEmptyCustomer(SECOND, [theirs])]),
    otherLogins: [{ username, password: 'det-andra', rights: { [SECOND]: areas } }],
  })
  crm.setAccess(SECOND, [])
  const { page, window } = entry
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
  entry,
  crm,
  username,
}) => {
  const { window } = entry
  const port = await findClosedPort()
  await window.signIn(crm, { address: `http://127.0.0.1:${port}` })
  await expect(window.notice('server-unreachable')).toContainText(
    sv.failures['server-unreachable'].says,
  )
  await expectNothingKept(entry, username)
})

test('an address without encryption to another computer is refused before anything is sent', async ({
  entry,
  crm,
  username,
}) => {
  const { page, window } = entry
  const elsewhere = ['http://connect.example', 'http://192.0.2.7:8080', 'ftp://connect.example']
  for (const address of elsewhere) {
    await window.signIn(crm, { address })
    await expect(window.notice('invalid-input')).toBeVisible()
    await expect(page.getByTestId('sign-in-address')).toHaveValue(address)
  }
  await expectNothingKept(entry, username)
  expect(crm.requests).toEqual([])
})

test('N09 a network that answers with a sign-in page of its own is named, and nothing is kept', async ({
  entry,
  crm,
  username,
}) => {
  crm.fail(/./, html())
  const { window } = entry
  await window.signIn(crm)
  await expect(window.notice('network-sign-in')).toContainText(sv.failures['network-sign-in'].says)
  await expect(window.notices).toHaveCount(1)
  await expectNothingKept(entry, username)
})
