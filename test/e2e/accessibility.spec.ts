import type { Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { estateIdOf } from '../../electron/main/demo/sample/drafts'
import { aContactOfType, aPerson } from '../builders/people'
import { brokenJson, closeBeforeAnswer, neverAnswer, status } from '../fakes/faults'
import { expect, test } from './fixtures'
import { judge, violations } from './judge'
import { answerSaveDialog, watchClipboard } from './packed-app'
import { people } from './pages/window'

test.use({ sharedStart: true })

test('axe finds nothing when signing in, in light, dark and forced colours, small and enlarged', async ({
  crm,
  entry: { app, page, window },
}) => {
  test.slow()
  await expect(page.getByTestId('sign-in-username')).toBeVisible()
  await judge(app, page, 'sign-in')

  await page.getByTestId('sign-in-submit').click()
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible()
  await judge(app, page, 'sign-in with nothing filled in')

  await page.getByTestId('sign-in-advanced').click()
  await page.getByTestId('sign-in-customers').fill('M99999, M99998')
  await page.getByTestId('sign-in-separate').check()
  await judge(app, page, 'sign-in with a password per customer')

  await page.getByTestId('sign-in-separate').uncheck()
  crm.fail('/', status(400, { message: 'Nej', modelState: { customerId: ['Kundnumret saknas.'] } }))
  await window.signIn(crm)
  await expect(window.notice('rejected-request')).toBeVisible()
  await judge(app, page, 'sign-in refused')
})

test('axe finds nothing on the start page and on every type of card, in light, dark and forced colours, small and enlarged', async ({
  crm,
  desk: { app, page, window },
}) => {
  test.slow()
  await judge(app, page, 'start')
  crm.putContact(aContactOfType('Association', { id: 'ADR1' }))
  crm.putContact(aPerson({ id: 'ADR2', firstName: 'Namn '.repeat(60), note: 'Rad\n'.repeat(90) }))
  for (const [state, id] of [
    ['person', people.ingrid],
    ['deceased', people.deceased],
    ['company', people.company],
    ['deceased estate', people.estate],
    ['unknown type', 'ADR1'],
    ['long texts', 'ADR2'],
  ] as const) {
    await window.openSettled(id)
    await window.unfold()
    await judge(app, page, state)
  }
  await window.search.fill('Exempel')
  await judge(app, page, 'searching')
  await window.search.clear()

  await test.step('an estate and its people', async () => {
    const on = [{ estateId: estateIdOf(6), estateType: 'House', level: 'Interested' }]
    crm.setEstateLinks('ADR2', { speculatorOn: on })
    crm.setEstateLinks(people.deceased, { speculatorOn: on })
    for (const id of ['ADR2', people.deceased, people.declined]) await window.openSettled(id)
    await window.openEstate(estateIdOf(6))
    await expect(window.standing()).toHaveCount(4)
    await judge(app, page, 'an estate')
  })
})

test('axe finds nothing in dialogs, menus, notices and failures, in light, dark and forced colours, small and enlarged', async ({
  run,
  crm,
  desk: { app, page, window },
}) => {
  test.slow()
  const stopWaiting = crm.fail('ADR00000000000000000000000000001002', neverAnswer())
  await window.type(people.declined)
  await expect(page.getByTestId('cancel-opening')).toBeVisible()
  await judge(app, page, 'opening')
  // On a busy machine all of it takes longer than the CRM is waited for.
  await window.type(people.declined)
  await page.getByTestId('cancel-opening').click()
  stopWaiting()

  await window.openSettled(people.ingrid)
  await page.getByTestId('reveal-number').click()
  await expect(page.getByTestId('hide-number')).toBeVisible()
  expect(await violations(page), 'number revealed').toEqual([])

  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('dialog')).toBeVisible()
  await judge(app, page, 'settings')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await window.search.clear()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await judge(app, page, 'keys')
  await page.keyboard.press('Escape')

  await page.getByTestId('account-menu').click()
  await expect(page.getByTestId('sign-out')).toBeVisible()
  await judge(app, page, 'account menu')
  await page.getByTestId('sign-out').click()
  await expect(page.getByTestId('sign-out-confirm')).toBeVisible()
  await judge(app, page, 'the question before a sign-out')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await answerSaveDialog(app, join(run.profile, 'sheet.pdf'))
  await window.saveSheet()
  await expect(window.notice('exported')).toBeVisible()
  await window.type('ADRSAKNAS1')
  await expect(window.notice('not-found')).toBeVisible()
  await judge(app, page, 'notices')

  const mend = crm.fail('/', closeBeforeAnswer())
  await window.refresh()
  await window.settled()
  await expect(window.notice('server-unreachable')).toBeVisible()
  await judge(app, page, 'a refresh that failed')
  mend()

  crm.fail('PartyRoles', brokenJson())
  await window.openSettled(people.company)
  await judge(app, page, 'roles not fetched')

  crm.setPassword('bytt')
  await window.refresh()
  await expect(window.notice('wrong-login')).toBeVisible()
  await window.notice('wrong-login').getByRole('button').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await judge(app, page, 'signing in again')
})

