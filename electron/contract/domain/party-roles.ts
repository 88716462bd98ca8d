/** The eight collections of PartyRoles (contract 3.6), in the order they are shown. */
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
