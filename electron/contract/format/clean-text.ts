/**
 * Text from outside, made safe to show (X02): what cannot be seen, turns the line around or grows out
 * of its row is taken away, and what stays is the text a person would have read.
 */

/** Far above any documented length (API 3: at most 100); only bounds what a broken server can do. */
export const MAX_LINE = 20_000
export const MAX_NOTE = 1_000_000

/** More marks than any language puts on one letter after composition. */
const MAX_MARKS = 3

// eslint-disable-next-line no-control-regex -- control characters are exactly what is taken away
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu
const LONE_SURROGATES = /\p{Surrogate}/gu
const EXCESS_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu')
/** An emoji with its joiners, presentation selectors and flag tags; these are invisible but mean something. */
const EMOJI =
  '\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})?(?:[\\u{E0020}-\\u{E007E}]{1,16}\\u{E007F})?' +
  '(?:\\u200D\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})?){0,8}|[#*0-9]\\uFE0F\\u20E3'
/**
 * The Unicode property covers direction overrides, isolates and marks, zero-width characters, soft
 * hyphens, fillers that look like nothing, and stray joiners and selectors: no list to keep up.
 */
const EMOJI_OR_INVISIBLE = new RegExp(`(${EMOJI})|\\p{Default_Ignorable_Code_Point}`, 'gu')
const PLAIN = /^[\x20-\x7e]*$/
/** U+2800 draws an empty cell: not a space by the tables, but one to the eye. */
const BLANK = /^[\s\u2800]*$/u

/** One line; null when nothing readable is left. */
export function cleanLine(text: string): string | null {
  return finish(clean(bounded(text, MAX_LINE)).replace(/[\n\t]/g, ' '), text, MAX_LINE)
}

/** Several lines: line feeds and tabs stay. */
export function cleanNote(text: string): string | null {
  return finish(clean(bounded(text, MAX_NOTE)), text, MAX_NOTE)
}

/** So much may stand between the first sign of a number and its last, what cannot be seen included. */
const LONGEST_NUMBER = 200

/**
 * Half a number of a person is told from no other digits, and would be hidden nowhere (GDPR rule 12): one that the
 * cut may have gone through goes as a whole.
 */
export function bounded(text: string, limit: number): string {
  if (text.length <= limit) return text
  const sure = Math.max(0, limit - LONGEST_NUMBER)
  const first = text.slice(sure, limit).search(/\p{Nd}/u)
  return text.slice(0, first === -1 ? limit : sure + first)
}

function clean(text: string): string {
  // Most texts are ids and plain words, in which there is nothing to do.
  if (PLAIN.test(text)) return text
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(EMOJI_OR_INVISIBLE, (_, emoji: string | undefined) => emoji ?? '')
    .replace(LONE_SURROGATES, '\uFFFD')
    .normalize('NFC')
    .replace(EXCESS_MARKS, '$1')
}

function finish(cleaned: string, original: string, limit: number): string | null {
  const trimmed = cleaned.trim()
  if (BLANK.test(trimmed)) return null
  return original.length > limit ? `${trimmed}…` : trimmed
}
