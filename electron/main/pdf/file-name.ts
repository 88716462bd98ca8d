import { sheetSv } from '../../contract/texts/sheet'
import { oneLine, withoutNumbers } from './paper-text'

/** In UTF-8: half of what a file system takes, so that folders and sync programs have room for theirs. */
export const MAX_FILE_NAME_BYTES = 120

/**
 * `Kontaktblad <namn> <datum>.pdf`, or `.vcf` (GDPR rule 32), safe on every system (X15). An allow-list:
 * letters, digits and a few signs of names stay, the rest becomes a space. So there is no separator,
 * colon, dot or direction character left, and the fixed first word keeps the name from starting
 * with a dash or being one that Windows reserves.
 */
export function sheetFileName(
  name: string | null,
  day: string,
  extension: 'pdf' | 'vcf' = 'pdf',
): string {
  const rest = Buffer.byteLength(`${sheetSv.document}  ${day}.${extension}`)
  const room = MAX_FILE_NAME_BYTES - rest
  const cleaned = fitting(nameForFile(name ?? ''), room)
  return `${[sheetSv.document, cleaned, day].filter((part) => part !== '').join(' ')}.${extension}`
}

function nameForFile(name: string): string {
  // Compatibility forms first: a full-width slash or digit must meet the rules as the plain one.
  const plain = oneLine(oneLine(name.slice(0, 2000)).normalize('NFKC'))
  const allowed = withoutNumbers(plain.replace(/[^\p{L}\p{M}\p{N}'’&()+_, -]/gu, ' '))
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
