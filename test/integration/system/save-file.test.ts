import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failed, ok } from '../../../electron/contract/errors'
import { systemDisk } from '../../../electron/main/system/atomic-write'
import { saveFile } from '../../../electron/main/system/save-file'
import { aHeldDisk } from '../../fakes/held-disk'

const bytes = new Uint8Array(randomBytes(10_000))
const refused = failed('file-not-saved')
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheet-'))
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true })
})

describe('saving a sheet', () => {
  test('writes the whole file and leaves nothing else in the folder', async () => {
    const path = join(folder, 'Kontaktblad Åsa 2026-11-22.pdf')
    expect(await saveFile(path, bytes)).toEqual(
      ok({ fileName: 'Kontaktblad Åsa 2026-11-22.pdf', path }),
    )
    expect(new Uint8Array(await readFile(path))).toEqual(bytes)
    expect(await readdir(folder)).toEqual(['Kontaktblad Åsa 2026-11-22.pdf'])
  })

  test.skipIf(process.platform === 'win32')(
    'is readable by its owner only (Windows: the folder decides, so it is skipped there)',
    async () => {
      const path = join(folder, 'a.pdf')
      await saveFile(path, bytes)
      expect((await stat(path)).mode & 0o777).toBe(0o600)
    },
  )

  test('X16 replaces a file that the dialog has asked about', async () => {
    const path = join(folder, 'a.pdf')
    await writeFile(path, 'old')
    expect((await saveFile(path, bytes)).ok).toBe(true)
    expect(new Uint8Array(await readFile(path))).toEqual(bytes)
  })

  test('X16 a file that is open here is replaced for the next reader, who reads on undisturbed', async ({
    skip,
  }) => {
    if (process.platform === 'win32') skip('Windows refuses, see below')
    const path = join(folder, 'a.pdf')
    await writeFile(path, 'old')
    const reader = await open(path, 'r')
    try {
      expect((await saveFile(path, bytes)).ok).toBe(true)
      expect(await reader.readFile('utf8')).toBe('old')
      expect(new Uint8Array(await readFile(path))).toEqual(bytes)
    } finally {
      await reader.close()
    }
  })

  test('X16 a file in use by the system is left, and said to be in use', async ({ skip }) => {
    const path = join(folder, 'a.pdf')
    const other = join(folder, 'other.pdf')
    await writeFile(path, 'old')
    await writeFile(other, 'other')
    try {
      execFileSync('mount', ['--bind', other, path], { stdio: 'ignore' })
    } catch {
      skip('keeping a file busy needs Linux and the right to mount')
    }
    try {
      const disk = { ...systemDisk, pausesMs: [] }
      expect(await saveFile(path, bytes, 'pdf', disk)).toEqual(failed('file-in-use'))
    } finally {
      execFileSync('umount', [path])
    }
    expect(await readFile(path, 'utf8')).toBe('old')
    expect((await readdir(folder)).sort()).toEqual(['a.pdf', 'other.pdf'])
  })

  test('S27 X16 a file that another program lets go of is replaced, and one that it keeps is left', async () => {
    const path = join(folder, 'a.pdf')
    await writeFile(path, 'old')
    expect(await saveFile(path, bytes, 'pdf', aHeldDisk())).toEqual(failed('file-in-use'))
    expect(await readFile(path, 'utf8')).toBe('old')
    expect((await saveFile(path, bytes, 'pdf', aHeldDisk({ times: 3 }))).ok).toBe(true)
    expect(new Uint8Array(await readFile(path))).toEqual(bytes)
    expect(await readdir(folder)).toEqual(['a.pdf'])
  })

  test('X15 adds a missing extension, but never over a file nobody was asked about', async () => {
    expect(await saveFile(join(folder, 'a'), bytes)).toMatchObject({ value: { fileName: 'a.pdf' } })
    expect(await saveFile(join(folder, 'b.PDF'), bytes)).toMatchObject({
      value: { fileName: 'b.PDF' },
    })
    await writeFile(join(folder, 'c.pdf'), 'old')
    expect(await saveFile(join(folder, 'c'), bytes)).toEqual(failed('file-exists'))
    expect(await readFile(join(folder, 'c.pdf'), 'utf8')).toBe('old')
  })

  test('X16 leaves a write-protected file as it is, and says so', async () => {
    const path = join(folder, 'a.pdf')
    await writeFile(path, 'protected')
    await chmod(path, 0o444)
    expect(await saveFile(path, bytes)).toEqual(failed('file-write-protected'))
    expect(await readFile(path, 'utf8')).toBe('protected')
    await chmod(path, 0o644)
  })

  test.skipIf(process.platform === 'win32')(
    'X16 neither follows nor replaces a symbolic link (Windows: making one needs a right)',
    async () => {
      const target = join(folder, 'target.pdf')
      await writeFile(target, 'target')
      for (const [name, to] of [
        ['link.pdf', target],
        ['dangling.pdf', join(folder, 'nowhere.pdf')],
      ] as const) {
        await symlink(to, join(folder, name))
        expect(await saveFile(join(folder, name), bytes)).toEqual(failed('file-is-link'))
      }
      expect(await readFile(target, 'utf8')).toBe('target')
      expect((await readdir(folder)).sort()).toEqual(['dangling.pdf', 'link.pdf', 'target.pdf'])
    },
  )

  test('X16 a folder, a missing folder and a relative path are refused, with nothing left behind', async () => {
    await mkdir(join(folder, 'a.pdf'))
    expect(await saveFile(join(folder, 'a.pdf'), bytes)).toEqual(failed('file-is-folder'))
    expect(await saveFile(join(folder, 'missing', 'b.pdf'), bytes)).toEqual(
      failed('folder-not-writable'),
    )
    expect(await saveFile('c.pdf', bytes)).toEqual(refused)
    expect(await saveFile(join(folder, 'd\0.pdf'), bytes)).toEqual(refused)
    expect(await saveFile(join(folder, `${'e'.repeat(300)}.pdf`), bytes)).toEqual(refused)
    expect(await readdir(folder)).toEqual(['a.pdf'])
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'X16 a folder without the right to write is refused (root may write anywhere, so it is skipped)',
    async () => {
      await chmod(folder, 0o500)
      expect(await saveFile(join(folder, 'a.pdf'), bytes)).toEqual(failed('folder-not-writable'))
      expect(await readdir(folder)).toEqual([])
    },
  )

  test.skipIf(process.platform === 'win32')(
    'X16 a pipe is not written to (Windows has none in a folder)',
    async () => {
      const path = join(folder, 'pipe.pdf')
      execFileSync('mkfifo', [path])
      expect(await saveFile(path, bytes)).toEqual(refused)
    },
  )

  test('X16 a full disk is told, and the file that was there is kept', async ({ skip }) => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'sheet-test', folder], {
        stdio: 'ignore',
      })
    } catch {
      skip('making a small disk needs Linux and the right to mount')
    }
    try {
      const path = join(folder, 'a.pdf')
      await writeFile(path, 'old')
      expect(await saveFile(path, new Uint8Array(100_000))).toEqual(failed('disk-full'))
      expect(await readFile(path, 'utf8')).toBe('old')
      expect(await readdir(folder)).toEqual(['a.pdf'])
    } finally {
      execFileSync('umount', [folder])
    }
  })
})
