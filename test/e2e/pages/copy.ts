import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { CopyScope } from '../../../electron/contract/domain/copy'
import { sv } from '../../../electron/contract/texts/sv'
import { formatCount } from '../../../renderer/format/counts'

/** The copy of contacts on this computer, as a broker chooses, follows and stops it. */
export class Copy {
  readonly setup: Locator
  readonly progress: Locator

  constructor(private readonly page: Page) {
    this.setup = page.getByTestId('copy-setup')
    this.progress = page.getByTestId('sync-progress')
  }

  /** `own`: who the broker is among the users, by name. */
  async choose(scope: CopyScope, own?: string) {
    await this.page.getByTestId(`scope-${scope}`).check()
    if (own !== undefined) await this.page.getByTestId('own-user').selectOption({ label: own })
    await this.page.getByTestId('scope-start').click()
    await expect(this.setup).toHaveCount(0)
  }

  /** Waits until all that was chosen is here, and nothing else. */
  async filled(contacts: number) {
    await this.inMenu(async (status) => {
      await expect(status).toContainText(
        sv.copy.state.onComputer(sv.copy.contacts(contacts, formatCount(contacts, 'sv'))),
      )
      await expect(status).toContainText(/· avstämda? /)
    })
  }

  /** Waits until so many are here, whatever is still to come. */
  async holds(contacts: number) {
    await this.inMenu((status) =>
      expect(status).toContainText(
        sv.copy.state.onComputer(sv.copy.contacts(contacts, formatCount(contacts, 'sv'))),
      ),
    )
  }

  /** Waits until the roles of everybody who is here have been asked for, and where their estates lie is here too. */
  async rolesAsked() {
    await this.inMenu(async (status) => {
      await expect(status).toContainText(/· avstämda? /)
      await expect(this.page.getByTestId('copy-roles')).toHaveCount(0)
    })
  }

  async syncNow() {
    await this.inMenu(async () => {
      const button = this.page.getByTestId('sync-now')
      await expect(button).toHaveAttribute('aria-disabled', 'false')
      await button.click()
    })
  }

  /** Contacts of the fill under way that are here. */
  async done(): Promise<number> {
    return Number(await this.progress.getAttribute('data-done'))
  }

  problem(name: string): Locator {
    return this.page.locator(`[data-testid="copy-problem"][data-problem="${name}"]`)
  }

  private async inMenu(work: (status: Locator) => Promise<void>) {
    const menu = this.page.getByTestId('account-menu')
    await menu.click()
    await work(this.page.getByTestId('copy-status'))
    await this.page.keyboard.press('Escape')
    await expect(menu).toHaveAttribute('aria-expanded', 'false')
  }
}
