import { sv } from '../../electron/contract/texts/sv'
import type { CrmServer } from '../fakes/crm-server'
import { expect, sharedTest, test } from './fixtures'
import { people, Window } from './pages/window'

/** As a colleague does in the CRM, which then says that the contact has changed. */
function changeInCrm(crm: CrmServer, contactId: string, fields: Record<string, unknown>) {
  crm.changeContact(contactId, { ...fields, changedAt: '2026-11-20T09:30:00' })
}

async function readBefore(window: Window, ...contactIds: string[]) {
  await window.copy.choose('office')
  await window.copy.filled(8)
  for (const contactId of contactIds) await window.openSettled(contactId)
  await window.page.keyboard.press('Escape')
  await expect(window.card).toHaveCount(0)
}

const markOf = (window: Window, contactId: string) =>
  window.recent(contactId).getByTestId('changed-mark')

sharedTest(
  'what a colleague changed in the CRM is marked on the contact one has read, and strongest where it must not be missed',
  async ({ crm, desk: { page, window } }) => {
    await readBefore(window, people.ingrid, people.foreign, people.company, people.declined)
    changeInCrm(crm, people.ingrid, { advertisingEnabled: false })
    changeInCrm(crm, people.foreign, { isDeceased: true })
    changeInCrm(crm, people.company, { telephone: { switch: '031-390 06 02', other: null } })
    await window.copy.syncNow()

    await expect(markOf(window, people.ingrid)).toHaveAttribute('data-strength', 'strongest')
    await expect(markOf(window, people.foreign)).toHaveAttribute('data-strength', 'strongest')
    await expect(window.recent(people.foreign)).toContainText(sv.contact.deceased)
    await expect(markOf(window, people.company)).toHaveAttribute('data-strength', 'plain')
    await expect(markOf(window, people.declined)).toHaveCount(0)

    const expected = [
      [people.ingrid, 'advertising', 'strongest', sv.flags.advertisingNo],
      [people.foreign, 'deceased', 'strongest', sv.contact.deceased],
      [people.company, 'phones', 'plain', sv.changes.fields.phones],
    ] as const
    for (const [contactId, field, strength, says] of expected) {
      await test.step(field, async () => {
        await window.recent(contactId).click()
        await expect(window.card).toHaveAttribute('data-contact-id', contactId)
        const line = page.getByTestId('changes')
        await expect(line).toHaveAttribute('data-strength', strength)
        await expect(line).toContainText(says)
        const mark = window.card.getByTestId('changed-mark')
        await expect(mark).toHaveCount(1)
        await expect(mark).toHaveAttribute('data-field', field)
        await expect(mark).toHaveAttribute('data-strength', strength)
      })
    }

    // Each was read before the next was opened; the last one still lies open.
    await expect(markOf(window, people.ingrid)).toHaveCount(0)
    await expect(markOf(window, people.foreign)).toHaveCount(0)
    await expect(markOf(window, people.company)).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(markOf(window, people.company)).toHaveCount(0)
    await window.recent(people.ingrid).click()
    await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
    await expect(window.card.getByTestId('changed-mark')).toHaveCount(0)
    await expect(page.getByTestId('changes')).toHaveCount(0)
  },
)

test('a change is marked on the card that lies open, also the next morning, until the broker says it is seen', async ({
  crm,
  run,
  desk,
}) => {
  await readBefore(desk.window, people.company)
  await desk.window.openSettled(people.ingrid)
  changeInCrm(crm, people.ingrid, {
    advertisingEnabled: false,
    telephone: { home: null, work: null, cell: '070-174 06 84', other: null },
  })
  await desk.window.copy.syncNow()
  await expect(desk.window.flag('advertising')).toHaveAttribute('data-state', 'no')
  await expect(desk.window.field('telephone.cell')).toHaveText('070-174 06 84')
  await expect(desk.page.getByTestId('changes')).toHaveAttribute('data-strength', 'strongest')
  await desk.close()

  const { page } = await run.start()
  const window = new Window(page)
  await expect(markOf(window, people.ingrid)).toHaveAttribute('data-strength', 'strongest')
  await window.search.fill('0684')
  await expect(window.result(people.ingrid).getByTestId('changed-mark')).toBeVisible()
  await window.search.press('Enter')
  await expect(window.card.getByTestId('changed-mark')).toHaveCount(2)
  await page.getByTestId('changes-seen').click()
  await expect(page.getByTestId('changes')).toHaveCount(0)
  await expect(window.card.getByTestId('changed-mark')).toHaveCount(0)
  await expect(markOf(window, people.ingrid)).toHaveCount(0)
})

sharedTest(
  'whom nobody here has read carries no mark, whatever changes',
  async ({ crm, desk: { page, window } }) => {
    await readBefore(window)
    changeInCrm(crm, people.ingrid, { advertisingEnabled: false, lastName: 'Nyexempel' })
    await window.copy.syncNow()
    await window.search.fill('nyexempel')
    await expect(window.result(people.ingrid)).toBeVisible()
    await expect(page.getByTestId('changed-mark')).toHaveCount(0)
  },
)
