import { coverNumbers } from '../person-number/cover'

// No schema library here: the window uses these rules and carries no schemas (see renderer/crm.ts).

/** The categories that the office has named for protected identity; null: it has not been asked yet (GDPR rule 24). */
export type ProtectedCategories = readonly string[] | null

/**
 * What the names of such categories hold, as they are written without accents: "Skyddad identitet", "Sekretessmarkerad",
 * "Kvarskrivning" and "Fingerade personuppgifter" are what Swedish authorities call them. Anywhere in a word, so that
 * "Brandskydd" counts as well: a phone number too few is seen at once and mended with a press, a home too many is not.
 * "Hemlig" is not among them, as offices sell in secret far more often than their clients live so.
 */
export const PROTECTION_WORDS = ['skydd', 'sekretess', 'kvarskriv', 'fingerad', 'protected']

export function speaksOfProtection(name: string): boolean {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
  return PROTECTION_WORDS.some((word) => plain.includes(word))
}

/** Exactly those that are named; until somebody has answered, those whose name speaks of it. */
export function isProtectedCategory(name: string, named: ProtectedCategories): boolean {
  if (named === null) return speaksOfProtection(name)
  return named.some((one) => isSameCategory(one, name))
}

/** However its letters are put together, and whatever stands between its words; the window knows none but covered names. */
export function isSameCategory(one: string, other: string): boolean {
  return folded(one) === folded(other)
}

/** Offices may have some in common. */
export function distinctCategories(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [folded(name), name])).values()]
}

function folded(name: string): string {
  return coverNumbers(name, 'text').normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}
