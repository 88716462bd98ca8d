import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, StoreError } from '../../../electron/main/store/driver'
import type { Database } from '../../../electron/main/store/driver'
import { migrate } from '../../../electron/main/store/migrate'
import type { Migration } from '../../../electron/main/store/migrate'
import { migrations } from '../../../electron/main/store/migrations/index'
import { createCopyFile, removeStrays } from '../../../electron/main/store/open-copy'
import type { OpenedCopy } from '../../../electron/main/store/open-copy'
import { createStore } from '../../../electron/main/store/store'
import { createMemoryKeychain } from '../../fakes/memory-keychain'

const DAY_MS = 24 * 60 * 60 * 1000
const MARKER = 'Ingrid Exempelsson'

let folder: string
let keychain: ReturnType<typeof createMemoryKeychain>
let opened: OpenedCopy[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontaktkort-kopia-'))
  keychain = createMemoryKeychain()
})
afterEach(() => {
  closeAll()
  rmSync(folder, { recursive: true, force: true })
})

function closeAll(): void {
  for (const { db } of opened) db.close()
  opened = []
}

function copyFile(parts: { steps?: readonly Migration[]; folder?: string | null } = {}) {
  return createCopyFile('partner på connect.example', {
    folder: parts.folder === undefined ? folder : parts.folder,
    keychain,
    migrations: parts.steps ?? migrations,
    open: openDatabase,
  })
}

async function open(parts: Parameters<typeof copyFile>[0] = {}) {
  const copy = await copyFile(parts).open()
  opened.push(copy)
  return copy
}

const put = (db: Database, name: string, value: string) =>
  db.prepare('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)').run(name, value)
const get = (db: Database, name: string) =>
  db.prepare<{ value: string }>('SELECT value FROM facts WHERE name = ?').get(name)?.value ?? null

/** Many pages, so that one of them can be hit. */
function fill(db: Database): void {
  db.transaction(() => {
    for (let n = 0; n < 500; n += 1) put(db, `fact-${n}`, `${MARKER} ${n} ${'x'.repeat(300)}`)
  })
}

const files = () => readdirSync(folder).sort()

/** As something does that has the file open on Windows: deleting it is refused. */
function hold(path: string): void {
  rmSync(path, { force: true })
  mkdirSync(join(path, 'held'), { recursive: true })
}
function mainFile(): string {
  const name = files().find((file) => /^kopia-[0-9a-f]+\.db$/.test(file))
  if (name === undefined) throw new Error('There is no copy')
  return join(folder, name)
}

