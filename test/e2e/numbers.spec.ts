import { sv } from '../../electron/contract/texts/sv'
import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { aCompany, aPerson } from '../builders/people'
import { expect, test } from './fixtures'
import { people } from './pages/window'

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
    await window.openSettled(people.ingrid)
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