test('the whole job is done with the keyboard alone, and one always sees where one is', async ({
  run,
  crm,
  entry: { app, page, window },
}) => {
  const copied = await watchClipboard(app)
  const path = join(run.profile, 'sheet.pdf')
  await answerSaveDialog(app, path)
  await expect(page.getByTestId('sign-in-username')).toBeVisible()

  const given = [
    ['sign-in-username', crm.username],
    ['sign-in-customers', 'M99999'],
    ['sign-in-password', crm.password],
  ] as const
  for (const [field, text] of given) {
    await tabTo(page, field)
    await page.keyboard.type(text)
  }
  await tabTo(page, 'sign-in-advanced')
  await page.keyboard.press('Enter')
  await tabTo(page, 'sign-in-address')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(crm.address)
  await page.keyboard.press('Enter')
  await expect(window.search).toBeFocused()

  await page.keyboard.type(people.ingrid)
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  await window.settled()

  // To the first telephone number: Enter on its button copies.
  await tabUntil(page, async () => page.evaluate(isOnCopyOf, '070-174 06 05'))
  await page.keyboard.press('Enter')
  await expect.poll(copied).toEqual(['+46701740605'])
  await tabTo(page, 'reveal-number')
  await page.keyboard.press('Enter')
  await expect(window.field('socialSecurityNumber')).toHaveText('19620314-9809')

  await page.keyboard.press('ControlOrMeta+P')
  await expect(page.getByTestId('export-confirm')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(window.notice('exported')).toBeVisible()
  expect(existsSync(path)).toBe(true)

  // Back to the field, another contact, and through a role to the one after it.
  await page.keyboard.press('ControlOrMeta+K')
  await expect(window.search).toBeFocused()
  await page.keyboard.type(people.company)
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.company)
  await window.settled()
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)

  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+K')
  await tabTo(page, 'account-menu')
  await page.keyboard.press('Enter')
  await tabTo(page, 'sign-out')
  await page.keyboard.press('Enter')
  await tabTo(page, 'sign-out-confirm')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('sign-in-username')).toBeVisible()
})

const tabTo = (page: Page, testId: string) =>
  tabUntil(page, () =>
    page.evaluate((id) => document.activeElement?.getAttribute('data-testid') === id, testId),
  )

/** Tab by Tab, each stop in sight and drawn as one; fails when the tour comes round without arriving. */
async function tabUntil(page: Page, isThere: () => Promise<boolean>) {
  for (let stops = 0; stops < 120; stops += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
    expect(await page.evaluate(focusIsSeen)).toBe('seen')
  }
  throw new Error('not reached by Tab')
}

function focusIsSeen(): string {
  const at = document.activeElement
  if (at === null || at === document.body) return 'seen'
  const { width, height, top, bottom, left, right } = at.getBoundingClientRect()
  const inSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
  if (width === 0 || height === 0 || !inSight) return `out of sight: ${at.outerHTML.slice(0, 200)}`
  // A field draws the ring on its frame.
  for (const drawn of [at, at.parentElement, at.parentElement?.parentElement]) {
    if (!drawn) continue
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(drawn)
    if (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) return 'seen'
    if (drawn === at && boxShadow !== 'none') return 'seen'
  }
  return `no mark: ${at.outerHTML.slice(0, 200)}`
}

function isOnCopyOf(text: string): boolean {
  const at = document.activeElement
  return (
    at?.matches('[data-copy]') === true && at.closest('li')?.textContent?.includes(text) === true
  )
}
