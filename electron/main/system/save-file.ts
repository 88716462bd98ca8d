import { randomBytes } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { failed, ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import { refusalOf, writeAtomically } from './atomic-write'
import type { Disk } from './atomic-write'

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
  disk?: Disk,
): Promise<Result<SavedFile>> {
  const path = withExtension(chosen, extension)
  if (!isAbsolute(path) || path.includes('\0')) return failed('file-not-saved')
  // The dialog has asked about the name that was chosen, not about one with an extension added.
  const inTheWay = await whatIsInTheWay(path, { replace: path === chosen })
  if (inTheWay !== null) return failed(inTheWay)
  // In the same folder, as a rename does not cross disks. Its name tells nothing about anybody.
  const temporary = join(dirname(path), `.kontaktkort-${randomBytes(8).toString('hex')}.tmp`)
  const refusal = await writeAtomically(path, temporary, bytes, disk)
  return refusal === null ? ok({ fileName: basename(path), path }) : failed(refusal)
}

/** Some dialogs hand back a name as it was typed. */
function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`
}

async function whatIsInTheWay(
  path: string,
  { replace }: { replace: boolean },
): Promise<FailureCode | null> {
  try {
    return refusalToReplace(await lstat(path), replace)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : refusalOf(error, 'write')
  }
}

function refusalToReplace(there: Stats, replace: boolean): FailureCode | null {
  if (there.isSymbolicLink()) return 'file-is-link'
  if (there.isDirectory()) return 'file-is-folder'
  if (!there.isFile()) return 'file-not-saved'
  // A rename would replace a write-protected file without a word: the mark is honoured here.
  if ((there.mode & 0o222) === 0) return 'file-write-protected'
  return replace ? null : 'file-exists'
}
