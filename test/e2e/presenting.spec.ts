import type { ElectronApplication, Page } from '@playwright/test'
import { sv } from '../../electron/contract/texts/sv'
import { systemTexts } from '../../electron/contract/texts/system'
import { personalTexts } from '../builders/personal-texts'
import type { CrmServer } from '../fakes/crm-server'
import { expect, test } from './fixtures'
import { judge } from './judge'
import { people } from './pages/window'
import { allThatIsSaid } from './said'

/** Whatever the office knows of anybody, but for the name on the card and the estates that one has a role for. */
function everythingBut(crm: CrmServer, name: string): string[] {
  const customer = crm.office.customers.get('M99999')
  if (customer === undefined) throw new Error('no office')
  const estates = customer.estates.map(({ streetAddress }) => streetAddress)
  return personalTexts(customer, [name, ...estates])
}

/** As `allThatIsSaid`, with what stands in fields and what is marked. */
async function whatOthersSee(app: ElectronApplication, page: Page): Promise<string> {
  const fields = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')].map(
      (field) => field.value,
    ),
  )
  const marked = await page.evaluate(() => getSelection()?.toString() ?? '')
  return [await allThatIsSaid(app, page), ...fields, marked].join('\n')
}

/** What is in the page as soon as it says that others see it. */
async function watchForPresented(page: Page): Promise<() => Promise<string>> {
  const seen = await page.evaluateHandle(() => {
    const seen = new Promise<string>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        setTimeout(() => resolve(document.documentElement.outerHTML))
      })
      const toggle = document.querySelector('[data-testid="presentation-toggle"]')
      if (toggle) observer.observe(toggle, { attributeFilter: ['aria-pressed'] })
    })
    return { seen }
  })
  return () => seen.evaluate((of) => of.seen)
}

/** What the page was told, from now on, in words. */
async function listen(page: Page) {
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    for (const name of ['contact-updated', 'recents-changed', 'session-changed'] as const) {
      self.crm.on[name]((payload) => void told.push(JSON.stringify(payload)))
    }
  })
  return () =>
    page.evaluate(() => (globalThis as unknown as { told: string[] }).told.splice(0).join('\n'))
}

