import type { Estate, EstatePage, EstatePerson } from '../../../electron/contract/domain/estate'
import type { Texts } from '../../../electron/contract/texts/sv'
import { formatCount } from '../../format/counts'
import { dayInStockholm } from '../../format/stockholm'
import type { Language } from '../../i18n/i18n.svelte'
import { estateKindWords, estateNameWords, levelWords, partyKindWords } from '../role-words'

export function estateName({ address, estateId }: Estate, texts: Texts): string {
  return estateNameWords(address, estateId, texts)
}

/** What stands under the address: only what is known. */
export function estateAbout({ area, kind, status, number }: Estate, texts: Texts): string[] {
  const pieces = [
    area,
    kind && estateKindWords(kind, texts),
    status,
    number === null ? null : texts.estate.number(number),
  ]
  return pieces.flatMap((piece) => piece || [])
}

/** What stands before the name (GDPR rules 4 and 5). */
export function personMark(person: EstatePerson, texts: Texts): string | null {
  if (person.contactKind === 'deceased-estate') return texts.kinds['deceased-estate']
  return person.deceased === 'yes' ? texts.contact.deceased : null
}

/** After the name; of a person the name says it. */
export function personKind({ contactKind }: EstatePerson, texts: Texts): string | null {
  return contactKind === 'company' || contactKind === 'unknown' ? texts.kinds[contactKind] : null
}

/** How keen a prospect is; by what right, and for whom, somebody acts. Null where the group says all of it. */
export function personRole(person: EstatePerson, texts: Texts): string | null {
  const { role, kind, related, level } = person
  if (level !== null) return levelWords(level, texts)
  const isExtra = role.startsWith('extra')
  const roleName = texts.roles.names[role]
  if (kind === null && related === null && !isExtra) return null
  const what = kind === null ? roleName : partyKindWords(kind, texts)
  if (related?.name) return texts.estate.actsFor(what, related.name)
  return kind !== null && isExtra ? texts.estate.actsAs(what, roleName.toLowerCase()) : what
}

export interface PersonFlag {
  readonly what: 'advertising' | 'deceased'
  readonly state: 'no' | 'unknown'
  readonly words: string
}

/** What one must know before calling: the careful values, unknown ones as unknown (GDPR rules 1, 2 and 4). */
export function personFlags(person: EstatePerson, texts: Texts): PersonFlag[] {
  const flags: PersonFlag[] = []
  if (person.contactKind === 'person' && person.deceased === 'unknown') {
    flags.push({ what: 'deceased', state: 'unknown', words: texts.contact.deceasedUnknown })
  }
  if (person.advertising === 'no') {
    flags.push({ what: 'advertising', state: 'no', words: texts.flags.advertisingNo })
  } else if (person.advertising === 'unknown') {
    flags.push({ what: 'advertising', state: 'unknown', words: texts.estate.advertisingUnknown })
  }
  return flags
}

/** Empty where no date was asked for, which is not the same as a date that is missing. */
export function personDate(person: EstatePerson, texts: Texts): string {
  if (person.createdAt !== null) return dayInStockholm(person.createdAt) ?? texts.roles.dateMissing
  const isDated = person.state === 'whole' && person.role !== 'speculator'
  return isDated ? texts.roles.dateMissing : ''
}

/** How far the page can be relied on: who has not been asked for may have a role here too. */
export function askedWords(
  { withRoles, contacts }: EstatePage['asked'],
  texts: Texts,
  language: Language,
): string {
  const all = formatCount(contacts, language)
  if (withRoles >= contacts) return texts.estate.askedAll(all)
  return texts.estate.asked(formatCount(withRoles, language), all)
}
