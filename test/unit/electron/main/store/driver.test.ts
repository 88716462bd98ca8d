import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, StoreError } from '../../../../../electron/main/store/driver'
import type { Database, StoreFault } from '../../../../../electron/main/store/driver'

const KEY = 'a1'.repeat(32)
const OTHER_KEY = 'b2'.repeat(32)
const MARKER = 'Hemliga Hildur'
const PAGE = 4096

let folder: string
let open: Database[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontaktkort-driver-'))
  open = []
})
afterEach(() => {
  for (const db of open) db.close()
  rmSync(folder, { recursive: true, force: true })
})

const path = () => join(folder, 'kopia.db')

function openFile(key: string | null = KEY, file = path()): Database {
  const db = openDatabase(file, key)
  open.push(db)
  return db
}

function inMemory(): Database {
  const db = openDatabase(':memory:', null)
  open.push(db)
  db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE) STRICT')
  return db
}

function add(db: Database, ...texts: string[]): void {
  for (const text of texts) db.prepare('INSERT INTO notes (text) VALUES (?)').run(text)
}

const texts = (db: Database) =>
  db
    .prepare<{ text: string }>('SELECT text FROM notes ORDER BY id')
    .all()
    .map((row) => row.text)

/** A closed file of many pages. */
function makeFile(): void {
  const db = openFile()
  db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)')
  db.transaction(() => {
    for (let i = 0; i < 200; i += 1) add(db, `${MARKER} ${i} ${'x'.repeat(500)}`)
  })
  db.close()
}

function change(edit: (content: Buffer) => void): void {
  const content = readFileSync(path())
  edit(content)
  writeFileSync(path(), content)
}

function faultOf(work: () => unknown): StoreFault | null {
  try {
    work()
  } catch (error) {
    if (error instanceof StoreError) return error.fault
    throw error
  }
  return null
}

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return String(error)
  }
  return ''
}

describe('a file of the store', () => {
  it('GDPR 16 holds no plain text, nor does its journal', () => {
    const db = openFile()
    db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)')
    add(db, MARKER)
    expect(readdirSync(folder).sort()).toEqual(['kopia.db', 'kopia.db-shm', 'kopia.db-wal'])
    expect(readFileSync(`${path()}-wal`).length).toBeGreaterThan(PAGE)
    db.pragma('wal_checkpoint(PASSIVE)')
    expect(readFileSync(path()).length).toBeGreaterThan(PAGE)
    for (const name of readdirSync(folder)) {
      const content = readFileSync(join(folder, name))
      for (const plain of [MARKER, 'Hildur', 'notes', 'SQLite format']) {
        expect(content.includes(plain), `${plain} in ${name}`).toBe(false)
      }
    }
  })

  it('is read again with its key, and only with that', () => {
    makeFile()
    const before = readFileSync(path())
    expect(faultOf(() => openFile(OTHER_KEY))).toBe('wrong-key')
    expect(readFileSync(path()).equals(before)).toBe(true)
    expect(texts(openFile())).toHaveLength(200)
  })

  it('is never made without a key', () => {
    for (const key of [null, '', 'a1', 'g'.repeat(64), `${KEY}'`]) {
      expect(messageOf(() => openFile(key))).toContain('A file needs a key')
    }
    expect(readdirSync(folder)).toEqual([])
  })

  it('shows a damaged first page when it is opened', () => {
    makeFile()
    change((content) => content.fill(0, 0, 100))
    expect(faultOf(() => openFile())).toBe('wrong-key')
    writeFileSync(path(), 'not a database at all')
    expect(faultOf(() => openFile())).toBe('wrong-key')
  })

  it('shows any other damaged page when it is read', () => {
    makeFile()
    change((content) => {
      const at = content.length - PAGE / 2
      content.writeUInt8(content.readUInt8(at) ^ 1, at)
    })
    const db = openFile()
    const all = db.prepare('SELECT * FROM notes')
    expect(db.prepare('SELECT * FROM notes WHERE id = 1').get()).toMatchObject({ id: 1 })
    expect(faultOf(() => all.all())).toBe('damaged')
    expect(faultOf(() => Array.from(all.iterate()))).toBe('damaged')
    expect(faultOf(() => db.exec('UPDATE notes SET text = upper(text)'))).toBe('damaged')
  })

  it('shows that it was cut short', () => {
    makeFile()
    writeFileSync(path(), readFileSync(path()).subarray(0, 5 * PAGE))
    expect(faultOf(() => texts(openFile()))).toBe('damaged')
  })

  it('can be renamed and removed once it is closed, also after it would not open', () => {
    makeFile()
    const db = openFile()
    add(db, 'en till')
    db.close()
    db.close()
    expect(db.open).toBe(false)
    expect(readdirSync(folder)).toEqual(['kopia.db'])
    expect(faultOf(() => openFile(OTHER_KEY))).toBe('wrong-key')
    renameSync(path(), `${path()}.aside`)
    rmSync(`${path()}.aside`)
    expect(readdirSync(folder)).toEqual([])
  })

  it('GDPR 19 overwrites what is deleted, and spills into no other file', () => {
    const db = openFile()
    expect(db.pragma('secure_delete')).toBe(1)
    expect(db.pragma('temp_store')).toBe(2)
    expect(db.pragma('journal_mode')).toBe('wal')
    expect(db.pragma('foreign_keys')).toBe(1)
    expect(db.pragma('trusted_schema')).toBe(0)
  })

  it('refuses a second writer, after waiting for it', () => {
    makeFile()
    const [one, other] = [openFile(), openFile()]
    one.transaction(() => {
      expect(faultOf(() => add(other, 'samtidigt'))).toBe('locked')
      expect(texts(other)).toHaveLength(200)
    })
    add(other, 'efteråt')
    expect(texts(one)).toHaveLength(201)
  })

  it('tells where it cannot be from where it has no room', () => {
    expect(faultOf(() => openFile(KEY, join(folder, 'nowhere', 'kopia.db')))).toBe('unwritable')
    expect(faultOf(() => openFile(KEY, folder))).toBe('unwritable')
    makeFile()
    const db = openFile()
    db.pragma(`max_page_count = ${readFileSync(path()).length / PAGE}`)
    const fill = () => {
      for (let i = 0; i < 20; i += 1) add(db, 'x'.repeat(2_000))
    }
    expect(faultOf(() => db.transaction(fill))).toBe('full')
    expect(texts(db)).toHaveLength(200)
    db.transaction(() => db.exec('DELETE FROM notes WHERE id = 1'))
    expect(texts(db)).toHaveLength(199)
  })
})

