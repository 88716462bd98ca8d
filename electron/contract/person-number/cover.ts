import { findNumbers } from './find'
import type { TextPlace } from './find'

/** Always as long as this: not even the length of a foreign number shows (GDPR rule 10). */
export const FULLY_MASKED = '••••••••••'
/** In a text: it says that something stood there, as a name cut in silence would look like the CRM's own. */
export const HIDDEN_NUMBER = '••••••-••••'

interface Covering {
  readonly cover?: string
  /** The keys of those that stay: the contact's own, where somebody has asked for that one. */
  readonly except?: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/** With `cover` in the place of each; where one could be read in two ways, in the place of both. */
export function coverNumbers(
  text: string,
  where: TextPlace,
  { cover = HIDDEN_NUMBER, except = NONE }: Covering = {},
): string {
  let covered = ''
  let done = 0
  for (const { from, to, key } of findNumbers(text, where)) {
    if (except.has(key)) continue
    if (from >= done) covered += text.slice(done, from) + cover
    done = Math.max(done, to)
  }
  return covered + text.slice(done)
}

/**
 * Texts that are read one after the other, each covered by itself; where a number begins in one and ends in another, no
 * digit of them stays, as neither half is told for one alone.
 */
export function coverParts<Part extends string | null>(
  parts: readonly Part[],
  cover: (text: string) => string,
): Part[] {
  const covered = parts.map((part) => (part === null ? part : (cover(part) as Part)))
  const there = (some: readonly Part[]) => some.filter(Boolean).join(' ')
  if (cover(there(parts)) === there(covered)) return covered
  return covered.map((part) => (part === null ? part : (part.replace(/\p{Nd}+/gu, '••••') as Part)))
}

/** By which the numbers of a field are known wherever else they stand; those of no shape that is known have none. */
export function keysOf(number: string | null): ReadonlySet<string> {
  return new Set(findNumbers(number ?? '', 'number-field').map(({ key }) => key))
}

/** Ten digits or more, or an interim number, whatever signs part them. */
const DIGITS = /\p{Nd}(?:[^\p{L}\p{Nd}]*\p{Nd}){9,}/gu
const INTERIM = /(?:\p{Nd}[^\p{L}\p{Nd}]*){6,8}\p{L}\p{Nd}{3}(?!\p{Nd})/gu

/** For titles, names of files and of visiting cards, where not even the place of a number is told (GDPR rules 12 and 32). */
export function withoutNumbers(text: string): string {
  return coverNumbers(text, 'failure', { cover: ' ' })
    .replace(DIGITS, ' ')
    .replace(INTERIM, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
