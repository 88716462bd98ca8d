import type { EstateKey } from '../../electron/contract/domain/estate'
import type { ContactKey } from '../../electron/contract/domain/ids'

/** Somewhere one has been, and may come back to. */
export type TrailStep =
  | { readonly kind: 'contact'; readonly key: ContactKey }
  /** `rowId`: the person one was at, so that the way back leads to the same row. */
  | { readonly kind: 'estate'; readonly key: EstateKey; readonly rowId: string | null }

/** An id is one only within an office. */
export function sameKey(one: ContactKey, other: ContactKey): boolean {
  return one.contactId === other.contactId && one.customerId === other.customerId
}

export function sameEstate(one: EstateKey, other: EstateKey): boolean {
  return one.estateId === other.estateId && one.customerId === other.customerId
}

export function sameStep(one: TrailStep, other: TrailStep): boolean {
  if (one.kind === 'contact') return other.kind === 'contact' && sameKey(one.key, other.key)
  return other.kind === 'estate' && sameEstate(one.key, other.key)
}
