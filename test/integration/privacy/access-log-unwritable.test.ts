import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAccessLog, MAX_WAITING } from '../../../electron/main/privacy/access-log'
import type { LogFile } from '../../../electron/main/privacy/access-log-file'
import { openDatabase, StoreError } from '../../../electron/main/store/driver'
import { aLogDesk, ANNA, BO, FILE, idsIn, idsOf, opened } from './log-desk'

const desk = aLogDesk()
const { open, path } = desk

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
    const log = createAccessLog(file, desk.time)
    log.noteMany(Array.from({ length: MAX_WAITING + 5 }, (_, i) => opened(`ADR${i}`)))
    log.note(opened('LAST'))
    const { entries } = log.read(ANNA, null, 2 * MAX_WAITING)
    expect(entries).toHaveLength(MAX_WAITING)
    expect(idsOf(entries)[0]).toBe('LAST')
    expect(idsOf(entries).at(-1)).toBe('ADR6')
  })

  test('S14 without a keychain it lives in memory for the run, and says so', async () => {
    desk.keychain.available = false
    const log = await open()
    log.note(opened('ADR1'))
    expect(idsIn(log)).toEqual(['ADR1'])
    expect(log.problem()).toBe('no-keychain')
    expect(await readdir(desk.folder)).toEqual([])
    desk.keychain.available = true
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
    desk.keychain.available = false
    ;(await open()).note(opened('ADR2'))
    expect(await readFile(path())).toEqual(before)
    desk.keychain.available = true
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
    const deep = join(desk.folder, 'Mäklare på Åsgatan', 'x'.repeat(100), 'å'.repeat(60))
    await mkdir(deep, { recursive: true })
    const log = await open({ folder: deep })
    log.note(opened('ADR1'))
    expect(log.problem()).toBeNull()
    log.close()
    expect(existsSync(join(deep, FILE))).toBe(true)
  })
})
