import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { sv } from '../../electron/contract/texts/sv'
import { aPerson } from '../builders/people'
import type { CrmServer } from '../fakes/crm-server'
import { status } from '../fakes/faults'
import { expect, test } from './fixtures'
import { Window } from './pages/window'

test.use({ sharedStart: true })

const HIDDEN = contactIdOf(9801)
const PLAIN = contactIdOf(9802)
const words = sv.protectedIdentity.categories
const category = (name: string) => ({ id: `KAT ${name}`, name, readOnly: false })

/** An office with categories that speak of protection, and somebody in one of them and in another one. */
function plant(crm: CrmServer, ...more: string[]) {
  const customer = crm.office.customers.get('M99999')
  const names = ['Sekretessmarkerad', 'Skyddad identitet', 'Röd akt', ...more]
  customer?.categories.personCategories.push(...names.map(category))
  crm.putContact(aPerson({ id: HIDDEN, categories: [category('Skyddad identitet')] }))
  crm.putContact(aPerson({ id: PLAIN, categories: [category('Röd akt')] }))
}

test('GDPR 24 the first run asks for the categories, and those that speak of protection are chosen and count already', async ({
  crm,
  entry: { page, window },
}) => {
  plant(crm)
  await window.signedIn(crm)
  await expect(page.getByTestId('first-run')).toBeVisible()
  await expect(window.protectedCategory('Skyddad identitet')).toBeChecked()
  await expect(window.protectedCategory('Sekretessmarkerad')).toBeChecked()
  await expect(window.protectedCategory('Röd akt')).not.toBeChecked()
  await expect(page.getByTestId('first-run')).toContainText(words.preselected)

  // Nobody has answered.
  await window.openSettled(HIDDEN)
  await expect(page.getByTestId('protected-identity')).toContainText('Skyddade uppgifter – se CRM')
  await expect(page.getByTestId('protected-identity')).toContainText('Roller och relationer visas')
  await expect(page.getByTestId('roles')).toHaveCount(0)
  await expect(page.getByTestId('relations')).toHaveCount(0)
  await expect(page.getByTestId('freshness-roles')).toHaveText(sv.protectedIdentity.rolesNotShown)
  await expect(window.panel('meeting')).toBeVisible()
  for (const row of ['phone', 'message', 'post'] as const) {
    await expect(window.panel(row)).toHaveCount(0)
  }
  expect(crm.requestsAt(/PartyRoles/)).toEqual([])

  // The card stood in the place of the page, and gives it back.
  await page.keyboard.press('Escape')
  await window.protectedCategory('Skyddad identitet').uncheck()
  await window.protectedCategory('Röd akt').check()
  await window.copy.choose('opened')

  await window.openSettled(PLAIN)
  await expect(page.getByTestId('protected-identity')).toBeVisible()
  await window.openSettled(HIDDEN)
  await expect(page.getByTestId('protected-identity')).toHaveCount(0)
  await expect(page.getByTestId('roles')).toHaveAttribute('data-state', 'fetched')
})

test('GDPR 24 the settings say when none is named, and a box pressed there holds at once', async ({
  crm,
  entry: { page, window },
}) => {
  plant(crm)
  await window.signedIn(crm)
  for (const name of ['Skyddad identitet', 'Sekretessmarkerad']) {
    await window.protectedCategory(name).uncheck()
  }
  await expect(page.getByTestId('protected-none')).toHaveText(words.none)
  await page.getByTestId('scope-later').click()
  await expect(page.getByTestId('first-run')).toHaveCount(0)
  await window.openSettled(HIDDEN)
  await expect(page.getByTestId('roles')).toHaveAttribute('data-state', 'fetched')

  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByTestId('settings-protected')
  await expect(settings).toContainText(words.none)
  await window.protectedCategory('Skyddad identitet').check()
  await expect(settings).not.toContainText(words.none)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('protected-identity')).toBeVisible()
  await expect(page.getByTestId('roles')).toHaveCount(0)
})

