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
