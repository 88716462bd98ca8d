import { flagsNeedCheck } from './age'
import type { Contact } from './contact'
import type { Flag } from './flags'
import { mayReachRelatives } from './relatives'

// No schema library here: the window uses these rules and carries no schemas (see renderer/crm.ts).

export const panelRowNames = ['meeting', 'phone', 'message', 'post'] as const
export type PanelRowName = (typeof panelRowNames)[number]

export interface PanelRow {
  readonly name: PanelRowName
  /** As to advertising, by the one field that speaks of it; `not-recorded`: none speaks of meetings. */
  readonly advertising: Flag | 'not-recorded'
}

/** Which ways to reach a contact the CRM speaks of, and what of; never a go-ahead (GDPR rule 9). */
export interface ContactPanel {
  /** The line about relatives comes first (GDPR rules 4 and 5). */
  readonly relatives: boolean
  /** So old that it is to be checked before a mailing (GDPR rule 25). */
  readonly needsCheck: boolean
  readonly rows: readonly PanelRow[]
}

export function contactPanel(contact: Contact, fetchedAt: string, now: number): ContactPanel {
  return {
    relatives: mayReachRelatives(contact),
    needsCheck: flagsNeedCheck(fetchedAt, now),
    rows: panelRowNames
      .filter((name) => applies[name](contact))
      .map((name) => ({
        name,
        advertising: name === 'meeting' ? 'not-recorded' : contact.advertising,
      })),
  }
}

/** A way that is not there is not spoken of; of a protected identity none is here (GDPR rules 9 and 24). */
const applies: Record<PanelRowName, (contact: Contact) => boolean> = {
  meeting: () => true,
  phone: ({ phones }) => phones.length > 0,
  message: ({ phones, emails }) => phones.length > 0 || emails.length > 0,
  post: ({ address }) =>
    (address?.streetAddress ?? address?.zipCode ?? address?.city ?? null) !== null,
}
