import { randomBytes } from 'node:crypto'
import { lstat, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'

export interface SavedFile {
  readonly fileName: string
  readonly path: string
}

export type SavedExtension = 'pdf' | 'csv' | 'vcf'

/**
 * Writes a file whole or not at all, readable by its owner only. A file that was there is replaced,
 * as the save dialog has asked about it; a folder, a link, a device or a write-protected file is
 * not (X16). Every refusal is `file-not-saved`, with nothing left behind.
 */
export async function saveFile(
  chosen: string,
  bytes: Uint8Array,
  extension: SavedExtension = 'pdf',
): Promise<Result<SavedFile>> {
  const path = withExtension(chosen, extension)
  if (!isAbsolute(path) || path.includes('\0')) return failed('file-not-saved')
  // In the same folder, as a rename does not cross disks. Its name tells nothing about anybody.
  const temporary = join(dirname(path), `.kontaktkort-${randomBytes(8).toString('hex')}.tmp`)
  try {
    // The dialog has asked about the name that was chosen, not about one with an extension added.
    if (!(await mayWrite(path, { replace: path === chosen }))) return failed('file-not-saved')
    await writeNew(temporary, bytes)
    // A rename puts the new file where a link stood; it never writes through it.
    await rename(temporary, path)
    return ok({ fileName: basename(path), path })
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined)
    return failed('file-not-saved')
  }
}

/** Some dialogs hand back a name as it was typed. */
function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`
}

async function mayWrite(path: string, { replace }: { replace: boolean }): Promise<boolean> {
  const there = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (there === null) return true
  // A rename would replace a write-protected file without a word: the mark is honoured here.
  const isWritable = (there.mode & 0o222) !== 0
  return replace && there.isFile() && isWritable
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