describe('a transaction', () => {
  it('keeps all or nothing', () => {
    const db = inMemory()
    expect(
      db.transaction(() => {
        add(db, 'ett', 'två')
        return 'gjort'
      }),
    ).toBe('gjort')
    const failure = new Error('halfway')
    expect(() =>
      db.transaction(() => {
        add(db, 'tre')
        throw failure
      }),
    ).toThrow(failure)
    expect(texts(db)).toEqual(['ett', 'två'])
  })

  it('within another stands or falls with it', () => {
    const db = inMemory()
    const inner = () => db.transaction(() => add(db, 'inre'))
    expect(() =>
      db.transaction(() => {
        inner()
        throw new Error('later')
      }),
    ).toThrow('later')
    expect(texts(db)).toEqual([])
    db.transaction(inner)
    expect(texts(db)).toEqual(['inre'])
  })

  it('that throws within another ends both, or itself alone where that is caught', () => {
    const db = inMemory()
    const breaking = () =>
      db.transaction(() => {
        add(db, 'inre')
        throw new Error('inside')
      })
    expect(() =>
      db.transaction(() => {
        add(db, 'yttre')
        breaking()
      }),
    ).toThrow('inside')
    expect(texts(db)).toEqual([])
    db.transaction(() => {
      add(db, 'yttre')
      expect(breaking).toThrow('inside')
    })
    expect(texts(db)).toEqual(['yttre'])
  })

  it('is undone when it cannot be committed', () => {
    const db = inMemory()
    db.exec('CREATE TABLE marks (note INTEGER REFERENCES notes DEFERRABLE INITIALLY DEFERRED)')
    const insert = () => db.prepare('INSERT INTO marks VALUES (?)').run(7)
    expect(() => db.transaction(insert)).toThrow('SQLITE_CONSTRAINT_FOREIGNKEY')
    expect(db.prepare('SELECT * FROM marks').all()).toEqual([])
    db.transaction(() => add(db, 'nästa'))
    expect(texts(db)).toEqual(['nästa'])
  })
})

describe('a statement', () => {
  it('is prepared once for each text', () => {
    const db = inMemory()
    expect(db.prepare('SELECT 1')).toBe(db.prepare('SELECT 1'))
    expect(db.prepare('SELECT 1')).not.toBe(db.prepare('SELECT 2'))
  })

  it('answers with rows, one by one or all', () => {
    const db = inMemory()
    const insert = db.prepare('INSERT INTO notes (text) VALUES (@text)')
    expect(insert.run({ text: 'ett' })).toEqual({ changes: 1, lastInsertRowid: 1 })
    expect(insert.run({ text: 'två' })).toEqual({ changes: 1, lastInsertRowid: 2 })
    const all = db.prepare<{ id: number }>('SELECT id FROM notes WHERE id >= ? ORDER BY id')
    expect(all.get(2)).toEqual({ id: 2 })
    expect(all.get(3)).toBeUndefined()
    expect(all.all(1)).toEqual([{ id: 1 }, { id: 2 }])
    expect(Array.from(all.iterate(1))).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('that is left in the middle of its rows holds nobody up', () => {
    const db = inMemory()
    add(db, 'ett', 'två')
    const [first] = db.prepare<{ text: string }>('SELECT text FROM notes').iterate()
    expect(first).toEqual({ text: 'ett' })
    add(db, 'tre')
    expect(texts(db)).toEqual(['ett', 'två', 'tre'])
  })

  it('never says in its failure what it was given', () => {
    const db = inMemory()
    db.exec("CREATE VIRTUAL TABLE words USING fts5 (text, content = '')")
    add(db, MARKER)
    const search = db.prepare('SELECT rowid FROM words WHERE words MATCH ?')
    const failures = [
      () => add(db, MARKER),
      () => search.all(`Hildur "`),
      () => search.get(`Hildur:`),
      () => Array.from(search.iterate('Hildur AND')),
      () => db.prepare('SELECT json(?)').get('{"Hildur'),
    ].map(messageOf)
    for (const message of failures) {
      expect(message).toMatch(/^Error: SQLITE_\w+: /)
      expect(message).not.toContain('Hildur')
    }
  })
})

describe('the SQLite of the store', () => {
  it('searches text, and can forget it for good', () => {
    const db = inMemory()
    const options = db
      .prepare<{ option: string }>('SELECT compile_options AS option FROM pragma_compile_options')
      .all()
    expect(options).toContainEqual({ option: 'ENABLE_FTS5' })
    db.exec('CREATE VIRTUAL TABLE words USING fts5 (text)')
    db.exec("INSERT INTO words (words, rank) VALUES ('secure-delete', 1)")
    expect(db.prepare("SELECT v FROM words_config WHERE k = 'secure-delete'").get()).toEqual({
      v: 1,
    })
  })
})
