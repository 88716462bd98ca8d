import { defaultSettings } from '../../electron/contract/domain/default-settings'
import type { CardSection, Settings } from '../../electron/contract/domain/settings'
import type { Crm } from '../crm'

/** What the broker chose, kept by the main process; shown at once, put back if it is not taken. */
export class SettingsState {
  current = $state.raw<Settings>(defaultSettings)
  readonly #crm: Crm

  constructor(crm: Crm) {
    this.#crm = crm
  }

  listen(): () => void {
    return this.#crm.on('settings-changed', (settings) => (this.current = settings))
  }

  async load(): Promise<void> {
    this.current = await this.#crm.call('settings.read')
  }

  async change(patch: Partial<Settings>): Promise<void> {
    const before = this.current
    const wanted = { ...before, ...patch }
    this.current = wanted
    try {
      this.current = await this.#crm.call('settings.change', patch)
    } catch (error) {
      // Told of meanwhile, it is in force all the same: the disk alone refused to keep it.
      if (this.current === wanted) this.current = before
      throw error
    }
  }

  isOpen(section: CardSection): boolean {
    return this.current.openSections.includes(section)
  }

  async setOpen(section: CardSection, open: boolean): Promise<void> {
    if (this.isOpen(section) === open) return
    const others = this.current.openSections.filter((other) => other !== section)
    await this.change({ openSections: open ? [...others, section] : others })
  }
}
