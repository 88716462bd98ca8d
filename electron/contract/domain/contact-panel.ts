import { flagsNeedCheck } from './age'
import type { Contact } from './contact'
import type { Flag } from './flags'
import { mayReachRelatives } from './relatives'

// No schema library here: the window uses these rules and carries no schemas (see renderer/crm.ts).

export const panelRowNames = ['meeting', 'phone', 'message', 'post'] as const
export type PanelRowName = (typeof panelRowNames)[number]

/** What a row rests on. The CRM gives no day of its own for it (contract 3.1), only we know when we read it. */
export interface PanelSource {
  readonly field: 'advertisingEnabled'
  readonly fetchedAt: string
}

/** What a row must not pass over in silence, as no field of the CRM tells it. */
export type PanelGap = 'no-field' | 'nix' | 'per-channel' | 'post-block'

export interface PanelRow {
  readonly name: PanelRowName
  /** As to advertising; `not-recorded`: no field of the CRM speaks of it. */
  readonly advertising: Flag | 'not-recorded'
  readonly source: PanelSource | null
  readonly gap: PanelGap
  /**
   * Service in a matter under way is not marketing, so no flag is ever in its way; `see-crm`: what one would
   * reach the contact by is not kept here (GDPR rule 24).
   */
  readonly service: 'unaffected' | 'see-crm'
}

/** Which ways to reach a contact the CRM speaks of, and what of; never a go-ahead (GDPR rule 9). */
export interface ContactPanel {
  /** The line about relatives comes first (GDPR rules 4 and 5). */
  readonly relatives: boolean
  /** So old that it is to be checked before a mailing (GDPR rule 25). */
  readonly needsCheck: boolean
  readonly rows: readonly PanelRow[]
}

const gaps: Record<PanelRowName, PanelGap> = {
  meeting: 'no-field',
  phone: 'nix',
  message: 'per-channel',
  post: 'post-block',
}

export function contactPanel(contact: Contact, fetchedAt: string, now: number): ContactPanel {
  return {
    relatives: mayReachRelatives(contact),
    needsCheck: flagsNeedCheck(fetchedAt, now),
    rows: panelRowNames.map((name) => {
      const isRecorded = name !== 'meeting'
      return {
        name,
        advertising: isRecorded ? contact.advertising : 'not-recorded',
        source: isRecorded ? { field: 'advertisingEnabled', fetchedAt } : null,
        gap: gaps[name],
        service: isRecorded && contact.protectedIdentity ? 'see-crm' : 'unaffected',
      }
    }),
  }
}
