import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { CrmServer } from '../../fakes/crm-server'
import { Copy } from './copy'

/** Invented contacts of `test/fixtures/samples`, by what they are there to show. */
export const people = {
  ingrid: 'ADR00000000000000000000000000001001',
  declined: 'ADR00000000000000000000000000001002',
  deceased: 'ADR00000000000000000000000000001003',
  foreign: 'ADR00000000000000000000000000001004',
  sparse: 'ADR00000000000000000000000000001005',
  company: 'ADR00000000000000000000000000002001',
  estate: 'ADR00000000000000000000000000003001',
} as const

/** The window as a broker reads and uses it. Ids are those of docs/automation.md. */
export class Window {
  readonly card: Locator
  /** The page of an estate, in the place of the card. */
  readonly estate: Locator
  readonly search: Locator
  readonly copy: Copy

  constructor(readonly page: Page) {
    this.card = page.getByTestId('contact-card')
    this.estate = page.getByTestId('estate-page')
    this.search = page.getByTestId('search-input')
    this.copy = new Copy(page)
  }

  async signIn(
    crm: CrmServer,
    change: { username?: string; password?: string; customers?: string; address?: string } = {},
  ) {
    await this.page.getByTestId('sign-in-username').fill(change.username ?? crm.username)
    await this.page.getByTestId('sign-in-password').fill(change.password ?? crm.password)
    await this.page.getByTestId('sign-in-customers').fill(change.customers ?? 'M99999')
    const address = this.page.getByTestId('sign-in-address')
    if (!(await address.isVisible())) await this.page.getByTestId('sign-in-advanced').click()
    await address.fill(change.address ?? crm.address)
    await this.page.getByTestId('sign-in-submit').click()
  }

  async signedIn(crm: CrmServer) {
    await this.signIn(crm)
    await expect(this.search).toBeVisible()
  }

  /** A box of the first run or the settings: the category means a protected identity. */
  protectedCategory(name: string): Locator {
    return this.page.locator(`[data-testid="protected-category"][data-category="${name}"]`)
  }

  /** Types an id and presses Enter, then waits for that very card. */
  async open(contactId: string) {
    await this.type(contactId)
    await expect(this.card).toHaveAttribute('data-contact-id', contactId)
  }

  async type(text: string) {
    await this.search.fill(text)
    await this.search.press('Enter')
  }

  field(path: string): Locator {
    return this.card.getByTestId(`field-${path}`)
  }

  flag(name: 'advertising' | 'informed' | 'deceased' | 'matching'): Locator {
    return this.card.getByTestId(`flag-${name}`)
  }

  panel(row: 'meeting' | 'phone' | 'message' | 'post'): Locator {
    return this.card.getByTestId(`panel-${row}`)
  }

  group(role: string): Locator {
    return this.card.locator(`[data-testid="role-group"][data-role="${role}"]`)
  }

  /** The rows of one role that are drawn, top to bottom. */
  rows(role: string): Locator {
    return this.group(role).getByTestId('role-row')
  }

  /** In a row of the card: leads to the estate. */
  linkTo(estateId: string): Locator {
    return this.card
      .locator(`[data-testid="open-estate"][data-estate-id="${estateId}"]`)
      .filter({ visible: true })
      .first()
  }

  /** Presses the role's estate, and waits for its page. */
  async openEstate(estateId: string) {
    await this.linkTo(estateId).click()
    await expect(this.estate).toHaveAttribute('data-estate-id', estateId)
  }

  /** Rows of the estate's page, top to bottom; of one person, where a contact is named. */
  standing(contactId?: string): Locator {
    const rows = this.estate.getByTestId('estate-person')
    return contactId === undefined
      ? rows
      : rows.and(this.page.locator(`[data-contact-id="${contactId}"]`))
  }

  /** One line of the list beside the card: a contact opened in this run. */
  recent(contactId: string): Locator {
    return this.page.locator(`[data-testid="recent"][data-contact-id="${contactId}"]`)
  }

  /** What a search has found, top to bottom. */
  get results(): Locator {
    return this.page.getByTestId('search-result')
  }

  result(contactId: string): Locator {
    return this.page.locator(`[data-testid="search-result"][data-contact-id="${contactId}"]`)
  }

  /** Says why there is nothing to see. */
  get empty(): Locator {
    return this.page.getByTestId('search-empty')
  }

  get connection(): Locator {
    return this.page.getByTestId('connection')
  }

  get notices(): Locator {
    return this.page.getByTestId('notice')
  }

  async refresh() {
    await this.page.getByTestId('refresh').click()
  }

  notice(code: string): Locator {
    return this.page.locator(`[data-testid="notice"][data-code="${code}"]`).first()
  }

  /** Folded sections remember their state, so this only ever opens them; without names, all there are. */
  async unfold(...sections: ('address' | 'categories' | 'note' | 'record')[]) {
    // Drawn behind the rest; every card ends with it.
    await expect(this.card.getByTestId('section-record')).toBeVisible()
    const named = sections.map((section) => this.card.getByTestId(`section-${section}`))
    const folds = named.length > 0 ? named : await this.card.getByTestId(/^section-/).all()
    for (const fold of folds) {
      if (!(await fold.evaluate((it) => it.hasAttribute('open')))) {
        await fold.locator('summary').click()
      }
      await expect(fold).toHaveAttribute('open')
    }
  }

  /** Opens a contact and waits until nothing of its card moves any more. */
  async openSettled(contactId: string) {
    await this.open(contactId)
    await this.settled()
  }

  /** As `openSettled`, and nothing of it is asked of the CRM any more: where its estates lie comes last of all. */
  async openFetched(crm: CrmServer, contactId: string) {
    await this.openSettled(contactId)
    await expect
      .poll(() => crm.requestsAt(/GetEstateList/).some(({ completed }) => completed))
      .toBe(true)
  }

  /** Every part of the card has been fetched, or has failed: nothing more will move. */
  async settled() {
    for (const part of ['freshness-card', 'freshness-roles']) {
      await expect(this.page.getByTestId(part)).toHaveAttribute('data-refreshing', 'false')
    }
    await expect(this.page.getByTestId('refresh')).toHaveAttribute('aria-disabled', 'false')
  }

  /** Saves the open card as what the dialog proposes, a Mötesblad; the save dialog has its answer by then. */
  async saveSheet() {
    await this.page.getByTestId('export-pdf').click()
    await this.page.getByTestId('export-confirm').click()
  }

  async askToSignOut() {
    await this.page.getByTestId('account-menu').click()
    await this.page.getByTestId('sign-out').click()
    await expect(this.page.getByTestId('sign-out-question')).toBeVisible()
  }

  async signOut() {
    await this.askToSignOut()
    await this.page.getByTestId('sign-out-confirm').click()
    await expect(this.page.getByTestId('sign-in-username')).toBeVisible()
  }
}
