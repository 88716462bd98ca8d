import { aPerson } from '../builders/people'
import { expect, test } from './fixtures'
import { hostileTexts, plantedElements } from './hostile'
import { setTrap } from './trap'

test.use({ sharedStart: true })

const hostileId = "ADR<b>&'9001"

test('X01 markup from the CRM is text in what a search finds, in its filters and in its dialogs', async ({
  crm,
  entry: { page, window },
}) => {
  const trap = await setTrap()
  const hostile = hostileTexts(trap.address)
  const [agent] = crm.office.customers.get('M99999')?.users ?? []
  if (agent) agent.userName = hostile.image
  crm.putContact(
    aPerson({
      id: hostileId,
      firstName: hostile.image,
      lastName: 'Märkup',
      agentId: agent?.userId,
      email: { emailAddress: hostile.link, emailAddress2: null },
      address: { streetAddress: hostile.script, zipCode: null, city: hostile.frame },
      categories: [hostile.attribute, hostile.link].map((name, at) => ({
        id: `${at}`,
        name,
        readOnly: false,
      })),
    }),
  )
  await window.signedIn(crm)
  await expect(window.copy.setup).toContainText(hostile.image)
  expect(await plantedElements(page)).toEqual([])
  await window.copy.choose('office', hostile.image)
  await window.copy.filled(9)

  const found = window.result(hostileId)
  for (const [typed, shown] of [
    ['<img', hostile.image],
    ['tryck', hostile.link],
    ['onmouseover', hostile.attribute],
    ['iframe', hostile.frame],
  ] as const) {
    await window.search.fill(typed)
    await expect(found, typed).toContainText(shown)
    expect(await plantedElements(page), typed).toEqual([])
  }
  await page.getByTestId('filter-button').click()
  await page.getByTestId('filter-category').selectOption({ label: hostile.attribute })
  await expect(page.getByTestId('filter-chip')).toContainText(hostile.attribute)
  await expect(found).toBeVisible()
  expect(await plantedElements(page)).toEqual([])
  expect(trap.caught).toEqual([])
  await trap.close()
})
