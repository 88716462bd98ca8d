import type {
  CopyChoice,
  CopyScope,
  OfficeUser,
  OwnUser,
} from '../../../electron/contract/domain/copy'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import type { Failure } from '../../../electron/contract/errors'
import { SvelteMap } from 'svelte/reactivity'
import { failureOf, type Crm } from '../../crm'
import type { CopyState } from '../../state/copy.svelte'

/** From the narrowest to the widest. */
const widths: readonly CopyScope[] = ['opened', 'mine', 'office']

export type Count =
  | { readonly state: 'counting' }
  | { readonly state: 'counted'; readonly contacts: number }
  | { readonly state: 'failed'; readonly failure: Failure }

/** Which contacts are to be kept, as it is being chosen. Nothing is fetched before `start`. */
export class CopySetup {
  scope = $state<CopyScope>('mine')
  users = $state.raw<readonly OfficeUser[] | null>(null)
  usersFailure = $state.raw<Failure | null>(null)
  failure = $state.raw<Failure | null>(null)
  busy = $state(false)
  /** What is missing, told once the broker has tried to go on without it. */
  tried = $state(false)
  readonly #own = new SvelteMap<CustomerId, string>()
  /** Each choice is counted once; by its name, so that going back to one shows it at once. */
  readonly #counts = new SvelteMap<string, Count>()
  readonly #crm: Crm
  readonly #copy: CopyState

  readonly own: readonly OwnUser[] = $derived.by(() =>
    [...this.#own].map(([customerId, userId]) => ({ customerId, userId })),
  )
  readonly ownMissing: boolean = $derived(this.scope === 'mine' && this.own.length === 0)

  constructor(crm: Crm, copy: CopyState) {
    this.#crm = crm
    this.#copy = copy
    this.scope = copy.status?.scope ?? 'mine'
    for (const { customerId, userId } of copy.status?.own ?? []) this.#own.set(customerId, userId)
  }

  /** Contacts are kept now that this choice would take away. */
  get narrows(): boolean {
    const now = this.#copy.status?.scope ?? 'opened'
    return widths.indexOf(this.scope) < widths.indexOf(now)
  }

  ownAt(customerId: CustomerId): string | null {
    return this.#own.get(customerId) ?? null
  }

  /** Of one office, by name: those who work there, and those who have left. */
  usersAt(customerId: CustomerId): { active: OfficeUser[]; inactive: OfficeUser[] } {
    const all = (this.users ?? [])
      .filter((user) => user.customerId === customerId)
      .sort((one, other) => one.name.localeCompare(other.name, 'sv'))
    return {
      active: all.filter((user) => user.active),
      inactive: all.filter((user) => !user.active),
    }
  }

  /** Null where nothing is counted: what is opened is not known in advance. */
  countOf(scope: CopyScope): Count | null {
    return this.#counts.get(this.#nameOf(scope)) ?? null
  }

  async load(): Promise<void> {
    this.usersFailure = null
    void this.#count()
    try {
      this.users = await this.#crm.call('copy.users')
    } catch (error) {
      this.usersFailure = failureOf(error)
    }
  }

  choose(scope: CopyScope): void {
    this.scope = scope
    this.failure = null
    void this.#count()
  }

  setOwn(customerId: CustomerId, userId: string | null): void {
    if (userId === null) this.#own.delete(customerId)
    else this.#own.set(customerId, userId)
    void this.#count()
  }

  /** Somebody wants to go on, and has not said yet who they are. */
  lacksAnswer(): boolean {
    this.tried = true
    return this.ownMissing
  }

  /** False when something is missing or it was refused. */
  async start(): Promise<boolean> {
    if (this.lacksAnswer()) return false
    return this.#keep(this.#choice(this.scope))
  }

  async later(): Promise<boolean> {
    return this.#keep(this.#choice('opened'))
  }

  async #keep(choice: CopyChoice): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.failure = null
    try {
      await this.#copy.choose(choice)
      return true
    } catch (error) {
      this.failure = failureOf(error)
      return false
    } finally {
      this.busy = false
    }
  }

  async #count(): Promise<void> {
    if (this.scope === 'opened' || this.ownMissing) return
    const name = this.#nameOf(this.scope)
    const known = this.#counts.get(name)
    if (known && known.state !== 'failed') return
    this.#counts.set(name, { state: 'counting' })
    try {
      const { contacts } = await this.#crm.call('copy.count', this.#choice(this.scope))
      this.#counts.set(name, { state: 'counted', contacts })
    } catch (error) {
      this.#counts.set(name, { state: 'failed', failure: failureOf(error) })
    }
  }

  #choice(scope: CopyScope): CopyChoice {
    return { scope, own: [...this.own] }
  }

  /** The whole office is as large whoever the broker is. */
  #nameOf(scope: CopyScope): string {
    const own = scope === 'mine' ? this.own.map((one) => `${one.customerId} ${one.userId}`) : []
    return [scope, ...own.sort()].join('\n')
  }
}
