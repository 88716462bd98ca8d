import { open, rename, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { FailureCode } from '../../contract/errors'

/** What putting a file into its place needs of the system. */
export interface Disk {
  rename(from: string, to: string): Promise<void>
  /** Before each further try, while another program holds the file; 0: none. */
  readonly pausesMs: readonly number[]
}

/** A second and a quarter in all: a scanner or a backup looks at a small file for less, and quitting waits for it. */
export const systemDisk: Disk = { rename, pausesMs: [20, 40, 80, 160, 320, 640] }

/** What keeps a file from being written, in the words of the contract. */
export type WriteRefusal = Extract<
  FailureCode,
  'disk-full' | 'folder-not-writable' | 'file-in-use' | 'file-not-saved'
>

/**
 * A file is there whole or not at all: written to `temporary`, which must be on the same disk, flushed, and
 * renamed into place, so that a crash leaves old or new. Null: it is there. A refusal leaves the old file as
 * it was, and nothing beside it. Never rejects.
 */
export async function writeAtomically(
  path: string,
  temporary: string,
  bytes: string | Uint8Array,
  disk: Disk = systemDisk,
): Promise<WriteRefusal | null> {
  let step: WriteStep = 'write'
  try {
    await writeFlushed(temporary, bytes)
    step = 'replace'
    // A rename puts the new file where a link stood; it never writes through it.
    await renamePatiently(temporary, path, disk)
    return null
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    return refusalOf(error, step)
  }
}

async function writeFlushed(path: string, bytes: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** How a system says that another program has the file open. */
const HELD: readonly unknown[] = ['EPERM', 'EACCES', 'EBUSY']

/** Windows refuses to replace a file while a scanner or a backup looks at it, which is soon over. */
async function renamePatiently(from: string, to: string, disk: Disk): Promise<void> {
  for (const pauseMs of disk.pausesMs) {
    try {
      return await disk.rename(from, to)
    } catch (error) {
      if (!HELD.includes((error as NodeJS.ErrnoException).code)) throw error
      if (pauseMs > 0) await delay(pauseMs)
    }
  }
  return disk.rename(from, to)
}

/** Writing beside the file, and putting the new one in its place. */
type WriteStep = 'write' | 'replace'

/** What the system's refusal means to somebody who wants the file there. */
export function refusalOf(error: unknown, step: WriteStep): WriteRefusal {
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
