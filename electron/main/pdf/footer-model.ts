import { flagsNeedCheck } from '../../contract/domain/age'
import type { Footer, SheetVariant } from '../../contract/domain/sheet'
import type { Instant } from '../../contract/domain/time'
import { formatMoment, momentAt, zoneAt } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { clip, hiding, oneLine } from './paper-text'
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
function fetchedLine({ card, roles, relations, addresses }: FetchTimes, now: number): string {
  const parts = partsLine(
    formatMoment(card),
    roles && formatMoment(roles),
    relations && formatMoment(relations),
  )
  const older = addresses && sheetSv.footer.addresses(formatMoment(addresses))
  const text = older === null ? parts : `${parts}, ${older}`
  const isOld = [card, roles, relations, addresses].some(
    (at) => isInstant(at) && flagsNeedCheck(at, now),
  )
  return isOld ? `${text} – ${sheetSv.footer.mayBeOutOfDate}` : text
}

const isInstant = (at: Instant | null | undefined): at is Instant => typeof at === 'string'

/** One time where all parts have the same; undefined: the sheet has no such part. */
function partsLine(card: string, roles: string | null, relations?: string | null): string {
  const { footer } = sheetSv
  const isOne = card === roles && (relations === undefined || card === relations)
  if (isOne) return relations === undefined ? footer.both(card) : footer.all(card)
  if (roles !== null && roles === relations) {
    return `${footer.card(card)}, ${footer.rolesAndRelations(roles)}`
  }
  const others = [roles === null ? footer.rolesNotFetched : footer.roles(roles)]
  if (relations === null) others.push(footer.relationsNotFetched)
  else if (relations !== undefined) others.push(footer.relations(relations))
  return [footer.card(card), ...others].join(', ')
}
