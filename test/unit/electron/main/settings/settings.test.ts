import fc from 'fast-check'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../../electron/contract/domain/default-settings'
import { settings as schema } from '../../../../../electron/contract/domain/settings'
import type { Settings } from '../../../../../electron/contract/domain/settings'
import { failed, ok } from '../../../../../electron/contract/errors'
import { createJsonFile } from '../../../../../electron/main/settings/json-file'
import { loadSettings, settingsFile } from '../../../../../electron/main/settings/settings'
import type { SettingsStore } from '../../../../../electron/main/settings/settings'
import { systemDisk } from '../../../../../electron/main/system/atomic-write'
import { aHeldDisk } from '../../../../fakes/held-disk'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontaktkort-settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const path = () => join(folder, 'settings.json')
const load = (disk = systemDisk): SettingsStore =>
  loadSettings(createJsonFile(path(), settingsFile, disk), () => undefined)
const written = async () => JSON.parse(await readFile(path(), 'utf8')) as unknown
const ours = {
  language: 'en',
  theme: 'dark',
  openSections: ['record'],
  retentionDays: 3,
  lockAfterMinutes: 2,
  keepSignInForm: false,
  protectedCategories: ['Sekretess', 'Skyddad'],
} satisfies Settings

describe('settings', () => {
  it('are there again at the next start', async () => {
    expect(await load().change({ theme: 'dark' })).toEqual(
      ok({ ...defaultSettings, theme: 'dark' }),
    )
    expect(load().current()).toEqual({ ...defaultSettings, theme: 'dark' })
  })

  it('are the usual ones where the file is damaged or from elsewhere, and can be changed', async () => {
    for (const content of [
      '',
      '{',
      '[]',
      '[["theme","dark"]]',
      'null',
      '"dark"',
      '{"unknown":1}',
    ]) {
      await writeFile(path(), content)
      const store = load()
      expect(store.current()).toEqual(defaultSettings)
      expect((await store.change({ theme: 'light' })).ok).toBe(true)
      expect(load().current()).toEqual({ ...defaultSettings, theme: 'light' })
    }
  })

  it('S27 are kept when another program lets go of the file in time', async () => {
    expect((await load(aHeldDisk({ times: 3 })).change({ theme: 'dark' })).ok).toBe(true)
    expect(load().current().theme).toBe('dark')
  })

  it('S27 are in force also when the disk refuses to keep them, and the disk is named', async () => {
    await load().change({ theme: 'dark' })
    const told: Settings[] = []
    const store = loadSettings(createJsonFile(path(), settingsFile, aHeldDisk()), (changed) =>
      told.push(changed),
    )
    expect(await store.change({ language: 'en' })).toEqual(failed('disk-refused'))
    expect([store.current().language, told.length]).toEqual(['en', 1])
    expect(load().current()).toEqual({ ...defaultSettings, theme: 'dark' })
  })
})

describe('S29 settings of a newer version', () => {
  it('hold where they are known, fall back alone where not, and survive our own writes', async () => {
    const newer = {
      ...ours,
      theme: 'sepia',
      openSections: ['note', 'showings'],
      hotKey: 'F9',
      ring: { window: 'left', sound: false },
    }
    await writeFile(path(), JSON.stringify(newer))
    const store = load()
    const { theme, openSections } = defaultSettings
    expect(store.current()).toEqual({ ...ours, theme, openSections })

    await store.change({ retentionDays: 5 })
    expect(await written()).toEqual({ ...newer, retentionDays: 5 })
    // What somebody has chosen here is no longer the newer version's.
    await store.change({ theme: 'light' })
    expect(await written()).toEqual({ ...newer, retentionDays: 5, theme: 'light' })
  })

  it('whatever becomes of some keys, every other holds and every one that is not changed survives', () => {
    const keys = Object.keys(schema.shape) as (keyof Settings)[]
    const damage = fc.dictionary(fc.constantFrom(...keys, 'later', '__proto__'), fc.jsonValue())
    fc.assert(
      fc.property(damage, (damaged) => {
        const stored: unknown = JSON.parse(JSON.stringify({ ...ours, ...damaged }))
        const read = settingsFile.safeParse(stored)
        if (!read.success) throw new Error('It was given up')
        const current = { ...defaultSettings, ...read.data }
        expect(schema.parse(current)).toEqual(current)
        for (const key of keys) {
          if (Object.hasOwn(damaged, key)) {
            const one = schema.shape[key].safeParse(damaged[key])
            expect(current[key]).toEqual(one.success ? one.data : defaultSettings[key])
          } else expect(current[key]).toEqual(ours[key])
        }
      }),
    )
  })
})

describe('S32 the categories for protected identity, and the version that knows of one alone', () => {
  const stored = async (keys: object) => {
    await writeFile(path(), JSON.stringify(keys))
    return load().current().protectedCategories
  }

  it('GDPR 24 takes over the one that it has named as the answer', async () => {
    expect(await stored({ protectedCategory: 'Sekretess' })).toEqual(['Sekretess'])
    expect(await stored({ protectedCategory: null })).toBeNull()
    expect(await stored({})).toBeNull()
  })

  it('GDPR 24 leaves it the first of ours, so that it protects somebody', async () => {
    const store = load()
    await store.change({ protectedCategories: ['Skyddad', 'Sekretess'] })
    expect(await written()).toEqual({
      protectedCategories: ['Skyddad', 'Sekretess'],
      protectedCategory: 'Skyddad',
    })
    expect(load().current().protectedCategories).toEqual(['Skyddad', 'Sekretess'])
    for (const none of [[], null]) {
      await store.change({ protectedCategories: none })
      expect(await written()).toEqual({ protectedCategories: none, protectedCategory: null })
      expect(load().current().protectedCategories).toEqual(none)
    }
  })

  it('GDPR 24 lets both count where it has named another one meanwhile', async () => {
    const both = { protectedCategories: ['Skyddad', 'Sekretess'], protectedCategory: 'Röd akt' }
    expect(await stored(both)).toEqual(['Skyddad', 'Sekretess', 'Röd akt'])
    expect(await stored({ ...both, protectedCategory: null })).toEqual(['Skyddad', 'Sekretess'])
    expect(await stored({ ...both, protectedCategories: 'later' })).toEqual(['Röd akt'])
  })

  it('writes the older key with nothing but its own', async () => {
    await load().change({ theme: 'dark' })
    expect(await written()).toEqual({ theme: 'dark' })
  })
})
