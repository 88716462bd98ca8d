import type { ContactKind } from '../../contract/domain/contact'
import type { Flag } from '../../contract/domain/flags'
import type { IdentityNumber } from '../../contract/domain/identity-number'
import type { Fact, FactsSection } from '../../contract/domain/sheet'
import { HIDDEN_NUMBER } from '../../contract/person-number/cover'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { fact, orUnknown, section } from './facts'
import type { May } from './facts'
import { kindText } from './heading'
import { hiding, oneLine } from './paper-text'

/** For the office's own eyes: the number masked, whoever it belongs to (GDPR rules 10 and 28, D14). */
export function identitySection(of: May<'number' | 'dateOfBirth'>): FactsSection | null {
  const facts: Fact[] = []
  if (of.number !== null) facts.push(maskedNumber(of.number))
  if (of.kind === 'person' && of.dateOfBirth !== null) {
    facts.push(fact(sv.card.dateOfBirth, [of.dateOfBirth]))
  }
  return facts.length === 0 ? null : section('facts', sheetSv.sections.identity, facts)
}

/**
 * What the CRM has a place for, and "Ingen uppgift" where nothing stands. What a type does not have is
 * left out (GDPR rule 5). `fullNumber` only after somebody has asked for it, else null.
 */
export function wholeIdentitySection(
  of: May<'number' | 'dateOfBirth' | 'deceased' | 'linkedToCompany' | 'rawType'>,
  fullNumber: string | null,
): FactsSection {
  const facts = [fact(sheetSv.identity.kind, [kindText(of)]), numberFact(of, fullNumber)]
  if (of.kind === 'person') {
    facts.push(
      fact(sv.card.dateOfBirth, orUnknown(of.dateOfBirth === null ? [] : [of.dateOfBirth])),
      fact(sv.contact.deceased, [flagWords[of.deceased]]),
      fact(sv.card.linkedToCompany, [flagWords[of.linkedToCompany]]),
    )
  }
  return section('facts', sheetSv.sections.identity, facts)
}

/** "Kontorets bedömning" is nothing that the contact has said (GDPR rule 8). */
export function assessmentSection(of: May<'leadScore'>): FactsSection | null {
  if ((of.kind !== 'person' && of.kind !== 'company') || of.leadScore === null) return null
  return section('facts', sv.flags.leadScore, [fact(null, [sv.card.leadScore(of.leadScore)])])
}

export function wholeAssessmentSection(of: May<'leadScore'>): FactsSection | null {
  if (of.kind !== 'person' && of.kind !== 'company') return null
  return assessmentSection(of) ?? section('facts', sv.flags.leadScore, [fact(null, orUnknown([]))])
}

const flagWords: Record<Flag, string> = {
  yes: sv.card.yes,
  no: sv.card.no,
  unknown: sheetSv.identity.unknown,
}

/** What the field is called where no number is there to tell. */
const labels: Record<ContactKind, string> = {
  person: sv.numbers.labels['personal-number'],
  company: sv.numbers.labels['corporate-number'],
  'deceased-estate': sv.numbers.labels['personal-number-of-deceased'],
  unknown: sheetSv.identity.number,
}

function numberFact(of: May<'number'>, fullNumber: string | null): Fact {
  const { number } = of
  if (number === null) return fact(labels[of.kind], orUnknown([]))
  if (fullNumber === null) return maskedNumber(number)
  return fact(sv.numbers.labels[number.label], [oneLine(fullNumber), ...hint(number)])
}

/** A number that came unmasked is a company's own; should it be a person's after all, it is hidden here. */
function maskedNumber(number: IdentityNumber): Fact {
  const isOpen = !number.masked && number.label === 'corporate-number'
  const shown = number.masked || isOpen ? hiding.text(number.shown) : HIDDEN_NUMBER
  return fact(sv.numbers.labels[number.label], [shown, ...hint(number)])
}

/** A hint, never a reason to hide the number (D12). */
function hint(number: IdentityNumber): string[] {
  return number.checkDigitIsWrong ? [sv.numbers.checkDigitIsWrong] : []
}
