import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../../electron/contract/domain/default-settings'
import { createJsonFile } from '../../../../../electron/main/settings/json-file'
import { loadSettings, settingsFile } from '../../../../../electron/main/settings/settings'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontaktkort-settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const path = () => join(folder, 'deep', 'settings.json')
const file = () => createJsonFile(path(), settingsFile)

describe('settings', () => {
  it('are there again at the next start', async () => {
    const first = loadSettings(file(), () => undefined)
    await first.change({ theme: 'dark' })
    const next = loadSettings(file(), () => undefined)
    expect(next.current()).toEqual({ ...defaultSettings, theme: 'dark' })
  })

  it('fall back to the usual ones when the file is damaged or from elsewhere', async () => {
    await file().write({ theme: 'dark' })
    for (const content of ['', '{', '[]', '{"theme":"pink"}', '{"unknown":1}']) {
      await writeFile(path(), content)
      expect(loadSettings(file(), () => undefined).current()).toEqual(defaultSettings)
    }
  })

  it('are in force also when the disk refuses to keep them', async () => {
    await writeFile(join(folder, 'deep'), 'a file where a folder should be')
    const told: unknown[] = []
    const settings = loadSettings(file(), (changed) => told.push(changed))
    expect((await settings.change({ language: 'en' })).language).toBe('en')
    expect(told).toHaveLength(1)
  })
})

describe('a small file', () => {
  it('that is there and cannot be read is told from none', async () => {
    expect(file().find()).toBeNull()
    await file().write({ theme: 'dark' })
    expect(file().find()).toEqual({ theme: 'dark' })
    for (const content of ['', '{"of":"tomorrow"}']) {
      await writeFile(path(), content)
      expect([file().find(), file().read()]).toEqual(['unreadable', null])
    }
    await rm(path())
    await mkdir(path())
    expect([file().find(), file().read()]).toEqual(['unreadable', null])
  })

  it('is whole after many writers at once, and leaves nothing beside it', async () => {
    const one = file()
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => one.write({ theme: i % 2 ? 'dark' : 'light' })),
    )
    expect(JSON.parse(await readFile(path(), 'utf8'))).toEqual({ theme: 'dark' })
    expect(await readdir(join(folder, 'deep'))).toEqual(['settings.json'])
    await one.remove()
    expect(await readdir(join(folder, 'deep'))).toEqual([])
  })
})
