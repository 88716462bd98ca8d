import { flagsNeedCheck } from '../../contract/domain/age'
import type { Contact } from '../../contract/domain/contact'
import { advertisingAllowed } from '../../contract/domain/flags'
import type { Informed, Matching } from '../../contract/domain/flags'
import type { FetchedPart } from '../../contract/domain/freshness'
import type { StatementsSection } from '../../contract/domain/sheet'
import type { Instant } from '../../contract/domain/time'
import { formatDay, momentAt } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import type { May } from './facts'
import type { Write } from './paper-text'

/** The flags a type has, in the catalogue's words; what a type lacks is not mentioned (GDPR rule 5). */
export function flagSection(
  of: May<'advertising' | 'deceased' | 'informed' | 'matching'>,
  card: Pick<FetchedPart, 'fetchedAt'>,
  now: number,
  write: Write,
): StatementsSection {
  const statements = [advertisingStatement(of.advertising)]
  if (of.kind === 'person') {
    statements.push(informedStatement(of.informed), matchingStatement(of.matching, write))
    if (of.deceased === 'unknown') {
      statements.push({ text: sv.contact.deceasedUnknown, notes: [] })
    }
    // A request for listings stands beside a refusal of advertising: the pair needs its sentence
    // (GDPR rule 6), and an unknown flag counts as the refusal (rule 1).
    if (of.matching.state === 'yes' && !advertisingAllowed(of.advertising)) {
      statements.push({ text: sv.flags.matchingDespiteAdvertisingNo, notes: [] })
    }
  }
  return {
    layout: 'statements',
    title: sheetSv.sections.flags,
    lead: flagsNeedCheck(card.fetchedAt, now) ? checkLine(card.fetchedAt, now) : null,
    statements,
  }
}

/** A fetch time that lies ahead says nothing about the age, so it is not repeated here (S23). */
function checkLine(fetchedAt: Instant, now: number): string {
  const fetched = Date.parse(fetchedAt)
  const when = fetched > now ? sheetSv.flags.ageUnknown : sheetSv.flags.fetched(momentAt(fetched))
  return `${when} – ${sv.flags.checkBeforeMailing}`
}

type Statement = StatementsSection['statements'][number]

function advertisingStatement(advertising: Contact['advertising']): Statement {
  const { flags } = sv
  switch (advertising) {
    case 'yes':
      return { text: flags.advertisingYes, notes: [flags.advertisingYesNote] }
    case 'no':
      return { text: flags.advertisingNo, notes: [flags.advertisingNoNote] }
    case 'unknown':
      return { text: flags.advertisingUnknown, notes: [] }
  }
}

function informedStatement(informed: Informed): Statement {
  if (informed.state === 'date') return { text: sv.flags.informedOn(informed.on), notes: [] }
  const implausible = informed.reason === 'implausible'
  return { text: implausible ? sv.flags.informedImplausible : sv.flags.informedMissing, notes: [] }
}

const matchingTexts: Record<Matching['state'], string> = {
  yes: sv.flags.matchingYes,
  no: sv.flags.matchingNo,
  'not-asked': sv.flags.matchingNotAsked,
  unknown: sv.flags.matchingUnknown,
}

function matchingStatement(matching: Matching, write: Write): Statement {
  const raw = matching.state === 'unknown' ? write(matching.raw ?? '') : ''
  const text = matchingTexts[matching.state]
  return {
    text: raw === '' ? text : `${text}: ${raw}`,
    notes:
      matching.changedAt === null ? [] : [sv.flags.matchingChanged(formatDay(matching.changedAt))],
  }
}
