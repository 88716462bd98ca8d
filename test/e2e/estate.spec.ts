import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { datedRoles } from '../../electron/contract/domain/party-roles'
import { sv } from '../../electron/contract/texts/sv'
import { systemTexts } from '../../electron/contract/texts/system'
import { areas } from '../../electron/main/demo/office-data'
import { estateIdOf } from '../../electron/main/demo/sample/drafts'
import { findMarkers } from '../integration/pdf/inspect-pdf'
import { expect, sharedTest, test } from './fixtures'
import { onTheTrain } from './on-the-train'
import { answerSaveDialog } from './packed-app'
import { people } from './pages/window'
import type { Window } from './pages/window'
import { allThatIsSaid } from './said'

/** Vintervägen 9: Ingrid sells it, and Torkel follows the bidding. */
const WINTER = estateIdOf(6)
/** Påhittsgatan 12: Ingrid has bought it, and Torkel is not interested. */
const BOUGHT = estateIdOf(1)
const { levels, names } = sv.roles

async function focusedIn(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-contact-id') ?? null)
}

/** Tab by Tab to what leads to an estate, from wherever the keyboard is. */
async function tabToEstate(page: Page, estateId: string) {
  await expect(async () => {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() =>
      document.activeElement?.getAttribute('data-testid') === 'open-estate'
        ? document.activeElement.getAttribute('data-estate-id')
        : null,
    )
    expect(at).toBe(estateId)
  }).toPass({ intervals: [0] })
}

/** Everybody's roles are here, but for what only an opened card asks for. */
async function fillWithRoles({ copy }: Window) {
  await copy.choose('office')
  await copy.filled(8)
  await copy.rolesAsked()
}

async function press(app: ElectronApplication, label: string) {
  await app.evaluate(({ Menu }, label) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []) ?? []
    items.find((one) => one.label === label)?.click()
  }, label)
}

test('without a network a contact nobody has opened has roles, which lead by keyboard to an estate, its people and back', async ({
  run,
  crm,
  desk,
}) => {
  await fillWithRoles(desk.window)
  expect(crm.requestsAt(/PartyRoles/)).toEqual([])
  const window = await onTheTrain(run, desk, crm)
  const { page } = window

  await window.search.fill('torkel')
  await expect(window.result(people.declined)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.declined)
  await window.settled()
  const state = page.getByTestId('roles-state')
  await expect(state).toHaveAttribute('data-state', 'overview')
  await expect(state).toContainText(sv.roles.overviewLacks.datesAndContacts.missing)
  await expect(window.rows('buyer')).toContainText('Låtsasvägen 3')
  await expect(window.rows('buyer')).not.toContainText(sv.roles.dateMissing)
  await expect(window.rows('speculator').first()).toContainText('Vintervägen 9')
  await expect(window.rows('speculator').first()).toContainText(levels.FollowingBidding)
  // Of sellers somebody has asked, and of those who act for them nobody has.
  await expect(window.group('seller')).toHaveAttribute('data-state', 'none')
  await expect(window.group('extraSeller')).toHaveAttribute('data-state', 'not-fetched')

  await tabToEstate(page, WINTER)
  await page.keyboard.press('Enter')
  await expect(window.estate).toHaveAttribute('data-estate-id', WINTER)
  await expect(page.getByTestId('estate-address')).toHaveText('Vintervägen 9')
  await expect(page.getByTestId('estate-about')).toContainText(sv.roles.estateKinds.house)
  await expect(page.getByTestId('estate-asked')).toHaveAttribute('data-all', 'true')
  await expect(window.standing()).toHaveCount(2)
  await expect(window.standing(people.ingrid)).toHaveAttribute('data-role', 'seller')
  await expect(window.standing(people.declined)).toContainText(levels.FollowingBidding)
  await expect(window.standing(people.declined)).toContainText(sv.flags.advertisingNo)
  // Numbers belong to the card, whose opening is logged.
  await expect(window.estate).not.toContainText(/\d{2,3}[- ]\d{3}/)

  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focusedIn(page)).toBe(people.declined)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => focusedIn(page)).toBe(people.ingrid)
  await page.keyboard.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  await expect(window.linkTo(WINTER)).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(window.estate).toHaveAttribute('data-estate-id', WINTER)
  await expect.poll(() => focusedIn(page)).toBe(people.ingrid)
  await page.keyboard.press('Escape')
  await expect(window.card).toHaveAttribute('data-contact-id', people.declined)
  await expect(window.estate).toHaveCount(0)
})

sharedTest(
  'an opened card is whole, has its prospects as a group of their own, and those of old apart',
  async ({ desk: { page, window } }) => {
    await window.openSettled(people.declined)
    await expect(page.getByTestId('roles-state')).toHaveAttribute('data-state', 'whole')
    for (const role of datedRoles.filter((role) => role !== 'buyer')) {
      await expect(window.group(role)).toHaveAttribute('data-state', 'none')
    }
    await expect(window.rows('buyer')).toContainText('2026-02-11')
    const group = window.group('speculator')
    await expect(group.getByRole('heading', { level: 4 })).toContainText(names.speculator)
    const drawn = window.rows('speculator').filter({ visible: true })
    await expect(drawn).toHaveCount(1)
    await expect(drawn).toContainText(levels.FollowingBidding)
    await expect(drawn).not.toContainText(sv.roles.dateMissing)
    await group.getByText(sv.roles.former).click()
    await expect(drawn).toHaveCount(2)
    await expect(drawn.last()).toContainText(levels.NotInterested)

    // On the estate they stand apart as well, in a group of their own; a pointer goes the same way.
    await window.openEstate(BOUGHT)
    const former = window.estate.locator('[data-group="former"]')
    await expect(former.getByTestId('estate-person')).toHaveCount(1)
    await expect(former).toContainText(levels.NotInterested)
    await window.estate.getByTestId('back').click()
    await expect(window.card).toHaveAttribute('data-contact-id', people.declined)
  },
)

