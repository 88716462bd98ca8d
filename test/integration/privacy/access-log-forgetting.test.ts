import { readdir, writeFile } from 'node:fs/promises'
import { describe, expect, test, vi } from 'vitest'
import type { Keychain } from '../../../electron/main/keychain/keychain'
import { aLogDesk, ANNA, FILE, idsIn, opened } from './log-desk'

const desk = aLogDesk()
const { open, path } = desk

describe('forgetting the log', () => {
  test('GDPR 35 S18 removes every file of it and its key, and no other', async () => {
    const log = await open()
    log.note(opened('ADR1'))
    await writeFile(path('kopia-1.db'), 'x')
    await writeFile(path(`${FILE}.aside`), 'x')
    desk.keychain.entries.set(ANNA, 'password')
    expect(await log.destroy()).toMatchObject({ state: 'removed' })
    expect(await log.destroyKey()).toEqual({ state: 'removed', count: null })
    expect(await readdir(desk.folder)).toEqual(['kopia-1.db'])
    expect([...desk.keychain.entries.keys()]).toEqual([ANNA])
    expect(log.exportText(ANNA)).not.toContain('ADR1')
  })

  test('S18 says so when there was nothing', async () => {
    desk.keychain.available = false
    const log = await open()
    desk.keychain.available = true
    expect(await log.destroy()).toEqual({ state: 'none', count: 0 })
    expect(await log.destroyKey()).toEqual({ state: 'none', count: null })
  })

  test('S18 says so when the keychain does not let go of the key', async () => {
    const log = await open()
    desk.keychain.available = false
    expect(await log.destroy()).toMatchObject({ state: 'removed' })
    expect(await log.destroyKey()).toEqual({ state: 'failed', count: null })
  })

  test.each(['read', 'keep'] as const)(
    'S18 is not undone by a keychain that answers after it: %s',
    async (step) => {
      const waiting: (() => void)[] = []
      /** Asks its owner, once the log has been forgotten a first time. */
      let asks = false
      const keychain: Keychain = {
        ...desk.keychain,
        async [step](...given: [string, string]) {
          if (asks) {
            asks = false
            await new Promise<void>((answer) => waiting.push(answer))
          }
          return desk.keychain[step](...given) as never
        },
      }
      const log = await open({ keychain })
      await log.destroy()
      await log.destroyKey()
      asks = true
      const reopened = log.reopen()
      await vi.waitFor(() => expect(waiting).toHaveLength(1))
      await log.destroy()
      await log.destroyKey()
      waiting[0]?.()
      await reopened
      log.note(opened('ADR1'))
      expect(await readdir(desk.folder)).toEqual([])
      expect(desk.keychain.entries.size).toBe(0)

      await log.reopen()
      expect(idsIn(log)).toEqual(['ADR1'])
      expect(log.problem()).toBeNull()
    },
  )

  test('GDPR 35 puts nothing on the disk afterwards until it is opened again', async () => {
    const log = await open()
    await log.destroy()
    await log.destroyKey()
    log.note(opened('ADR1'))
    expect(await readdir(desk.folder)).toEqual([])
    await log.reopen()
    log.note(opened('ADR2'))
    expect(idsIn(log)).toEqual(['ADR2', 'ADR1'])
    expect(log.problem()).toBeNull()
    expect(desk.keychain.entries.size).toBe(1)
  })
})
