import { sv } from '../../electron/contract/texts/sv'
import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { decryptedStates } from '../builders/decrypted-pages'
import { anEstate } from '../builders/office'
import { aPerson } from '../builders/people'
import { copyPath } from './copy-file'
import { expect, test } from './fixtures'
import { copyKeyEntry } from './keychain'
import { markersIn, scanFolder } from './marker-scan'
import { Window } from './pages/window'

const HIDDEN = contactIdOf(9801)
const PROXY = contactIdOf(9802)
const RELATIVE = contactIdOf(9803)
const HOME = 'OBJ99999_2000009801'
const ENTRUSTED = 'OBJ99999_2000009803'
/** Others stand to it as well, so it stays. */
const SHARED = 'OBJ99999_2000009804'
const CATEGORY = 'Röd akt'
const MARKERS = [
  ...['Zinkgränd 17', 'zinkgrand', '99317', '070-174 06 58', '0701740658', '1740658'],
  ...['zorn@hem.example', 'Sover hos sin syster', '19770707-9805', '7707079805'],
  ...[HOME, '2000009801', 'Hemmavägen 98', RELATIVE],
  ...[ENTRUSTED, '2000009803', 'Ombudsvägen 3'],
  // Nobody else has this interest.
  'VeryInterested',
]

test('GDPR 24 S19 S20 of one who becomes protected no byte is left by which a home is found, in the copy or beside it', async ({
  run,
  crm,
  username,
}) => {
  const role = (estateId: string) => ({ estateId, roleCreatedAt: '2026-08-19T00:00:00' })
  const category = { id: 'KAT98', name: CATEGORY, readOnly: false }
  const customer = crm.office.customers.get('M99999')
  customer?.categories.personCategories.push(category)
  customer?.estates.push(
    anEstate({ estateId: HOME, streetAddress: 'Hemmavägen 98' }),
    anEstate({ estateId: ENTRUSTED, streetAddress: 'Ombudsvägen 3' }),
    anEstate({ estateId: SHARED, streetAddress: 'Visningsvägen 5' }),
  )
  crm.putContact(
    aPerson({
      id: HIDDEN,
      firstName: 'Zackarina',
      lastName: 'Zornstrand',
      socialSecurityNumber: '19770707-9805',
      telephone: { home: null, work: null, cell: '070-174 06 58', other: null },
      email: { emailAddress: 'zorn@hem.example', emailAddress2: null },
      address: { streetAddress: 'Zinkgränd 17', zipCode: '993 17', city: 'Testköping' },
      note: 'Sover hos sin syster',
      categories: [category],
    }),
    {
      partyRoles: { seller: [role(HOME)] },
      relations: { relations: [{ relation: 'PowerOfAttorney', contactId: RELATIVE }] },
      estateLinks: {
        buyerOn: [],
        sellerOn: [{ estateId: HOME, estateType: 'House', shareHolding: null }],
        speculatorOn: [{ estateId: SHARED, estateType: 'House', level: 'VeryInterested' }],
      },
    },
  )
  crm.putContact(aPerson({ id: PROXY, firstName: 'Olle', lastName: 'Ombudsson' }), {
    partyRoles: {
      extraSeller: [{ ...role(ENTRUSTED), partyRole: 'PowerOfAttorney', contactId: HIDDEN }],
      seller: [role(SHARED)],
    },
    relations: { reverseRelations: [{ relation: 'PowerOfAttorney', contactId: HIDDEN }] },
    estateLinks: {
      buyerOn: [],
      sellerOn: [{ estateId: SHARED, estateType: 'House', shareHolding: null }],
      speculatorOn: [],
    },
  })

  const started = await run.start()
  const window = new Window(started.page)
  await window.signedIn(crm)
  await window.copy.choose('office')
  await window.copy.filled(10)
  await window.copy.rolesAsked()
  await window.openSettled(HIDDEN)
  await expect(window.rows('seller').first()).toContainText('Hemmavägen 98')
  await window.openSettled(PROXY)
  await expect(window.rows('extraSeller').first()).toContainText('Ombudsvägen 3')
  await expect(window.rows('extraSeller').first()).toContainText('Zornstrand')

  const { password: key } = await copyKeyEntry(username)
  const inCopy = (markers: readonly string[]) =>
    markersIn(decryptedStates(copyPath(run), key), markers)
  expect(inCopy(MARKERS)).toEqual(MARKERS)

  const asked = started.page.getByTestId('estate-asked')
  await window.openEstate(SHARED)
  await expect(window.standing()).toHaveCount(2)
  await expect(window.standing(HIDDEN)).toContainText('Zornstrand')
  await expect(asked).toContainText(sv.estate.askedAll('10'))

  await started.page.keyboard.press('ControlOrMeta+,')
  await window.protectedCategory(CATEGORY).check()
  await started.page.keyboard.press('Escape')
  await expect(window.standing()).toHaveCount(1)
  await expect(window.standing(PROXY)).toHaveAttribute('data-role', 'seller')
  await expect(window.estate).not.toContainText('Zornstrand')
  await expect(asked).toContainText(sv.estate.askedAll('9'))
  await started.page.keyboard.press('Escape')
  await expect(window.rows('extraSeller')).toHaveCount(0)
  await expect(window.card).not.toContainText('Zornstrand')
  await expect.poll(() => inCopy(MARKERS)).toEqual([])
  await window.openSettled(HIDDEN)
  await expect(started.page.getByTestId('protected-identity')).toBeVisible()
  await window.openSettled(PROXY)
  await expect(window.card).not.toContainText('Zornstrand')
  // The list of all the office's estates, should it be asked for again, has them as those of nobody.
  const ofEstates = [HOME, '2000009801', 'Hemmavägen 98', ENTRUSTED, '2000009803', 'Ombudsvägen 3']
  const ofPeople = MARKERS.filter((marker) => !ofEstates.includes(marker))
  expect(inCopy(ofPeople)).toEqual([])
  for (const found of ['0701740658', 'Zinkgränd', HOME, ENTRUSTED]) {
    await window.search.fill(found)
    await expect(window.empty).toBeVisible()
  }
  await window.search.fill('Zornstrand')
  await expect(window.result(HIDDEN)).toBeVisible()

  await started.close()
  expect(inCopy(ofPeople)).toEqual([])
  expect(await scanFolder(run.profile, [...MARKERS, 'Zornstrand'])).toEqual([])
})
