import { sv } from '../../electron/contract/texts/sv'
import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { aPerson } from '../builders/people'
import { expect, test } from './fixtures'
import { recordOpenedOutside, watchClipboard } from './packed-app'
import { people } from './pages/window'

test.use({ sharedStart: true })

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
    '+46701740605',
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
    { cell: '112', home: '0', work: 'ring Anna', other: '070-174 06 90 6' },
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

test('D26 each number of a field is shown, dialled, copied and found by itself', async ({
  crm,
  desk: { app, page, window },
}) => {
  const opened = await recordOpenedOutside(app)
  const copied = await watchClipboard(app)
  const shared = aPerson({
    id: contactIdOf(9240),
    telephone: {
      cell: '070 174 06 07 (Anna) 070 174 06 08 (Bo)',
      home: '08-465 00 41 ankn 12',
      work: '0900-123 45 67',
      other: '070-174 06 09 (efter kl 17)',
    },
  })
  crm.putContact(shared)
  await window.open(shared.id)
  const numbersOf = (field: string) => window.field(field).getByTestId('phone-number')
  const cell = numbersOf('telephone.cell')
  await expect(cell).toHaveText(['070 174 06 07 (Anna)', '070 174 06 08 (Bo)'])
  await expect(cell.nth(0)).toHaveAttribute('data-dialable', '+46701740607')
  await expect(cell.nth(1)).toHaveAttribute('data-dialable', '+46701740608')
  await expect(numbersOf('telephone.home')).toHaveText('08-465 00 41 ankn 12')
  await expect(numbersOf('telephone.home')).toHaveAttribute('data-dialable', '+4684650041')
  await expect(numbersOf('telephone.other')).toHaveAttribute('data-dialable', '+46701740609')
  await expect(numbersOf('telephone.work')).toHaveText('0900-123 45 67')
  await expect(numbersOf('telephone.work')).not.toHaveAttribute('data-dialable')
  for (const written of ['070 174 06 08 (Bo)', '070 174 06 07 (Anna)', '08-465 00 41 ankn 12']) {
    await page.getByRole('button', { name: sv.card.call(written) }).click()
  }
  await expect.poll(opened).toEqual(['tel:+46701740608', 'tel:+46701740607', 'tel:+4684650041'])
  await expect(page.getByRole('button', { name: sv.card.call('0900-123 45 67') })).toHaveCount(0)

  for (const written of ['070 174 06 08 (Bo)', '0900-123 45 67']) {
    await page.getByRole('button', { name: sv.frame.copy(written), exact: true }).click()
  }
  // The keys copy the number whose row has the focus, and no other of its field.
  await page.getByRole('button', { name: sv.card.call('070 174 06 08 (Bo)') }).focus()
  await page.keyboard.press('ControlOrMeta+c')
  await expect.poll(copied).toEqual(['+46701740608', '0900-123 45 67', '+46701740608'])

  for (const typed of ['+46701740608', '0046701740608', '0701740608', '0608']) {
    await window.search.fill(typed)
    await expect(window.result(shared.id)).toContainText('070 174 06 08 (Bo)')
  }
})
