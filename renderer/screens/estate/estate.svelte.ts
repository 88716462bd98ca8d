import type { EstateKey, EstatePage } from '../../../electron/contract/domain/estate'
import { failureOf, type Crm } from '../../crm'
import { sameEstate } from '../trail'
import { estateGroups, type EstateGroup, type EstateRow } from './estate-groups'

/** The estate on screen, and the row of it that the arrows have moved to. */
export class OpenEstate {
  page = $state.raw<EstatePage | null>(null)
  #markedId = $state<string | null>(null)
  readonly #crm: Crm

  readonly key: EstateKey | null = $derived(this.page && keyOf(this.page))
  readonly groups: readonly EstateGroup[] = $derived(
    this.page ? estateGroups(this.page.people) : [],
  )
  readonly rows: readonly EstateRow[] = $derived(this.groups.flatMap((group) => group.rows))
  /** What Enter opens: the first of all until another is moved to. */
  readonly marked: EstateRow | null = $derived(
    this.rows.find((row) => row.id === this.#markedId) ?? this.rows[0] ?? null,
  )

  constructor(crm: Crm) {
    this.#crm = crm
  }

  listen(): () => void {
    return this.#crm.on('estate-updated', (page) => {
      if (this.key && sameEstate(this.key, keyOf(page))) this.#update(page)
    })
  }

  take(page: EstatePage, rowId: string | null): void {
    this.page = page
    this.#markedId = rowId
  }

  /** Where the marked person is gone, whoever stands there now is marked: nobody is thrown back to the top. */
  #update(page: EstatePage): void {
    const at = this.rows.findIndex((row) => row.id === this.#markedId)
    this.page = page
    if (at < 0 || this.rows.some((row) => row.id === this.#markedId)) return
    this.#markedId = this.rows[Math.min(at, this.rows.length - 1)]?.id ?? null
  }

  /** It makes way; the main process need not keep it fresh any longer. */
  leave(): void {
    if (!this.page) return
    this.page = null
    this.#markedId = null
    this.tellClosed()
  }

  tellClosed(): void {
    this.#crm.call('estates.closed').catch(failureOf)
  }

  mark(rowId: string): void {
    this.#markedId = rowId
  }

  /** One row up or down; at either end it stays. */
  move(step: 1 | -1): void {
    const at = this.rows.findIndex((row) => row.id === this.marked?.id)
    const next = this.rows[at + step]
    if (next) this.mark(next.id)
  }

  moveTo(end: 'first' | 'last'): void {
    const row = this.rows.at(end === 'first' ? 0 : -1)
    if (row) this.mark(row.id)
  }
}

function keyOf({ estate }: EstatePage): EstateKey {
  return { customerId: estate.customerId, estateId: estate.estateId }
}
