import { rm } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { logMigrations } from '../../../electron/main/privacy/access-log-rows'
import { openDatabase } from '../../../electron/main/store/driver'
import { migrate } from '../../../electron/main/store/migrate'
import { aLogDesk, ANNA, opened } from './log-desk'

const desk = aLogDesk()
const AT = Date.parse('2026-11-22T14:00:00Z')

/** A log as the version before wrote it, under the key of this computer. */
async function withLogOfBefore(): Promise<void> {
  ;(await desk.open()).close()
  const [key = ''] = desk.keychain.entries.values()
  await rm(desk.path())
  const db = openDatabase(desk.path(), key)
  migrate(db, logMigrations.slice(0, 1))
  db.prepare(
    `INSERT INTO entries (at, account, action, contact_id, reason) VALUES (?, ?, 'reveal', 'ADR1', 'contract')`,
  ).run(AT, ANNA)
  db.close()
}

describe('the access log and estates', () => {
  test('GDPR 34 has the id of an estate whose page was opened, and nothing else of it', async () => {
    const log = await desk.open()
    log.note({ account: ANNA, action: 'open', estateId: 'OBJ99999_1' })
    log.close()
    expect((await desk.open()).read(ANNA, null, 200).entries).toEqual([
      {
        ...{ at: '2026-11-22T15:10:00.000Z', account: ANNA, action: 'open' },
        ...{ contactId: null, estateId: 'OBJ99999_1', reason: null, variant: null, count: null },
      },
    ])
  })

  test('GDPR 34 S08 opens a log of the version before with all its entries, and goes on in it', async () => {
    await withLogOfBefore()
    const log = await desk.open()
    log.note({ account: ANNA, action: 'open', estateId: 'OBJ99999_1' })
    log.note(opened('ADR2'))
    const { entries } = log.read(ANNA, null, 200)
    expect(log.problem()).toBeNull()
    expect(entries.map(({ contactId, estateId }) => [contactId, estateId])).toEqual([
      ['ADR2', null],
      [null, 'OBJ99999_1'],
      ['ADR1', null],
    ])
    expect(entries.at(-1)).toMatchObject({ action: 'reveal', reason: 'contract' })
    log.close()
    await desk.raw((db) =>
      expect(() => db.exec("UPDATE entries SET estate_id = 'x'")).toThrow('SQLITE_CONSTRAINT'),
    )
  })
})
