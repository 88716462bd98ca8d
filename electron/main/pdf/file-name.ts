import { sheetSv } from '../../contract/texts/sheet'
import { withoutNumbers } from '../../contract/person-number/cover'
import { bounded } from '../../contract/format/clean-text'
import { oneLine } from './paper-text'

/** In UTF-8: half of what a file system takes, so that folders and sync programs have room for theirs. */
export const MAX_FILE_NAME_BYTES = 120

/** `Kontaktblad <namn> <datum>.pdf` (GDPR rule 32). */
export function sheetFileName(name: string | null, day: string): string {
  return fileName(sheetSv.document, name, `${day}.pdf`)
}

/** The same for what is no sheet. */
export function vcardFileName(name: string | null, day: string): string {
  return fileName(sheetSv.visitingCard, name, `${day}.vcf`)
}

/**
 * Safe on every system (X15). An allow-list: letters, digits and a few signs of names stay, the rest
 * becomes a space. So there is no separator, colon, dot or direction character left, and the fixed first
 * word keeps the name from starting with a dash or being one that Windows reserves.
 */
function fileName(document: string, name: string | null, end: string): string {
  const room = MAX_FILE_NAME_BYTES - Buffer.byteLength(`${document}  ${end}`)
  const cleaned = fitting(nameForFile(name ?? ''), room)
  return [document, cleaned, end].filter((part) => part !== '').join(' ')
}

function nameForFile(name: string): string {
  // Compatibility forms first: a full-width slash or digit must meet the rules as the plain one.
  const plain = withoutNumbers(oneLine(oneLine(bounded(name, 2000)).normalize('NFKC')))
  const allowed = plain.replace(/[^\p{L}\p{M}\p{N}'’&()+_, -]/gu, ' ').replace(/ +/g, ' ')
  const trimmed = allowed.replace(/^[\s'’&+_,\-\p{M}]+|[\s'’&+_,-]+$/gu, '')
  return /[\p{L}\p{N}]/u.test(trimmed) ? trimmed : ''
}

/** Cut between whole characters, at the last that fits. */
function fitting(name: string, bytes: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter('sv').segment(name)) {
    if (Buffer.byteLength(kept + segment) > bytes) break
    kept += segment
  }
  return kept.trimEnd()
}
