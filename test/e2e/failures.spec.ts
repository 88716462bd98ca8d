import type { FailureCode } from '../../electron/contract/errors'
import { sv } from '../../electron/contract/texts/sv'
import { startCrmServer } from '../fakes/crm-server'
import {
  brokenJson,
  html,
  htmlAsJson,
  neverAnswer,
  redirectTo,
  reset,
  status,
  tooManyRequests,
  wrongId,
} from '../fakes/faults'
import type { Fault } from '../fakes/faults'
import { expect, test } from './fixtures'
import { keychainEntries } from './keychain'
import { people } from './pages/window'
import type { Window } from './pages/window'

test.use({ sharedStart: true })

const pathOf = (id: string) => new RegExp(`/CRM/Contact/M99999/((Person|Company)/)?${id}$`)
const ingrid = pathOf(people.ingrid)
/** What is asked in the background too: what still answers would tell another state of the connection. */
const everything = /\/CRM\/|\/User\/|\/Estate\//

async function expectCardStays(window: Window) {
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  await expect(window.card.getByTestId('contact-name')).toHaveText('Ingrid Exempelsson')
  await expect(window.field('telephone.cell')).toHaveText('070-174 06 05')
  await expect(window.rows('buyer')).toHaveCount(1)
}

/** What leaves the copy as it was, ends in one line, and is over as soon as the cause is. */
const passing: {
  title: string
  fault: Fault
  code: FailureCode
  connection: string
  tries: number | null
}[] = [
  {
    title: 'N06 a CRM that answers with an error is asked three times at most',
    fault: status(500),
    code: 'server-error',
    connection: 'server-error',
    tries: 3,
  },
  {
    title: 'N09 the page of a network that wants a login of its own is no answer',
    fault: html(),
    code: 'network-sign-in',
    connection: 'network-sign-in',
    tries: 1,
  },
  {
    title: 'N10 such a page is no answer under a JSON label either',
    fault: htmlAsJson(),
    code: 'network-sign-in',
    connection: 'network-sign-in',
    tries: 1,
  },
  {
    title: 'an answer that cannot be read changes nothing',
    fault: brokenJson(),
    code: 'unexpected-format',
    connection: 'server-error',
    tries: 1,
  },
  {
    title: 'an answer about somebody else changes nothing',
    fault: wrongId(),
    code: 'unexpected-format',
    // Roles and relations name nobody, so theirs are good answers.
    connection: 'connected',
    tries: 1,
  },
  {
    title: 'N18 a connection that is reset is a CRM out of reach',
    fault: reset(),
    code: 'server-unreachable',
    connection: 'server-unreachable',
    // Chromium itself tries each idle connection it has before it calls a host unreachable.
    tries: null,
  },
]

test('N06 N09 N10 N18 what leaves the copy as it was is told in one line, and is over as soon as its cause is', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  const told = new Set<string>()
  for (const { title, fault, code, connection, tries } of passing) {
    await test.step(title, async () => {
      crm.forgetRequests()
      const mend = crm.fail(everything, fault)
      await window.refresh()
      await expect(window.notice(code)).toContainText(sv.failures[code].says)
      await window.settled()
      await expect(window.connection).toHaveAttribute('data-state', connection)
      // Words wait until a state has lasted; waited for once for each.
      if (!told.has(connection)) {
        told.add(connection)
        await expect(window.connection).toContainText(sv.connection[connection as 'connected'])
      }
      await expect(window.notices).toHaveCount(1)
      await expectCardStays(window)
      if (tries !== null) expect(crm.requestsAt(ingrid)).toHaveLength(tries)

      mend()
      await page.keyboard.press('F5')
      await expect(window.notices).toHaveCount(0)
      await expect(window.connection).toHaveAttribute('data-state', 'connected')
      await window.settled()
      await expectCardStays(window)
    })
  }
})

