import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  refusalOf,
  systemDisk,
  writeAtomically,
} from '../../../../../electron/main/system/atomic-write'
import { aHeldDisk, HELD } from '../../../../fakes/held-disk'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontaktkort-skriv-'))
  await writeFile(join(folder, 'a'), 'old')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (text: string, disk = systemDisk) =>
  writeAtomically(join(folder, 'a'), join(folder, 'a.new'), text, disk)
const there = () => readFile(join(folder, 'a'), 'utf8')

describe('a file that is written atomically', () => {
  it('takes the place of the old one, and of what a write that was cut off left behind', async () => {
    await writeFile(join(folder, 'a.new'), 'a half of something longer')
    expect(await write('new')).toBeNull()
    expect(await there()).toBe('new')
    expect(await readdir(folder)).toEqual(['a'])
  })

  it.each(HELD)('S27 is tried again while another program holds it (%s)', async (code) => {
    for (const times of [1, systemDisk.pausesMs.length]) {
      const disk = aHeldDisk({ code, times })
      expect(await write(`new ${times}`, disk)).toBeNull()
      expect(await there()).toBe(`new ${times}`)
      expect(disk.refusals()).toBe(times)
    }
    expect(await readdir(folder)).toEqual(['a'])
  })

  it.each(HELD)('S27 held for ever is as it was, with nothing beside it (%s)', async (code) => {
    const disk = aHeldDisk({ code })
    expect(await write('new', disk)).toBe('file-in-use')
    expect(disk.refusals()).toBe(systemDisk.pausesMs.length + 1)
    expect(await there()).toBe('old')
    expect(await readdir(folder)).toEqual(['a'])
  })

  it('S27 waits longer each time, for a second or two in all', () => {
    const { pausesMs } = systemDisk
    expect([...pausesMs].sort((a, b) => a - b)).toEqual(pausesMs)
    const all = pausesMs.reduce((sum, ms) => sum + ms, 0)
    expect(all).toBeGreaterThanOrEqual(1_000)
    expect(all).toBeLessThanOrEqual(2_000)
  })

  it('is not tried again where waiting helps nothing', async () => {
    const disk = aHeldDisk({ code: 'EIO' })
    expect(await write('new', disk)).toBe('file-not-saved')
    expect(disk.refusals()).toBe(1)
    expect(await readdir(folder)).toEqual(['a'])
  })

  it('tells of a folder that is not there, and of one in the way', async () => {
    const gone = join(folder, 'gone', 'a')
    expect(await writeAtomically(gone, `${gone}.new`, 'x')).toBe('folder-not-writable')
    await rename(join(folder, 'a'), join(folder, 'b'))
    await mkdir(join(folder, 'a'))
    expect(await write('new')).not.toBeNull()
    expect((await readdir(folder)).sort()).toEqual(['a', 'b'])
  })
})

describe('the system’s refusal', () => {
  it.each([
    ['EPERM', 'replace', 'file-in-use'],
    ['EACCES', 'replace', 'file-in-use'],
    ['EBUSY', 'replace', 'file-in-use'],
    ['EACCES', 'write', 'folder-not-writable'],
    ['EPERM', 'write', 'folder-not-writable'],
    ['EROFS', 'write', 'folder-not-writable'],
    ['ENOSPC', 'write', 'disk-full'],
    ['EIO', 'write', 'file-not-saved'],
  ] as const)('X16 %s on the step "%s" is %s', (code, step, says) => {
    expect(refusalOf(Object.assign(new Error(code), { code }), step)).toBe(says)
    expect(refusalOf(undefined, step)).toBe('file-not-saved')
  })
})
