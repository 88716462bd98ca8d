/** What to look at: a state of the preview, and what the hands do first. Ids are those of cards.ts. */
const PERSON = 'ADR00000000000000000000000000001001'
const open = (id) => async (page) => {
  await page.getByTestId('search-input').fill(id)
  await page.keyboard.press('Enter')
}
const card = (id) => async (page) => {
  await open(id)(page)
  await page.getByTestId('contact-card').waitFor()
}
const person = card(PERSON)
const failing = async (page) => {
  await open(PERSON)(page)
  await page.getByTestId('notice').waitFor()
}

export const shots = [
  { name: 'sign-in', state: 'sign-in' },
  {
    name: 'sign-in-missing',
    state: 'sign-in',
    act: (page) => page.getByTestId('sign-in-submit').click(),
  },
  {
    name: 'sign-in-separate',
    state: 'sign-in',
    act: async (page) => {
      await page.getByTestId('sign-in-username').fill('maja.mallmaklare')
      await page.getByTestId('sign-in-customers').fill('M99999, m30011')
      await page.getByTestId('sign-in-separate').check()
      await page.getByTestId('sign-in-advanced').click()
    },
  },
  {
    name: 'sign-in-wrong',
    state: 'sign-in-wrong',
    act: async (page) => {
      await page.getByTestId('sign-in-username').fill('maja.mallmaklare')
      await page.getByTestId('sign-in-customers').fill('M99999')
      await page.getByTestId('sign-in-password').fill('hemligt')
      await page.getByTestId('sign-in-submit').click()
      await page.getByTestId('notice').waitFor()
    },
  },
  { name: 'sign-in-ended', state: 'sign-in-ended' },
  { name: 'start-empty', state: 'start-empty' },
  { name: 'start-sample', state: 'start-sample' },
  { name: 'start-not-kept', state: 'start-not-kept' },
  {
    name: 'typing-hit',
    state: 'start-not-kept',
    act: (page) => page.getByTestId('search-input').fill('exem'),
  },
  {
    name: 'typing-miss',
    state: 'start-not-kept',
    act: (page) => page.getByTestId('search-input').fill('Kerstin'),
  },
  {
    name: 'typing-id',
    state: 'start-not-kept',
    act: (page) => page.getByTestId('search-input').fill('ADR0000000000099'),
  },
  { name: 'person', state: 'person', act: person },
  { name: 'sample', state: 'sample', act: person },
  { name: 'english', state: 'english', act: person },
  { name: 'all-open', state: 'all-open', act: person, tall: true },
  { name: 'company', state: 'person', act: card('ADR00000000000000000000000000002001') },
  { name: 'deceased', state: 'person', act: card('ADR00000000000000000000000000001004') },
  { name: 'estate', state: 'person', act: card('ADR00000000000000000000000000003001') },
  { name: 'sparse', state: 'person', act: card('ADR00000000000000000000000000001005') },
  { name: 'unknown', state: 'person', act: card('ADR00000000000000000000000000004001') },
  {
    name: 'hostile',
    state: 'hostile',
    act: card('ADR00000000000000000000000000009009'),
    tall: true,
  },
  { name: 'old', state: 'old', act: person },
  { name: 'failed', state: 'failed', act: person },
  { name: 'wrong-login', state: 'wrong-login', act: person },
  { name: 'too-many', state: 'too-many', act: person },
  { name: 'parts-missing', state: 'parts-missing', act: person },
  { name: 'roles-partly', state: 'roles-partly', act: person },
  { name: 'roles-none', state: 'roles-none', act: person },
  { name: 'roles-many', state: 'roles-many', act: person },
  {
    name: 'roles-filtered',
    state: 'all-open',
    act: async (page) => {
      await person(page)
      await page.locator('[data-testid=role-filter][data-role=buyer]').click()
    },
  },
  {
    name: 'hover',
    state: 'person',
    act: async (page) => {
      await person(page)
      await page.getByTestId('field-telephone.cell').hover()
      await page.locator('li:has([data-testid="field-telephone.cell"]) [data-copy]').click()
    },
  },
  {
    name: 'revealed',
    state: 'person',
    act: async (page) => {
      await person(page)
      await page.getByTestId('reveal-number').click()
      await page.getByTestId('hide-number').waitFor()
    },
  },
  {
    name: 'channels',
    state: 'person',
    act: async (page) => {
      await person(page)
      await page.getByTestId('channels').click()
    },
  },
  {
    name: 'exported',
    state: 'person',
    act: async (page) => {
      await person(page)
      await page.getByTestId('export-pdf').click()
      await page.getByTestId('notice').waitFor()
    },
  },
  {
    name: 'opening',
    state: 'opening',
    act: async (page) => {
      await open(PERSON)(page)
      await page.getByTestId('cancel-opening').waitFor()
    },
  },
  { name: 'open-failed', state: 'open-failed', act: failing },
  { name: 'open-too-many', state: 'open-too-many', act: failing },
  {
    name: 'gone',
    state: 'gone',
    act: failing,
  },
  {
    name: 'account-menu',
    state: 'offices',
    act: async (page) => {
      await person(page)
      await page.getByTestId('account-menu').click()
    },
  },
  {
    name: 'settings',
    state: 'person',
    act: async (page) => {
      await person(page)
      await page.keyboard.press('Control+,')
    },
  },
  {
    name: 'keys',
    state: 'person',
    act: async (page) => {
      await person(page)
      await page.keyboard.press('?')
    },
  },
  {
    name: 'sign-in-again',
    state: 'wrong-login',
    act: async (page) => {
      await person(page)
      await page.locator('[data-testid=notice] button').first().click()
    },
  },
]
