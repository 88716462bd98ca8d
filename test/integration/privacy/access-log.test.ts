import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LOG_KEPT_DAYS, logEntry } from '../../../electron/contract/domain/access-log'
import type { LogEntry } from '../../../electron/contract/domain/access-log'
import { contactId } from '../../../electron/contract/domain/ids'
import {
  createAccessLog,
  MAX_WAITING,
  openAccessLog,
  PRUNE_EVERY_MS,
} from '../../../electron/main/privacy/access-log'
import type { AccessLog, NewLogEntry } from '../../../electron/main/privacy/access-log'
import type { LogFile } from '../../../electron/main/privacy/access-log-file'
import { logMigrations } from '../../../electron/main/privacy/access-log-rows'
import { createTrustedTime } from '../../../electron/main/privacy/trusted-time'
import { openDatabase, StoreError } from '../../../electron/main/store/driver'
import type { Database } from '../../../electron/main/store/driver'
import { createFakeClock } from '../../fakes/clock'
import { createMemoryKeychain } from '../../fakes/memory-keychain'

const DAY = 24 * 60 * 60 * 1000
const ANNA = 'anna på connect.example'
const BO = 'bo på connect.example'
const FILE = 'access-log.db'

let folder: string
let keychain: ReturnType<typeof createMemoryKeychain>
let clock: ReturnType<typeof createFakeClock>
let time: ReturnType<typeof createTrustedTime>
const running: AccessLog[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontaktkort-logg-'))
  keychain = createMemoryKeychain()
  clock = createFakeClock()
  time = createTrustedTime({ clock, kept: { read: () => null, write: () => undefined } })
})
afterEach(async () => {
  for (const log of running.splice(0)) log.close()
  await rm(folder, { recursive: true })
})

async function open(given: { folder?: string | null; open?: typeof openDatabase } = {}) {
  const log = await openAccessLog({ folder, keychain, open: openDatabase, time, ...given })
  running.push(log)
  return log
}

const opened = (id: string, account = ANNA): NewLogEntry => ({
  account,
  action: 'open',
  contactId: contactId.parse(id),
})
const idsOf = (entries: readonly LogEntry[]) => entries.map((entry) => entry.contactId)
const idsIn = (log: AccessLog, account = ANNA) => idsOf(log.read(account, null, 200).entries)
const path = (name = FILE) => join(folder, name)

