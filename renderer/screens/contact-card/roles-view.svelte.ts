import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { PartyRole } from '../../../electron/contract/domain/party'

/** Rows drawn at first, and with each "till": a contact with 10,000 roles opens like any other. */
export const FIRST_ROWS = 50
export const LARGEST_STEP = 500

/** The prospects of old are a list of their own under the others. */
export type RoleList = PartyRole | 'former'

/** Which groups of roles are in sight, and how far down each is unfolded. */
export class RolesView {
  readonly #only = new SvelteSet<PartyRole>()
  readonly #rows = new SvelteMap<RoleList, number>()

  /** Without a filter every group is in sight. */
  get filtered(): boolean {
    return this.#only.size > 0
  }

  isChosen(role: PartyRole): boolean {
    return this.#only.has(role)
  }

  isInSight(role: PartyRole): boolean {
    return !this.filtered || this.#only.has(role)
  }

  toggle(role: PartyRole): void {
    if (!this.#only.delete(role)) this.#only.add(role)
  }

  showAllGroups(): void {
    this.#only.clear()
  }

  rows(role: RoleList): number {
    return this.#rows.get(role) ?? FIRST_ROWS
  }

  /** How many more one press shows; grows, so that the end of a long list is within reach. */
  step(role: RoleList, total: number): number {
    return Math.min(total - this.rows(role), Math.min(this.rows(role), LARGEST_STEP))
  }

  more(role: RoleList, total: number): void {
    this.#rows.set(role, this.rows(role) + this.step(role, total))
  }
}
