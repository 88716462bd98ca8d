import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyProblem } from '../../../../../electron/contract/domain/copy'
import type { CopyProblem } from '../../../../../electron/contract/domain/copy'
import { storedData } from '../../../../../electron/contract/domain/stored'
import type { MemoryReason } from '../../../../../electron/contract/domain/stored'
import { failed, ok } from '../../../../../electron/contract/errors'
import { createStoredData } from '../../../../../electron/main/privacy/stored-data'
import type { StoredDataParts } from '../../../../../electron/main/privacy/stored-data'
import { maja } from '../../../../builders/session'

const DAY_MS = 24 * 60 * 60 * 1000
const OLDEST = Date.parse('2026-11-15T16:40:00Z')
const LATEST = Date.parse('2026-11-22T13:02:00Z')

/** A file that cannot be read is laid aside: memory is left for one that cannot be written in its place. */
const whyOf: Record<CopyProblem, MemoryReason> = {
  'no-keychain': 'no-keychain',
  'disk-full': 'disk-full',
  'newer-version': 'newer-version',
  'key-missing': 'unwritable',
  damaged: 'unwritable',
  unwritable: 'unwritable',
}

const facts = {
  ...{ contacts: 3, withRoles: 2, withRelations: 1, opened: 2 },
  ...{ users: 4, estates: 5, categories: 6 },
  oldestConfirmedAt: OLDEST,
  latestConfirmedAt: LATEST,
  file: null as string | null,
}

let profile: string
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'kontaktkort-finns-'))
})
afterEach(() => rm(profile, { recursive: true }))

async function ask(given: Partial<StoredDataParts> = {}) {
  const answer = await createStoredData({
    session: () => maja,
    facts: () => facts,
    status: () => ({ problem: null, setAside: false, reconciledAt: null }),
    log: () => ok({ entries: 7, oldestAt: OLDEST, saved: true }),
    code: () => 'kept',
    retentionDays: () => 14,
    profile,
    refused: null,
    ...given,
  })()
  return answer.ok ? storedData.parse(answer.value) : answer.error.code
}

describe('what is stored', () => {
  it('GDPR 17 the oldest goes its days after the CRM last confirmed it', async () => {
    const goesAt = async (days: number) => {
      const answer = await ask({ retentionDays: () => days })
      return typeof answer === 'string' ? answer : answer.contacts.oldestGoesAt
    }
    expect(await goesAt(14)).toBe(new Date(OLDEST + 14 * DAY_MS).toISOString())
    expect(await goesAt(1)).toBe(new Date(OLDEST + DAY_MS).toISOString())
    // A file of settings from elsewhere does not keep anybody longer (rule 17: 30 days at most).
    expect(await goesAt(400)).toBe(new Date(OLDEST + 30 * DAY_MS).toISOString())
  })

  it('has no age where there is no contact', async () => {
    const none = { ...facts, contacts: 0, oldestConfirmedAt: null, latestConfirmedAt: null }
    expect(await ask({ facts: () => none })).toMatchObject({
      contacts: { count: 0, oldestConfirmedAt: null, latestConfirmedAt: null, oldestGoesAt: null },
    })
  })

  it('GDPR 16 the copy is a file with its journal, and its size is what they take together', async () => {
    const folder = join(profile, 'copies')
    await mkdir(folder)
    await writeFile(join(folder, 'kopia-a.db'), 'x'.repeat(5_000))
    await writeFile(join(folder, 'kopia-a.db-wal'), 'x'.repeat(700))
    await writeFile(join(folder, 'kopia-b.db'), 'x'.repeat(90_000))
    const file = join(folder, 'kopia-a.db')
    expect(await ask({ facts: () => ({ ...facts, file }) })).toMatchObject({
      copy: { state: 'file', folder, bytes: 5_700 },
    })
  })

  it('GDPR 23 a folder that is not this computer’s own is named as the reason, before what came of it', async () => {
    const status = () => ({ problem: 'unwritable' as const, setAside: false, reconciledAt: null })
    expect(await ask({ refused: 'synced', status })).toMatchObject({
      copy: { state: 'memory', why: 'synced' },
    })
  })

  it.each(copyProblem.options)('GDPR 16 a copy in memory has a reason: %s', async (problem) => {
    const answer = await ask({ status: () => ({ problem, setAside: true, reconciledAt: null }) })
    expect(answer).toMatchObject({ copy: { state: 'memory', why: whyOf[problem] }, setAside: true })
  })

  it('tells invented people and a password of this run apart from what is kept', async () => {
    const sample = await ask({ session: () => ({ ...maja, sample: true, kept: false }) })
    expect(sample).toMatchObject({ copy: { why: 'sample' }, password: 'sample' })
    expect(await ask({ session: () => ({ ...maja, kept: false }) })).toMatchObject({
      password: 'memory',
    })
    expect(await ask()).toMatchObject({ password: 'keychain' })
  })

  it('finds the small files that are there, whole or half written, and how long the diary is', async () => {
    for (const name of ['account.json', 'settings.json', 'window.json.new', 'time.json', 'annat']) {
      await writeFile(join(profile, name), '{}')
    }
    await mkdir(join(profile, 'logs'))
    await writeFile(join(profile, 'logs', 'kontaktkort.log'), 'x'.repeat(300))
    await writeFile(join(profile, 'logs', 'kontaktkort.log.old'), 'x'.repeat(4_000))
    expect(await ask()).toMatchObject({
      diaryBytes: 4_300,
      files: ['account', 'settings', 'window-place', 'time-mark'],
    })
    await rm(join(profile, 'logs'), { recursive: true })
    expect(await ask()).toMatchObject({ diaryBytes: 0 })
  })

  it('GDPR 21 is told to nobody when nobody is signed in', async () => {
    const signedOut = () => ({ state: 'signed-out', failure: null, remembered: null }) as const
    expect(await ask({ session: signedOut })).toBe('signed-out')
    expect(await ask({ log: () => failed('signed-out') })).toBe('signed-out')
  })
})