test('N02 a login that has ended leaves the card readable, is told once, and is mended on the spot', async ({
  crm,
  username,
  desk: { page, window },
}) => {
  await window.openFetched(crm, people.ingrid)
  crm.forgetRequests()
  const before = crm.password
  crm.setPassword('nytt-lösenord')
  await window.refresh()
  await expect(window.notice('wrong-login')).toContainText('Inloggningen gäller inte längre')
  await expect(window.notices).toHaveCount(1)
  await expect(window.connection).toHaveAttribute('data-state', 'wrong-login')
  await expectCardStays(window)

  // However often one tries, a partner who knocks with a wrong password is blocked in the end.
  for (let press = 0; press < 10; press += 1) {
    await page.keyboard.press('F5')
    await window.settled()
  }
  await window.type(people.company)
  await expect(window.notices).toHaveCount(2)
  expect(crm.requests).toHaveLength(1)
  expect((await keychainEntries(username))[0]?.password).toContain(before)
  await expectCardStays(window)

  await window.notice('wrong-login').getByRole('button', { name: sv.frame.signInAgain }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByTestId('sign-in-username')).toHaveValue(username)
  await expect(dialog.getByTestId('sign-in-customers')).toHaveValue('M99999')
  crm.changeContact(people.ingrid, { note: 'Hämtad efter inloggningen.' })
  await dialog.getByTestId('sign-in-password').fill('nytt-lösenord')
  await dialog.getByTestId('sign-in-submit').click()
  await expect(dialog).toHaveCount(0)
  await expectCardStays(window)
  // The card that could not be fetched is, without being asked for again.
  await expect(window.field('note')).toHaveText('Hämtad efter inloggningen.')
  await expect(window.notices).toHaveCount(0)
  await expect(window.connection).toHaveAttribute('data-state', 'connected')

  crm.changeContact(people.ingrid, { firstName: 'Inga' })
  await window.refresh()
  await expect(window.card.getByTestId('contact-name')).toHaveText('Inga Exempelsson')
  expect((await keychainEntries(username))[0]?.password).toContain('nytt-lösenord')
})

test('N03 a contact that is no longer shown to this login goes, and no other with it', async ({
  crm,
  desk: { page, window },
}) => {
  await window.open(people.company)
  await window.openSettled(people.ingrid)
  crm.fail(ingrid, status(403, { message: 'Access denied.' }))
  await window.refresh()
  await expect(window.notice('no-access')).toContainText('Åtkomst saknas')
  await expect(window.card).toHaveCount(0)
  await expect(window.recent(people.ingrid)).toHaveCount(0)
  await expect(page.getByText('Exempelsson')).toHaveCount(0)
  await expect(window.recent(people.company)).toBeVisible()
  await expect(window.connection).toHaveAttribute('data-state', 'connected')
  await window.open(people.company)
  await expect(window.notices).toHaveCount(0)
})

test('N04 a contact that is gone from the CRM (404, 410) goes from here too', async ({
  crm,
  desk: { page, window },
}) => {
  for (const code of [404, 410]) {
    await window.openSettled(people.ingrid)
    const mend = crm.fail(ingrid, status(code))
    await window.refresh()
    await expect(window.notice('not-found')).toContainText('finns inte i CRM')
    await expect(window.notice('not-found')).toContainText('borttagen')
    await expect(window.card).toHaveCount(0)
    await expect(window.recent(people.ingrid)).toHaveCount(0)
    await expect(page.getByText('Exempelsson')).toHaveCount(0)
    await expect(window.connection).toHaveAttribute('data-state', 'connected')
    mend()
  }
})

test('N05 what the CRM objects to is shown as its own words, as text', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  crm.forgetRequests()
  crm.fail(
    ingrid,
    status(400, {
      message: 'The request is invalid.',
      modelState: { 'search.Term': ['Sökterm måste vara minst 5 tecken', '<img src=x onerror=1>'] },
    }),
  )
  await window.refresh()
  const notice = window.notice('rejected-request')
  await expect(notice).toContainText('Sökterm måste vara minst 5 tecken')
  await expect(notice).toContainText('<img src=x onerror=1>')
  await expect(notice).not.toContainText('modelState')
  await expect(page.locator('img')).toHaveCount(0)
  await expect(window.connection).toHaveAttribute('data-state', 'connected')
  await window.settled()
  await expectCardStays(window)
  expect(crm.requestsAt(ingrid)).toHaveLength(1)
})

