import type { CopyStatus, SyncActivity } from '../../electron/contract/domain/copy'
import type { PartyRole } from '../../electron/contract/domain/party'
import { overviewRoles } from '../../electron/contract/domain/party-roles'
import type { Texts } from '../../electron/contract/texts/sv'
import type { Language } from '../i18n/i18n.svelte'
import { fetchedWhen } from './ages'
import { formatCount } from './counts'

const MINUTE_MS = 60_000

/** `1 kontakt`, `4 212 kontakter`. */
export function contactsWords(count: number, texts: Texts, language: Language): string {
  return texts.copy.contacts(count, formatCount(count, language))
}

interface Freshness {
  readonly contacts: number
  readonly complete: boolean
  readonly reconciledAt: string | null
}

/** How fresh the copy is: `avstämda i går 17.40`, `hämtning pågår: 1 200 av 4 212`, `aldrig avstämda`. */
export function freshnessWords(
  of: Freshness,
  activity: SyncActivity | null,
  now: number,
  texts: Texts,
  language: Language,
): string {
  const t = texts.copy.state
  const counts = activity && 'total' in activity ? activity : null
  const filling = activity?.state === 'paused' ? t.fillingPaused : t.filling
  if (!of.complete && counts && counts.total > 0) {
    const count = (of: number) => formatCount(of, language)
    return t.fillingOf(filling, count(counts.done), count(counts.total))
  }
  if (of.reconciledAt !== null) {
    return t.reconciled(of.contacts, fetchedWhen(of.reconciledAt, now, texts.card, language))
  }
  return of.complete || !counts ? t.neverReconciled(of.contacts) : filling
}

/** `1 200 av 4 212 · 9 per sekund · 5 min kvar`, piece by piece. */
export function progressWords(
  activity: Exclude<SyncActivity, { state: 'idle' }>,
  texts: Texts,
  language: Language,
): string[] {
  const t = texts.copy.progress
  if (activity.state === 'listing') return [t.listing]
  const words: string[] = []
  // Held up before anything was counted, there is nothing to count.
  if (activity.total > 0) {
    words.push(
      t.doneOf(formatCount(activity.done, language), formatCount(activity.total, language)),
    )
  }
  if (activity.state === 'paused') words.push(t.paused)
  if (activity.state === 'fetching') {
    if (activity.perSecond !== null) words.push(rateWords(activity.perSecond, texts, language))
    if (activity.leftMs !== null) words.push(leftWords(activity.leftMs, texts))
  }
  return words
}

function rateWords(perSecond: number, texts: Texts, language: Language): string {
  const t = texts.copy.progress
  if (perSecond >= 1) return t.perSecond(formatCount(perSecond, language))
  return t.perMinute(formatCount(perSecond * 60, language))
}

/** Whole minutes, rounded up: a promise of less time than it takes is no help. */
function leftWords(leftMs: number, texts: Texts): string {
  const t = texts.copy.progress
  const minutes = Math.ceil(leftMs / MINUTE_MS)
  if (leftMs < MINUTE_MS) return t.leftSoon
  if (minutes < 60) return t.leftMinutes(minutes)
  return t.leftHours(Math.floor(minutes / 60), minutes % 60)
}

/** `4 212 kontakter på den här datorn · avstämda i går 17.40 · krypterade`, piece by piece. */
export function copyWords(
  status: CopyStatus,
  inMemory: boolean,
  now: number,
  texts: Texts,
  language: Language,
): string[] {
  const t = texts.copy.state
  if (status.problem === 'newer-version') return [t.unreadable]
  return [
    t.onComputer(contactsWords(status.contacts, texts, language)),
    freshnessWords(status, status.activity, now, texts, language),
    inMemory ? t.inMemory : t.encrypted,
  ]
}

/** `Roller för 3 120 av 4 212` while some have not been asked for; null once all have. */
export function rolesWords(
  { roles, problem }: CopyStatus,
  texts: Texts,
  language: Language,
): string | null {
  if (problem === 'newer-version' || roles.asked >= roles.contacts) return null
  const count = (number: number): string => formatCount(number, language)
  return texts.copy.roles.askedOf(count(roles.asked), count(roles.contacts))
}

/**
 * Of how many contacts a role has been asked for, as `says` puts it; where the login may not read the call that tells of
 * everybody's, that, as then nothing follows from nobody being found (GDPR rule 26).
 */
export function roleAskedWords(
  role: PartyRole,
  withRoles: number,
  status: CopyStatus | null,
  says: (contacts: string) => string,
  texts: Texts,
  language: Language,
): string {
  const source = overviewRoles.find((one) => one === role) ?? 'dated'
  if (status?.roles.refused.includes(source)) {
    return texts.copy.roles.refused(texts.copy.roles.sources[source])
  }
  return says(contactsWords(withRoles, texts, language))
}

/** What the login may not read, and whom to ask; null where it may read all of it. */
export function refusedRolesWords(
  { roles }: CopyStatus,
  texts: Texts,
  language: Language,
): string | null {
  if (roles.refused.length === 0) return null
  const names = roles.refused.map((source) => texts.copy.roles.sources[source])
  return texts.copy.roles.refused(new Intl.ListFormat(language).format(names))
}
