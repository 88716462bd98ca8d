import { sv } from '../../electron/contract/texts/sv'
import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { aCompany, aContactOfType, aDeceasedEstate, aPerson } from '../builders/people'
import { expect, test } from './fixtures'
import { recordOpenedOutside, watchClipboard } from './packed-app'
import { people } from './pages/window'
import type { Window } from './pages/window'

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

test.describe('the flags say what the CRM says, in the words of the rules', () => {
  test('D03 advertising: allowed, declined, and everything else as no', async ({
    crm,
    desk: { window },
  }) => {
    const flag = window.flag('advertising')
    await window.open(people.ingrid)
    await expect(flag).toHaveAttribute('data-state', 'yes')
    await expect(flag).toContainText('Reklamutskick: tillåts enligt CRM')
    await expect(flag).toContainText('kanal, datum och källa framgår inte')

    await window.open(people.declined)
    await expect(flag).toHaveAttribute('data-state', 'no')
    await expect(flag).toContainText('Reklam avböjd')
    await expect(flag).toContainText('kontakt i pågående ärende går bra')

    for (const [number, value] of [null, undefined, 'true', 1].entries()) {
      const person = aPerson({ id: contactIdOf(9110 + number), advertisingEnabled: value })
      crm.putContact(person)
      await window.open(person.id)
      await expect(flag).toHaveAttribute('data-state', 'unknown')
      await expect(flag).toContainText('Reklam: okänt – behandla som nej')
    }
    // Calls and copies serve a matter under way: the flag never takes them away (GDPR rule 9).
    await expect(window.card.locator('[data-reach]').first()).toBeEnabled()
  })

  test('D05 informed: a day, none, or one that cannot be', async ({ crm, desk: { window } }) => {
    const flag = window.flag('informed')
    await window.open(people.ingrid)
    await expect(flag).toHaveAttribute('data-state', 'date')
    await expect(flag).toHaveText('Informerad 2024-03-11')

    const none = [null, undefined, '', '0001-01-01T00:00:00', '1900-01-01']
    for (const [number, value] of none.entries()) {
      const person = aPerson({ id: contactIdOf(9120 + number), gdprApprovalDate: value })
      crm.putContact(person)
      await window.open(person.id)
      await expect(flag).toHaveAttribute('data-state', 'unknown')
      await expect(flag).toHaveText('Information: ingen uppgift')
    }
    for (const [number, value] of ['2999-01-01T00:00:00', '9999-12-31', 'igår'].entries()) {
      const person = aPerson({ id: contactIdOf(9130 + number), gdprApprovalDate: value })
      crm.putContact(person)
      await window.open(person.id)
      await expect(flag).toHaveAttribute('data-state', 'unknown')
      await expect(flag).toContainText('orimligt datum i CRM')
    }
    await expect(window.card).not.toContainText(/godkänd|giltig|Informerad (0001|1900|2999)/)
  })

  test('D02 matching: yes, no, not asked, and a value nobody knows as the text it is', async ({
    crm,
    desk: { window },
  }) => {
    const flag = window.flag('matching')
    const cases = [
      ['Yes', 'yes', 'Vill matchas'],
      ['no', 'no', 'Vill inte matchas'],
      [2, 'not-asked', 'ej tillfrågad'],
      [null, 'unknown', 'okänt värde'],
      ['Kanske<b>', 'unknown', 'Kanske<b>'],
    ] as const
    for (const [number, [value, state, words]] of cases.entries()) {
      const person = aPerson({ id: contactIdOf(9140 + number), wantsToBeMatched: value })
      crm.putContact(person)
      await window.open(person.id)
      await expect(flag).toHaveAttribute('data-state', state)
      await expect(flag).toContainText(words)
      await expect(flag).toContainText('2026-09-01')
    }
    await expect(flag).toContainText('okänt värde')
    await expect(flag.locator('b')).toHaveCount(0)
  })

  test('somebody who declined advertising and asked to be matched gets both, and the line between them', async ({
    crm,
    desk: { window },
  }) => {
    crm.changeContact(people.declined, { wantsToBeMatched: 'Yes' })
    await window.open(people.declined)
    await expect(window.flag('advertising')).toContainText('Reklam avböjd')
    await expect(window.flag('matching')).toContainText('Vill matchas')
    await expect(window.flag('matching')).toContainText(
      'Begärd bevakning är inte reklam – följ kontorets rutin',
    )
  })

  test('D15 a deceased person is that before anything else, whatever the office once noted', async ({
    crm,
    desk: { page, window },
  }) => {
    crm.changeContact(people.deceased, {
      advertisingEnabled: true,
      wantsToBeMatched: 'Yes',
      leadScore: 5,
    })
    await window.open(people.deceased)
    await expect(window.card.locator('header')).toHaveText(/^\s*Avliden\s/)
    await expect(window.flag('deceased')).toHaveAttribute('data-state', 'yes')
    await expect(window.card.locator('[data-testid^="flag-"]').first()).toHaveText('Avliden')
    await expect(page.getByTestId('relatives')).toContainText('kan gälla anhöriga')
    const line = window.recent(people.deceased)
    await expect(line).toHaveText(/^\s*Avliden/)
    await expect(line).not.toContainText('5')
    await expect(line.getByTestId('field-leadScore')).toHaveCount(0)

    for (const [number, [value, state]] of (
      [
        [false, 'no'],
        [null, 'unknown'],
      ] as const
    ).entries()) {
      const person = aPerson({ id: contactIdOf(9150 + number), isDeceased: value })
      crm.putContact(person)
      await window.open(person.id)
      await window.unfold()
      await expect(window.flag('deceased')).toHaveAttribute('data-state', state)
      await expect(page.getByTestId('relatives')).toHaveCount(0)
      await expect(window.card.locator('header')).not.toContainText('Avliden')
    }
  })

  test('past a day the flags ask to be checked before a mailing', async ({
    desk: { page, window },
  }) => {
    await page.clock.install()
    await page.reload()
    await window.open(people.ingrid)
    await window.settled()
    await expect(window.card).not.toContainText('kontrollera före utskick')
    await page.clock.fastForward('25:00:00')
    for (const flag of ['advertising', 'informed', 'matching'] as const) {
      await expect(window.flag(flag)).toContainText('kontrollera före utskick')
    }
  })
})