describe('the copy on the disk', () => {
  it('is there again at the next start, and holds no plain text', async () => {
    const first = await open()
    fill(first.db)
    expect(first).toMatchObject({ saved: true, problem: null })
    const onDisk = files().map((file) => readFileSync(join(folder, file)))
    expect(onDisk.some((bytes) => bytes.includes(MARKER))).toBe(false)
    closeAll()
    const second = await open()
    expect(second.problem).toBeNull()
    expect(get(second.db, 'fact-7')).toContain(MARKER)
  })

  it('has a key of 256 bits in the keychain, and nothing of it beside the file', async () => {
    await open()
    const [key] = [...keychain.entries.values()]
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    for (const file of files()) {
      const bytes = readFileSync(join(folder, file))
      expect(bytes.includes(key ?? '')).toBe(false)
      expect(bytes.includes(Buffer.from(key ?? '', 'hex'))).toBe(false)
    }
  })

  it('tells by its name neither account nor office', async () => {
    await open()
    expect(files().join(' ')).not.toMatch(/partner|connect|example/)
  })

  it('S11 is set aside when its key is missing, once, and goes when the broker says so', async () => {
    const first = await open()
    fill(first.db)
    closeAll()
    keychain.entries.clear()

    const second = await open()
    expect(second).toMatchObject({ saved: true, problem: 'key-missing' })
    expect(get(second.db, 'fact-7')).toBeNull()
    expect(copyFile().hasSetAside()).toBe(true)
    put(second.db, 'new', 'kept')
    closeAll()

    const third = await open()
    expect(third.problem).toBeNull()
    expect(get(third.db, 'new')).toBe('kept')
    copyFile().dropSetAside()
    expect(files().filter((file) => file.includes('aside'))).toEqual([])
  })

  it('S14 lives in memory without a keychain, and leaves the file for a better day', async () => {
    const first = await open()
    fill(first.db)
    closeAll()
    const before = files()
    keychain.available = false
    const second = await open()
    expect(second).toMatchObject({ saved: false, problem: 'no-keychain' })
    put(second.db, 'only', 'this run')
    expect(files()).toEqual(before)
    closeAll()
    keychain.available = true
    expect(get((await open()).db, 'fact-7')).toContain(MARKER)
  })

  it('S14 writes nothing at all where there never was a keychain', async () => {
    keychain.available = false
    const copy = await open()
    fill(copy.db)
    expect(files()).toEqual([])
  })

  it('S17 removes what another account left behind, and nothing of its own', async () => {
    await open()
    closeAll()
    const own = files()
    writeFileSync(join(folder, 'kopia-0123456789abcdef.db'), 'annans')
    writeFileSync(join(folder, 'kopia-0123456789abcdef.db-wal'), 'annans')
    removeStrays('partner på connect.example', { folder })
    expect(files()).toEqual(own)
    removeStrays(null, { folder })
    expect(files()).toEqual([])
  })

  it('S17 works although something holds what another account left behind, and takes the rest', () => {
    hold(join(folder, 'kopia-0123456789abcdef.db'))
    writeFileSync(join(folder, 'kopia-fedcba9876543210.db'), 'annans')
    writeFileSync(join(folder, 'fil'), '')
    removeStrays(null, { folder })
    expect(files()).toEqual(['fil', 'kopia-0123456789abcdef.db'])
    expect(() => removeStrays(null, { folder: join(folder, 'fil') })).not.toThrow()
  })

  it('S18 leaves neither file nor key', async () => {
    await open()
    closeAll()
    writeFileSync(`${mainFile()}.aside`, 'old')
    await copyFile().remove()
    expect(files()).toEqual([])
    expect(keychain.entries.size).toBe(0)
  })

  it('GDPR 18 leaves no key to a file that something holds, nor any file beside it, and says so', async () => {
    await open()
    closeAll()
    hold(mainFile())
    writeFileSync(`${mainFile()}.aside`, 'old')
    await expect(copyFile().remove()).rejects.toThrow('held')
    expect(files()).toEqual([basename(mainFile())])
    expect(keychain.entries.size).toBe(0)
  })

  it('GDPR 18 goes where the keychain does not let go of the key', async () => {
    await open()
    closeAll()
    keychain.available = false
    await expect(copyFile().remove()).rejects.toThrow('key')
    expect(files()).toEqual([])
  })
})

