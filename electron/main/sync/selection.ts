import type { CopyChoice, CopyScope } from '../../contract/domain/copy'
import type { CustomerId } from '../../contract/domain/ids'
import { sameIdKey } from '../crm-api/wire/ids'

/** A choice as it concerns one office: which contacts are kept, and who the broker is there. */
export interface Selection {
  readonly scope: CopyScope
  /** User ids of this office, each once and in order, so that equal choices look equal. */
  readonly own: readonly string[]
}

/** Nothing chosen yet: only what is opened is kept. */
export function selectionFor(choice: CopyChoice | null, customerId: CustomerId): Selection {
  if (choice?.scope !== 'mine') return { scope: choice?.scope ?? 'opened', own: [] }
  const own = choice.own.filter((one) => one.customerId === customerId).map((one) => one.userId)
  return { scope: 'mine', own: [...new Set(own)].sort() }
}

/** Whatever the broker has opened here stays, until the CRM or the days end it. */
export function keeps(
  { scope, own }: Selection,
  contact: { readonly agentId: string | null; readonly opened: boolean },
): boolean {
  if (scope === 'office' || contact.opened) return true
  if (scope === 'opened' || contact.agentId === null) return false
  const agent = sameIdKey(contact.agentId)
  return own.some((userId) => sameIdKey(userId) === agent)
}

/** Whoever has fetched all of `filled` has fetched all of `wanted`. */
export function covers(filled: Selection | null, wanted: Selection): boolean {
  if (wanted.scope === 'opened') return true
  if (filled === null) return false
  if (filled.scope === 'office') return true
  return (
    filled.scope === 'mine' &&
    wanted.scope === 'mine' &&
    wanted.own.every((userId) => filled.own.includes(userId))
  )
}

export function isSameSelection(a: Selection | null, b: Selection): boolean {
  return a !== null && a.scope === b.scope && a.own.join('\n') === b.own.join('\n')
}
