/** What to look at: a state of the preview, and what the hands do first. Ids are those of cards.ts. */
const PERSON = 'ADR00000000000000000000000000001001'
const open = (id) => async (page) => {
  await page.getByTestId('search-input').fill(id)
  await page.keyboard.press('Enter')
}
const type = (text) => (page) => page.getByTestId('search-input').fill(text)
const card = (id) => async (page) => {
  await open(id)(page)
  await page.getByTestId('contact-card').waitFor()
}
const inSettings = async (page, testId) => {
  await page.keyboard.press('Control+,')
  await page.getByTestId(testId).click()
}
const person = card(PERSON)
const exporting = (id, variant) => async (page) => {
  await card(id)(page)
  await page.getByTestId('export-pdf').click()
  await page.getByTestId(`export-variant-${variant}`).check()
  await page.locator(`[data-testid=export-preview][data-variant=${variant}]`).waitFor()
}
const estate = async (page) => {
  await person(page)
  await page.getByTestId('open-estate').first().click()
  await page.getByTestId('estate-page').waitFor()
}
const toRoles = async (page) => {
  await person(page)
  await page.getByTestId('roles').evaluate((roles) => roles.scrollIntoView())
}
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
  { name: 'start-whole', state: 'start-whole' },
  {
    name: 'setup',
    state: 'setup',
    act: async (page) => {
      await page.getByTestId('own-user').selectOption('HAN1')
      await page.getByTestId('scope-count').first().getByText('318').waitFor()
    },
  },
  {
    name: 'setup-missing',
    state: 'setup',
    act: (page) => page.getByTestId('scope-start').click(),
  },
  {
    name: 'setup-office',
    state: 'setup-counting',
    act: (page) => page.getByTestId('scope-office').check(),
  },
  { name: 'setup-offices', state: 'setup-offices' },
  {
    name: 'setup-failed',
    state: 'setup-failed',
    act: (page) => page.getByTestId('scope-office').check(),
  },
  { name: 'sync-listing', state: 'listing' },
  { name: 'changed', state: 'changed', act: person, tall: true },
  { name: 'changed-deceased', state: 'changed', act: card('ADR00000000000000000000000000001004') },
  { name: 'changed-strongest', state: 'changed-strongest', act: person, tall: true },
  { name: 'expired', state: 'expired', act: failing },
  { name: 'protected', state: 'protected', act: card('ADR00000000000000000000000000001006') },
  { name: 'copy-key-missing', state: 'key-missing' },
  { name: 'copy-damaged', state: 'damaged' },
  { name: 'copy-newer-version', state: 'newer-version' },
  { name: 'copy-no-keychain', state: 'no-keychain' },
  { name: 'copy-disk-full', state: 'disk-full', act: person },
  { name: 'copy-set-aside', state: 'set-aside' },
  { name: 'copy-change', state: 'person', act: (page) => inSettings(page, 'change-scope') },
  {
    name: 'settings-protected',
    state: 'protected-named',
    act: async (page) => {
      await page.keyboard.press('Control+,')
      await page.getByTestId('retention-days').fill('45')
      await page.getByTestId('settings-protected').focus()
    },
    tall: true,
  },
  { name: 'access-log', state: 'person', act: (page) => inSettings(page, 'show-access-log') },
  {
    name: 'access-log-empty',
    state: 'log-empty',
    act: (page) => inSettings(page, 'show-access-log'),
  },
  { name: 'forget', state: 'person', act: (page) => inSettings(page, 'forget-computer') },
  {
    name: 'forget-receipt',
    state: 'person',
    act: async (page) => {
      await inSettings(page, 'forget-computer')
      await page.getByTestId('forget-confirm').click()
      await page.getByTestId('forget-receipt').waitFor()
    },
    tall: true,
  },
  { name: 'sync-filling', state: 'filling', act: person },
  { name: 'sync-paused', state: 'paused' },
  { name: 'sync-waiting', state: 'waiting' },
  {
    name: 'sync-cancel',
    state: 'filling',
    act: (page) => page.getByTestId('sync-cancel').click(),
  },
  { name: 'search', state: 'search', act: type('ingrid') },
  { name: 'search-many', state: 'search-many', act: type('ingrid e') },
  { name: 'search-empty', state: 'search-empty', act: type('Kerstin Utan') },
  {
    name: 'search-server',
    state: 'search-empty',
    act: async (page) => {
      await type('Kerstin Utan')(page)
      await page.getByTestId('search-server').click()
      await page.getByTestId('search-result').first().waitFor()
    },
  },
  {
    name: 'search-server-failed',
    state: 'search-filling',
    act: async (page) => {
      await type('Kerstin Utan')(page)
      await page.getByTestId('search-server').click()
    },
  },
  { name: 'search-too-short', state: 'search-too-short', act: type('Per') },
  { name: 'search-opened', state: 'search-opened', act: type('Kerstin Utan') },
  { name: 'search-personal-number', state: 'search-empty', act: type('850412-9803') },
  {
    name: 'filter-panel',
    state: 'search',
    act: (page) => page.getByTestId('filter-button').click(),
  },
  {
    name: 'filter-nobody',
    state: 'search-nobody',
    act: (page) => page.getByTestId('filter-button').click(),
  },
  {
    name: 'filtered',
    state: 'search',
    act: async (page) => {
      await page.getByTestId('filter-button').click()
      await page.getByTestId('filter-kind').getByText('Person').click()
      await page.getByTestId('filter-role').selectOption('extraOwner')
      await page.getByTestId('filter-category').selectOption('Spekulant bostadsrätt')
      await page.getByTestId('filter-own').check()
      await page.keyboard.press('Escape')
      await page.getByTestId('search-input').focus()
    },
  },
  {
    name: 'typing-id',
    state: 'start-not-kept',
    act: (page) => page.getByTestId('search-input').fill('ADR0000000000099'),
  },
  {
    name: 'locked',
    state: 'person',
    act: async (page) => {
      await person(page)
      await page.keyboard.press('Control+L')
      await page.getByTestId('lock-screen').waitFor()
    },
  },
  {
    name: 'locked-wrong',
    state: 'locked',
    act: async (page) => {
      await page.getByTestId('unlock-code').fill('fel')
      await page.getByTestId('unlock').click()
      await page.getByTestId('notice').waitFor()
    },
  },
  {
    name: 'locked-login',
    state: 'locked',
    act: (page) => page.getByTestId('unlock-login').click(),
  },
  {
    name: 'first-lock',
    state: 'without-code',
    act: async (page) => {
      await page.keyboard.press('Control+L')
      await page.getByTestId('code-new').fill('24')
      await page.getByTestId('code-save').click()
    },
  },
  {
    name: 'change-code',
    state: 'person',
    act: async (page) => {
      await page.keyboard.press('Control+,')
      await page.getByTestId('settings-code').click()
      await page.getByTestId('code-current').waitFor()
    },
  },
  {
    name: 'sign-out',
    state: 'person',
    act: async (page) => {
      await page.getByTestId('account-menu').click()
      await page.getByTestId('sign-out').click()
      await page.getByTestId('sign-out-confirm').waitFor()
    },
  },
  { name: 'locked-waiting', state: 'locked-waiting' },
  { name: 'locked-sample', state: 'locked-sample' },
  { name: 'presenting', state: 'presenting', act: person, tall: true },
  {
    name: 'presenting-company',
    state: 'presenting',
    act: card('ADR00000000000000000000000000002001'),
  },
  { name: 'presenting-search', state: 'presenting-search', act: type('ingrid') },
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
  { name: 'stored', state: 'stored', act: person },
  { name: 'failed', state: 'failed', act: person },
  ...['failed-offered', 'failed-over'].map((name) => ({
    name,
    state: name,
    act: async (page) => {
      await person(page)
      await type('Kerstin Utan')(page)
    },
  })),
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
    name: 'contact-panel',
    state: 'old',
    act: async (page) => {
      await person(page)
      await page.getByTestId('contact-panel').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'exported',
    state: 'person',
    act: async (page) => {
      await person(page)
      await page.getByTestId('export-pdf').click()
      await page.getByTestId('export-confirm').click()
      await page.getByTestId('notice').waitFor()
    },
  },
  { name: 'export-meeting', state: 'person', act: exporting(PERSON, 'meeting') },
  { name: 'export-internal', state: 'person', act: exporting(PERSON, 'internal') },
  { name: 'export-subject', state: 'person', act: exporting(PERSON, 'subject') },
  {
    name: 'export-subject-full',
    state: 'english',
    act: async (page) => {
      await exporting(PERSON, 'subject')(page)
      await page.getByTestId('review-note-include').check()
      await page.getByTestId('review-person').first().check()
      await page.getByTestId('review-persons-done').check()
      await page.getByTestId('review-number-full').check()
    },
  },
  { name: 'export-vcard', state: 'person', act: exporting(PERSON, 'vcard') },
  {
    name: 'export-vcard-deceased',
    state: 'person',
    act: exporting('ADR00000000000000000000000000001004', 'vcard'),
  },
  {
    name: 'export-estate',
    state: 'person',
    act: exporting('ADR00000000000000000000000000003001', 'subject'),
  },
  {
    name: 'export-hostile',
    state: 'hostile',
    act: exporting('ADR00000000000000000000000000009009', 'subject'),
  },
  {
    name: 'export-failed',
    state: 'export-failed',
    act: async (page) => {
      await exporting(PERSON, 'meeting')(page)
      await page.getByTestId('export-confirm').click()
      await page.getByRole('dialog').getByTestId('notice').waitFor()
    },
  },
  { name: 'roles-overview', state: 'roles-overview', act: toRoles, tall: true },
  { name: 'roles-overview-coming', state: 'roles-overview-coming', act: toRoles },
  { name: 'roles-none-asked', state: 'parts-missing', act: toRoles },
  { name: 'roles-whole', state: 'all-open', act: toRoles, tall: true },
  {
    name: 'prospect',
    state: 'prospect',
    act: async (page) => {
      await toRoles(page)
      await page.getByTestId('role-former').click()
    },
    tall: true,
  },
  { name: 'property', state: 'person', act: estate, tall: true },
  {
    name: 'property-marked',
    state: 'person',
    act: async (page) => {
      await estate(page)
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    },
  },
  { name: 'property-many', state: 'estate-many', act: estate },
  { name: 'property-all-asked', state: 'estate-all-asked', act: estate },
  { name: 'property-nobody', state: 'estate-nobody', act: estate },
  {
    name: 'property-coming',
    state: 'estate-coming',
    act: async (page) => {
      await person(page)
      await page.getByTestId('open-estate').first().click()
      await page.getByTestId('cancel-opening').waitFor()
    },
  },
  {
    name: 'property-failed',
    state: 'estate-failed',
    act: async (page) => {
      await person(page)
      await page.getByTestId('open-estate').first().click()
      await page.getByTestId('notice').waitFor()
    },
  },
  {
    name: 'roles-refused',
    state: 'roles-refused',
    act: async (page) => {
      await page.keyboard.press('Control+,')
      await page.getByTestId('copy-roles-refused').waitFor()
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
  {
    name: 'open-not-found',
    state: 'person',
    act: async (page) => {
      await person(page)
      await open('ADR00000000000000000000000000009999')(page)
      await page.getByTestId('notice').waitFor()
    },
  },
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
    tall: true,
  },
  { name: 'stored', state: 'person', act: (page) => inSettings(page, 'show-stored'), tall: true },
  {
    name: 'stored-in-memory',
    state: 'stored-in-memory',
    act: (page) => inSettings(page, 'show-stored'),
    tall: true,
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