describe('S02 a damaged file', () => {
  async function filled(): Promise<string> {
    const { db } = await open()
    fill(db)
    closeAll()
    return mainFile()
  }

  it('with a header of zeros is set aside and said to be', async () => {
    const path = await filled()
    const bytes = readFileSync(path)
    bytes.fill(0, 0, 100)
    writeFileSync(path, bytes)
    const copy = await open()
    expect(copy).toMatchObject({ saved: true, problem: 'damaged' })
    expect(get(copy.db, 'fact-7')).toBeNull()
    expect(existsSync(`${path}.aside`)).toBe(true)
  })

  it('cut to half a page is set aside', async () => {
    const path = await filled()
    truncateSync(path, 2_000)
    expect(await open()).toMatchObject({ saved: true, problem: 'damaged' })
  })

  it('that is no database at all is set aside', async () => {
    const path = await filled()
    writeFileSync(path, 'Hej hej'.repeat(5_000))
    expect(await open()).toMatchObject({ saved: true, problem: 'damaged' })
  })

  it.each([0.2, 0.5, 0.9])(
    'with a flipped byte at %d of its length answers, empty, and says so',
    async (at) => {
      const path = await filled()
      const bytes = readFileSync(path)
      const place = Math.floor(bytes.length * at)
      bytes[place] = (bytes[place] ?? 0) ^ 0xff
      writeFileSync(path, bytes)

      let told = 0
      const copy = await open()
      const store = createStore({ empty: () => openDatabase(':memory:', null) })
      store.attach(copy, () => void (told += 1))
      const count = () =>
        store.read((db) => {
          let found = 0
          for (let n = 0; n < 500; n += 1) if (get(db, `fact-${n}`) !== null) found += 1
          return found
        })
      const found = count()
      // Told when whoever found it has come to an end.
      await Promise.resolve()
      // Noticed at opening, or at the first page that is read: never a wrong answer, never a hang.
      const noticed = copy.problem === 'damaged' || told === 1
      expect(found).toBe(noticed ? 0 : 500)
      store.write((db) => put(db, 'new', 'kept'))
      expect(store.read((db) => get(db, 'new'))).toBe('kept')
      store.detach()
    },
  )

  /** As a process that was killed leaves it: the journal not yet taken into the file. */
  async function filledInJournal(): Promise<string> {
    const { db } = await open()
    put(db, 'first', 'kept')
    db.pragma('wal_checkpoint(TRUNCATE)')
    fill(db)
    const elsewhere = mkdtempSync(join(tmpdir(), 'kontaktkort-kill-'))
    for (const file of files()) copyFileSync(join(folder, file), join(elsewhere, file))
    closeAll()
    rmSync(folder, { recursive: true })
    folder = elsewhere
    // The name of the file belongs to its folder: the snapshot takes the name it would have here.
    const old = files().find((file) => file.endsWith('.db')) ?? ''
    const fresh = await copyFile().open()
    fresh.db.close()
    const name = files().find((file) => file.endsWith('.db') && file !== old) ?? ''
    for (const tail of ['', '-wal', '-shm']) {
      if (existsSync(join(folder, old + tail))) {
        copyFileSync(join(folder, old + tail), join(folder, name + tail))
        rmSync(join(folder, old + tail))
      }
    }
    const [oldKey, newKey] = [...keychain.entries.keys()]
    keychain.entries.set(newKey ?? '', keychain.entries.get(oldKey ?? '') ?? '')
    return join(folder, name)
  }

  it('with a journal cut in the middle keeps what was whole', async () => {
    const path = await filledInJournal()
    truncateSync(`${path}-wal`, Math.floor(statSync(`${path}-wal`).size / 2))
    const copy = await open()
    expect(copy.problem).toBeNull()
    expect(get(copy.db, 'first')).toBe('kept')
    expect(copy.db.pragma('integrity_check')).toBe('ok')
  })

  it('without its shared memory is whole', async () => {
    const path = await filledInJournal()
    rmSync(`${path}-shm`, { force: true })
    const copy = await open()
    expect(copy.problem).toBeNull()
    expect(get(copy.db, 'fact-499')).toContain(MARKER)
  })

  it('GDPR 17 that lies aside lives as long as contacts may, and not longer for a clock set wrong', async () => {
    const aside = `${await filled()}.aside`
    const now = Date.now()
    for (const [age, kept, stays] of [
      [3, 14, true],
      [3, 2, false],
      [-365, 14, false],
    ] as const) {
      writeFileSync(aside, 'old')
      const writtenAt = new Date(now - age * DAY_MS)
      utimesSync(aside, writtenAt, writtenAt)
      copyFile().dropOldAside(now, kept * DAY_MS)
      expect(copyFile().hasSetAside(), `${age} of ${kept} days`).toBe(stays)
    }
  })
})

