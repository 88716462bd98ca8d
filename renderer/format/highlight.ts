import { fold } from './fold'

export interface Piece {
  readonly text: string
  readonly matches: boolean
}

/** Longer names are cut in a row anyway, and nobody types this many words. */
const LONGEST_NAME = 200
const MOST_WORDS = 8
const WORD = /[\p{L}\p{N}]+/gu
/** With the marks that belong to it. */
const LETTER = /.\p{M}*/gsu

/**
 * A name in pieces, those marked that the typed words begin. Words are compared as the search compares
 * them, without case and accents; a word that begins none is not marked.
 */
export function highlight(name: string, typed: string): Piece[] {
  const wanted = (fold(typed.slice(0, LONGEST_NAME)).match(WORD) ?? []).slice(0, MOST_WORDS)
  const whole: Piece[] = [{ text: name, matches: false }]
  if (name.length > LONGEST_NAME || wanted.length === 0) return whole
  const letters = name.match(LETTER) ?? []
  const marked = new Set<number>()
  for (const start of wordStarts(letters)) {
    const length = Math.max(...wanted.map((word) => lengthOfPrefix(letters, start, word)))
    for (let at = start; at < start + length; at++) marked.add(at)
  }
  if (marked.size === 0) return whole
  return pieces(letters, marked)
}

function wordStarts(letters: readonly string[]): number[] {
  const inWord = (letter: string | undefined) =>
    letter !== undefined && /[\p{L}\p{N}\p{M}]/u.test(letter)
  return letters.flatMap((letter, at) => (inWord(letter) && !inWord(letters[at - 1]) ? [at] : []))
}

/** How many letters from here on are the word; 0 when they are another. */
function lengthOfPrefix(letters: readonly string[], start: number, word: string): number {
  let folded = ''
  for (let at = start; at < letters.length; at++) {
    folded += fold(letters[at] ?? '')
    if (folded.startsWith(word)) return at - start + 1
    if (!word.startsWith(folded)) return 0
  }
  return 0
}

function pieces(letters: readonly string[], marked: ReadonlySet<number>): Piece[] {
  const found: { text: string; matches: boolean }[] = []
  for (const [at, letter] of letters.entries()) {
    const matches = marked.has(at)
    const last = found.at(-1)
    if (last?.matches === matches) last.text += letter
    else found.push({ text: letter, matches })
  }
  return found
}
