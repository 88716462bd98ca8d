import { sv } from '../../electron/contract/texts/sv'
import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { aContactOfType, aDeceasedEstate, aPerson } from '../builders/people'
import { expect, test } from './fixtures'
import { people } from './pages/window'
import type { Window } from './pages/window'

test.use({ sharedStart: true })

/** Everything the card shows of these fields; null: nothing at all is drawn for it. */
async function expectFields(window: Window, fields: Record<string, string | null>) {
  for (const [path, text] of Object.entries(fields)) {
    const field = window.field(path)
    if (text === null) await expect.soft(field, path).toHaveCount(0)
    else await expect.soft(field, path).toContainText(text)
  }
}

test.describe('every field with a value is on the card, and an empty one is not', () => {
  test('of a person', async ({ crm, desk: { window } }) => {
    crm.changeContact(people.ingrid, {
      telephone: {
        home: '08-465 004 12',
        work: '031-390 06 13',
        cell: '070-174 06 05',
        other: '031-390 06 14',
      },
      isCompanyPerson: true,
    })
    await window.open(people.ingrid)
    await expect(window.card).toHaveAttribute('data-contact-type', 'person')
    await expect(window.card.getByTestId('contact-name')).toHaveText('Ingrid Exempelsson')
    await expect(window.field('agentId')).toHaveText('Maja Mallmäklare')
    await window.unfold()
    await expectFields(window, {
      id: people.ingrid,
      type: 'Person',
      customerId: 'M99999',
      socialSecurityNumber: '19620314-••••',
      dateOfBirth: '1962-03-14',
      'telephone.home': '08-465 004 12',
      'telephone.work': '031-390 06 13',
      'telephone.cell': '070-174 06 05',
      'telephone.other': '031-390 06 14',
      'telephone.switch': null,
      'email.emailAddress': 'ingrid.exempelsson@example.com',
      'email.emailAddress2': 'ingrid.jobb@example.com',
      'address.streetAddress': 'Påhittsgatan 12 lgh 1101',
      'address.zipCode': '990 01',
      'address.city': 'Låtsasstad',
      'address.countryCode': 'SE',
      leadScore: '4 av 5',
      note: 'Ringer helst efter kl. 17.\nSöker större balkong.',
      categories: 'VIP',
      matchingChangedAt: '2026-05-20',
      isCompanyPerson: 'Ja',
      createdAt: '2019-02-06',
      changedAt: '2026-08-31',
      corporateNumber: null,
      homePage: null,
    })
    for (const flag of ['advertising', 'informed', 'matching', 'deceased'] as const) {
      await expect(window.flag(flag)).toBeVisible()
    }
  })

  test('of a company', async ({ desk: { window } }) => {
    await window.open(people.company)
    await expect(window.card).toHaveAttribute('data-contact-type', 'company')
    await expect(window.card.getByTestId('contact-name')).toContainText('Påhittade Bygg')
    await window.unfold()
    await expectFields(window, {
      type: 'Företag',
      corporateNumber: '559999-9017',
      homePage: 'www.pahittadebygg.example',
      'telephone.switch': '031-390 06 01',
      'telephone.other': '070-174 06 31',
      'telephone.home': null,
      'email.emailAddress': 'info@pahittadebygg.example',
      'email.emailAddress2': null,
      'address.city': 'Låtsasstad',
      leadScore: '3 av 5',
      note: 'Faktura via Märta.',
      categories: 'Byggföretag',
      agentId: 'Maja Mallmäklare',
      createdAt: '2020-05-04',
      changedAt: '2026-09-30',
      socialSecurityNumber: null,
      dateOfBirth: null,
      matchingChangedAt: null,
      isCompanyPerson: null,
    })
    await expect(window.flag('advertising')).toHaveAttribute('data-state', 'yes')
    // What the type lacks is not there at all, never as "nej".
    for (const flag of ['informed', 'matching', 'deceased'] as const) {
      await expect(window.flag(flag)).toHaveCount(0)
    }
    await expect(window.page.getByTestId('relatives')).toHaveCount(0)
  })

  test('of a deceased estate', async ({ desk: { window } }) => {
    await window.open(people.estate)
    await expect(window.card).toHaveAttribute('data-contact-type', 'deceased-estate')
    await expect(window.card.locator('header')).toHaveText(/^\s*Dödsbo\s/)
    await window.unfold()
    await expectFields(window, {
      type: 'Dödsbo',
      socialSecurityNumber: '19340911-••••',
      'telephone.cell': '070-174 06 05',
      'email.emailAddress': 'ingrid.exempelsson@example.com',
      'address.streetAddress': 'Sagostigen 1',
      note: 'Bouppteckning klar 2026-01.',
      categories: 'Säljare',
      agentId: 'Pelle Provmäklare',
      leadScore: null,
      dateOfBirth: null,
      corporateNumber: null,
      homePage: null,
      isCompanyPerson: null,
    })
    await expect(window.card.getByText('Personnummer (avliden)')).toBeVisible()
    await expect(window.page.getByTestId('relatives')).toContainText('kan gälla anhöriga')
    await expect(window.flag('advertising')).toHaveAttribute('data-state', 'no')
    for (const flag of ['informed', 'matching', 'deceased'] as const) {
      await expect(window.flag(flag)).toHaveCount(0)
    }
  })

  test('of somebody whom the CRM hardly knows', async ({ crm, desk: { window } }) => {
    const bare = aPerson({
      id: contactIdOf(9101),
      firstName: ' ',
      lastName: 'Knapp',
      socialSecurityNumber: '',
      dateOfBirth: '0001-01-01T00:00:00',
      telephone: { home: ' ', work: null },
      email: { emailAddress: '' },
      address: { streetAddress: null, zipCode: '', city: null, countryCode: null },
      leadScore: null,
      agentId: null,
      note: '   ',
      categories: null,
      createdAt: null,
      changedAt: null,
      matchingChangedAt: null,
    })
    crm.putContact(bare)
    for (const id of [people.sparse, bare.id]) {
      await window.open(id)
      await window.unfold()
      const empty = [
        'socialSecurityNumber',
        'dateOfBirth',
        'telephone.home',
        'telephone.work',
        'telephone.cell',
        'telephone.other',
        'email.emailAddress',
        'email.emailAddress2',
        'address.streetAddress',
        'address.zipCode',
        'address.city',
        'address.countryCode',
        'leadScore',
        'agentId',
        'note',
        'categories',
        'createdAt',
        'matchingChangedAt',
      ]
      await expectFields(window, Object.fromEntries(empty.map((path) => [path, null])))
      await expect(window.card.getByText(sv.card.reachNone)).toBeVisible()
    }
  })

  test('D01 of a kind of contact the app does not know', async ({ crm, desk: { window } }) => {
    const association = aContactOfType('Association', {
      id: contactIdOf(9102),
      socialSecurityNumber: '19850412-9803',
    })
    const nameless = aContactOfType(null, { id: contactIdOf(9103), name: null })
    crm.putContact(association)
    crm.putContact(nameless)

    await window.open(association.id)
    await expect(window.card).toHaveAttribute('data-contact-type', 'unknown')
    await expect(window.field('type')).toHaveText('Okänd kontakttyp: Association')
    await expect(window.field('socialSecurityNumber')).toHaveText('19850412-••••')
    await expect(window.flag('advertising')).toHaveAttribute('data-state', 'yes')
    await expect(window.flag('informed')).toHaveCount(0)

    await window.open(nameless.id)
    await expect(window.field('type')).toHaveText('Okänd kontakttyp')
    await expect(window.card.getByTestId('contact-name')).toContainText('Namn saknas')
    await expect(window.notices).toHaveCount(0)
  })
})

