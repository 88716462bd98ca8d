import fc from 'fast-check'
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createJsonFile } from '../../../../../electron/main/settings/json-file'
import { systemDisk } from '../../../../../electron/main/system/atomic-write'
import { aHeldDisk } from '../../../../fakes/held-disk'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontaktkort-liten-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const shape = z.object({ name: z.string(), count: z.number() })
const path = () => join(folder, 'deep', 'small.json')
const file = (disk = systemDisk) => createJsonFile(path(), shape, disk)
const written = async () => JSON.parse(await readFile(path(), 'utf8')) as unknown
const one = { name: 'Åsa', count: 1 }

describe('a small file', () => {
  it('that is there and cannot be read is told from none', async () => {
    expect(file().find()).toBeNull()
    expect(await file().write(one)).toBeNull()
    expect(file().find()).toEqual(one)
    for (const content of ['', '{"of":"tomorrow"}']) {
      await writeFile(path(), content)
      expect([file().find(), file().read()]).toEqual(['unreadable', null])
    }
    await rm(path())
    await mkdir(path())
    expect([file().find(), file().read()]).toEqual(['unreadable', null])
  })

  it('is whole after many writers at once, and leaves nothing beside it', async () => {
    const shared = file()
    await Promise.all(
      Array.from({ length: 20 }, (_, count) => shared.write(count % 2 ? one : { ...one, count })),
    )
    expect(await written()).toEqual(one)
    expect(await readdir(join(folder, 'deep'))).toEqual(['small.json'])
    expect(await shared.remove()).toBeNull()
    expect(await readdir(join(folder, 'deep'))).toEqual([])
  })

  it('S29 keeps the keys of a newer version through each write, until it is replaced', async () => {
    await file().write(one)
    const newer = { ...one, later: [{ and: null }], version: 7 }
    await writeFile(path(), JSON.stringify(newer))
    expect(file().read()).toEqual(one)
    await file().write({ count: 2 })
    expect(await written()).toEqual({ ...newer, count: 2 })
    await file().replace(one)
    expect(await written()).toEqual(one)
  })

  it('S29 changes the keys it is given and no other, whatever stands there', async () => {
    await mkdir(join(folder, 'deep'))
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (there) => {
        await writeFile(path(), JSON.stringify(there))
        const before = (await written()) as object
        expect(await file().write(one)).toBeNull()
        expect(await written()).toEqual({ ...before, ...one })
      }),
      { numRuns: 50 },
    )
  })

  it('S27 names the disk that refuses, and is as it was', async () => {
    await file().write(one)
    expect(await file(aHeldDisk({ times: 2 })).write({ count: 2 })).toBeNull()
    for (const step of ['write', 'replace'] as const) {
      expect(await file(aHeldDisk())[step]({ name: 'B', count: 3 })).toBe('disk-refused')
    }
    expect(await file(aHeldDisk({ code: 'ENOSPC' })).write({ count: 3 })).toBe('disk-full')
    expect(await written()).toEqual({ ...one, count: 2 })
    expect(await readdir(join(folder, 'deep'))).toEqual(['small.json'])
  })

  it.skipIf(process.platform === 'win32')(
    'S27 is not written over while nobody can read what stands in it (Windows: making a link needs a right)',
    async () => {
      await mkdir(join(folder, 'deep'))
      // It leads to itself: a rename could put something in its place.
      await symlink('small.json', path())
      expect(await file().write(one)).toBe('disk-refused')
      expect((await lstat(path())).isSymbolicLink()).toBe(true)
      expect(await file().replace(one)).toBeNull()
    },
  )
})
