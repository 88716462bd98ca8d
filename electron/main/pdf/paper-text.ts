import { bounded } from '../../contract/format/clean-text'
import { coverNumbers, keysOf } from '../../contract/person-number/cover'
import type { TextPlace } from '../../contract/person-number/find'

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
  return plainText(bounded(text, MAX_CHARACTERS))
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

/** How a sheet writes a text of the CRM's. */
export type Write = (text: string) => string

/**
 * How a sheet writes the CRM's texts: no free text may carry a personal number onto one that must not
 * have it (GDPR rule 28). The sheet says that something was there: a name cut in silence would look like
 * the CRM's own.
 */
export interface Writer {
  readonly text: Write
  /** A phone of ten digits stays, though a personal number may look the same. */
  readonly phone: Write
  /** Lines that are plain already. */
  readonly lines: Write
}

/** Every number but the contact's own, where somebody has asked for that one; null: every number. */
export function writerOf(ownNumber: string | null): Writer {
  const except = keysOf(ownNumber)
  const hide = (text: string, where: TextPlace) => coverNumbers(text, where, { except })
  return {
    text: (text) => hide(oneLine(text), 'text'),
    phone: (text) => hide(oneLine(text), 'phone-field'),
    lines: (text) => hide(text, 'text'),
  }
}

/** As every sheet does, but one for which somebody has asked for the number. */
export const hiding = writerOf(null)

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
