import type { ContactCard } from '../../contract/domain/card'
import type { Section, SheetModel, SubjectReview } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { basisSection, protectedSection } from './basis-sections'
import { flagSection } from './flag-section'
import { footerOf } from './footer-model'
import type { SheetAccount } from './footer-model'
import { heading } from './heading'
import { assessmentSection, identitySection } from './identity-sections'
import { wholeAssessmentSection, wholeIdentitySection } from './identity-sections'
import { noteSection, reviewedNoteSection } from './note-section'
import { agentSection, categorySection, saidAgentSection } from './office-sections'
import { wholeAgentSection, wholeCategorySection } from './office-sections'
import { clip, hidingNumbers, oneLine, withoutNumbers } from './paper-text'
import type { Write } from './paper-text'
import { byName, byReview } from './party-text'
import { addressSection, reachSection, wholeAddressSection } from './reach-sections'
import { allFetchTimes, fetchTimes, recordSection, wholeRecordSection } from './record-section'
import { relationSection } from './relation-section'
import { namingRoleSection, roleSection } from './role-section'

export type { SheetAccount } from './footer-model'

/** Which sheet, and what somebody decided about it. */
export type SheetContent =
  | { readonly variant: 'meeting' }
  | { readonly variant: 'internal' }
  | {
      readonly variant: 'subject'
      readonly review: SubjectReview
      /** Only when the review asks for it, else null. */
      readonly fullNumber: string | null
    }

type SectionBuilder = (card: ContactCard, now: number) => Section | null

/*
 * What each sheet may hold: these sections and nothing else, in the order they are read (GDPR rule
 * 28). A sheet is widened by adding a builder to its list, never by hiding part of another.
 */

const hidden = hidingNumbers

const meeting: readonly SectionBuilder[] = [
  (card, now) => flagSection(card.contact, card.card, now, hidden),
  (card) => reachSection(card.contact, hidden),
  (card) => addressSection(card.contact, hidden),
  (card) => agentSection(card.agent, hidden),
  (card) => roleSection(card.roles, hidden),
  (card) => recordSection(card.contact, fetchTimes(card)),
]

const internal: readonly SectionBuilder[] = [
  (card, now) => flagSection(card.contact, card.card, now, hidden),
  (card) => reachSection(card.contact, hidden),
  (card) => addressSection(card.contact, hidden),
  (card) => identitySection(card.contact),
  (card) => saidAgentSection(card.agent, hidden),
  (card) => assessmentSection(card.contact),
  (card) => categorySection(card.contact, hidden),
  (card) => namingRoleSection(card.roles, byName(hidden), hidden),
  (card) => relationSection(card.relations, 'holds', byName(hidden)),
  (card) => relationSection(card.relations, 'held', byName(hidden)),
  (card) => noteSection(card.contact, 'hidden'),
  (card) => recordSection(card.contact, allFetchTimes(card)),
]

function subject(review: SubjectReview, fullNumber: string | null): readonly SectionBuilder[] {
  const isFull = review.number === 'full'
  const write = isFull ? oneLine : hidden
  const nameOther = byReview(review.named, write)
  return [
    () => basisSection(),
    (card, now) => flagSection(card.contact, card.card, now, write),
    (card) => wholeIdentitySection(card.contact, isFull ? fullNumber : null),
    (card) => reachSection(card.contact, write),
    (card) => wholeAddressSection(card.contact, write),
    (card) => wholeAgentSection(card.agent, card.contact, write),
    (card) => wholeAssessmentSection(card.contact),
    (card) => wholeCategorySection(card.contact, write),
    (card) => namingRoleSection(card.roles, nameOther, write),
    (card) => relationSection(card.relations, 'holds', nameOther),
    (card) => relationSection(card.relations, 'held', nameOther),
    (card) => reviewedNoteSection(card.contact, review, isFull ? 'as-written' : 'hidden'),
    (card) => wholeRecordSection(card.contact, allFetchTimes(card)),
  ]
}

/** Nobody exports one; should it come here all the same, it says that and nothing more (GDPR rule 24). */
const protectedIdentity: readonly SectionBuilder[] = [() => protectedSection()]

function buildersOf(content: SheetContent): readonly SectionBuilder[] {
  switch (content.variant) {
    case 'meeting':
      return meeting
    case 'internal':
      return internal
    case 'subject':
      return subject(content.review, content.fullNumber)
  }
}

export function buildSheet(
  content: SheetContent,
  card: ContactCard,
  account: SheetAccount,
  now: number,
): SheetModel {
  const { variant } = content
  const builders = card.contact.protectedIdentity ? protectedIdentity : buildersOf(content)
  const times = variant === 'meeting' ? fetchTimes(card) : allFetchTimes(card)
  return {
    variant,
    variantName: sheetSv.variants[variant].name,
    title: titleOf(card.contact.name),
    sample: account.sample ? sheetSv.sample : null,
    heading: heading(card.contact, nameWriter(content)),
    sections: builders.map((build) => build(card, now)).filter((each) => each !== null),
    footer: footerOf(variant, times, account, now),
  }
}

function nameWriter(content: SheetContent): Write {
  return content.variant === 'subject' && content.review.number === 'full' ? oneLine : hidden
}

function titleOf(name: string | null): string {
  const shown = clip(withoutNumbers(oneLine(name ?? '')), 120)
  return `${sheetSv.document} ${shown}`.trim()
}
