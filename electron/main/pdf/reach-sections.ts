import { emailField, phoneField } from '../../contract/domain/contact'
import type { Contact, Email, Phone, PhoneField } from '../../contract/domain/contact'
import { mayReachRelatives } from '../../contract/domain/relatives'
import type { Fact, FactsSection } from '../../contract/domain/sheet'
import { coverParts } from '../../contract/person-number/cover'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { fact, orUnknown, section, written } from './facts'
import type { May } from './facts'
import { capital, oneLine } from './paper-text'
import type { Write, Writer } from './paper-text'

export function reachSection(
  of: May<'phones' | 'emails' | 'homePage' | 'deceased'>,
  write: Writer,
): FactsSection {
  const facts: Fact[] = [
    ...of.phones.map((each) => fact(capital(sv.fields[each.field]), phoneLines(each, write))),
    ...of.emails.map((each) => fact(capital(sv.fields[each.field]), emailLines(each, write))),
  ].filter((each) => each.lines.length > 0)
  const lead = relativesLead(of, facts.length > 0)
  if (of.kind === 'company') {
    const page = written(write.text, of.homePage?.written ?? null)
    if (page.length > 0) facts.push(fact(sheetSv.reach.homePage, page))
  }
  if (facts.length === 0) {
    const nothing = `${sheetSv.reach.phoneAndEmail}: ${sv.roles.none}`
    return section('facts', sheetSv.sections.reach, [fact(null, [nothing])])
  }
  return section('large-facts', sheetSv.sections.reach, facts, lead)
}

/** Which phones the CRM has a place for (contract section 3); of a type that is not known, all. */
const phoneFields: Record<Contact['kind'], readonly PhoneField[]> = {
  person: ['telephone.cell', 'telephone.home', 'telephone.work', 'telephone.other'],
  company: ['telephone.switch', 'telephone.other'],
  'deceased-estate': ['telephone.cell', 'telephone.home', 'telephone.work', 'telephone.other'],
  unknown: phoneField.options,
}

/** Every field of the type (GDPR rule 5), and whatever else is there. */
export function wholeReachSection(
  of: May<'phones' | 'emails' | 'homePage' | 'deceased'>,
  write: Writer,
): FactsSection {
  const ofType = phoneFields[of.kind]
  const phones = phoneField.options.map((field) => {
    const there = of.phones.filter((each) => each.field === field)
    return { field, lines: there.flatMap((each) => phoneLines(each, write)) }
  })
  const emails = emailField.options.map((field) => {
    const there = of.emails.filter((each) => each.field === field)
    return { field, lines: there.flatMap((each) => emailLines(each, write)) }
  })
  const isReachable = [...phones, ...emails].some(({ lines }) => lines.length > 0)
  const shown = phones.filter(({ field, lines }) => lines.length > 0 || ofType.includes(field))
  const facts = [...shown, ...emails].map(({ field, lines }) =>
    fact(capital(sv.fields[field]), orUnknown(lines)),
  )
  if (of.kind === 'company') {
    const page = written(write.text, of.homePage?.written ?? null)
    facts.push(fact(sheetSv.reach.homePage, orUnknown(page)))
  }
  return section('facts', sheetSv.sections.reach, facts, relativesLead(of, isReachable))
}

/** Each number of a field on a line of its own. */
const phoneLines = ({ numbers }: Phone, write: Writer) =>
  written(write.phone, ...numbers.map((number) => number.written))
const emailLines = (email: Email, write: Writer) => written(write.text, email.written)

function relativesLead(of: May<'deceased'>, isReachable: boolean): string | null {
  const relatives = isReachable && mayReachRelatives(of)
  return relatives ? `${sheetSv.reach.phoneAndEmail} ${sv.contact.relatives}` : null
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

function addressLines(address: Contact['address'], write: Write): string[] {
  if (address === null) return []
  const [streetAddress, zipCode, city] = coverParts(
    [address.streetAddress, address.zipCode, address.city],
    write,
  )
  return written(write, streetAddress ?? null, [zipCode, city].filter(Boolean).join(' '))
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
