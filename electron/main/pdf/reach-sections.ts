import type { Contact } from '../../contract/domain/contact'
import { mayReachRelatives } from '../../contract/domain/relatives'
import type { Fact, FactsSection } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { fact, section, written } from './facts'
import type { May } from './facts'
import { capital, oneLine } from './paper-text'
import type { Write } from './paper-text'

export function reachSection(
  of: May<'phones' | 'emails' | 'homePage' | 'deceased'>,
  write: Write,
): FactsSection {
  const facts: Fact[] = [...of.phones, ...of.emails]
    .map((each) => fact(capital(sv.fields[each.field]), written(write, each.written)))
    .filter((each) => each.lines.length > 0)
  const isReachable = facts.length > 0
  if (of.kind === 'company') {
    const page = written(write, of.homePage?.written ?? null)
    if (page.length > 0) facts.push(fact(sheetSv.reach.homePage, page))
  }
  if (facts.length === 0) {
    const nothing = `${sheetSv.reach.phoneAndEmail}: ${sv.roles.none}`
    return section('facts', sheetSv.sections.reach, [fact(null, [nothing])])
  }
  const relatives = isReachable && mayReachRelatives(of)
  const lead = relatives ? `${sheetSv.reach.phoneAndEmail} ${sv.contact.relatives}` : null
  return section('large-facts', sheetSv.sections.reach, facts, lead)
}

/** Null when the CRM holds no part of an address: an empty field is not shown. */
export function addressSection(of: May<'address'>, write: Write): FactsSection | null {
  const lines = addressLines(of.address, write)
  if (lines.length === 0) return null
  const abroad = country(of.address?.countryCode ?? null)
  return section('facts', sheetSv.sections.address, [
    fact(null, [...lines, ...written(write, abroad)]),
  ])
}

/** Every part the CRM has a place for, with the code and the degrees as they stand there. */
export function wholeAddressSection(of: May<'address'>, write: Write): FactsSection {
  const { countryCode = null, coordinate = null } = of.address ?? {}
  const lines = addressLines(of.address, write)
  const code = written(write, countryCode)
  const degrees = coordinate === null ? [] : [`${coordinate.latitude}, ${coordinate.longitude}`]
  return section('facts', sheetSv.sections.address, [
    fact(sv.card.sections.address, orUnknown(lines)),
    fact(sv.card.country, orUnknown(code)),
    fact(sv.card.coordinate, orUnknown(degrees)),
  ])
}

export function orUnknown(lines: string[]): string[] {
  return lines.length === 0 ? [sv.card.unknown] : lines
}

function addressLines(address: Contact['address'], write: Write): string[] {
  if (address === null) return []
  const { streetAddress, zipCode, city } = address
  return written(write, streetAddress, [zipCode, city].filter(Boolean).join(' '))
}

const regions = new Intl.DisplayNames('sv', { type: 'region', fallback: 'none' })

export function country(code: string | null): string | null {
  const plain = oneLine(code ?? '').toUpperCase()
  if (plain === 'SE' || plain === '') return null
  try {
    return regions.of(plain) ?? plain
  } catch {
    // Not shaped like a code at all: shown as it was written.
    return code
  }
}