test.describe('a personal number is covered', () => {
  const kinds = [
    ['ten digits and a dash', '850412-9803', '19850412-••••'],
    ['twelve digits', '198504129803', '19850412-••••'],
    ['a plus for somebody over a hundred', '190412+9811', '19190412-••••'],
    ['spaces', ' 19850412 - 9803 ', '19850412-••••'],
    ['a wrong check digit', '19850412-9804', '19850412-••••'],
    ['an interim letter', '19850412-T803', '19850412-••••'],
    ['a coordination number', '19850472-9809', '19850472-••••'],
    ['nothing that can be read', 'okänt nr 12', '••••••••••'],
  ] as const

  test('D12 however it is written, and is shown as written when asked for', async ({
    crm,
    desk: { page, window },
  }) => {
    for (const [number, [name, written, covered]] of kinds.entries()) {
      await test.step(name, async () => {
        const person = aPerson({ id: contactIdOf(9160 + number), socialSecurityNumber: written })
        crm.putContact(person)
        await window.open(person.id)
        await expect(window.field('socialSecurityNumber')).toHaveText(covered)
        expect(await page.content()).not.toContain(written.trim().slice(-4))
        await page.getByTestId('reveal-number').click()
        await expect(window.field('socialSecurityNumber')).toHaveText(written.trim())
      })
    }
    await window.open(contactIdOf(9164))
    await expect(window.card.getByText(sv.numbers.checkDigitIsWrong)).toBeVisible()
    await window.open(contactIdOf(9166))
    await expect(window.card.getByText('Samordningsnummer')).toBeVisible()
  })

  test('D13 entirely, when it is a foreign one that looks Swedish', async ({
    crm,
    desk: { window },
  }) => {
    const person = aPerson({ id: contactIdOf(9170), isForeignSocialSecurityNumber: true })
    crm.putContact(person)
    for (const id of [person.id, people.foreign]) {
      await window.open(id)
      await expect(window.field('socialSecurityNumber')).toHaveText('••••••••••')
      await expect(window.card.getByText('Id-nummer, annat format')).toBeVisible()
    }
  })

  test("D14 also when it is a company's, with and without dash and century", async ({
    crm,
    desk: { page, window },
  }) => {
    for (const [number, written] of ['850412-9803', '8504129803', '198504129803'].entries()) {
      const company = aCompany({ id: contactIdOf(9180 + number), corporateNumber: written })
      crm.putContact(company)
      await window.open(company.id)
      await expect(window.field('corporateNumber')).toHaveText('19850412-••••')
      expect(await page.content()).not.toContain('9803')
    }
    await window.open(people.company)
    await expect(window.field('corporateNumber')).toHaveText('559999-9017')
    await expect(page.getByTestId('reveal-number')).toHaveCount(0)
  })

  test('after twenty seconds again, after hiding it, and on leaving the card', async ({
    desk: { page, window },
  }) => {
    const number = window.field('socialSecurityNumber')
    await window.open(people.ingrid)
    await window.settled()
    await page.clock.install()
    await page.getByTestId('reveal-reason').selectOption({ label: sv.numbers.reasons.contract })
    await page.getByTestId('reveal-number').click()
    await expect(number).toHaveText('19620314-9809')
    await page.clock.fastForward(19_000)
    await expect(number).toHaveText('19620314-9809')
    await expect(page.getByTestId('reveal-countdown')).toHaveText(sv.card.revealLeft(1))
    await page.clock.fastForward(1_000)
    await expect(number).toHaveText('19620314-••••')

    await page.getByTestId('reveal-number').click()
    await expect(number).toHaveText('19620314-9809')
    await page.getByTestId('hide-number').click()
    await expect(number).toHaveText('19620314-••••')

    await page.getByTestId('reveal-number').click()
    await expect(number).toHaveText('19620314-9809')
    await window.open(people.company)
    expect(await page.content()).not.toContain('9809')
    await window.open(people.ingrid)
    await expect(number).toHaveText('19620314-••••')

    await page.getByTestId('reveal-number').click()
    await expect(number).toHaveText('19620314-9809')
    await page.keyboard.press('Escape')
    await expect(window.card).toHaveCount(0)
    expect(await page.content()).not.toContain('9809')
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

test('every value can be copied, and says so where it stands', async ({
  crm,
  desk: { app, page, window },
}) => {
  const copied = await watchClipboard(app)
  await window.open(people.ingrid)
  await window.unfold()
  const copy = async (what: string) => {
    const button = page.getByRole('button', { name: sv.frame.copy(what), exact: true })
    await button.click()
    await expect(button.locator('xpath=..')).toContainText(sv.frame.copied)
  }
  await copy('070-174 06 05')
  await copy('ingrid.jobb@example.com')
  await copy(sv.card.copyName)
  await copy(sv.card.copyAddress)
  await copy(sv.card.copyNote)
  await copy(sv.card.copyId)
  crm.changeContact(people.company, {
    address: { streetAddress: 'Diktet gate 1', zipCode: '0000', city: 'Oslo', countryCode: 'NO' },
  })
  await window.open(people.company)
  await copy(sv.card.copyAddress)
  await copy('559999-9017')
  expect(await copied()).toEqual([
    '070-174 06 05',
    'ingrid.jobb@example.com',
    'Ingrid Exempelsson',
    'Påhittsgatan 12 lgh 1101\n990 01 Låtsasstad',
    'Ringer helst efter kl. 17.\nSöker större balkong.',
    people.ingrid,
    'Diktet gate 1\n0000 Oslo\nNO',
    '559999-9017',
  ])
})

test('D18 a click rings or writes only where the number or address is certain', async ({
  crm,
  desk: { app, page, window },
}) => {
  const opened = await recordOpenedOutside(app)
  const certain = aPerson({
    id: contactIdOf(9230),
    telephone: {
      cell: '070-123 45 67 (frun)',
      home: '08-12 34 56 ankn 12',
      work: '+47 22 12 34 56',
      other: '00358 9 123 4567',
    },
    email: {
      emailAddress: 'prova+1@example.com',
      emailAddress2: 'prova@example.com?bcc=a@b.example',
    },
  })
  crm.putContact(certain)
  await window.open(certain.id)
  await expect(window.field('telephone.cell')).toHaveText('070-123 45 67 (frun)')
  await expect(window.field('telephone.home')).toHaveText('08-12 34 56 ankn 12')
  for (const written of [
    '070-123 45 67 (frun)',
    '08-12 34 56 ankn 12',
    '+47 22 12 34 56',
    '00358 9 123 4567',
  ]) {
    await page.getByRole('button', { name: sv.card.call(written) }).click()
  }
  await page.getByRole('button', { name: sv.card.write('prova+1@example.com') }).click()
  await expect
    .poll(opened)
    .toEqual([
      'tel:+46701234567',
      'tel:+468123456',
      'tel:+4722123456',
      'tel:+35891234567',
      'mailto:prova%2B1@example.com',
    ])
  await expect(window.field('email.emailAddress2')).toBeVisible()
  await expect(window.card.locator('[data-reach]')).toHaveCount(5)

  const uncertain = [
    { cell: '112', home: '0', work: 'ring Anna', other: '070-174 06 90 / 070-174 06 91' },
    { cell: '113 13', home: '1177', work: '+', other: '0900-123456' },
  ]
  for (const [number, telephone] of uncertain.entries()) {
    const person = aPerson({
      id: contactIdOf(9231 + number),
      telephone,
      email: { emailAddress: 'inte en adress' },
    })
    crm.putContact(person)
    await window.open(person.id)
    for (const [kind, written] of Object.entries(telephone)) {
      await expect(window.field(`telephone.${kind}`)).toHaveText(written)
    }
    await expect(window.card.locator('[data-reach]')).toHaveCount(0)
  }
  expect(await opened()).toHaveLength(5)
})

test('N01 what changed in the CRM changes on the open card, and the place one was reading stays', async ({
  crm,
  desk: { page, window },
}) => {
  await window.open(people.ingrid)
  await window.settled()
  await window.unfold()
  await window.field('changedAt').scrollIntoViewIfNeeded()
  const offset = () =>
    page.locator('main').evaluate((one) => {
      const scroller = [one, ...one.querySelectorAll('*')].find((it) => it.scrollTop > 0)
      return scroller?.scrollTop ?? 0
    })
  const before = await offset()
  expect(before).toBeGreaterThan(0)
  crm.changeContact(people.ingrid, { note: 'Har sålt.\nRing inte.', firstName: 'Inga' })
  await page.keyboard.press('F5')
  await expect(window.card.getByTestId('contact-name')).toHaveText('Inga Exempelsson')
  await expect(window.field('note')).toContainText('Har sålt.')
  await expect(window.recent(people.ingrid)).toContainText('Inga Exempelsson')
  expect(await offset()).toBe(before)
})

test('an estate and its deceased are told apart in the list', async ({ crm, desk: { window } }) => {
  const estate = aDeceasedEstate()
  crm.putContact(estate)
  await window.open(estate.id)
  await window.open(people.deceased)
  await expect(window.recent(estate.id)).toHaveText(/^\s*Dödsbo\s*Dbo efter/)
  await expect(window.recent(people.deceased)).toHaveText(/^\s*Avliden\s*Åke/)
})
