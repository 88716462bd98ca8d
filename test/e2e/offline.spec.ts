import { sv } from '../../electron/contract/texts/sv'
import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { formatCount } from '../../renderer/format/counts'
import { aPerson } from '../builders/people'
import { expect, sharedTest, test } from './fixtures'
import { onTheTrain } from './on-the-train'
import { people } from './pages/window'

const of = (contacts: number) => sv.copy.contacts(contacts, formatCount(contacts, 'sv'))

test('N19 the whole office answers to the last four digits of a number where nobody reaches the CRM', async ({
  run,
  crm,
  desk,
}) => {
  const caller = aPerson({ id: contactIdOf(9401), telephone: { cell: '070-174 06 83' } })
  crm.putContact(caller)
  await desk.window.copy.choose('office')
  await desk.window.copy.filled(9)
  await desk.window.copy.rolesAsked()

  const window = await onTheTrain(run, desk, crm)
  await expect(window.notices).toHaveCount(0)
  await window.search.fill('0683')
  await expect(window.results.first()).toHaveAttribute('data-contact-id', caller.id)
  await expect(window.results.first()).toHaveAttribute('data-match', 'phone')
  await expect(window.results.first()).toContainText('070-174 06 83')
  await window.search.press('Enter')

  await expect(window.card).toHaveAttribute('data-contact-id', caller.id)
  await expect(window.card.getByTestId('contact-name')).toHaveText('Prova Exempelgren')
  await expect(window.field('telephone.cell')).toHaveText('070-174 06 83')
  await expect(window.page.getByTestId('freshness-card')).toHaveText(/Kort hämtat \d\d\.\d\d/)
  // Of the other kinds nobody has asked, and that is not the same as none.
  await expect(window.page.getByTestId('roles-state')).toHaveAttribute('data-state', 'overview')
  await expect(window.group('seller')).toHaveAttribute('data-state', 'none')
  await expect(window.group('owner')).toHaveAttribute('data-state', 'not-fetched')
  await expect(window.notice('server-unreachable')).toContainText('Du ser uppgifterna från')
  await expect(window.connection).toContainText(sv.connection['server-unreachable'])

  // And the next caller: a card that could not be fetched anew stands in nobody's way.
  await window.search.fill('bygg låtsas')
  await expect(window.results.first()).toHaveAttribute('data-contact-id', people.company)
  await window.search.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.company)
  await expect(window.recent(caller.id)).toBeVisible()
})

test("N19 the broker's own contacts are there without a network, and others are said not to be", async ({
  run,
  crm,
  desk,
}) => {
  const contacts = [...(crm.office.customers.get('M99999')?.contacts.values() ?? [])]
  const own = contacts.filter(({ agentId }) => agentId === contacts[0]?.['agentId'])
  await desk.window.openSettled(people.estate)
  await desk.page.keyboard.press('Escape')
  await desk.window.copy.choose('mine', 'Maja Mallmäklare')
  await desk.window.copy.filled(own.length + 1)

  const window = await onTheTrain(run, desk, crm)
  await window.search.fill('0612')
  await expect(window.results.first()).toHaveAttribute('data-contact-id', people.declined)
  await window.search.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.declined)

  await window.search.fill('dbo efter')
  await expect(window.results.first()).toHaveAttribute('data-contact-id', people.estate)

  await window.search.fill('fiktivius')
  await expect(window.results).toHaveCount(0)
  await expect(window.empty).toContainText(`0 träffar bland ${of(own.length + 1)}, avstämda`)
  await expect(window.empty).toContainText(sv.connection['server-unreachable'])
  await expect(window.page.getByTestId('search-server')).toHaveCount(0)
})

test('N19 with nothing fetched in advance, those opened before are there, and more are offered', async ({
  run,
  crm,
  desk,
}) => {
  await desk.window.openSettled(people.ingrid)
  await desk.page.keyboard.press('Escape')
  await desk.window.copy.choose('opened')

  const window = await onTheTrain(run, desk, crm)
  await expect(window.recent(people.ingrid)).toBeVisible()
  await window.search.fill('0605')
  await expect(window.results).toHaveCount(1)
  await window.search.press('Enter')
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
  await expect(window.rows('buyer')).toHaveCount(1)

  await window.search.fill('torkel')
  await expect(window.empty).toContainText(`0 träffar bland ${of(1)}`)
  await expect(window.empty).toContainText(sv.search.emptyOpened)
  await window.empty.getByTestId('choose-scope').click()
  await expect(window.copy.setup).toBeVisible()
})

sharedTest(
  'a personal number finds the person, and is nowhere on the screen but in the field',
  async ({ crm, desk: { page, window } }) => {
    await window.copy.choose('office')
    await window.copy.filled(8)
    const drawn = () => page.evaluate(() => document.documentElement.outerHTML + document.title)
    for (const typed of ['19620314-9809', '196203149809', '620314-9809', '6203149809']) {
      await window.search.fill(typed)
      await expect(window.results).toHaveCount(1)
      await expect(window.results.first()).toHaveAttribute('data-contact-id', people.ingrid)
      await expect(window.results.first()).toHaveAttribute('data-match', 'number')
      expect(await drawn(), typed).not.toMatch(/620314|9809/)
    }
    // A day of birth is enough; it may be an id as well, and only the offer to open it repeats it.
    await window.search.fill('620314')
    await expect(window.results).toHaveCount(1)
    await expect(window.result(people.ingrid)).toHaveAttribute('data-match', 'number')
    await expect(window.result(people.ingrid)).not.toContainText('620314')
    // Nobody has it: what was typed is not repeated either, and the CRM is not asked by itself.
    await window.search.fill('850412-9803')
    await expect(window.empty).toBeVisible()
    expect(await drawn()).not.toMatch(/850412|9803/)
    await window.search.press('Enter')
    expect(crm.requestsAt(/850412|9803/)).toEqual([])
  },
)
