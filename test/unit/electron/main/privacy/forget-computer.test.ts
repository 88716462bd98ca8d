import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetReceipt } from '../../../../../electron/contract/domain/forget'
import {
  forgetComputer,
  matching,
  removeFiles,
} from '../../../../../electron/main/privacy/forget-computer'
import { createFakeClock } from '../../../../fakes/clock'

describe('forgetting the computer', () => {
  it('S18 takes each step in order and tells what became of it', async () => {
    const taken: string[] = []
    const receipt = await forgetComputer(
      [
        {
          what: 'contacts',
          async run() {
            taken.push('contacts')
            return { state: 'removed', count: 12 }
          },
        },
        {
          what: 'password',
          async run() {
            taken.push('password')
            return { state: 'none', count: null }
          },
        },
      ],
      createFakeClock(),
    )
    expect(taken).toEqual(['contacts', 'password'])
    expect(forgetReceipt.parse(receipt)).toEqual({
      at: '2026-11-22T15:10:00.000Z',
      items: [
        { what: 'contacts', state: 'removed', count: 12 },
        { what: 'password', state: 'none', count: null },
      ],
    })
  })

  it('S18 goes on after a step that fails, in whichever way it does', async () => {
    const receipt = await forgetComputer(
      [
        { what: 'copy-files', run: () => Promise.reject(new Error('/home/asa is busy')) },
        {
          what: 'copy-key',
          run() {
            throw new Error('at once')
          },
        },
        { what: 'diary', run: async () => ({ state: 'failed', count: 1 }) },
        { what: 'settings', run: async () => ({ state: 'removed', count: 1 }) },
      ],
      createFakeClock(),
    )
    expect(receipt.items.map(({ state }) => state)).toEqual([
      'failed',
      'failed',
      'failed',
      'removed',
    ])
    expect(JSON.stringify(receipt)).not.toContain('asa')
  })
})

describe('removing files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontaktkort-forget-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const put = (...names: string[]) =>
    Promise.all(names.map((name) => writeFile(join(folder, name), 'x')))

  it('takes the names it is given, and no other', async () => {
    await put('kopia-1.db', 'kopia-1.db-wal', 'kopia-2.db', 'settings.json', 'annat')
    const removed = await removeFiles(folder, [/^kopia-/g, 'settings.json'])
    expect(removed).toEqual({ state: 'removed', count: 4 })
    expect(await readdir(folder)).toEqual(['annat'])
  })

  it('says so when there was nothing, or no folder at all', async () => {
    await put('annat')
    const none = { state: 'none', count: 0 }
    expect(await removeFiles(folder, [/^kopia-/])).toEqual(none)
    expect(await removeFiles(join(folder, 'none'), [/./])).toEqual(none)
    expect(await removeFiles(join(folder, 'annat'), [/./])).toEqual(none)
  })

  it('takes a folder with all it holds', async () => {
    await mkdir(join(folder, 'logs', 'old'), { recursive: true })
    await writeFile(join(folder, 'logs', 'old', 'a.log'), 'x')
    expect(await removeFiles(folder, ['logs'])).toEqual({ state: 'removed', count: 1 })
    expect(await readdir(folder)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')(
    'removes a link and not what it leads to (Windows: making one needs a right)',
    async () => {
      const elsewhere = await mkdtemp(join(tmpdir(), 'kontaktkort-elsewhere-'))
      await writeFile(join(elsewhere, 'theirs'), 'x')
      await symlink(elsewhere, join(folder, 'logs'))
      expect(await removeFiles(folder, ['logs'])).toEqual({ state: 'removed', count: 1 })
      expect(await readdir(elsewhere)).toEqual(['theirs'])
      await rm(elsewhere, { recursive: true })
    },
  )

  it.runIf(process.platform === 'linux')(
    'S06 looks again, and says so when something is still there (Linux: a folder where nobody may delete)',
    async () => {
      expect(await removeFiles('/proc/self', ['comm'])).toEqual({ state: 'failed', count: 0 })
    },
  )

  it('finds only what lies in the folder itself', async () => {
    await mkdir(join(folder, 'deeper'))
    await writeFile(join(folder, 'deeper', 'kopia-1.db'), 'x')
    await put('kopia-2.db')
    expect(await matching(folder, [/^kopia-/])).toEqual(['kopia-2.db'])
  })
})
