import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Native {
  pragma(text: string): unknown
  serialize(): Buffer
  close(): void
}

/**
 * A store as it is under its cipher: every page of the file with the journal taken in, free pages too. By
 * the library itself, as the product's driver has no way to do this and should not have one.
 */
export function decryptedPages(path: string, key: string): Buffer {
  const Database = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as new (
    path: string,
    options: { readonly: boolean },
  ) => Native
  const db = new Database(path, { readonly: true })
  try {
    db.pragma("cipher = 'chacha20'")
    db.pragma(`key = "x'${key}'"`)
    return db.serialize()
  } finally {
    db.close()
  }
}

const WAL_HEADER = 32
const FRAME_HEADER = 24

/**
 * The store as above, and as it was after each write that its journal still knows of: what was deleted since
 * the journal was last emptied is found here. Throws where the journal holds frames of an earlier one,
 * which nobody can read and which should not lie there.
 */
export function decryptedStates(path: string, key: string): Buffer {
  const journal = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0)
  const folder = mkdtempSync(join(tmpdir(), 'kontaktkort-pages-'))
  const copy = join(folder, 'store.db')
  try {
    return Buffer.concat(
      commitsIn(journal).map((end) => {
        copyFileSync(path, copy)
        writeFileSync(`${copy}-wal`, journal.subarray(0, end))
        return decryptedPages(copy, key)
      }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Where each write ends, by SQLite's format of the file; at first, that nothing of it is used. */
function commitsIn(journal: Buffer): number[] {
  const ends = [0]
  if (journal.length === 0) return ends
  const frame = FRAME_HEADER + journal.readUInt32BE(8)
  const salt = journal.subarray(16, 24)
  for (let at = WAL_HEADER; at + frame <= journal.length; at += frame) {
    if (!journal.subarray(at + 8, at + 16).equals(salt)) throw new Error('A stale frame is left')
    if (journal.readUInt32BE(at + 4) !== 0) ends.push(at + frame)
  }
  return ends
}
