import { datedRoles } from '../../electron/contract/domain/party-roles'
import { sv } from '../../electron/contract/texts/sv'
import { areas } from '../../electron/main/demo/office-data'
import { contactIdOf, estateIdOf } from '../../electron/main/demo/sample/drafts'
import { aPerson } from '../builders/people'
import { status } from '../fakes/faults'
import { expect, test } from './fixtures'
import { people } from './pages/window'

test.use({ sharedStart: true })

const rolesPath = `/${people.ingrid}/PartyRoles`
const cardPath = new RegExp(`/CRM/Contact/M99999/(Person/)?${people.ingrid}$`)

test('all eight kinds of role are grouped, counted and newest first', async ({
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  for (const role of datedRoles) {
    const many = role === 'seller' || role === 'extraSeller' ? 2 : 1
    await expect(window.group(role)).toHaveAttribute('data-state', 'listed')
    await expect(window.rows(role)).toHaveCount(many)
    const heading = window.group(role).getByRole('heading', { level: 4 })
    await expect(heading).toHaveText(new RegExp(`^\\s*${sv.roles.names[role]}\\s+${many}\\s*$`))
  }
  await expect(window.group('speculator')).toHaveAttribute('data-state', 'none')
  await expect(window.rows('seller').nth(0)).toHaveAttribute('data-estate-id', estateIdOf(6))
  await expect(window.rows('seller').nth(0)).toContainText('2026-09-01')
  await expect(window.rows('seller').nth(1)).toHaveAttribute('data-estate-id', estateIdOf(4))
  await expect(window.rows('seller').nth(1)).toContainText('2022-08-19')
  await expect(window.rows('extraSeller').nth(0)).toContainText('2026-03-01')

  const seller = page.locator('[data-testid="role-filter"][data-role="seller"]')
  await seller.click()
  await expect(window.group('seller')).toBeVisible()
  await expect(window.group('buyer')).toBeHidden()
  await seller.click()
  await expect(window.group('buyer')).toBeVisible()
})

test('an extra role says of what kind and for whom, and leads to that contact and back', async ({
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  const kinds = {
    extraBuyer: [sv.roles.kinds.PowerOfAttorney, people.declined],
    extraTenant: ['Firmakontaktperson', people.company],
    extraOwner: ['Firmatecknare', people.company],
  } as const
  for (const [role, [kind, contactId]] of Object.entries(kinds)) {
    await expect(window.rows(role)).toContainText(kind)
    await expect(window.rows(role)).toHaveAttribute('data-contact-id', contactId)
  }
  const [shareholder, extra] = [
    window.rows('extraSeller').nth(0),
    window.rows('extraSeller').nth(1),
  ]
  await expect(shareholder).toContainText('Dödsbodelägare')
  await expect(extra).toContainText('Extrakontakt')
  await expect(extra.getByTestId('open-related')).toHaveCount(0)

  const link = shareholder.getByTestId('open-related')
  await expect(link).toHaveText('Dbo efter Åke Öberg-Påhitt')
  await link.click()
  await expect(window.card).toHaveAttribute('data-contact-id', people.estate)
  await page.getByRole('button', { name: sv.card.back }).click()
  await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
})

test('the relations of a contact, both ways, lead to the contacts they name', async ({
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  const rows = page.getByTestId('relation-row')
  await expect(rows).toHaveCount(4)
  const proxy = rows.and(page.locator('[data-direction="holds"]'))
  await expect(proxy).toContainText('Fullmakt')
  await expect(proxy).toHaveAttribute('data-contact-id', people.foreign)
  await proxy.getByTestId('open-related').click()
  await expect(window.card).toHaveAttribute('data-contact-id', people.foreign)
})

test('an estate is told by its address where the login may read it, else by its id', async ({
  desk: { window },
}) => {
  await window.open(people.ingrid)
  await expect(window.rows('buyer')).toContainText('Påhittsgatan 12')
  await expect(window.rows('seller').nth(0)).toContainText('Vintervägen 9')
  await expect(window.rows('owner')).toContainText(estateIdOf(5))
  await expect(window.rows('owner')).toContainText('adress saknas')
})

test('a login without the right to estates sees the roles all the same, with ids for addresses', async ({
  crm,
  desk: { window },
}) => {
  crm.setAccess(
    'M99999',
    areas.filter((area) => area !== 'estates' && area !== 'advertising'),
  )
  await window.openSettled(people.ingrid)
  await expect(window.rows('buyer')).toContainText(estateIdOf(1))
  await expect(window.rows('buyer')).toContainText('adress saknas')
  await expect(window.notices).toHaveCount(0)
  await expect(window.connection).toHaveAttribute('data-state', 'connected')
})

test('D11 no roles, none asked for and a list are three different things', async ({
  crm,
  desk: { page, window },
}) => {
  const bare = { estateId: 'OBJ-1', roleCreatedAt: '2026-01-02T00:00:00' }
  crm.setRoles(people.company, {
    buyer: null,
    seller: [],
    owner: [
      bare,
      { ...bare, roleCreatedAt: 'igår' },
      { estateId: null, roleCreatedAt: null },
      null,
    ],
    tenant: 'skräp',
    extraOwner: [{ ...bare, partyRole: 'Konkursförvaltare<i>', contactId: null }],
  })
  await window.openSettled(people.company)
  await expect(window.group('buyer')).toHaveAttribute('data-state', 'none')
  await expect(window.group('seller')).toHaveAttribute('data-state', 'none')
  await expect(window.group('seller')).toContainText('Finns inga')
  await expect(window.group('tenant')).toHaveAttribute('data-state', 'not-fetched')
  await expect(window.group('extraTenant')).toHaveAttribute('data-state', 'not-fetched')
  await expect(window.group('extraTenant')).toContainText('Ej hämtat')
  await expect(window.group('owner')).toHaveAttribute('data-state', 'listed')
  await expect(window.rows('owner')).toHaveCount(2)
  await expect(window.rows('owner').nth(1)).toContainText(sv.roles.dateMissing)
  // D02: a kind nobody knows is shown as the text it is.
  await expect(window.rows('extraOwner')).toContainText('okänt värde: Konkursförvaltare<i>')

  crm.setRoles(people.company, Object.fromEntries(datedRoles.map((role) => [role, []])))
  await page.keyboard.press('F5')
  await expect(page.getByTestId('roles-none')).toHaveText(sv.card.rolesNone)
})

test('D11 one estate in three roles stands in each of them', async ({ crm, desk: { window } }) => {
  const on = { estateId: estateIdOf(2), roleCreatedAt: '2026-01-02T00:00:00' }
  crm.setRoles(people.company, { buyer: [on], seller: [on], owner: [on] })
  await window.open(people.company)
  for (const role of ['buyer', 'seller', 'owner']) {
    await expect(window.rows(role)).toHaveCount(1)
    await expect(window.rows(role)).toContainText('Låtsasvägen 3')
  }
})

test('D11 ten thousand roles unfold a piece at a time, and the window goes on answering', async ({
  crm,
  desk: { page, window },
}) => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({
    estateId: `OBJ99999_${at}`,
    roleCreatedAt: new Date(Date.UTC(2000, 0, 1) + at * 3_600_000).toISOString(),
  }))
  const person = aPerson({ id: contactIdOf(9301) })
  crm.putContact(person, { partyRoles: { buyer: many, seller: [many[0]] } })
  await window.open(person.id)
  await expect(window.group('buyer').getByRole('heading')).toContainText('10000')
  await expect(window.rows('buyer')).toHaveCount(50)
  await expect(window.rows('buyer').first()).toHaveAttribute('data-estate-id', 'OBJ99999_9999')
  await window.group('buyer').getByTestId('role-more').click()
  await expect(window.rows('buyer')).toHaveCount(100)

  await page.locator('[data-testid="role-filter"][data-role="seller"]').click()
  await expect(window.group('buyer')).toBeHidden()
  await expect(window.rows('seller')).toBeVisible()
  await window.open(people.ingrid)
  await window.open(person.id)
  await expect(window.rows('seller')).toBeVisible()
})

test('N31 roles that cannot be fetched are told as that, while the card shows', async ({
  crm,
  desk: { page, window },
}) => {
  crm.fail(rolesPath, status(500))
  const tellOfProspects = crm.fail(/\/Speculator/, status(500))
  await window.open(people.ingrid)
  await expect(window.card.getByTestId('contact-name')).toContainText('Ingrid Exempelsson')
  const notice = window.notice('server-error')
  await expect(notice).toContainText('Roller ej hämtade')
  await expect(page.getByTestId('roles')).toHaveAttribute('data-state', 'not-fetched')
  await expect(page.getByTestId('freshness-roles')).toHaveText(sv.card.rolesNotFetched)
  await expect(page.getByTestId('roles-none')).toHaveCount(0)
  await expect(page.getByTestId('role-group')).toHaveCount(0)
  await expect(page.getByTestId('relations')).toHaveAttribute('data-state', 'fetched')
  expect(crm.requestsAt(rolesPath)).toHaveLength(3)

  tellOfProspects()
  await notice.getByRole('button', { name: sv.card.retryRoles }).click()
  const state = page.getByTestId('roles-state')
  await expect(state).toHaveAttribute('data-state', 'overview')
  await expect(state).toContainText(sv.roles.overview('spekulant'))
  await expect(window.group('speculator')).toHaveAttribute('data-state', 'none')
  await window.settled()
  for (const role of datedRoles) {
    await expect(window.group(role)).toHaveAttribute('data-state', 'not-fetched')
  }

  crm.mend()
  await window.refresh()
  await expect(state).toHaveAttribute('data-state', 'whole')
  await expect(window.rows('buyer')).toHaveCount(1)
  await expect(window.notices).toHaveCount(0)
})

test('N31 roles once fetched stay with their own time when they cannot be fetched again', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  const mend = crm.fail(rolesPath, status(500))
  crm.changeContact(people.ingrid, { lastName: 'Nyfärsksson' })
  await window.refresh()
  await expect(window.card.getByTestId('contact-name')).toContainText('Nyfärsksson')
  await expect(window.notice('server-error')).toContainText(sv.failures['server-error'].says)
  await expect(window.rows('buyer')).toHaveCount(1)
  await expect(page.getByTestId('roles')).toHaveAttribute('data-state', 'fetched')
  mend()
})

test('N31 the other way round: roles are renewed while the card itself cannot be', async ({
  crm,
  desk: { window },
}) => {
  await window.openSettled(people.ingrid)
  const mend = crm.fail(cardPath, status(500))
  crm.setRoles(people.ingrid, {
    buyer: [1, 2].map((number) => ({
      estateId: estateIdOf(number),
      roleCreatedAt: '2026-10-01T00:00:00',
    })),
  })
  await window.refresh()
  await expect(window.rows('buyer')).toHaveCount(2)
  // The CRM has answered for the roles: that it failed is over, and is said so.
  await expect(window.notice('server-error')).toContainText(sv.failureOver.says)
  await expect(window.notices).toHaveCount(1)
  await expect(window.card.getByTestId('contact-name')).toContainText('Ingrid Exempelsson')
  mend()
})
