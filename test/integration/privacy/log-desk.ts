import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { LogEntry } from '../../../electron/contract/domain/access-log'
import { contactId } from '../../../electron/contract/domain/ids'
import { createAccessLog } from '../../../electron/main/privacy/access-log'
import type { AccessLog, NewLogEntry } from '../../../electron/main/privacy/access-log'
import { createLogFile } from '../../../electron/main/privacy/access-log-file'
import type { LogFileDeps } from '../../../electron/main/privacy/access-log-file'
import { createTrustedTime } from '../../../electron/main/privacy/trusted-time'
import { openDatabase } from '../../../electron/main/store/driver'
import type { Database } from '../../../electron/main/store/driver'
import { createFakeClock } from '../../fakes/clock'
import { createMemoryKeychain } from '../../fakes/memory-keychain'

export const DAY = 24 * 60 * 60 * 1000
export const ANNA = 'anna på connect.example'
export const BO = 'bo på connect.example'
export const FILE = 'access-log.db'

export const opened = (id: string, account = ANNA): NewLogEntry => ({
  account,
  action: 'open',
  contactId: contactId.parse(id),
})
export const idsOf = (entries: readonly LogEntry[]) => entries.map((entry) => entry.contactId)
export const idsIn = (log: AccessLog, account = ANNA) => idsOf(log.read(account, null, 200).entries)

function place(folder: string) {
  const keychain = createMemoryKeychain()
  const clock = createFakeClock()
  const time = createTrustedTime({ clock, kept: { read: () => null, write: () => undefined } })
  return { folder, keychain, clock, time }
}

/** A computer for each test of a file: folder, keychain and clock. The logs opened on it are closed after. */
export function aLogDesk() {
  let now: ReturnType<typeof place>
  const running: AccessLog[] = []

  beforeEach(async () => {
    now = place(await mkdtemp(join(tmpdir(), 'kontaktkort-logg-')))
  })
  afterEach(async () => {
    for (const log of running.splice(0)) log.close()
    await rm(now.folder, { recursive: true })
  })

  const path = (name = FILE) => join(now.folder, name)
  return {
    get folder() {
      return now.folder
    },
    get keychain() {
      return now.keychain
    },
    get clock() {
      return now.clock
    },
    get time() {
      return now.time
    },
    path,
    async open(given: Partial<LogFileDeps> = {}) {
      const { folder, keychain, time } = now
      const file = createLogFile({ folder, keychain, open: openDatabase, ...given })
      const log = createAccessLog(file, time)
      await log.reopen()
      running.push(log)
      return log
    },
    /** The log's own file, as nobody but a mistake in the code would use it. */
    async raw<T>(work: (db: Database) => T): Promise<T> {
      const [key] = [...now.keychain.entries.values()]
      const db = openDatabase(path(), key ?? null)
      try {
        return work(db)
      } finally {
        db.close()
      }
    },
  }
}
