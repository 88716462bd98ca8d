import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contact as contactSchema } from '../../../electron/contract/domain/contact'
import type { ContactId } from '../../../electron/contract/domain/ids'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import { openDatabase } from '../../../electron/main/store/driver'
import type { Database } from '../../../electron/main/store/driver'
import { migrate } from '../../../electron/main/store/migrate'
import { migrations } from '../../../electron/main/store/migrations/index'
import { createStore } from '../../../electron/main/store/store'
import { aPersonContact } from '../../builders/card'
import { READ_AT, recordOf } from '../../builders/many-contacts'
import { aPerson } from '../../builders/people'
import { CUSTOMER, aSearchDesk } from '../search/desk'

const BEFORE = 4
const KEY = 'ab'.repeat(32)
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontaktkort-fem-'))
  path = join(folder, 'kopia.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Old {
  readonly id: string
  readonly cell?: string
  readonly home?: string
  readonly countryCode?: string | null
  /** The words under which the index of version 4 had the numbers. */
  readonly words?: string
  readonly hint?: string | null
}

const two = '070 174 06 07 (Anna) 070 174 06 08 (Bo)'
const olds: readonly Old[] = [
  { id: 'ADR1', cell: two, hint: two, words: '+07017406070701740608' },
  { id: 'ADR2', cell: '912 34 567', hint: '912 34 567', countryCode: 'NO', words: '+91234567' },
  {
    id: 'ADR3',
    cell: '070-174 06 05',
    home: '08-465 00 41 ankn 12',
    hint: '070-174 06 05',
    words: '+0701740605 +084650041',
  },
  { id: 'ADR4', hint: 'Låtsasstad', words: '' },
]

/** A file as the version before wrote it. */
function fileOfFour(): Database {
  const db = openDatabase(path, KEY)
  migrate(db, migrations.slice(0, BEFORE))
  olds.forEach(({ id, cell, home, countryCode = 'SE', words = '', hint = null }, index) => {
    const place = index + 1
    const contact = aPersonContact({ id })
    const phones = [
      ...(cell === undefined ? [] : [{ field: 'telephone.cell', written: cell, dialable: true }]),
      ...(home === undefined ? [] : [{ field: 'telephone.home', written: home, dialable: true }]),
    ]
    const address = contact.address && { ...contact.address, countryCode }
    const record = {
      contact: { ...contact, phones, address },
      fullNumber: '19850412-9803',
      dial: { 'telephone.cell': '+46701740605' },
      homePageUrl: null,
      changedRaw: '2026-10-11T12:13:14.15',
    }
    db.prepare(
      `INSERT INTO contacts (place, contact_id, customer_id, kind, name, sort_key, hint, deceased,
         fetched_at, confirmed_at, opened_at)
       VALUES (?, ?, ?, 'person', ?, 'prova', ?, 0, ?, ?, ?)`,
    ).run(place, id, CUSTOMER, contact.name, hint, READ_AT, READ_AT, READ_AT)
    db.prepare('INSERT INTO records (place, record) VALUES (?, ?)').run(
      place,
      JSON.stringify(record),
    )
    db.prepare(
      `INSERT INTO search (rowid, names, names_folded, first, email, address, category, estate,
         phone, phone_end, number, marks)
       VALUES (?, 'prova exempelgren', '', 'prova', '', '', '', '', ?, '', '', '_kperson')`,
    ).run(place, words)
  })
  return db
}

const keyOf = (id: string) => ({ customerId: CUSTOMER, contactId: id as ContactId })