describe('versions', () => {
  const newer = [...migrations, 'CREATE TABLE of_tomorrow (a TEXT) STRICT']

  it('S07 touches nothing of a newer version, and starts beside it with consent', async () => {
    const first = await open({ steps: newer })
    put(first.db, 'of', 'tomorrow')
    closeAll()
    const bytes = readFileSync(mainFile())

    const second = await open()
    expect(second).toMatchObject({ saved: false, problem: 'newer-version' })
    expect(readFileSync(mainFile()).equals(bytes)).toBe(true)
    closeAll()

    await copyFile().startBesideNewer()
    const third = await open()
    expect(third).toMatchObject({ saved: true, problem: null })
    put(third.db, 'of', 'today')
    closeAll()
    expect(readFileSync(mainFile()).equals(bytes)).toBe(true)
    expect(get((await open({ steps: newer })).db, 'of')).toBe('tomorrow')
  })

  it('S08 finishes a migration that was cut off, and loses nothing', async () => {
    const { db } = await open()
    put(db, 'of', 'before')
    const elsewhere = mkdtempSync(join(tmpdir(), 'kontaktkort-step-'))
    const cutOff = () =>
      db.transaction(() => {
        db.exec('CREATE TABLE of_tomorrow (a TEXT) STRICT')
        // The files as they are in the middle of the step are what a killed process leaves behind.
        for (const file of files()) copyFileSync(join(folder, file), join(elsewhere, file))
        throw new Error('killed')
      })
    expect(cutOff).toThrow('killed')
    const name = files().find((file) => file.endsWith('.db')) ?? ''
    const [key] = [...keychain.entries.values()]
    const killed = openDatabase(join(elsewhere, name), key ?? '')
    expect(killed.pragma('user_version')).toBe(migrations.length)
    expect(get(killed, 'of')).toBe('before')
    expect(killed.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'of_tomorrow'").get()).toBe(
      undefined,
    )
    killed.close()
    rmSync(elsewhere, { recursive: true })
    closeAll()

    // A step that fails in its second half takes its first half back.
    const failing = [
      ...migrations,
      'CREATE TABLE half (a TEXT) STRICT; INSERT INTO nowhere VALUES (1)',
    ]
    const stopped = openDatabase(mainFile(), key ?? '')
    expect(() => migrate(stopped, failing)).toThrow()
    stopped.close()
    const whole = await open({ steps: newer })
    expect(whole.problem).toBeNull()
    expect(get(whole.db, 'of')).toBe('before')
    expect(
      whole.db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get(),
    ).toBeUndefined()
  })
})

describe('S06 the place', () => {
  it.each(['Åsa Öberg', 'mapp med mellanslag', `${'lång'.repeat(48)}`])(
    'may be called %s',
    async (name) => {
      const place = join(folder, name)
      const copy = await open({ folder: place })
      expect(copy).toMatchObject({ saved: true, problem: null })
      fill(copy.db)
      closeAll()
      expect(get((await open({ folder: place })).db, 'fact-1')).toContain(MARKER)
    },
  )

  it('that cannot be made is told, and the copy lives in memory', async () => {
    writeFileSync(join(folder, 'fil'), '')
    const copy = await open({ folder: join(folder, 'fil', 'under') })
    expect(copy).toMatchObject({ saved: false, problem: 'unwritable' })
    put(copy.db, 'works', 'unsaved')
    expect(get(copy.db, 'works')).toBe('unsaved')
  })

  it('that is a folder where the file should be is told', async () => {
    await open()
    closeAll()
    const path = mainFile()
    rmSync(path)
    mkdirSync(path)
    writeFileSync(join(path, 'i'), '')
    expect((await open()).saved).toBe(false)
  })

  it('that may not be used at all is told', async () => {
    expect(await open({ folder: null })).toMatchObject({ saved: false, problem: 'unwritable' })
    expect(files()).toEqual([])
  })

  it('S04 without room for a new file is told', async () => {
    const copy = await createCopyFile('partner på connect.example', {
      folder,
      keychain,
      migrations,
      open(path, key) {
        if (path !== ':memory:') throw new StoreError('full')
        return openDatabase(path, key)
      },
    }).open()
    opened.push(copy)
    expect(copy).toMatchObject({ saved: false, problem: 'disk-full' })
  })
})