test('the responsible broker is named, also one who has left, or is told to be unknown', async ({
  crm,
  desk: { window },
}) => {
  await window.open(people.ingrid)
  await expect(window.field('agentId')).toHaveText('Maja Mallmäklare')
  await window.open(people.deceased)
  await expect(window.field('agentId')).toHaveText('Pelle Provmäklare')
  crm.changeContact(people.company, { agentId: 'HAN0000000000000000000000000000GONE' })
  await window.open(people.company)
  await expect(window.field('agentId')).toHaveText('Okänd mäklare')
})

test('D08 the lead score is one to five whole stars, or nothing', async ({
  crm,
  desk: { window },
}) => {
  for (const [number, score] of [1, 5].entries()) {
    const person = aPerson({ id: contactIdOf(9190 + number), leadScore: score })
    crm.putContact(person)
    await window.open(person.id)
    await expect(window.field('leadScore')).toContainText(`${score} av 5`)
    await expect(window.card.getByText('Kontorets bedömning')).toBeVisible()
  }
  for (const [number, score] of [-1, 0, 11, 2.5, null, '3'].entries()) {
    const person = aPerson({ id: contactIdOf(9200 + number), leadScore: score })
    crm.putContact(person)
    await window.open(person.id)
    await expect(window.field('leadScore')).toHaveCount(0)
  }
})

