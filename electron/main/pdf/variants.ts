import type { ContactCard } from '../../contract/domain/card'
import { flagsNeedCheck } from '../../contract/domain/age'
import type { Instant } from '../../contract/domain/time'
import { formatMoment, momentAt, zoneAt } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { clip, oneLine, withoutNumbers } from './paper-text'
import { roleSection } from './role-section'
import {
  addressSection,
  agentSection,
  flagSection,
  heading,
  reachSection,
  recordSection,
} from './sections'
import type {
  Footer,
  Section,
  SheetModel,
  SheetVariant,
  SubjectReview,
} from '../../contract/domain/sheet'

/** Who takes the extract, and out of which office's CRM (GDPR rule 30). */
export interface SheetAccount {
  readonly username: string
  readonly customerId: string
  readonly officeName: string | null
  readonly sample: boolean
}

/** Which sheet, and what was decided about it. */
export type SheetContent =
  | { readonly variant: 'meeting' }
  | { readonly variant: 'internal' }
  | {
      readonly variant: 'subject'
      readonly review: SubjectReview
      readonly fullNumber: string | null
    }

type SectionBuilder = (card: ContactCard, now: number) => Section | null

/**
 * What each sheet may hold: these sections and nothing else, in the order they are read (GDPR rule
 * 28). A sheet is widened by adding a builder to its list, never by hiding part of another.
 */
const meeting: readonly SectionBuilder[] = [
  (card, now) => flagSection(card.contact, card.card, now),
  (card) => reachSection(card.contact),
  (card) => addressSection(card.contact),
  (card) => agentSection(card.agent),
  (card) => roleSection(card.roles),
  (card) => recordSection(card.contact, card.card, rolesFetchedAt(card)),
]
const contents: Record<SheetVariant, readonly SectionBuilder[]> = {
  meeting,
  internal: meeting,
  subject: meeting,
}

export function buildSheet(
  { variant }: SheetContent,
  card: ContactCard,
  account: SheetAccount,
  now: number,
): SheetModel {
  return {
    variant,
    variantName: sheetSv.variants[variant].name,
    title: titleOf(card.contact.name),
    sample: account.sample ? sheetSv.sample : null,
    heading: heading(card.contact),
    sections: contents[variant].map((build) => build(card, now)).filter((each) => each !== null),
    footer: footerOf(variant, card, account, now),
  }
}

function titleOf(name: string | null): string {
  const shown = clip(withoutNumbers(oneLine(name ?? '')), 120)
  return `${sheetSv.document} ${shown}`.trim()
}

function rolesFetchedAt(card: Pick<ContactCard, 'roles'>): Instant | null {
  return card.roles.state === 'fetched' ? card.roles.fetchedAt : null
}

/** So much of a long login or office name, and the footer still stands in its three lines. */
const MAX_NAME = 32
const MAX_CUSTOMER = 12

function footerOf(
  variant: SheetVariant,
  card: Pick<ContactCard, 'card' | 'roles'>,
  account: SheetAccount,
  now: number,
): Footer {
  const { footer, variants } = sheetSv
  const short = (text: string) => clip(oneLine(text), MAX_NAME)
  const customer = clip(oneLine(account.customerId), MAX_CUSTOMER)
  const office = short(account.officeName ?? '')
  const place = office === '' ? customer : `${office} (${customer})`
  const time = `${momentAt(now)} (${footer.zone(zoneAt(now))})`
  return {
    purpose: `${variants[variant].name} – ${variants[variant].purpose}`,
    care: footer.care,
    extract: `${footer.extract(time)} ${footer.by(`${short(account.username)}, ${place}`)}`,
    fetched: fetchedLine(card.card.fetchedAt, rolesFetchedAt(card), now),
    sample: account.sample ? sheetSv.sample : null,
  }
}

/** The age of each part, and the warning as soon as one of them is old (GDPR rules 25 and 30). */
function fetchedLine(card: Instant, roles: Instant | null, now: number): string {
  const { footer } = sheetSv
  const cardTime = formatMoment(card)
  const rolesTime = roles === null ? null : formatMoment(roles)
  const isOld = flagsNeedCheck(card, now) || (roles !== null && flagsNeedCheck(roles, now))
  const text =
    cardTime === rolesTime
      ? footer.both(cardTime)
      : `${footer.card(cardTime)}, ${rolesTime === null ? footer.rolesNotFetched : footer.roles(rolesTime)}`
  return isOld ? `${text} – ${footer.mayBeOutOfDate}` : text
}
