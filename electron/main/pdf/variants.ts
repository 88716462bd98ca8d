import type { UncoveredCard } from '../../contract/domain/card'
import type { ContactId } from '../../contract/domain/ids'
import type { Section, SheetModel } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { withoutNumbers } from '../../contract/person-number/cover'
import { basisSection, protectedSection } from './basis-sections'
import { flagSection } from './flag-section'
import { footerOf } from './footer-model'
import type { SheetAccount } from './footer-model'
import { heading } from './heading'
import { assessmentSection, identitySection } from './identity-sections'
import { wholeAssessmentSection, wholeIdentitySection } from './identity-sections'
import { leftOutNoteSection, noteSection } from './note-section'
import { agentSection, categorySection, saidAgentSection } from './office-sections'
import { wholeAgentSection, wholeCategorySection } from './office-sections'
import { clip, hiding, oneLine, writerOf } from './paper-text'
import { byName, byReview } from './party-text'
import { addressSection, reachSection } from './reach-sections'
import { wholeAddressSection, wholeReachSection } from './reach-sections'
import { allFetchTimes, fetchTimes, recordSection, wholeRecordSection } from './record-section'
import { relationSection } from './relation-section'
import { prospectSection } from './prospect-section'
import { namingRoleSection, roleSection } from './role-section'
import { meetingCard, sheetCard } from './sheet-card'
import type { MeetingCard, SheetCard } from './sheet-card'

export type { SheetAccount } from './footer-model'

/** Which sheet, and what somebody decided about it. */
export type SheetContent = { readonly variant: 'meeting' | 'internal' } | SubjectContent

export interface SubjectContent {
  readonly variant: 'subject'
  readonly note: 'include' | 'leave-out'
  readonly named: readonly ContactId[]
  /** Only when somebody has asked for it, else null and the number is masked. */
  readonly fullNumber: string | null
}

type SectionBuilder<Card> = (card: Card, now: number) => Section | null

/*
 * What each sheet may hold: these sections and nothing else, in the order they are read (GDPR rule
 * 28). A sheet is widened by adding a builder to its list, never by hiding part of another.
 */

const meeting: readonly SectionBuilder<MeetingCard>[] = [
  (card, now) => flagSection(card.contact, card.card, now, hiding.text),
  (card) => reachSection(card.contact, hiding),
  (card) => addressSection(card.contact, hiding.text),
  (card) => agentSection(card.agent, hiding.text),
  (card) => roleSection(card.roles, hiding.text),
  (card) => recordSection(card.contact, fetchTimes(card)),
]

const internal: readonly SectionBuilder<SheetCard>[] = [
  (card, now) => flagSection(card.contact, card.card, now, hiding.text),
  (card) => reachSection(card.contact, hiding),
  (card) => addressSection(card.contact, hiding.text),
  (card) => identitySection(card.contact),
  (card) => saidAgentSection(card.agent, hiding.text),
  (card) => assessmentSection(card.contact),
  (card) => categorySection(card.contact, hiding.text),
  (card) => namingRoleSection(card.roles, byName(hiding.text), hiding.text),
  (card) => prospectSection(card.prospects, hiding.text),
  (card) => relationSection(card.relations, 'holds', byName(hiding.text)),
  (card) => relationSection(card.relations, 'held', byName(hiding.text)),
  (card) => noteSection(card.contact, hiding),
  (card) => recordSection(card.contact, allFetchTimes(card)),
]

function subject({
  note,
  named,
  fullNumber,
}: SubjectContent): readonly SectionBuilder<SheetCard>[] {
  const write = writerOf(fullNumber)
  const nameOther = byReview(named, write.text)
  return [
    () => basisSection(),
    (card, now) => flagSection(card.contact, card.card, now, write.text),
    (card) => wholeIdentitySection(card.contact, fullNumber),
    (card) => wholeReachSection(card.contact, write),
    (card) => wholeAddressSection(card.contact, write.text),
    (card) => wholeAgentSection(card.agent, card.contact, write.text),
    (card) => wholeAssessmentSection(card.contact),
    (card) => wholeCategorySection(card.contact, write.text),
    (card) => namingRoleSection(card.roles, nameOther, write.text),
    (card) => prospectSection(card.prospects, write.text),
    (card) => relationSection(card.relations, 'holds', nameOther),
    (card) => relationSection(card.relations, 'held', nameOther),
    (card) => (note === 'include' ? noteSection : leftOutNoteSection)(card.contact, write),
    (card) => wholeRecordSection(card.contact, allFetchTimes(card)),
  ]
}

function sectionsOf(content: SheetContent, card: SheetCard, now: number): Section[] {
  // Nobody exports one; should it come here all the same, it says that and nothing more (GDPR rule 24).
  if (card.contact.protectedIdentity) return [protectedSection()]
  switch (content.variant) {
    case 'meeting':
      return build(meeting, meetingCard(card), now)
    case 'internal':
      return build(internal, card, now)
    case 'subject':
      return build(subject(content), card, now)
  }
}

function build<Card>(
  builders: readonly SectionBuilder<Card>[],
  card: Card,
  now: number,
): Section[] {
  return builders.map((each) => each(card, now)).filter((each) => each !== null)
}

export function buildSheet(
  content: SheetContent,
  uncovered: UncoveredCard,
  account: SheetAccount,
  now: number,
): SheetModel {
  const { variant } = content
  const card = sheetCard(uncovered)
  const times = variant === 'meeting' ? fetchTimes(meetingCard(card)) : allFetchTimes(card)
  return {
    variant,
    variantName: sheetSv.variants[variant].name,
    title: titleOf(card.contact.name),
    sample: account.sample ? sheetSv.sample : null,
    heading: heading(
      card.contact,
      writerOf(content.variant === 'subject' ? content.fullNumber : null).text,
    ),
    sections: sectionsOf(content, card, now),
    footer: footerOf(variant, times, account, now),
  }
}

function titleOf(name: string | null): string {
  const shown = clip(withoutNumbers(oneLine(name ?? '')), 120)
  return `${sheetSv.document} ${shown}`.trim()
}