test('X23 GDPR 37 presentation mode, looked through for every name but one', async ({
  crm,
  desk: { app, page, window },
}) => {
  test.slow()
  const asked = await app.evaluateHandle(({ BrowserWindow }) => {
    const asked: boolean[] = []
    const [window] = BrowserWindow.getAllWindows()
    if (window) window.setContentProtection = (on) => void asked.push(on)
    return asked
  })
  const toggle = page.getByTestId('presentation-toggle')
  const hidden = everythingBut(crm, 'Ingrid Exempelsson')
  // Flags, scores and marks of change are no texts of the CRM's.
  const words = [
    ...[sv.flags.advertisingYes, sv.flags.informedMissing, sv.flags.matchingYes, 'Informerad'],
    ...[sv.flags.leadScore, sv.contactPanel.title, sv.card.relations, sv.changes.mark],
  ]
  const among = (seen: string) => [...hidden, ...words].filter((text) => seen.includes(text))
  const inSight = async () => among(await whatOthersSee(app, page))
  const told = await listen(page)

  await window.copy.choose('office')
  for (const id of Object.values(people)) {
    await window.openSettled(id)
    await window.unfold()
  }
  await window.openSettled(people.ingrid)
  await window.unfold()
  await window.search.fill('exempel')
  await expect(window.results.first()).toBeVisible()
  const before = await inSight()
  expect(before.length).toBeGreaterThan(15)
  expect(await told()).toContain('070-174 06 05')

  await test.step('begins in the midst of a search', async () => {
    const asPresented = await watchForPresented(page)
    await page.keyboard.press('F9')
    expect(among(await asPresented())).toEqual([])
    await expect(toggle).toHaveAttribute('aria-pressed', 'true')
    await expect(toggle).toHaveText(sv.screen.presenting.name)
    await expect(window.search).toHaveValue('')
    await expect(page.getByTestId('presentation-list')).toContainText(sv.screen.presenting.others)
    await expect(page.getByTestId('presentation-hidden')).toHaveText(sv.screen.presenting.hidden)
    await expect(window.card.getByTestId('contact-name')).toHaveText('Ingrid Exempelsson')
    await expect(window.rows('seller').first()).toContainText('Vintervägen 9')
    expect(await inSight()).toEqual([])
    expect((await asked.jsonValue()).at(-1)).toBe(true)
  })

  await test.step('goes on while the card is fetched and the copy stirs', async () => {
    await told()
    crm.changeContact(people.ingrid, { isDeceased: true, note: 'Något nytt om balkongen.' })
    await window.refresh()
    await window.settled()
    const news = await told()
    expect(news).toContain('Ingrid Exempelsson')
    expect(
      [...hidden, 'Något nytt', '"deceased":"yes"'].filter((one) => news.includes(one)),
    ).toEqual([])
    await expect(window.card.getByText(sv.contact.deceased)).toHaveCount(0)
    expect(await inSight()).toEqual([])
  })

  await test.step('finds nobody by name, and leads to nobody', async () => {
    await window.search.fill('Öberg')
    await expect(page.getByTestId('presentation-list')).toBeVisible()
    await expect(window.results).toHaveCount(0)
    await window.search.press('Enter')
    await window.search.clear()
    await page.keyboard.press('Escape')
    await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
    for (const id of ['open-related', 'back', 'recent', 'reveal-number', 'filter-button']) {
      await expect(page.getByTestId(id)).toHaveCount(0)
    }
    expect(await inSight()).toEqual([])
  })

  await test.step('opens no log, no sheet and no number', async () => {
    const key = { customerId: 'M99999', contactId: people.ingrid } as never
    const answers = await page.evaluate(async (key) => {
      const { calls } = self.crm
      return [
        await calls['contacts.revealNumber']({ key, reason: 'contract' }),
        await calls['contacts.export']({ key, choice: { kind: 'meeting' } }),
        await calls['contacts.reach']({ key, field: { phone: 'telephone.cell', at: 0 } }),
        await calls['contacts.copy']({ key, field: 'note' }),
        await calls['accessLog.read']({ before: null }),
        await calls['contacts.recents'](undefined),
      ].map((answer) => (answer.ok ? 'answered' : answer.error.code))
    }, key)
    expect(new Set(answers)).toEqual(new Set(['presenting']))
    await page.keyboard.press('ControlOrMeta+P')
    await expect(window.notice('presenting')).toContainText(sv.failures.presenting.says)
    expect(await inSight()).toEqual([])
  })

  await judge(app, page, 'presenting')

  await test.step('a page that loads anew presents still, and the same contact without the rest', async () => {
    await page.reload()
    await expect(toggle).toHaveAttribute('aria-pressed', 'true')
    await window.openSettled(people.ingrid)
    expect(await inSight()).toEqual([])
  })

  await test.step('brings card and list back when it is over', async () => {
    await page.getByTestId('presentation-end').click()
    await expect(toggle).toHaveAttribute('aria-pressed', 'false')
    await expect(window.field('telephone.cell')).toHaveText('070-174 06 05')
    await expect(window.recent(people.estate)).toBeVisible()
    await expect(window.flag('deceased')).toBeVisible()
    expect((await asked.jsonValue()).at(-1)).toBe(false)
  })
})

test('GDPR 11 GDPR 37 presentation mode ends a reveal, and shows of a company its name alone', async ({
  crm,
  desk: { app, page, window },
}) => {
  await window.openSettled(people.ingrid)
  await page.getByTestId('reveal-number').click()
  await expect(window.field('socialSecurityNumber')).toHaveText('19620314-9809')
  await page.keyboard.press('F9')
  await expect(page.getByTestId('presentation-hidden')).toBeVisible()
  expect(await whatOthersSee(app, page)).not.toContain('9809')
  await page.keyboard.press('F9')
  await expect(page.getByTestId('reveal-number')).toBeVisible()

  await window.openSettled(people.company)
  await window.unfold()
  await page.keyboard.press('F9')
  await expect(page.getByTestId('presentation-hidden')).toBeVisible()
  const name = 'Påhittade Bygg & Fastighetsutveckling i Låtsasstad Aktiebolag'
  const seen = await whatOthersSee(app, page)
  expect(everythingBut(crm, name).filter((text) => seen.includes(text))).toEqual([])
})

test('GDPR 37 a page that hangs does not go on showing what it had', async ({
  desk: { app, page, window },
}) => {
  await window.openSettled(people.ingrid)
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  await app.evaluate(({ Menu }, label) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []) ?? []
    items.find((one) => one.label === label)?.click()
  }, systemTexts.sv.present)
  const inSight = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const ids = `[...document.querySelectorAll('[data-testid]')].map((it) => it.dataset.testid)`
      // What was asked of the page that hung is answered by nobody.
      const late = new Promise<string[]>((resolve) => setTimeout(() => resolve([]), 500))
      return Promise.race([contents?.executeJavaScript(ids) as Promise<string[]>, late])
    })
  await expect.poll(inSight).toContain('presentation-hidden')
  expect(await inSight()).not.toContain('recent')
})
