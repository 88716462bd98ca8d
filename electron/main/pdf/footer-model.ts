import { flagsNeedCheck } from '../../contract/domain/age'
import type { Footer, SheetVariant } from '../../contract/domain/sheet'
import type { Instant } from '../../contract/domain/time'
import { formatMoment, momentAt, zoneAt } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { capital, clip, hiding, oneLine } from './paper-text'
import type { FetchTimes } from './record-section'

/** Who takes the extract, and out of which office's CRM (GDPR rule 30). */
export interface SheetAccount {
  readonly username: string
  readonly customerId: string
  readonly officeName: string | null
  readonly sample: boolean
}

/** So much of a long login or office name, and the footer still stands in its lines. */
const MAX_NAME = 32
const MAX_CUSTOMER = 12

export function footerOf(
  variant: SheetVariant,
  times: FetchTimes,
  account: SheetAccount,
  now: number,
): Footer {
  const { footer, variants } = sheetSv
  const short = (text: string) => clip(hiding.text(text), MAX_NAME)
  const customer = clip(oneLine(account.customerId), MAX_CUSTOMER)
  const office = short(account.officeName ?? '')
  const place = office === '' ? customer : `${office} (${customer})`
  const time = `${momentAt(now)} (${footer.zone(zoneAt(now))})`
  return {
    purpose: `${variants[variant].name}, ${variants[variant].purpose}`,
    care: footer.care,
    extract: `${footer.extract(time)} ${footer.by(`${short(account.username)}, ${place}`)}`,
    fetched: fetchedLine(times, now),
    sample: account.sample ? sheetSv.sample : null,
  }
}

/** The age of each part, and the warning as soon as one of them is old (GDPR rules 25 and 30). */
function fetchedLine(times: FetchTimes, now: number): string {
  const { footer } = sheetSv
  const { card, roles, relations, prospects, addresses } = times
  const older = addresses === null ? [] : [footer.addresses(formatMoment(addresses))]
  const text = capital([...partClauses(times), ...older].join(', '))
  const isOld = [card, roles, relations, prospects, addresses].some(
    (at) => isInstant(at) && flagsNeedCheck(at, now),
  )
  return isOld ? `${text} – ${footer.mayBeOutOfDate}` : text
}

const isInstant = (at: Instant | null | undefined): at is Instant => typeof at === 'string'

/** Parts of one time are told together, and those that were not fetched at the end. */
function partClauses({ card, roles, isOverview, relations, prospects }: FetchTimes): string[] {
  const { parts, cardFetched, fetched, notFetched } = sheetSv.footer
  const all: [string, Instant | null | undefined][] = [
    [parts.card, card],
    [isOverview ? parts.overview : parts.roles, roles],
    [parts.relations, relations],
    [parts.prospects, prospects],
  ]
  const byTime = new Map<string, string[]>()
  const missing: string[] = []
  for (const [name, at] of all) {
    if (at === null) missing.push(name)
    if (!isInstant(at)) continue
    const time = formatMoment(at)
    byTime.set(time, [...(byTime.get(time) ?? []), name])
  }
  const told = [...byTime].map(([time, names]) =>
    names.length === 1 && names[0] === parts.card
      ? cardFetched(time)
      : fetched(listed.format(names), time),
  )
  return missing.length === 0 ? told : [...told, notFetched(listed.format(missing))]
}

const listed = new Intl.ListFormat('sv', { type: 'conjunction' })
