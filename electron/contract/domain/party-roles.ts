import type { PartyKind } from './party'

// No schema library here: the window uses these and carries no schemas (see renderer/crm.ts).

/** The eight collections of PartyRoles (API 3.6), in the order they are shown. */
export const partyRoles = [
  'seller',
  'buyer',
  'extraSeller',
  'extraBuyer',
  'owner',
  'tenant',
  'extraOwner',
  'extraTenant',
] as const

/** The deceased of an estate, who acts for nobody. */
export function isDeceased(kind: PartyKind): boolean {
  return kind.state === 'known' && kind.kind === 'Deceased'
}