/** The log's own file, as nobody but a mistake in the code would use it. */
async function raw<T>(work: (db: Database) => T): Promise<T> {
  const [key] = [...keychain.entries.values()]
  const db = openDatabase(path(), key ?? null)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

describe('the access log', () => {
  test('GDPR 34 tells who did what with whose data, and is there at the next start', async () => {
    const log = await open()
    log.note({ account: ANNA, action: 'sign-in' })
    clock.pass(1_000)
    log.note({ ...opened('ADR1'), action: 'reveal', reason: 'identity-check' })
    clock.pass(1_000)
    log.note({ ...opened('ADR1'), action: 'export', variant: 'meeting' })
    log.note({ account: ANNA, action: 'purge', reason: 'signed-out', count: 3 })
    log.close()

    const { entries, more } = (await open()).read(ANNA, null, 200)
    expect(entries).toEqual(entries.map((entry) => logEntry.parse(entry)))
    expect(more).toBe(false)
    const nothing = { contactId: null, reason: null, variant: null, count: null }
    expect(entries).toEqual([
      {
        ...nothing,
        at: '2026-11-22T15:10:02.001Z',
        account: ANNA,
        action: 'purge',
        reason: 'signed-out',
        count: 3,
      },
      {
        ...nothing,
        at: '2026-11-22T15:10:02.000Z',
        account: ANNA,
        action: 'export',
        contactId: 'ADR1',
        variant: 'meeting',
      },
      {
        ...nothing,
        at: '2026-11-22T15:10:01.000Z',
        account: ANNA,
        action: 'reveal',
        contactId: 'ADR1',
        reason: 'identity-check',
      },
      { ...nothing, at: '2026-11-22T15:10:00.000Z', account: ANNA, action: 'sign-in' },
    ])
  })

  test('S17 shows and exports to each account its own alone', async () => {
    const log = await open()
    log.note(opened('ADR-ANNA'))
    log.note(opened('ADR-BO', BO))
    expect(idsIn(log, BO)).toEqual(['ADR-BO'])
    expect(log.exportText(BO)).not.toContain('ADR-ANNA')
    expect(log.read('anna', null, 200)).toEqual({ entries: [], more: false })
  })

  test('goes back page by page, with no entry twice or never', async () => {
    const log = await open()
    const ids = Array.from({ length: 450 }, (_, i) => `ADR${i}`)
    log.noteMany(ids.map((id) => ({ ...opened(id), action: 'purge', reason: 'expired' })))
    log.note(opened('LAST'))

    const seen: (string | null)[] = []
    let before: string | null = null
    for (let page = 0; page < 3; page += 1) {
      const { entries, more } = log.read(ANNA, before, 200)
      expect(more).toBe(page < 2)
      seen.push(...idsOf(entries))
      before = entries.at(-1)?.at ?? null
    }
    expect(seen).toEqual([...ids, 'LAST'].reverse())
  })

  test('exports everything, the oldest first', async () => {
    const log = await open()
    log.noteMany(Array.from({ length: 300 }, (_, i) => opened(`ADR${i}`)))
    const lines = log.exportText(ANNA).trim().split('\r\n')
    expect(lines).toHaveLength(301)
    expect(lines[1]).toContain('"ADR0"')
    expect(lines[300]).toContain('"ADR299"')
  })
})

describe('the log’s file', () => {
  test('GDPR 16 holds nothing that can be read without its key', async () => {
    const log = await open()
    for (let i = 0; i < 50; i += 1) log.note(opened(`MARKER-${i}`))
    const whileOpen = await readdir(folder)
    for (const name of whileOpen) {
      const bytes = await readFile(path(name))
      expect(bytes.includes('MARKER'), name).toBe(false)
      expect(bytes.includes('anna'), name).toBe(false)
    }
    expect(whileOpen).toContain(FILE)
    expect((await readFile(path())).includes('SQLite format')).toBe(false)
  })

  test('does not open with another key', async () => {
    ;(await open()).close()
    expect(() => openDatabase(path(), 'a'.repeat(64))).toThrow(new StoreError('wrong-key'))
  })

  test('GDPR 34 refuses to change an entry, to write over one, or to delete one', async () => {
    const log = await open()
    log.noteMany([opened('ADR1'), opened('ADR2')])
    log.close()
    await raw((db) => {
      const write = "(place, at, account, action) VALUES (1, 1, 'x', 'open')"
      for (const sql of [
        "UPDATE entries SET contact_id = 'ADR9'",
        'UPDATE entries SET at = 0',
        'DELETE FROM entries',
        'DELETE FROM entries WHERE place = 1',
        `INSERT OR REPLACE INTO entries ${write}`,
        `INSERT INTO entries ${write} ON CONFLICT (place) DO UPDATE SET action = 'open'`,
      ]) {
        expect(() => db.exec(sql), sql).toThrow('SQLITE_CONSTRAINT')
      }
    })
    expect(idsIn(await open())).toEqual(['ADR2', 'ADR1'])
  })

  test('two profiles on one computer have a key each', async () => {
    const other = join(folder, 'annan')
    await open()
    await open({ folder: other })
    expect(new Set(keychain.entries.values()).size).toBe(2)
  })

  test('S01 has every entry that was noted, after the process was killed', async () => {
    const key = 'b'.repeat(64)
    const script = join(folder, 'noting.mjs')
    await writeFile(
      script,
      `import Sqlite from ${JSON.stringify(import.meta.resolve('better-sqlite3-multiple-ciphers'))}
       const db = new Sqlite(${JSON.stringify(path())})
       db.pragma("cipher = 'chacha20'")
       db.pragma('key = "x\\'${key}\\'"')
       const insert = db.prepare("INSERT INTO entries (at, account, action) VALUES (?, '${ANNA}', 'open')")
       for (let at = Number(process.argv[2]); ; at += 1) {
         insert.run(at)
         process.stdout.write('.')
       }`,
    )
    const first = await open()
    first.close()
    await rm(path())
    for (const name of keychain.entries.keys()) keychain.entries.set(name, key)
    ;(await open()).close()

    let said = 0
    for (let round = 0; round < 5; round += 1) {
      said += await new Promise<number>((resolve) => {
        let count = 0
        const child = execFile(process.execPath, [script, String(clock.now() - DAY + said)], () =>
          resolve(count),
        )
        child.stdout?.on('data', (dots: string) => {
          count += dots.length
          if (count > 10 + round * 7) child.kill('SIGKILL')
        })
      })
    }
    const log = await open()
    expect(log.problem()).toBeNull()
    const { entries } = log.read(ANNA, null, 1_000_000)
    expect(entries.length).toBeGreaterThanOrEqual(said)
  })
})

describe('180 days', () => {
  test('GDPR 34 are kept, and not a day more; nothing of the rest stays on the disk', async () => {
    const log = await open()
    time.heard(clock.now())
    log.noteMany(Array.from({ length: 200 }, (_, i) => opened(`OLD-${i}`)))
    clock.pass(DAY)
    log.note(opened('YOUNG'))
    clock.pass(LOG_KEPT_DAYS * DAY - DAY + 300)
    log.prune()
    expect(await readFile(path(`${FILE}-wal`))).toHaveLength(0)
    expect(idsIn(log)).toEqual(['YOUNG'])
    log.close()
    expect(await raw((db) => db.pragma('freelist_count'))).toBeGreaterThan(0)
    const [key] = [...keychain.entries.values()]
    const plain = await decrypted(key ?? '')
    expect(plain.includes('YOUNG')).toBe(true)
    expect(plain.includes('OLD-')).toBe(false)
  })

  test('GDPR 34 are seen to by the log itself, as entries are added', async () => {
    const log = await open()
    time.heard(clock.now())
    log.note(opened('OLD'))
    clock.pass(LOG_KEPT_DAYS * DAY + 1)
    time.heard(clock.now())
    log.note(opened('YOUNG'))
    expect(idsIn(log)).toEqual(['YOUNG'])
    expect(PRUNE_EVERY_MS).toBeLessThanOrEqual(60 * 60 * 1000)
  })

  test('S22 are not counted by a clock that nobody has confirmed: a log cannot be fetched again', async () => {
    const log = await open()
    log.note(opened('ADR1'))
    clock.set('2036-11-22T15:10:00Z')
    log.prune()
    log.note(opened('ADR2'))
    expect(idsIn(log)).toEqual(['ADR2', 'ADR1'])
    time.heard(Date.parse('2026-11-22T15:10:00Z'))
    log.prune()
    expect(idsIn(log)).toEqual(['ADR2', 'ADR1'])
  })

  test('S22 end for an entry of 2036 with those that were written after it', async () => {
    const log = await open()
    clock.set('2036-11-22T15:10:00Z')
    log.note(opened('OF 2036'))
    time.heard(Date.parse('2026-11-22T15:10:00Z'))
    log.note(opened('AFTER IT'))
    clock.pass(LOG_KEPT_DAYS * DAY + 1_000)
    log.note(opened('YOUNG'))
    expect(idsIn(log)).toEqual(['YOUNG'])
  })
})

describe('when the log cannot be written', () => {
  /** A file on a disk that a test fills and frees. */
  async function onDisk() {
    const disk = { fault: null as 'full' | 'locked' | null }
    const log = await open({
      open(at, key) {
        const db = openDatabase(at, key)
        return {
          ...db,
          transaction(work) {
            if (disk.fault !== null) throw new StoreError(disk.fault)
            return db.transaction(work)
          },
        }
      },
    })
    return { disk, log }
  }

  test('S04 a full disk stops nothing: the entries wait, are shown, and are written later', async () => {
    const { disk, log } = await onDisk()
    log.note(opened('ADR1'))
    disk.fault = 'full'
    log.note(opened('ADR2'))
    log.noteMany([opened('ADR3'), opened('ADR4', BO)])
    expect(log.problem()).toBe('disk-full')
    expect(idsIn(log)).toEqual(['ADR3', 'ADR2', 'ADR1'])
    expect(log.exportText(ANNA)).toContain('ADR3')

    disk.fault = null
    log.note(opened('ADR5'))
    expect(log.problem()).toBeNull()
    log.close()
    const next = await open()
    expect(idsIn(next)).toEqual(['ADR5', 'ADR3', 'ADR2', 'ADR1'])
    expect(idsIn(next, BO)).toEqual(['ADR4'])
  })

  test('what waits at the end is written by the last try', async () => {
    const { disk, log } = await onDisk()
    disk.fault = 'locked'
    log.note(opened('ADR1'))
    expect(log.problem()).toBe('unwritable')
    disk.fault = null
    log.close()
    expect(idsIn(await open())).toEqual(['ADR1'])
  })

  test('what waits is bounded, and the oldest are lost (invariant 10)', () => {
    const file: LogFile = {
      unlock: async () => undefined,
      connect: () => null,
      begunAnew: () => null,
      dropOldAside: () => undefined,
      remove: async () => ({ state: 'none', count: 0 }),
      removeKey: async () => ({ state: 'none', count: null }),
    }
    const log = createAccessLog(file, time)
    log.noteMany(Array.from({ length: MAX_WAITING + 5 }, (_, i) => opened(`ADR${i}`)))
    log.note(opened('LAST'))
    const { entries } = log.read(ANNA, null, 2 * MAX_WAITING)
    expect(entries).toHaveLength(MAX_WAITING)
    expect(idsOf(entries)[0]).toBe('LAST')
    expect(idsOf(entries).at(-1)).toBe('ADR6')
  })

  test('S14 without a keychain it lives in memory for the run, and says so', async () => {
    keychain.available = false
    const log = await open()
    log.note(opened('ADR1'))
    expect(idsIn(log)).toEqual(['ADR1'])
    expect(log.problem()).toBe('no-keychain')
    expect(await readdir(folder)).toEqual([])
    keychain.available = true
    await log.reopen()
    expect(log.problem()).toBeNull()
    log.close()
    expect(idsIn(await open())).toEqual(['ADR1'])
  })

  test('S14 a keychain that is away for a run touches neither file nor entries', async () => {
    const log = await open()
    log.note(opened('ADR1'))
    log.close()
    const before = await readFile(path())
    keychain.available = false
    ;(await open()).note(opened('ADR2'))
    expect(await readFile(path())).toEqual(before)
    keychain.available = true
    expect(idsIn(await open())).toEqual(['ADR1'])
  })

  test.each(['a file where the folder should be', null])(
    'S06 without a place to write it lives in memory for the run: %j',
    async (reason) => {
      if (reason !== null) await writeFile(path('file'), reason)
      const log = await open({ folder: reason === null ? null : path('file') })
      log.note(opened('ADR1'))
      expect(idsIn(log)).toEqual(['ADR1'])
      expect(log.problem()).toBe('unwritable')
    },
  )

  test('S06 works in a path with å, a space and 240 characters', async () => {
    const deep = join(folder, 'Mäklare på Åsgatan', 'x'.repeat(100), 'å'.repeat(60))
    await mkdir(deep, { recursive: true })
    const log = await open({ folder: deep })
    log.note(opened('ADR1'))
    expect(log.problem()).toBeNull()
    log.close()
    expect(existsSync(join(deep, FILE))).toBe(true)
  })
})

describe('a log that cannot be read', () => {
  async function withEntries(count = 100) {
    const log = await open()
    log.noteMany(Array.from({ length: count }, (_, i) => opened(`ADR${i}`)))
    log.close()
  }

  test('S11 is set aside when its key is missing, and a new one begins', async () => {
    await withEntries()
    keychain.entries.clear()
    const log = await open()
    expect(log.problem()).toBe('key-missing')
    log.note(opened('NEW'))
    expect(idsIn(log)).toEqual(['NEW'])
    log.close()
    expect(await readdir(folder)).toEqual([FILE, `${FILE}.aside`])
    const next = await open()
    expect(next.problem()).toBeNull()
    expect(idsIn(next)).toEqual(['NEW'])
  })

  test.each([
    ['header zeroed', (bytes: Buffer) => bytes.fill(0, 0, 100)],
    ['a page flipped', (bytes: Buffer) => bytes.fill(0xff, 4096 * 2, 4096 * 2 + 64)],
    ['not a database', (bytes: Buffer) => bytes.fill(0x41)],
  ])('S02 is set aside when it is damaged: %s', async (_name, damage) => {
    await withEntries(2_000)
    const bytes = await readFile(path())
    damage(bytes)
    await writeFile(path(), bytes)
    const log = await open()
    expect(log.problem()).toBe('damaged')
    log.note(opened('NEW'))
    expect(idsIn(log)).toEqual(['NEW'])
    expect(await readFile(path(`${FILE}.aside`))).toEqual(bytes)
  })

  test('S02 is set aside when it was cut in the middle', async () => {
    await withEntries(2_000)
    await truncate(path(), 4096 * 3 + 17)
    const log = await open()
    expect(log.problem()).toBe('damaged')
    expect(idsIn(log)).toEqual([])
  })

  test('S02 is set aside when it turns out damaged in use, and no entry is lost', async () => {
    let isDamaged = false
    const log = await open({
      open(at, key) {
        if (isDamaged && existsSync(at)) throw new StoreError('damaged')
        const db = openDatabase(at, key)
        return {
          ...db,
          transaction(work) {
            if (isDamaged) throw new StoreError('damaged')
            return db.transaction(work)
          },
        }
      },
    })
    isDamaged = true
    log.note(opened('WAITS'))
    expect(log.problem()).toBe('damaged')
    isDamaged = false
    log.note(opened('NEXT'))
    expect(idsIn(log)).toEqual(['NEXT', 'WAITS'])
  })

  test('makes room aside for the next, and goes when its youngest entry has had its days', async () => {
    await withEntries()
    for (let round = 0; round < 3; round += 1) {
      await writeFile(path(), `damage ${round}`.padEnd(5_000, '.'))
      ;(await open()).close()
    }
    expect(await readdir(folder)).toEqual([FILE, `${FILE}.aside`])
    expect(await readFile(path(`${FILE}.aside`), 'utf8')).toContain('damage 2')

    const log = await open()
    time.heard(clock.now())
    await utimes(path(`${FILE}.aside`), new Date(), new Date(clock.now()))
    log.prune()
    expect(await readdir(folder)).toContain(`${FILE}.aside`)
    clock.pass(LOG_KEPT_DAYS * DAY + 1)
    log.prune()
    expect(await readdir(folder)).not.toContain(`${FILE}.aside`)
  })

  test('S07 is left alone when a newer version wrote it, and this one writes beside it', async () => {
    await withEntries()
    await raw((db) => db.pragma(`user_version = ${logMigrations.length + 1}`))
    const before = await readFile(path())
    const log = await open()
    expect(log.problem()).toBe('newer-version')
    log.note(opened('BESIDE'))
    log.close()
    expect(await readFile(path())).toEqual(before)
    expect(idsIn(await open())).toEqual(['BESIDE'])
  })
})

describe('forgetting the log', () => {
  test('S18 removes every file of it and its key, and no other', async () => {
    const log = await open()
    log.note(opened('ADR1'))
    await writeFile(path('kopia-1.db'), 'x')
    await writeFile(path(`${FILE}.aside`), 'x')
    keychain.entries.set(ANNA, 'password')
    expect(await log.destroy()).toMatchObject({ state: 'removed' })
    expect(await log.destroyKey()).toEqual({ state: 'removed', count: null })
    expect(await readdir(folder)).toEqual(['kopia-1.db'])
    expect([...keychain.entries.keys()]).toEqual([ANNA])
    expect(log.exportText(ANNA)).not.toContain('ADR1')
  })

  test('S18 says so when there was nothing', async () => {
    keychain.available = false
    const log = await open()
    keychain.available = true
    expect(await log.destroy()).toEqual({ state: 'none', count: 0 })
    expect(await log.destroyKey()).toEqual({ state: 'none', count: null })
  })

  test('S18 says so when the keychain does not let go of the key', async () => {
    const log = await open()
    keychain.available = false
    expect(await log.destroy()).toMatchObject({ state: 'removed' })
    expect(await log.destroyKey()).toEqual({ state: 'failed', count: null })
  })

  test('puts nothing on the disk afterwards until it is opened again', async () => {
    const log = await open()
    await log.destroy()
    await log.destroyKey()
    log.note(opened('ADR1'))
    expect(await readdir(folder)).toEqual([])
    await log.reopen()
    log.note(opened('ADR2'))
    expect(idsIn(log)).toEqual(['ADR2', 'ADR1'])
    expect(log.problem()).toBeNull()
    expect(keychain.entries.size).toBe(1)
  })
})

/** The file's pages as they are without the cipher: what a thief with the key could find. */
async function decrypted(key: string): Promise<Buffer> {
  const plain = path('plain.db')
  await writeFile(plain, await readFile(path()))
  const db = openDatabase(plain, key)
  db.pragma('journal_mode = DELETE')
  db.pragma("rekey = ''")
  db.close()
  return readFile(plain)
}
