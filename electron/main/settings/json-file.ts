import { readFileSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface JsonFile<T> {
  /**
   * The stored value, or null when there is none that can be understood. Never throws. At once, as such a
   * file is small, and at the start of the app each turn of its loop is waited for.
   */
  read(): T | null
  /** As `read`, for whom one that is there and cannot be understood, or not be read now, is not none. */
  find(): T | 'unreadable' | null
  /** Whole or not at all; rejects when the disk refuses. */
  write(value: T): Promise<void>
  remove(): Promise<void>
}

/** What a file must be like; any schema of the schema library is one. */
export interface Shape<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

/** A small validated file. What is written is flushed and renamed into place, so a crash leaves old or new. */
export function createJsonFile<T>(path: string, shape: Shape<T>): JsonFile<T> {
  let last: Promise<unknown> = Promise.resolve()
  /** One at a time: two writers would share the temporary name. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = last.then(step, step)
    last = turn.catch(() => undefined)
    return turn
  }

  function find(): T | 'unreadable' | null {
    try {
      const parsed = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')))
      return parsed.success ? parsed.data : 'unreadable'
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable'
    }
  }

  return {
    read() {
      const found = find()
      return found === 'unreadable' ? null : found
    },
    find,
    write: (value) =>
      inTurn(async () => {
        await mkdir(dirname(path), { recursive: true })
        const temporary = `${path}.new`
        const file = await open(temporary, 'w', 0o600)
        try {
          await file.writeFile(JSON.stringify(value, null, 2))
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(temporary, path)
      }),
    remove: () =>
      inTurn(async () => {
        await rm(path, { force: true })
        await rm(`${path}.new`, { force: true })
      }),
  }
}
