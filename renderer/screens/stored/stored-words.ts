import { hasCode } from '../../../electron/contract/domain/code'
import type { StoredData } from '../../../electron/contract/domain/stored'
import type { Texts } from '../../../electron/contract/texts/sv'
import { fetchedWhen } from '../../format/ages'
import { contactsWords } from '../../format/copy-words'
import { formatCount } from '../../format/counts'
import { formatBytes } from '../../format/sizes'
import { momentInStockholm } from '../../format/stockholm'
import type { Language } from '../../i18n/i18n.svelte'

export interface StoredRow {
  /** In the test id. */
  readonly id: string
  readonly term: string
  readonly says: string
}

export interface StoredPart {
  readonly id: 'contacts' | 'place' | 'log' | 'others'
  readonly title: string
  readonly rows: readonly StoredRow[]
}

/** What is on the computer, part by part and row by row; a row that has nothing to say is not there. */
export function storedParts(
  data: StoredData,
  now: number,
  texts: Texts,
  language: Language,
): StoredPart[] {
  const t = texts.stored
  const say = { data, now, texts, language }
  return [
    { id: 'contacts', title: t.contacts, rows: contactRows(say) },
    { id: 'place', title: t.place, rows: placeRows(say) },
    { id: 'log', title: t.log, rows: [logRow(say)] },
    { id: 'others', title: t.others, rows: otherRows(say) },
  ]
}

interface Say {
  readonly data: StoredData
  readonly now: number
  readonly texts: Texts
  readonly language: Language
}

function contactRows({ data, now, texts, language }: Say): StoredRow[] {
  const t = texts.stored
  const { contacts, office } = data
  const count = (of: number) => formatCount(of, language)
  const when = (at: string) => fetchedWhen(at, now, texts.card, language)
  const rows: StoredRow[] = [
    { id: 'count', term: t.count, says: contactsWords(contacts.count, texts, language) },
  ]
  const { oldestConfirmedAt: oldest, latestConfirmedAt: latest, oldestGoesAt: goes } = contacts
  if (oldest !== null && latest !== null) {
    const says =
      oldest === latest
        ? t.confirmedOnce(when(oldest))
        : t.confirmedBetween(when(oldest), when(latest))
    rows.push({ id: 'confirmed', term: t.confirmed, says })
  }
  const goesAt = goes === null ? null : momentInStockholm(goes, language)
  if (goesAt !== null) rows.push({ id: 'goes', term: t.goes, says: t.goesAt(goesAt) })
  rows.push(
    {
      id: 'parts',
      term: t.parts,
      says: t.partsOf(count(contacts.withRoles), count(contacts.withRelations)),
    },
    {
      id: 'recents',
      term: t.recents,
      says: contacts.recents === 0 ? t.recentsNone : t.recentsOf(count(contacts.recents)),
    },
    {
      id: 'reconciled',
      term: t.reconciled,
      says:
        contacts.reconciledAt === null
          ? t.reconciledNever
          : t.reconciledAt(when(contacts.reconciledAt)),
    },
  )
  const { users, estates, categories } = office
  if (users + estates + categories > 0) {
    const says = t.officeOf(count(users), count(estates), count(categories))
    rows.push({ id: 'office', term: t.office, says })
  }
  return rows
}

function placeRows({
  data: { copy, password, code, setAside },
  texts,
  language,
}: Say): StoredRow[] {
  const t = texts.stored
  const rows: StoredRow[] =
    copy.state === 'memory'
      ? [
          { id: 'copy', term: t.copy, says: t.inMemory[copy.why] },
          { id: 'key', term: t.key, says: t.noKey },
        ]
      : [
          { id: 'copy', term: t.copy, says: t.inFile(formatBytes(copy.bytes, language)) },
          { id: 'folder', term: t.folder, says: copy.folder },
          { id: 'key', term: t.key, says: t.inKeychain },
        ]
  rows.push({ id: 'password', term: t.password, says: t.passwords[password] })
  if (hasCode(code)) rows.push({ id: 'code', term: t.code, says: t.codes[code] })
  if (setAside) rows.push({ id: 'set-aside', term: t.setAside, says: t.setAsideSays })
  return rows
}

function logRow({ data: { accessLog }, now, texts, language }: Say): StoredRow {
  const t = texts.stored
  const { entries, oldestAt, saved } = accessLog
  const counted = t.logEntries(formatCount(entries, language), entries)
  const says =
    oldestAt === null
      ? t.logNone
      : t.logSince(counted, fetchedWhen(oldestAt, now, texts.card, language))
  return { id: 'log', term: t.logRows, says: saved ? says : `${says}, ${t.logNotSaved}` }
}

function otherRows({ data: { diaryBytes, files }, texts, language }: Say): StoredRow[] {
  const t = texts.stored
  const diary = diaryBytes === 0 ? t.diaryNone : t.diaryOf(formatBytes(diaryBytes, language))
  return [
    { id: 'diary', term: t.diary, says: diary },
    ...files.map((file) => ({ id: file, term: t.files[file], says: t.fileSays[file] })),
  ]
}
