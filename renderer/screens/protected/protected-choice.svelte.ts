import { SvelteSet } from 'svelte/reactivity'
import {
  distinctCategories,
  isProtectedCategory,
  isSameCategory,
} from '../../../electron/contract/domain/protected-categories'
import type { ProtectedCategories } from '../../../electron/contract/domain/protected-categories'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf, type Crm } from '../../crm'

/** As many as one sees at a glance: of more, some are looked for. */
export const MAX_WITHOUT_FILTER = 12

/** Which categories mean a protected identity, as it is being chosen (GDPR rule 24). */
export class ProtectedChoice {
  /** Those chosen before anybody touched a box come first, and stay there; null: not read yet. */
  names = $state.raw<readonly string[] | null>(null)
  failure = $state.raw<Failure | null>(null)
  filter = $state('')
  readonly #chosen = new SvelteSet<string>()
  readonly #crm: Crm

  #first = $state.raw(0)

  readonly hasFilter: boolean = $derived((this.names?.length ?? 0) > MAX_WITHOUT_FILTER)
  /** In sight whatever is looked for; without a filter all are. */
  readonly first: readonly string[] = $derived(
    (this.names ?? []).slice(0, this.hasFilter ? this.#first : undefined),
  )
  readonly found: readonly string[] = $derived.by(() => {
    const wanted = this.filter.trim().toLowerCase()
    const others = (this.names ?? []).slice(this.first.length)
    return others.filter((name) => name.toLowerCase().includes(wanted))
  })

  constructor(crm: Crm) {
    this.#crm = crm
  }

  /**
   * Those named so far are among them, even where the CRM has no such category or does not answer. Null before the
   * first answer of an account, whatever was named before: it may have been another office's.
   */
  async load(named: ProtectedCategories): Promise<void> {
    this.failure = null
    try {
      this.#take(await this.#crm.call('copy.categories'), named)
    } catch (error) {
      this.failure = failureOf(error)
      this.#take([], named)
    }
  }

  isChosen(name: string): boolean {
    return this.#chosen.has(name)
  }

  toggle(name: string): void {
    if (!this.#chosen.delete(name)) this.#chosen.add(name)
  }

  /** Of the names that are known, as the CRM writes them; null: nobody could see what there is to choose from. */
  get answer(): string[] | null {
    if (this.names === null || this.failure !== null) return null
    return this.names.filter((name) => this.#chosen.has(name))
  }

  #take(names: readonly string[], named: ProtectedCategories): void {
    const missing = (named ?? []).filter((one) => !names.some((name) => isSameCategory(one, name)))
    const all = distinctCategories([...names, ...missing])
    this.#chosen.clear()
    for (const name of all) if (isProtectedCategory(name, named)) this.#chosen.add(name)
    const rank = (name: string) => (this.#chosen.has(name) ? 0 : 1)
    this.#first = this.#chosen.size
    this.names = all.sort((one, other) => rank(one) - rank(other) || one.localeCompare(other, 'sv'))
  }
}