test('GDPR 24 where the categories cannot be read the page says so, nothing is answered, and they can be asked for again', async ({
  crm,
  entry: { page, window },
}) => {
  plant(crm)
  const heal = crm.fail(/Categories/i, status(500, {}))
  await window.signedIn(crm)
  await expect(page.getByTestId('protected-missing')).toContainText(words.missing)
  await expect(page.getByTestId('protected-missing')).toContainText(words.meanwhile)
  await expect(page.getByTestId('protected-category')).toHaveCount(0)
  await window.copy.choose('opened')
  await window.openSettled(HIDDEN)
  await expect(page.getByTestId('protected-identity')).toBeVisible()

  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByTestId('settings-protected')
  await expect(settings).toContainText(words.missing)
  heal()
  await settings.getByTestId('protected-retry').click()
  await expect(window.protectedCategory('Skyddad identitet')).toBeChecked()
  await expect(settings).toContainText(words.unanswered)
  await settings.getByTestId('protected-confirm').click()
  await expect(settings).not.toContainText(words.unanswered)
})

test('GDPR 24 D10 among 500 categories those chosen stand first, and another is found by its name', async ({
  crm,
  entry: { page, window },
}) => {
  plant(crm, ...Array.from({ length: 500 }, (_, at) => `Utskick ${at}`))
  await window.signedIn(crm)
  await expect(page.getByTestId('protected-category').first()).toHaveAttribute(
    'data-category',
    'Sekretessmarkerad',
  )
  const filter = page.getByTestId('protected-filter')
  await filter.fill('röd')
  // The button alone answers.
  await filter.press('Enter')
  await expect(page.getByTestId('protected-category')).toHaveCount(3)
  await window.protectedCategory('Röd akt').check()
  await window.copy.choose('opened')
  await window.openSettled(PLAIN)
  await expect(page.getByTestId('protected-identity')).toBeVisible()
})

test.describe('with a start of its own', () => {
  test.use({ sharedStart: false })

  test('GDPR 24 what was answered holds the next morning', async ({ run, crm }) => {
    plant(crm)
    const first = await run.start()
    const before = new Window(first.page)
    await before.signedIn(crm)
    await before.protectedCategory('Skyddad identitet').uncheck()
    await before.copy.choose('opened')
    await before.openSettled(HIDDEN)
    await first.close()

    const { page } = await run.start()
    const window = new Window(page)
    await window.openSettled(HIDDEN)
    await expect(page.getByTestId('protected-identity')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+,')
    await expect(window.protectedCategory('Sekretessmarkerad')).toBeChecked()
    await expect(window.protectedCategory('Skyddad identitet')).not.toBeChecked()
    await expect(page.getByTestId('first-run')).toHaveCount(0)
  })
})

test('GDPR 36 the first run asks for a code, begins nothing while it is half chosen, and the lock opens by it', async ({
  crm,
  entry: { page, window },
}) => {
  await window.signedIn(crm)
  await page.getByTestId('scope-opened').check()
  await page.getByTestId('code-new').fill('2468')
  await page.getByTestId('code-repeat').fill('2469')
  await page.getByTestId('scope-start').click()
  await expect(page.getByTestId('code-repeat')).toBeFocused()
  await expect(page.getByTestId('first-run')).toContainText(sv.screen.code.differs)
  await page.getByTestId('code-repeat').fill('2468')
  await page.getByTestId('scope-start').click()
  await expect(page.getByTestId('first-run')).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+L')
  await page.getByTestId('unlock-code').fill('2468')
  await page.getByTestId('unlock-code').press('Enter')
  await expect(window.search).toBeFocused()
})

test('GDPR 36 a code that is not wanted in the first run is asked for no more', async ({
  crm,
  entry: { page, window },
}) => {
  await window.signedIn(crm)
  await page.getByTestId('code-skip').click()
  await expect(page.getByTestId('code-chosen')).toHaveText(sv.screen.code.states.skipped)
  await expect(page.getByTestId('code-new')).toHaveCount(0)
  await window.copy.choose('opened')
  await page.keyboard.press('ControlOrMeta+L')
  await expect(page.getByTestId('lock-screen')).toBeVisible()
  await expect(page.getByTestId('unlock-password')).toBeFocused()
  await page.getByTestId('unlock-password').fill(crm.password)
  await page.getByTestId('unlock').click()
  await expect(window.search).toBeVisible()
})

test('GDPR 36 a code that was passed over in the first run is asked for at the first lock, in one place', async ({
  crm,
  entry: { page, window },
}) => {
  await window.signedIn(crm)
  await expect(page.getByTestId('code-new')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+L')
  await expect(page.getByRole('dialog').getByTestId('code-new')).toBeFocused()
  await expect(page.getByTestId('code-new')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await window.copy.choose('opened')
  await expect(page.getByTestId('first-run')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+L')
  await expect(page.getByRole('dialog').getByTestId('code-new')).toBeFocused()
})
