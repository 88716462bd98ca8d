/**
 * Names as they are compared. A broker types what was heard: `asa` must find Åsa, and `åsa` must find her
 * first. So words have an exact form, in which å, ä and ö are letters, and a tolerant one, in which they are
 * an a or an o with marks that do not count.
 */

/** Letters that do not come apart into a plain one and a mark, as they are written where they are missing. */
const plain: Record<string, string> = {
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  // At the end of a word; the same word typed on has the other one.
  ς: 'σ',
}
const PLAIN = new RegExp(`[${Object.keys(plain).join('')}]`, 'g')
const ASCII = /^\p{ASCII}*$/u
const MARKS = /[\p{M}\p{Default_Ignorable_Code_Point}]+/gu
const WORD = /[\p{L}\p{N}]+/gu
const ASCII_WORD = /[a-z\d]+/gi
/** The neighbours' letters for ours. */
const swedish: Record<string, string> = { æ: 'ä', œ: 'ö', ø: 'ö' }
const NOT_SWEDISH = /[^\p{ASCII}åäö]+/gu

/** Nothing in it comes apart or is written in another way; each text of a fill is asked this several times. */
export function isAscii(text: string): boolean {
  return ASCII.test(text)
}

/** Tolerant: no case, no marks, no letters that only some keyboards have. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(PLAIN, (letter) => plain[letter] ?? letter)
}

/** As Swedes tell letters apart: å, ä and ö are letters, é is an e with an accent that is seldom typed. */
export function exactForm(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return lowerSwedish(text).replace(NOT_SWEDISH, fold)
}

/** Letters and digits in a row; whatever else there is stands between words. */
export function wordsOf(text: string): string[] {
  return text.match(isAscii(text) ? ASCII_WORD : WORD) ?? []
}

const digraphs: Record<string, string> = { æ: 'ae', œ: 'oe', ø: 'oe', ü: 'ue' }

/** As other countries' passports and mail addresses have it: Kjaer, Mueller. */
export function withDigraphs(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[æœøü]/g, (letter) => digraphs[letter] ?? letter)
}

/** Behind the letters of ASCII, and in this order. */
const lastLetters: Record<string, string> = { å: '{', ä: '|', ö: '}' }
const NAMELESS = '\uffff'

/** Sorts byte by byte as a Swedish list of the names as shown; a whole word before a longer one. */
export function sortKey(name: string): string {
  // Ü is found as u, but stands among y in a Swedish list.
  const letters = lowerSwedish(name).replaceAll('ü', 'y')
  const key = wordsOf(letters.replace(NOT_SWEDISH, fold)).join(' ')
  return key === '' ? NAMELESS : key.replace(/[åäö]/g, (letter) => lastLetters[letter] ?? letter)
}

function lowerSwedish(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[æœø]/g, (letter) => swedish[letter] ?? letter)
}
