import { existsSync } from 'node:fs'
import { readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { LOG_KEPT_DAYS } from '../../../electron/contract/domain/access-log'
import { logMigrations } from '../../../electron/main/privacy/access-log-rows'
import { openDatabase, StoreError } from '../../../electron/main/store/driver'
import { aLogDesk, DAY, FILE, idsIn, opened } from './log-desk'

const desk = aLogDesk()
const { open, path, raw } = desk

describe('a log that cannot be read', () => {
  async function withEntries(count = 100) {
    const log = await open()
    log.noteMany(Array.from({ length: count }, (_, i) => opened(`ADR${i}`)))
    log.close()
  }

  test('S11 is set aside when its key is missing, and a new one begins', async () => {
    await withEntries()
    desk.keychain.entries.clear()
    const log = await open()
    expect(log.problem()).toBe('key-missing')
    log.note(opened('NEW'))
    expect(idsIn(log)).toEqual(['NEW'])
    log.close()
    expect(await readdir(desk.folder)).toEqual([FILE, `${FILE}.aside`])
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
    expect(bytes.equals(await readFile(path(`${FILE}.aside`)))).toBe(true)
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
    expect(await readdir(desk.folder)).toEqual([FILE, `${FILE}.aside`])
    expect(await readFile(path(`${FILE}.aside`), 'utf8')).toContain('damage 2')

    const log = await open()
    desk.time.asking()(desk.clock.now())
    await utimes(path(`${FILE}.aside`), new Date(), new Date(desk.clock.now()))
    log.prune()
    expect(await readdir(desk.folder)).toContain(`${FILE}.aside`)
    desk.clock.pass(LOG_KEPT_DAYS * DAY + 1)
    log.prune()
    expect(await readdir(desk.folder)).not.toContain(`${FILE}.aside`)
  })

  test('S07 is left alone when a newer version wrote it, and this one writes beside it', async () => {
    await withEntries()
    await raw((db) => db.pragma(`user_version = ${logMigrations.length + 1}`))
    const before = await readFile(path())
    const log = await open()
    expect(log.problem()).toBe('newer-version')
    log.note(opened('BESIDE'))
    log.close()
    expect(before.equals(await readFile(path()))).toBe(true)
    expect(idsIn(await open())).toEqual(['BESIDE'])
  })
})
