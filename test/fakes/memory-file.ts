import type { JsonFile } from '../../electron/main/settings/json-file'

export interface MemoryFile<T> extends JsonFile<T> {
  content: T | null
  /** While true every write fails as a read-only disk does. */
  readOnly: boolean
  /** While true it is there, and nobody can read it. */
  unreadable: boolean
}

export function createMemoryFile<T>(content: T | null = null): MemoryFile<T> {
  const file: MemoryFile<T> = {
    content,
    readOnly: false,
    unreadable: false,
    read: () => (file.unreadable ? null : file.content),
    find: () => (file.unreadable ? 'unreadable' : file.content),
    async write(value) {
      if (file.readOnly) throw new Error('read-only')
      file.content = value
    },
    async remove() {
      file.content = null
    },
  }
  return file
}
