import type { JsonFile } from '../../electron/main/settings/json-file'

export interface MemoryFile<T extends object> extends JsonFile<T> {
  content: T | null
  /** While true every write fails as a read-only disk does. */
  readOnly: boolean
  /** While true it is there, and nobody can read it. */
  unreadable: boolean
}

export function createMemoryFile<T extends object>(content: T | null = null): MemoryFile<T> {
  const file: MemoryFile<T> = {
    content,
    readOnly: false,
    unreadable: false,
    read: () => (file.unreadable ? null : file.content),
    find: () => (file.unreadable ? 'unreadable' : file.content),
    async write(change) {
      return put({ ...file.content, ...change } as T)
    },
    async replace(value) {
      return put(value)
    },
    async remove() {
      return put(null)
    },
  }
  return file

  function put(value: T | null) {
    if (file.readOnly) return 'disk-refused' as const
    file.content = value
    return null
  }
}
