import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { aPerson } from '../builders/people'
import { expect, test } from './fixtures'
import { people } from './pages/window'

test.describe('the flags say what the CRM says, in the words of the rules', () => {
  test.use({ sharedStart: true })

  test('GDPR 2 GDPR 9 D03 advertising: allowed, declined, and everything else as no', async ({
    crm,
    desk: { window },
  }) => {
    const flag = window.flag('advertising')
    const panel = async (state: string, words: string) => {
      for (const row of ['phone', 'message', 'post'] as const) {
        await expect(window.panel(row)).toHaveAttribute('data-state', state)
        await expect(window.panel(row)).toContainText(words)
        await expect(window.panel(row)).toContainText('pågående ärende: går bra')
      }
      await expect(window.panel('phone')).toContainText('NIX-status okänd')
      await expect(window.panel('meeting')).toHaveAttribute('data-state', 'not-recorded')
      await expect(window.panel('meeting')).toContainText('CRM säger inget om möten')
    }
    await window.open(people.ingrid)
    await expect(flag).toHaveAttribute('data-state', 'yes')
    await expect(flag).toContainText('Reklamutskick: tillåts enligt CRM')
    await expect(flag).toContainText('kanal, datum och källa framgår inte')
    await panel('yes', 'reklam: tillåts enligt CRM')

    await window.open(people.declined)
    await expect(flag).toHaveAttribute('data-state', 'no')
    await expect(flag).toContainText('Reklam avböjd')
    await expect(flag).toContainText('kontakt i pågående ärende går bra')
    await panel('no', 'reklam avböjd')

    for (const [number, value] of [null, undefined, 'true', 1].entries()) {
      const person = aPerson({ id: contactIdOf(9110 + number), advertisingEnabled: value })
      crm.putContact(person)
      await window.open(person.id)
      await expect(flag).toHaveAttribute('data-state', 'unknown')
      await expect(flag).toContainText('Reklam: okänt – behandla som nej')
      await panel('unknown', 'reklam: okänt – behandla som nej')
    }
    // Calls and copies serve a matter under way: the flag never takes them away (GDPR rule 9).
    await expect(window.card.locator('[data-reach]').first()).toBeEnabled()
  })

  test('GDPR 3 D05 informed: a day, none, or one that cannot be', async ({
    crm,
    desk: { window },
  }) => {
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

  test('GDPR 6 D02 matching: yes, no, not asked, and a value nobody knows as the text it is', async ({
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

  test('GDPR 6 somebody who declined advertising and asked to be matched gets both, and the line between them', async ({
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

  test('GDPR 4 D15 a deceased person is that before anything else, whatever the office once noted', async ({
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
    await expect(page.getByTestId('panel-relatives')).toContainText('kan gälla anhöriga')
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
      await expect(page.getByTestId('panel-relatives')).toHaveCount(0)
      await expect(window.card.locator('header')).not.toContainText('Avliden')
    }
  })
})

test('GDPR 25 past a day the flags ask to be checked before a mailing', async ({
  desk: { page, window },
}) => {
  await page.clock.install()
  await page.reload()
  await window.openSettled(people.ingrid)
  await expect(window.card).not.toContainText('kontrollera före utskick')
  await page.clock.fastForward('25:00:00')
  for (const flag of ['advertising', 'informed', 'matching'] as const) {
    await expect(window.flag(flag)).toContainText('kontrollera före utskick')
  }
  await expect(page.getByTestId('contact-panel')).toContainText('kontrollera före utskick')
})