test('N07 a CRM that asks to be left alone is: nothing goes out while the time runs, whatever is pressed', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openFetched(crm, people.ingrid)
  crm.forgetRequests()
  crm.fail(ingrid, tooManyRequests(120))
  await window.refresh()
  const notice = window.notice('too-many-requests')
  await expect(notice).toContainText(sv.failures['too-many-requests'].says)
  await expect(notice).toContainText(/Försöker igen om \d+ s/)
  await expect(window.connection).toHaveAttribute('data-state', 'too-many-requests')
  await expectCardStays(window)

  await page.keyboard.press('F5')
  await window.refresh()
  await window.type(people.company)
  await expect(window.notices).toHaveCount(2)
  expect(crm.requests).toHaveLength(1)
})

test('N16 an opening that nobody answers is given up with Esc, and nothing of it goes on', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openSettled(people.company)
  const mend = crm.fail(ingrid, neverAnswer())
  await window.type(people.ingrid)
  await expect(page.getByTestId('opening')).toContainText(people.ingrid)
  // Nobody may read one contact for another while it is waited for.
  await expect(window.card).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('opening')).toHaveCount(0)
  await expect(window.card).toHaveAttribute('data-contact-id', people.company)
  await expect(window.notices).toHaveCount(0)
  await expect.poll(() => crm.inFlight).toBe(0)

  await window.type(people.ingrid)
  await page.getByTestId('cancel-opening').click()
  await expect(window.card).toHaveAttribute('data-contact-id', people.company)
  await expect.poll(() => crm.inFlight).toBe(0)
  mend()
  await window.open(people.ingrid)
})

test('N16 a card at hand opens at once although nobody answers behind it', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  await window.open(people.company)
  crm.fail(/./, neverAnswer())
  await window.open(people.ingrid)
  await expect(page.getByTestId('freshness-card')).toHaveAttribute('data-refreshing', 'true')
  await expectCardStays(window)
})

test('N18 a CRM that is gone leaves what was read in use, as with the cable out', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  await window.openSettled(people.company)
  await crm.close()
  await window.refresh()
  await expect(window.notice('server-unreachable')).toContainText('Når inte CRM')
  await expect(window.notice('server-unreachable')).toContainText('Du ser uppgifterna från')
  await expect(window.connection).toHaveAttribute('data-state', 'server-unreachable')

  await window.search.fill('exempels')
  await page.keyboard.press('Enter')
  await expectCardStays(window)
  await expect(window.notice('server-unreachable')).toBeVisible()
  await expect(window.notices).toHaveCount(1)
})

test('N26 a redirection is not followed, and nobody else sees the password', async ({
  crm,
  username,
  desk: { window },
}) => {
  const elsewhere = await startCrmServer({ username })
  await window.openSettled(people.ingrid)
  for (const code of [301, 302, 307, 308]) {
    const address = `${elsewhere.address}/CRM/Contact/M99999/${people.ingrid}`
    const mend = crm.fail(everything, redirectTo(address, code))
    await window.refresh()
    await expect(window.notice('network-sign-in')).toBeVisible()
    await expect(window.connection).toHaveAttribute('data-state', 'network-sign-in')
    await expectCardStays(window)
    expect(elsewhere.requests, String(code)).toEqual([])
    mend()
    await window.refresh()
    await expect(window.notices).toHaveCount(0)
    await window.settled()
  }
  await elsewhere.close()
})

test('a contact that is not there is told as that, and what was typed stays to be corrected', async ({
  desk: { page, window },
}) => {
  const mistyped = people.ingrid.replace('1001', '1O01')
  await window.type(mistyped)
  await expect(window.notice('not-found')).toContainText(sv.failures['not-found'].says)
  await expect(window.search).toHaveValue(mistyped)
  await expect(window.search).toBeFocused()
  await expect(window.card).toHaveCount(0)
  await expect(window.connection).toHaveAttribute('data-state', 'connected')

  await window.open(people.ingrid)
  await expect(window.notices).toHaveCount(0)
  await window.type(mistyped)
  await expect(window.notice('not-found')).toBeVisible()
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  await page.keyboard.press('Escape')
  await expect(window.search).toHaveValue('')
})
