import { randomBytes } from 'node:crypto'
import { lstat, open, rename, rm } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { failed, ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'

export interface SavedFile {
  readonly fileName: string
  readonly path: string
}

export type SavedExtension = 'pdf' | 'csv' | 'vcf'

/**
 * Writes a file whole or not at all, readable by its owner only. A file that was there is replaced,
 * as the save dialog has asked about it; a folder, a link, a device or a write-protected file is
 * not (X16). A refusal says what is in the way, and leaves nothing behind.
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
  let step: SaveStep = 'write'
  try {
    // The dialog has asked about the name that was chosen, not about one with an extension added.
    const inTheWay = await whatIsInTheWay(path, { replace: path === chosen })
    if (inTheWay !== null) return failed(inTheWay)
    await writeNew(temporary, bytes)
    step = 'replace'
    // A rename puts the new file where a link stood; it never writes through it.
    await rename(temporary, path)
    return ok({ fileName: basename(path), path })
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    return failed(refusalOf(error, step))
  }
}

/** Some dialogs hand back a name as it was typed. */
function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`
}

async function whatIsInTheWay(
  path: string,
  { replace }: { replace: boolean },
): Promise<FailureCode | null> {
  const there = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return there === null ? null : refusalToReplace(there, replace)
}

function refusalToReplace(there: Stats, replace: boolean): FailureCode | null {
  if (there.isSymbolicLink()) return 'file-is-link'
  if (there.isDirectory()) return 'file-is-folder'
  if (!there.isFile()) return 'file-not-saved'
  // A rename would replace a write-protected file without a word: the mark is honoured here.
  if ((there.mode & 0o222) === 0) return 'file-write-protected'
  return replace ? null : 'file-exists'
}

/** Writing beside the file, and putting the new one in its place. */
type SaveStep = 'write' | 'replace'

/** What the system's refusal means to somebody who wants the file there. */
export function refusalOf(error: unknown, step: SaveStep): FailureCode {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full'
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EROFS':
      return 'folder-not-writable'
    // Windows lets nobody replace a file that another program has open, and calls it a lack of rights.
    case 'EACCES':
    case 'EPERM':
      return step === 'replace' ? 'file-in-use' : 'folder-not-writable'
    case 'EBUSY':
    case 'ETXTBSY':
      return 'file-in-use'
    default:
      return 'file-not-saved'
  }
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
