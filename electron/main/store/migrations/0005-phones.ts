import type { PhoneField } from '../../../contract/domain/contact'
import { readPhones } from '../../phones/read-phones'
import { phoneTexts } from '../../search/search-texts'
import type { Database } from '../driver'

/** What of a record was otherwise until then; all else of it is passed on as it is. */
interface OldRecord {
  readonly contact: {
    readonly phones: readonly { readonly field: PhoneField; readonly written: string }[]
    readonly address: { readonly countryCode: string | null } | null
  }
  dial?: unknown
}

interface Row {
  readonly place: number
  readonly record: string
  readonly hint: string | null
  readonly phone: string | null
}

const AT_ONCE = 500

/**
 * A phone field became a list of numbers, and a record got the parts of the name, which no old one tells. Fetching
 * it all again would leave a broker without a network with nothing, so each is read anew from what was written.
 * What `readPhones` and the index make of a text may get better; the shape that is stored here stays this one.
 */
export function phones(db: Database): void {
  const next = db.prepare<Row>(
    `SELECT place, record, hint, search.phone AS phone
     FROM contacts JOIN records USING (place) LEFT JOIN search ON search.rowid = place
     WHERE place > ? ORDER BY place LIMIT ${AT_ONCE}`,
  )
  for (let rows = next.all(0); rows.length > 0; rows = next.all(rows.at(-1)?.place ?? 0)) {
    for (const row of rows) convert(db, row)
  }
}

function convert(db: Database, { place, record, hint, phone }: Row): void {
  const old = readOld(record)
  if (old === null) {
    // One that nobody could show either, and no reason to do without all others: the next sweep removes it.
    db.prepare('UPDATE contacts SET confirmed_at = 1 WHERE place = ?').run(place)
    return
  }
  const { contact, ...others } = old
  delete others.dial
  const countryCode = contact.address?.countryCode ?? null
  const converted = contact.phones.map(({ field, written }) => ({
    field,
    numbers: readPhones(written, countryCode).map(({ dialable, written, label }) => ({
      dialable,
      written,
      label,
    })),
  }))
  const now = { ...others, contact: { ...contact, phones: converted }, nameParts: null }
  db.prepare('UPDATE records SET record = ? WHERE place = ?').run(JSON.stringify(now), place)
  const first = converted[0]?.numbers[0]?.written ?? null
  // Without a phone it is the town, which stays.
  if (first !== null && first !== hint) {
    db.prepare('UPDATE contacts SET hint = ? WHERE place = ?').run(first, place)
  }
  const texts = phoneTexts(converted.flatMap(({ numbers }) => numbers))
  // Most numbers are found as before, and a row's words are dear to change.
  if (phone === null || phone === texts.phone) return
  db.prepare('UPDATE search SET phone = ?, phone_end = ? WHERE rowid = ?').run(
    texts.phone,
    texts.phone_end,
    place,
  )
}

function readOld(record: string): OldRecord | null {
  try {
    const old = JSON.parse(record) as OldRecord | null
    return Array.isArray(old?.contact?.phones) ? old : null
  } catch {
    return null
  }
}
