import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../electron/main/store/driver'
import type { Database } from '../../electron/main/store/driver'
import type { Run } from './fixtures'
import { copyKeyEntry } from './keychain'

/** Names of the files that make up the copy, in no particular order. */
export function copyFiles({ profile }: Pick<Run, 'profile'>): string[] {
  const folder = join(profile, 'copies')
  return existsSync(folder) ? readdirSync(folder) : []
}

/** The copy's own file, without its journal. */
export function copyPath(run: Pick<Run, 'profile'>): string {
  const [name, ...others] = copyFiles(run).filter((file) => file.endsWith('.db'))
  if (name === undefined || others.length > 0) throw new Error('There is not one copy')
  return join(run.profile, 'copies', name)
}

/** Does something to the copy under its cipher, as no broker can. The app must not be running. */
export async function inCopy<T>(
  run: Pick<Run, 'profile'>,
  username: string,
  work: (db: Database) => T,
): Promise<T> {
  const { password: key } = await copyKeyEntry(username)
  const db = openDatabase(copyPath(run), key)
  try {
    return work(db)
  } finally {
    db.close()
  }
}
