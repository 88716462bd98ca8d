import { bounded } from '../../contract/format/clean-text'
import { plainText } from './paper-text'
import type { Write } from './paper-text'

/** Some forty pages: a text beyond that would keep the printer past its time limit (X02). */
export const MAX_RUNNING_TEXT = 120_000

/** Blank lines part paragraphs; the lines within one stay lines. */
export function paragraphsOf(text: string, write: Write): { paragraphs: string[]; isCut: boolean } {
  const isCut = text.length > MAX_RUNNING_TEXT
  const lines = bounded(text, MAX_RUNNING_TEXT)
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map((line) => plainText(line))
  const shown = write(lines.join('\n'))
  const paragraphs = shown.split(/\n{2,}/).map((each) => each.replace(/^\n+|\n+$/g, ''))
  return { paragraphs: paragraphs.filter((each) => each !== ''), isCut }
}