describe('the step from version 4 of the copy to 5', () => {
  it('D26 makes a list of numbers of each phone field, and loses nobody', () => {
    const db = fileOfFour()
    expect(migrate(db, migrations)).toBe('ready')
    const rows = createContactRows(createStore({ empty: () => db }))
    expect(rows.count()).toBe(olds.length)
    const records = olds.map(({ id }) => rows.get(keyOf(id))?.record)
    for (const record of records) {
      expect(contactSchema.parse(record?.contact)).toEqual(record?.contact)
      expect(record).toEqual({
        contact: record?.contact,
        fullNumber: '19850412-9803',
        nameParts: null,
        homePageUrl: null,
        changedRaw: '2026-10-11T12:13:14.15',
      })
    }
    expect(records.map((record) => record?.contact.phones)).toEqual([
      [
        {
          field: 'telephone.cell',
          numbers: [
            { dialable: '+46701740607', written: '070 174 06 07 (Anna)', label: 'Anna' },
            { dialable: '+46701740608', written: '070 174 06 08 (Bo)', label: 'Bo' },
          ],
        },
      ],
      [
        {
          field: 'telephone.cell',
          numbers: [{ dialable: '+4791234567', written: '912 34 567', label: null }],
        },
      ],
      [
        {
          field: 'telephone.cell',
          numbers: [{ dialable: '+46701740605', written: '070-174 06 05', label: null }],
        },
        {
          field: 'telephone.home',
          numbers: [{ dialable: '+4684650041', written: '08-465 00 41 ankn 12', label: 'ankn 12' }],
        },
      ],
      [],
    ])
    expect(
      rows
        .recents(9)
        .map(({ contactId, hint }) => [contactId, hint])
        .sort(),
    ).toEqual([
      ['ADR1', '070 174 06 07 (Anna)'],
      ['ADR2', '912 34 567'],
      ['ADR3', '070-174 06 05'],
      ['ADR4', 'Låtsasstad'],
    ])
    db.close()
  })

  it('D19 D26 finds each number anew, without a network', () => {
    const db = fileOfFour()
    migrate(db, migrations)
    const desk = aSearchDesk(createStore({ empty: () => db }))
    for (const typed of ['+46701740608', '0046701740608', '0701740608', '0608', '1740608']) {
      expect([typed, desk.find(typed)]).toEqual([typed, ['ADR1']])
    }
    for (const typed of ['+4791234567', '004791234567', '91234567', '912 34']) {
      expect([typed, desk.find(typed)]).toEqual([typed, ['ADR2']])
    }
    expect(desk.find('0701740605')).toEqual(['ADR3'])
    expect(desk.find('0706070701')).toEqual([])
    expect(desk.find('prova').sort()).toEqual(['ADR1', 'ADR2', 'ADR3', 'ADR4'])
    db.exec("INSERT INTO search (search) VALUES ('integrity-check')")
    db.close()
  })

  it('D26 GDPR 27 marks no phone as changed when the CRM then says the same as before', () => {
    const db = fileOfFour()
    migrate(db, migrations)
    const rows = createContactRows(createStore({ empty: () => db }))
    const same = aPerson({
      id: 'ADR1',
      customerId: CUSTOMER,
      telephone: { cell: two.replace(') 0', ')\n0') },
    })
    rows.save(CUSTOMER, [recordOf(same)], READ_AT + 1, rows.asking())
    const stored = rows.get(keyOf('ADR1'))
    expect(stored?.changes.map(({ field }) => field)).not.toContain('phones')
    expect(stored?.record.nameParts).toEqual({ given: 'Prova', family: 'Exempelgren' })
    db.close()
  })

  it('GDPR 17 GDPR 24 leaves who is protected bare, and who has expired expired', () => {
    const db = fileOfFour()
    db.exec(`UPDATE contacts SET protected = 1, hint = NULL WHERE contact_id = 'ADR1';
      UPDATE records SET record = json_set(record, '$.contact.phones', json('[]'), '$.contact.address', NULL,
        '$.contact.protectedIdentity', json('true')) WHERE place = 1;
      UPDATE search SET phone = '' WHERE rowid = 1;
      UPDATE contacts SET confirmed_at = 5 WHERE contact_id = 'ADR2'`)
    migrate(db, migrations)
    const rows = createContactRows(createStore({ empty: () => db, visibleSince: () => 6 }))
    expect(rows.get(keyOf('ADR1'))?.record.contact).toMatchObject({
      protectedIdentity: true,
      phones: [],
    })
    expect(rows.get(keyOf('ADR2'))).toBeNull()
    expect(rows.recents(9).find(({ contactId }) => contactId === 'ADR1')?.hint).toBeNull()
    db.close()
  })

  it.each(['{"contact":', 'null', '{}', '{"contact":{}}'])(
    'S06 a record that nobody can read costs that contact alone: %s',
    (record) => {
      const db = fileOfFour()
      db.prepare('UPDATE records SET record = ? WHERE place = 2').run(record)
      expect(migrate(db, migrations)).toBe('ready')
      const rows = createContactRows(createStore({ empty: () => db, visibleSince: () => 2 }))
      expect([rows.count(), rows.get(keyOf('ADR2'))]).toEqual([3, null])
      expect(rows.get(keyOf('ADR3'))?.record.contact.phones).toHaveLength(2)
      expect(rows.removeExpired(2).expired.map(({ contactId }) => contactId)).toEqual(['ADR2'])
      expect(rows.count()).toBe(3)
      db.exec("INSERT INTO search (search) VALUES ('integrity-check')")
      db.close()
    },
  )

  it('S08 is done whole or not at all', () => {
    const db = fileOfFour()
    const before = db.prepare('SELECT place, record FROM records').all()
    const step = migrations[BEFORE]
    const killed = (open: Database) => {
      if (typeof step === 'function') step(open)
      throw new Error('killed')
    }
    expect(() => migrate(db, [...migrations.slice(0, BEFORE), killed])).toThrow('killed')
    expect(db.pragma('user_version')).toBe(BEFORE)
    expect(db.prepare('SELECT place, record FROM records').all()).toEqual(before)
    expect(migrate(db, migrations)).toBe('ready')
    db.close()
  })

  it('S07 S32 leaves a file that the version before refuses, untouched, and reads it afterwards', () => {
    const db = fileOfFour()
    migrate(db, migrations)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    const bytes = readFileSync(path)
    const older = openDatabase(path, KEY)
    expect(migrate(older, migrations.slice(0, BEFORE))).toBe('newer')
    older.close()
    expect(readFileSync(path).equals(bytes)).toBe(true)
    const again = openDatabase(path, KEY)
    expect(migrate(again, migrations)).toBe('ready')
    expect(createContactRows(createStore({ empty: () => again })).count()).toBe(olds.length)
    again.close()
  })
})