test('D09 a name that is missing, endless or full of signs leaves the card in one piece', async ({
  crm,
  desk: { page, window },
}) => {
  const names = [
    { firstName: '', lastName: null },
    { firstName: '   ', lastName: ' ' },
    { firstName: 'Lång', lastName: 'Namn '.repeat(60) },
    { firstName: '👩‍👩‍👧‍👦', lastName: 'Ämoji' },
    { firstName: 'x'.repeat(10_000), lastName: null },
  ]
  for (const [number, name] of names.entries()) {
    const person = aPerson({ id: contactIdOf(9210 + number), ...name })
    crm.putContact(person)
    await window.open(person.id)
    if (number < 2) {
      await expect(window.card.getByTestId('contact-name')).toContainText('Namn saknas')
      await expect(window.card.getByTestId('contact-name')).toContainText(person.id)
      await expect(window.recent(person.id)).toContainText('Namn saknas')
    }
    const isWiderThanItsPlace = await page.evaluate(() => {
      const wide = [document.documentElement, ...document.querySelectorAll('main, nav, article')]
      return wide.some((one) => one.scrollWidth > one.clientWidth)
    })
    expect(isWiderThanItsPlace, `name ${number}`).toBe(false)
    await expect(page.getByTestId('export-pdf')).toBeInViewport()
  }
  await expect(window.card.getByTestId('contact-name')).toContainText('xxx')
})

test('D10 no, odd or five hundred categories: the list is folded and nothing breaks', async ({
  crm,
  desk: { window },
}) => {
  const many = Array.from({ length: 500 }, (_, at) => ({
    id: `KAT${at}`,
    name: `Kategori ${at}`,
    readOnly: at === 0,
  }))
  const person = aPerson({
    id: contactIdOf(9220),
    categories: [...many, many[7], { id: 'KATX', name: null }, null, 'skräp'],
  })
  crm.putContact(person)
  await window.open(person.id)
  await window.unfold('categories')
  const lines = window.field('categories').locator('li')
  await expect(lines).toHaveCount(20)
  await expect(lines.first()).toContainText(sv.card.categorySystem)
  await window.card.getByRole('button', { name: sv.card.showAll(501) }).click()
  await expect(lines).toHaveCount(501)
  await expect(lines.filter({ hasText: /^\s*Kategori 7\s*$/ })).toHaveCount(1)
  await expect(lines.last()).toHaveText(sv.card.categoryUnnamed)
})

test('N01 what changed in the CRM changes on the open card, and the place one was reading stays', async ({
  crm,
  desk: { page, window },
}) => {
  await window.openSettled(people.ingrid)
  await window.unfold()
  await window.field('changedAt').scrollIntoViewIfNeeded()
  // Of the place in its list, and not how far that is scrolled: an address that comes late makes a row above shorter.
  const place = () =>
    window.field('changedAt').evaluate((field) => {
      let scroller = field.parentElement
      while (scroller !== null && scroller.scrollTop === 0) scroller = scroller.parentElement
      if (scroller === null) throw new Error('nothing is scrolled')
      return Math.round(field.getBoundingClientRect().top - scroller.getBoundingClientRect().top)
    })
  const before = await place()
  crm.changeContact(people.ingrid, { note: 'Har sålt.\nRing inte.', firstName: 'Inga' })
  await page.keyboard.press('F5')
  await expect(window.card.getByTestId('contact-name')).toHaveText('Inga Exempelsson')
  await expect(window.field('note')).toContainText('Har sålt.')
  await expect(window.recent(people.ingrid)).toContainText('Inga Exempelsson')
  expect(await place()).toBe(before)
})

test('an estate and its deceased are told apart in the list', async ({ crm, desk: { window } }) => {
  const estate = aDeceasedEstate()
  crm.putContact(estate)
  await window.open(estate.id)
  await window.open(people.deceased)
  await expect(window.recent(estate.id)).toHaveText(/^\s*Dödsbo\s*Dbo efter/)
  await expect(window.recent(people.deceased)).toHaveText(/^\s*Avliden\s*Åke/)
})
