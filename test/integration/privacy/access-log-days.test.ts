import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { LOG_KEPT_DAYS } from '../../../electron/contract/domain/access-log'
import { PRUNE_EVERY_MS } from '../../../electron/main/privacy/access-log'
import { openDatabase } from '../../../electron/main/store/driver'
import { aLogDesk, DAY, FILE, idsIn, opened } from './log-desk'

const desk = aLogDesk()
const { open, path, raw } = desk

describe('180 days', () => {
  test('GDPR 34 are kept, and not a day more; nothing of the rest stays on the disk', async () => {
    const log = await open()
    desk.time.asking()(desk.clock.now())
    log.noteMany(Array.from({ length: 200 }, (_, i) => opened(`OLD-${i}`)))
    desk.clock.pass(DAY)
    log.note(opened('YOUNG'))
    desk.clock.pass(LOG_KEPT_DAYS * DAY - DAY + 300)
    log.prune()
    expect(await readFile(path(`${FILE}-wal`))).toHaveLength(0)
    expect(idsIn(log)).toEqual(['YOUNG'])
    log.close()
    expect(await raw((db) => db.pragma('freelist_count'))).toBeGreaterThan(0)
    const [key] = [...desk.keychain.entries.values()]
    const plain = await decrypted(key ?? '')
    expect(plain.includes('YOUNG')).toBe(true)
    expect(plain.includes('OLD-')).toBe(false)
  })

  test('GDPR 34 are seen to by the log itself, as entries are added', async () => {
    const log = await open()
    desk.time.asking()(desk.clock.now())
    log.note(opened('OLD'))
    desk.clock.pass(LOG_KEPT_DAYS * DAY + 1)
    desk.time.asking()(desk.clock.now())
    log.note(opened('YOUNG'))
    expect(idsIn(log)).toEqual(['YOUNG'])
    expect(PRUNE_EVERY_MS).toBeLessThanOrEqual(60 * 60 * 1000)
  })

  test('S22 are not counted by a clock that nobody has confirmed: a log cannot be fetched again', async () => {
    const log = await open()
    log.note(opened('ADR1'))
    desk.clock.set('2036-11-22T15:10:00Z')
    log.prune()
    log.note(opened('ADR2'))
    expect(idsIn(log)).toEqual(['ADR2', 'ADR1'])
    desk.time.asking()(Date.parse('2026-11-22T15:10:00Z'))
    log.prune()
    expect(idsIn(log)).toEqual(['ADR2', 'ADR1'])
  })

  test('S22 end for an entry of 2036 with those that were written after it', async () => {
    const log = await open()
    desk.clock.set('2036-11-22T15:10:00Z')
    log.note(opened('OF 2036'))
    desk.time.asking()(Date.parse('2026-11-22T15:10:00Z'))
    log.note(opened('AFTER IT'))
    desk.clock.pass(LOG_KEPT_DAYS * DAY + 1_000)
    log.note(opened('YOUNG'))
    expect(idsIn(log)).toEqual(['YOUNG'])
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