sharedTest(
  'a login that may not read prospects has all other roles, and is told what is missing',
  async ({ crm, desk: { page, window } }) => {
    crm.setAccess(
      'M99999',
      areas.filter((area) => area !== 'speculators'),
    )
    await fillWithRoles(window)
    await page.getByTestId('account-menu').click()
    await expect(page.getByTestId('copy-roles-refused')).toHaveText(
      sv.copy.roles.refused(sv.copy.roles.sources.speculator),
    )
    await page.keyboard.press('Escape')

    await window.openSettled(people.declined)
    await expect(page.getByTestId('roles-state')).toHaveAttribute('data-state', 'whole')
    await expect(window.rows('buyer')).toContainText('Låtsasvägen 3')
    await expect(window.group('seller')).toHaveAttribute('data-state', 'none')
    await expect(window.group('speculator')).toHaveAttribute('data-state', 'not-fetched')
    await expect(window.notices).toHaveCount(0)
    await expect(window.connection).toHaveAttribute('data-state', 'connected')

    // Nobody is a prospect there, as far as is known: the page says why.
    await window.rows('buyer').getByTestId('open-estate').click()
    await expect(page.getByTestId('estate-refused')).toHaveText(
      sv.copy.roles.refused(sv.copy.roles.sources.speculator),
    )
  },
)

sharedTest(
  'prospects are on the internal sheet and the extract, and on no Mötesblad',
  async ({ run, desk: { app, page, window } }) => {
    const words = [names.speculator, levels.FollowingBidding, levels.NotInterested]
    await window.openSettled(people.declined)
    await page.keyboard.press('ControlOrMeta+p')
    const preview = page.getByTestId('export-preview')
    for (const variant of ['internal', 'subject'] as const) {
      await page.getByTestId(`export-variant-${variant}`).check()
      await expect(preview).toHaveAttribute('data-variant', variant)
      for (const word of words) await expect(preview, variant).toContainText(word)
    }
    await page.getByTestId('export-variant-meeting').check()
    await expect(preview).toHaveAttribute('data-variant', 'meeting')
    await expect(preview).toContainText('Låtsasvägen 3')
    for (const word of [...words, 'Vintervägen']) await expect(preview).not.toContainText(word)
    const path = join(run.profile, 'meeting.pdf')
    await answerSaveDialog(app, path)
    await page.getByTestId('export-confirm').click()
    await expect(window.notice('exported')).toBeVisible()
    expect(await findMarkers(path, [...words, 'Vintervägen'])).toEqual([])
  },
)

sharedTest(
  'GDPR 34 GDPR 36 GDPR 37 an estate is logged by its id, makes no file, and is gone from a window that is locked or presented',
  async ({ run, crm, desk: { app, page, window } }) => {
    const told = ['Vintervägen', 'Ingrid', 'Exempelsson', 'Torkel', levels.FollowingBidding]
    const inSight = async () => {
      const said = await allThatIsSaid(app, page)
      return told.filter((text) => said.includes(text))
    }
    await fillWithRoles(window)
    await window.openSettled(people.declined)
    await window.openEstate(WINTER)
    await expect(window.standing()).toHaveCount(2)
    expect(await inSight()).toEqual(told)

    const path = join(run.profile, 'estate.pdf')
    await answerSaveDialog(app, path)
    await page.keyboard.press('ControlOrMeta+P')
    await press(app, systemTexts.sv.saveFile)
    // An answer from the main process comes after whatever was asked of it before.
    await page.evaluate(() => self.crm.calls['app.info'](undefined))
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(window.notices).toHaveCount(0)
    await expect(page.getByTestId('export-pdf')).toHaveCount(0)
    expect(existsSync(path)).toBe(false)

    await page.keyboard.press('F9')
    await expect(page.getByTestId('presentation-list')).toBeVisible()
    await expect(window.estate).toHaveCount(0)
    expect(await inSight()).toEqual([])
    const asked = await page.evaluate(
      (estateId) => self.crm.calls['estates.open']({ customerId: 'M99999', estateId } as never),
      WINTER,
    )
    expect(asked).toMatchObject({ error: { code: 'presenting' } })
    await page.keyboard.press('F9')
    await expect(window.estate).toHaveAttribute('data-estate-id', WINTER)

    await page.keyboard.press('ControlOrMeta+L')
    await page.getByTestId('code-skip').click()
    await expect(page.getByTestId('lock-screen')).toBeVisible()
    await expect(window.estate).toHaveCount(0)
    expect(await inSight()).toEqual([])
    await page.getByTestId('unlock-password').fill(crm.password)
    await page.getByTestId('unlock').click()
    await expect(window.estate).toHaveAttribute('data-estate-id', WINTER)
    await expect(window.standing()).toHaveCount(2)

    await page.keyboard.press('ControlOrMeta+,')
    await page.getByTestId('show-access-log').click()
    const log = page.getByTestId('access-log')
    const rows = log.getByTestId('access-log-row').filter({ hasText: sv.roles.estate(WINTER) })
    await expect(rows.first()).toHaveAttribute('data-action', 'open')
    const text = (await log.textContent()) ?? ''
    expect(told.filter((word) => text.includes(word))).toEqual([])
  },
)
