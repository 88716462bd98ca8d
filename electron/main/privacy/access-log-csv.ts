import type { LogEntry } from '../../contract/domain/access-log'

/** Without the mark Excel takes the text for one in the system's old code page. */
const BYTE_ORDER_MARK = '\uFEFF'

/** What a spreadsheet takes for the beginning of a formula, in full width too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u

const columns: readonly (readonly [string, (entry: LogEntry) => string])[] = [
  ['Tid (UTC)', (entry) => entry.at.slice(0, 19).replace('T', ' ')],
  ['Konto', (entry) => entry.account],
  ['Vad', (entry) => entry.action],
  ['Kontakt-id', (entry) => entry.contactId ?? ''],
  ['Skäl', (entry) => entry.reason ?? ''],
  ['Blad', (entry) => entry.variant ?? ''],
  ['Antal', (entry) => entry.count?.toString() ?? ''],
  // Last: whoever reads the columns by their number finds the others where they were.
  ['Objekt-id', (entry) => entry.estateId ?? ''],
]

/** As Swedish Excel reads it: semicolons, and every text within quotes. Codes stay codes. */
export function logCsv(entries: readonly LogEntry[]): string {
  const lines = [
    columns.map(([heading]) => heading),
    ...entries.map((entry) => columns.map(([, textOf]) => textOf(entry))),
  ]
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')
}

/** A user name or an id is a text from outside: it must neither be run nor break its cell. */
function cell(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ')
  const harmless = FORMULA.test(line) ? `'${line}` : line
  return `"${harmless.replaceAll('"', '""')}"`
}
