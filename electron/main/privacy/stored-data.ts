import { basename, dirname, join } from 'node:path'
import type { CodeState } from '../../contract/domain/code'
import type { CopyStatus } from '../../contract/domain/copy'
import type { SessionStatus } from '../../contract/domain/session'
import type { MemoryReason, StoredData } from '../../contract/domain/stored'
import type { Instant } from '../../contract/domain/time'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { CopyFacts } from '../store/copy-facts'
import type { LogSummary } from './access-log'
import { bytesIn, DIARY, ownFilesIn } from './own-files'
import type { CopyFolder } from './own-folder'
import { expiresAt } from './retention'

export interface StoredDataParts {
  session(): SessionStatus
  facts(): CopyFacts
  status(): Pick<CopyStatus, 'problem' | 'setAside' | 'reconciledAt'>
  log(): Result<LogSummary>
  code(): CodeState
  retentionDays(): number
  readonly profile: string
  /** Why the copy may not lie where the app's folder is; null: it may (GDPR rule 23). */
  readonly refused: Extract<CopyFolder, { refused: string }>['refused'] | null
}

/** Looks at what is there when it is asked, file by file: nothing of the answer is kept. */
export function createStoredData(parts: StoredDataParts): () => Promise<Result<StoredData>> {
  return async () => {
    const session = parts.session()
    const log = parts.log()
    if (session.state !== 'signed-in') return failed('signed-out')
    if (!log.ok) return log
    const { contacts, withRoles, withRelations, opened, ...facts } = parts.facts()
    const { problem, setAside, reconciledAt } = parts.status()
    const { oldestConfirmedAt: oldest, latestConfirmedAt: latest } = facts
    return ok({
      contacts: {
        count: contacts,
        withRoles,
        withRelations,
        recents: opened,
        oldestConfirmedAt: moment(oldest),
        latestConfirmedAt: moment(latest),
        oldestGoesAt: moment(oldest === null ? null : expiresAt(oldest, parts.retentionDays())),
        reconciledAt,
      },
      office: { users: facts.users, estates: facts.estates, categories: facts.categories },
      copy:
        facts.file === null
          ? { state: 'memory', why: whyInMemory(session.sample, problem, parts.refused) }
          : { state: 'file', folder: dirname(facts.file), bytes: await bytesOfCopy(facts.file) },
      setAside,
      code: parts.code(),
      password: session.sample ? 'sample' : session.kept ? 'keychain' : 'memory',
      accessLog: {
        entries: log.value.entries,
        oldestAt: moment(log.value.oldestAt),
        saved: log.value.saved,
      },
      diaryBytes: await bytesIn(join(parts.profile, DIARY), [/./]),
      files: await ownFilesIn(parts.profile),
    })
  }
}

/** With its journal. */
function bytesOfCopy(file: string): Promise<number> {
  const name = basename(file)
  return bytesIn(dirname(file), [name, `${name}-wal`, `${name}-shm`])
}

function whyInMemory(
  isSample: boolean,
  problem: CopyStatus['problem'],
  refused: StoredDataParts['refused'],
): MemoryReason {
  if (isSample) return 'sample'
  if (refused !== null) return refused
  switch (problem) {
    case 'no-keychain':
    case 'disk-full':
    case 'newer-version':
      return problem
    default:
      return 'unwritable'
  }
}

function moment(ms: number | null): Instant | null {
  return ms === null ? null : new Date(ms).toISOString()
}
