import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase, StoreError } from '../../../electron/main/store/driver'
import { aLogDesk, ANNA, DAY, FILE, idsIn, opened } from './log-desk'

const desk = aLogDesk()
const { open, path, raw } = desk

describe('the log’s file', () => {
  test('GDPR 16 holds nothing that can be read without its key', async () => {
    const log = await open()
    for (let i = 0; i < 50; i += 1) log.note(opened(`MARKER-${i}`))
    const whileOpen = await readdir(desk.folder)
    for (const name of whileOpen) {
      const bytes = await readFile(path(name))
      expect(bytes.includes('MARKER'), name).toBe(false)
      expect(bytes.includes('anna'), name).toBe(false)
    }
    expect(whileOpen).toContain(FILE)
    expect((await readFile(path())).includes('SQLite format')).toBe(false)
  })

  test('GDPR 16 does not open with another key', async () => {
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
    const other = join(desk.folder, 'annan')
    await open()
    await open({ folder: other })
    expect(new Set(desk.keychain.entries.values()).size).toBe(2)
  })

  test('S01 has every entry that was noted, after the process was killed', async () => {
    const key = 'b'.repeat(64)
    const script = join(desk.folder, 'noting.mjs')
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
    for (const name of desk.keychain.entries.keys()) desk.keychain.entries.set(name, key)
    ;(await open()).close()

    let said = 0
    for (let round = 0; round < 5; round += 1) {
      said += await new Promise<number>((resolve) => {
        let count = 0
        const child = execFile(
          process.execPath,
          [script, String(desk.clock.now() - DAY + said)],
          () => resolve(count),
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
