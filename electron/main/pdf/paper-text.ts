import { sheetSv } from '../../contract/texts/sheet'

/** More than any field holds; keeps a hostile text from printing for minutes (X02). */
const MAX_CHARACTERS = 20_000

/**
 * Characters that steer how others are shown, or are not seen at all: direction, zero width, soft
 * hyphen, fillers, variation selectors, tags (X02). `DI` is "default ignorable".
 */
const INVISIBLE = /[\p{Cf}\p{DI}]/gu

/** A letter with a pile of marks draws over the lines above and below it. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu

/** One line of plain, visible text. What the CRM sends is text here too, whoever has read it before. */
export function oneLine(text: string): string {
  return plainText(text.slice(0, MAX_CHARACTERS))
}

/** As `oneLine`, for a line of a text whose length is bounded as a whole. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replace(/[\p{Co}\p{Cn}]/gu, '\ufffd')
    .replace(PILED_MARKS, '$1')
    .trim()
}

/**
 * Personal numbers as people write them into a name, a street or a phone field: year, month, day
 * (or day + 60) and four more, of which the first may be a letter in an interim number. Ten bare
 * digits are left alone, since mobile numbers and estate ids look the same.
 */
const WRITTEN_OUT =
  /(?<![\p{L}\p{Nd}])(?:(?:18|19|20)\d{2}|(?=\d{6} ?[-+\u2010-\u2014\u2212])\d{2})(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01]) ?[-+\u2010-\u2014\u2212]? ?[\dA-Z]\d{3}(?!\p{Nd})/gu

/**
 * No free text may carry a personal number onto a sheet that must not have one (GDPR rule 28). The
 * sheet says that something was there: a name cut in silence would look like the CRM's own.
 */
export function hideNumbers(text: string): string {
  return text.replace(WRITTEN_OUT, sheetSv.name.hiddenNumber)
}

/** How a sheet writes a text of the CRM's. */
export type Write = (text: string) => string

/** As every sheet does, but one for which somebody has asked for the numbers. */
export const hidingNumbers: Write = (text) => hideNumbers(oneLine(text))

/** Ten digits or more, however they are parted, or an interim number: too much like one to stand in a name. */
const LIKE_A_NUMBER = /\p{Nd}(?:[\s\-+_,]{0,3}\p{Nd}){9,}|\p{Nd}{6,8}[\s\-+]{0,3}\p{L}\p{Nd}{3}/gu

/** For titles and file names, where not even the place of a number is told (GDPR rules 12 and 32). */
export function withoutNumbers(text: string): string {
  return text.replace(WRITTEN_OUT, ' ').replace(LIKE_A_NUMBER, ' ').replace(/\s+/g, ' ').trim()
}

export function clip(text: string, characters: number): string {
  const all = [...text]
  return all.length <= characters
    ? text
    : `${all
        .slice(0, characters - 1)
        .join('')
        .trimEnd()}…`
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
