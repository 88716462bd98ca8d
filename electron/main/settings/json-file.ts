import { readFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createSerialize } from '../serialize'
import { systemDisk, writeAtomically } from '../system/atomic-write'
import type { FailureCode } from '../../contract/errors'

/** This computer's disk does not take it: full, or held by another program for longer than is waited for. */
export type DiskRefusal = Extract<FailureCode, 'disk-full' | 'disk-refused'>

export interface JsonFile<T> {
  /**
   * The stored value, or null when there is none that can be understood. Never throws. At once, as such a
   * file is small, and at the start of the app each turn of its loop is waited for.
   */
  read(): T | null
  /** As `read`, for whom one that is there and cannot be understood, or not be read now, is not none. */
  find(): T | 'unreadable' | null
  /**
   * Changes these keys, and leaves every other as it stands: also one that only a newer version knows. Whole
   * or not at all; null: done. Never rejects.
   */
  write(change: Partial<T>): Promise<DiskRefusal | null>
  /** As `write`, and nothing of what stood there stays. */
  replace(value: T): Promise<DiskRefusal | null>
  remove(): Promise<DiskRefusal | null>
}

/** What a file must be like; any schema of the schema library is one. Keys it does not know, it passes over. */
export interface Shape<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

/** A small validated file, read as tolerantly as its shape is and written atomically. */
export function createJsonFile<T extends object>(
  path: string,
  shape: Shape<T>,
  disk = systemDisk,
): JsonFile<T> {
  const temporary = `${path}.new`
  /** Two writers would share the temporary name. */
  const serialize = createSerialize()

  function find(): T | 'unreadable' | null {
    try {
      const parsed = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')))
      return parsed.success ? parsed.data : 'unreadable'
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable'
    }
  }

  async function put(value: object): Promise<DiskRefusal | null> {
    // Where it cannot be made, the write says why.
    await mkdir(dirname(path), { recursive: true }).catch(() => undefined)
    const refusal = await writeAtomically(path, temporary, JSON.stringify(value, null, 2), disk)
    return refusal === null || refusal === 'disk-full' ? refusal : 'disk-refused'
  }

  return {
    read() {
      const found = find()
      return found === 'unreadable' ? null : found
    },
    find,
    write: (change) =>
      serialize(async () => {
        const there = keysIn(path)
        // Written over, keys that nobody could read just now would be lost.
        return there === null ? 'disk-refused' : put({ ...there, ...change })
      }),
    replace: (value) => serialize(() => put(value)),
    remove: () =>
      serialize(async () => {
        try {
          for (const file of [path, temporary]) await rm(file, { force: true })
          return null
        } catch {
          return 'disk-refused'
        }
      }),
  }
}

/** All that stands in it, understood or not; null: it is there, and cannot be read now. */
function keysIn(path: string): object | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? {} : null
  }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}
