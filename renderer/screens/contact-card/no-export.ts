import type { ContactCard } from '../../../electron/contract/domain/card'

export type NoExport = 'no-card' | 'protected' | 'presenting'

/** Why no file can be made now (GDPR rules 24 and 37); null: one can. `card`: what is on screen to stay. */
export function noExport(card: ContactCard | null, presenting: boolean): NoExport | null {
  if (card === null) return 'no-card'
  if (card.contact.protectedIdentity) return 'protected'
  return presenting ? 'presenting' : null
}
