import {
  datedRoles,
  isFormerInterest,
  keenness,
  overviewRoles,
  partyRoles,
} from '../../../electron/contract/domain/party-roles'
import type {
  PartyRole,
  RoleEntry,
  RoleGroup,
  RolesPart,
} from '../../../electron/contract/domain/party'
import type { Texts } from '../../../electron/contract/texts/sv'
import { fetchedWhen } from '../../format/ages'
import type { Language } from '../../i18n/i18n.svelte'

/** One of the nine: nobody asked, asked and there are none, or a list (D11). */
export type RoleSection =
  | { readonly role: PartyRole; readonly state: 'none-asked' }
  | { readonly role: PartyRole; readonly state: 'none' }
  | ListedSection

export interface ListedSection {
  readonly role: PartyRole
  readonly state: 'listed'
  /** Whether a date that is not there is missing in the CRM, or has not been asked for (decision 22). */
  readonly known: 'overview' | 'whole'
  readonly entries: readonly RoleEntry[]
  /** Prospects of old, and those who are not interested. */
  readonly former: readonly RoleEntry[]
}

/**
 * Always all of them, in the order they are shown; within each the newest first, and prospects the keenest first.
 * `presented`: others see it, and the office's own judgement of who might buy is not even named (GDPR rule 37).
 */
export function roleSections(groups: readonly RoleGroup[], presented = false): RoleSection[] {
  return partyRoles
    .filter((role) => !presented || role !== 'speculator')
    .map((role) => {
      const group = groups.find((one) => one.role === role)
      if (!group || group.state === 'none-asked') return { role, state: 'none-asked' }
      if (group.entries.length === 0) return { role, state: 'none' }
      const entries =
        role === 'speculator' ? keenestFirst(group.entries) : newestFirst(group.entries)
      return {
        role,
        state: 'listed',
        known: group.state,
        entries: entries.filter((entry) => !isFormerInterest(entry.level)),
        former: entries.filter((entry) => isFormerInterest(entry.level)),
      }
    })
}

/** Rows without a readable date come last; they are rows all the same. */
export function newestFirst(entries: readonly RoleEntry[]): RoleEntry[] {
  return entries
    .map((entry) => ({ entry, at: moment(entry) }))
    .sort((one, other) => other.at - one.at)
    .map(({ entry }) => entry)
}

function keenestFirst(entries: readonly RoleEntry[]): RoleEntry[] {
  return newestFirst(entries).sort((one, other) => keenness(one.level) - keenness(other.level))
}

function moment(entry: RoleEntry): number {
  const at = entry.createdAt === null ? NaN : Date.parse(entry.createdAt)
  return Number.isNaN(at) ? -Infinity : at
}

/** Whether a row of this group would have a date if the CRM had one. */
export function isDated({ role, known }: Pick<ListedSection, 'role' | 'known'>): boolean {
  return known === 'whole' && role !== 'speculator'
}

/** What is known of the roles as a whole, and what is not (decision 22). */
export function rolesStateWords(
  roles: Exclude<RolesPart, { state: 'none-asked' }>,
  presented: boolean,
  now: number,
  texts: Texts,
  language: Language,
): string {
  if (roles.state === 'whole') {
    return texts.card.rolesFetched(fetchedWhen(roles.fetchedAt, now, texts.card, language))
  }
  const stateOf = (role: PartyRole) => roles.value.find((group) => group.role === role)?.state
  const asked = overviewRoles
    .filter((role) => !presented || role !== 'speculator')
    // Of those that are whole nothing is missing; prospects have no more than an outline.
    .filter((role) => stateOf(role) === (role === 'speculator' ? 'whole' : 'overview'))
    .map((role) => texts.roles.names[role].toLowerCase())
  // Once PartyRoles has been asked the contacts of sellers and buyers are known, if of an older day.
  const lacksContacts = datedRoles.some((role) => (stateOf(role) ?? 'none-asked') === 'none-asked')
  const lacks = texts.roles.overviewLacks[lacksContacts ? 'datesAndContacts' : 'dates']
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(asked)
  const known = asked.length > 0 ? `${texts.roles.overview(list)} ` : ''
  return known + (roles.refreshing ? lacks.coming : lacks.missing)
}
