import type { StoredContact } from '../../electron/main/demo/office-data'

/** What brokers type, whole; each is typed letter by letter. */
export interface TypedText {
  readonly kind: string
  readonly text: string
}

const EVERYDAY: readonly TypedText[] = [
  { kind: 'common name', text: 'anna andersson' },
  { kind: 'common name', text: 'lars johansson' },
  { kind: 'common name', text: 'karin' },
  { kind: 'rare name', text: 'zoltan' },
  { kind: 'rare name', text: 'desirée' },
  { kind: 'å, ä, ö', text: 'åsa öst' },
  { kind: 'å, ä, ö', text: 'ängla' },
  { kind: 'without its marks', text: 'orjan ostlund' },
  { kind: 'two words', text: 'berg eva' },
  { kind: 'two words', text: 'maria lind' },
  { kind: 'double name', text: 'karl-johan' },
  { kind: 'company', text: 'bygg ab' },
]

/** And of some who are stored: the end of a number, a number, an address, a town, a date of birth. */
export function typedTexts(stored: readonly StoredContact[]): TypedText[] {
  const of = (contact: StoredContact | undefined, path: string): string => {
    const value = path
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], contact)
    return typeof value === 'string' ? value : ''
  }
  const having = (path: string, skip: number) =>
    of(stored.filter((contact) => of(contact, path) !== '')[skip], path)
  const digits = (text: string) => text.replace(/\D/g, '')
  const texts: TypedText[] = [
    { kind: 'last four digits', text: digits(having('telephone.cell', 3)).slice(-4) },
    { kind: 'last four digits', text: digits(having('telephone.cell', 40)).slice(-4) },
    { kind: 'whole phone', text: digits(having('telephone.cell', 7)) },
    { kind: 'whole phone', text: having('telephone.switch', 2) },
    { kind: 'e-mail', text: having('email.emailAddress', 11) },
    { kind: 'e-mail', text: having('email.emailAddress', 12) },
    { kind: 'town', text: having('address.city', 5).toLowerCase() },
    { kind: 'street', text: having('address.streetAddress', 9).toLowerCase() },
    { kind: 'personal number', text: digits(having('socialSecurityNumber', 4)).slice(0, 8) },
  ]
  const typed = texts.map(({ kind, text }) => ({ kind, text: text.slice(0, LONGEST) }))
  return [...EVERYDAY, ...typed.filter(({ text }) => text !== '')]
}

/** Nobody types a whole address: by then the right row has long been there. */
const LONGEST = 16

/** Each state of the field on the way to a text. */
export function prefixesOf(text: string): string[] {
  return Array.from(text, (_, at) => text.slice(0, at + 1))
}
