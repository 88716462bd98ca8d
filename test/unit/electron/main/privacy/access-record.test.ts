import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactKey } from '../../../../../electron/contract/domain/ids'
import { failed, ok } from '../../../../../electron/contract/errors'
import type { Result } from '../../../../../electron/contract/errors'
import type { AccessLog, NewLogEntry } from '../../../../../electron/main/privacy/access-log'
import { createAccessRecord } from '../../../../../electron/main/privacy/access-record'
import type { AccessRecord } from '../../../../../electron/main/privacy/access-record'
import type { SaveOutcome } from '../../../../../electron/main/system/save-as'
import type { Account } from '../../../../../electron/main/session/account'

const key = { customerId: 'M99999', contactId: 'ADR1' } as ContactKey
const nothing = { contactId: null, estateId: null, reason: null, variant: null, count: null }
const anna = {
  version: 1,
  username: 'anna',
  address: 'https://connect.example/vitec',
  customers: [],
  sample: false,
  copy: null,
} as unknown as Account

let noted: NewLogEntry[]
let account: Account | null
let saved: string[]
let answer: Result<SaveOutcome<string>>
let whileChoosing: () => void
let record: AccessRecord

beforeEach(() => {
  noted = []
  account = anna
  saved = []
  answer = ok({ state: 'saved', fileName: 'logg.csv', path: '/home/anna/logg.csv', from: '' })
  whileChoosing = () => undefined
  const log = {
    note: (entry: NewLogEntry) => void noted.push(entry),
    noteMany: (entries: readonly NewLogEntry[]) => void noted.push(...entries),
    read: (of: string, before: string | null, limit: number) => ({
      entries: [],
      more: of === 'anna på connect.example' && before === null && limit === 200,
    }),
    problem: () => 'disk-full',
    exportText: (of: string) => `rader för ${of}`,
  } as Partial<AccessLog> as AccessLog
  record = createAccessRecord({
    log,
    account: () => account,
    async save(current, textOf) {
      whileChoosing()
      const of = current()
      if (of.ok) saved.push(textOf(of.value))
      return of.ok ? answer : of
    },
  })
})

const inName = { ...nothing, account: 'anna på connect.example' }

describe('the access log in somebody’s name', () => {
  it('GDPR 34 has who, what, whose and why', () => {
    record.note('open', { key })
    record.note('reveal', { key, reason: 'contract' })
    record.note('export', { key, variant: 'meeting' })
    record.notePurged([key], 'expired')
    record.noteSession('sign-out', anna)
    expect(noted).toEqual([
      { ...inName, action: 'open', contactId: 'ADR1' },
      { ...inName, action: 'reveal', contactId: 'ADR1', reason: 'contract' },
      { ...inName, action: 'export', contactId: 'ADR1', variant: 'meeting' },
      { ...inName, action: 'purge', contactId: 'ADR1', reason: 'expired' },
      { ...inName, action: 'sign-out' },
    ])
  })

  it('GDPR 34 has of an estate that was opened its id, and nothing else', () => {
    record.recordEstate('OBJ99999_1')
    expect(noted).toEqual([{ ...inName, action: 'open', estateId: 'OBJ99999_1' }])
    account = null
    record.recordEstate('OBJ99999_1')
    expect(noted, 'in nobody’s name').toHaveLength(1)
  })

  it('tells in one line how many went with an account, and nothing of an empty copy', () => {
    record.noteCleared(anna, 4_212)
    record.noteCleared(anna, 0)
    expect(noted).toEqual([{ ...inName, action: 'purge', reason: 'signed-out', count: 4_212 }])
  })

  it('notes nothing in nobody’s name, but a session in its own', () => {
    account = null
    record.note('open', { key })
    record.notePurged([key], 'expired')
    expect(noted).toEqual([])
    record.noteSession('sign-in', anna)
    expect(noted).toEqual([{ ...inName, action: 'sign-in' }])
  })

  it('S17 reads and exports for whoever is signed in, and for nobody else, and says what ails it', async () => {
    expect(record.read(null)).toEqual(ok({ entries: [], more: true, problem: 'disk-full' }))
    expect(await record.export()).toEqual(ok({ state: 'saved', fileName: 'logg.csv' }))
    expect(saved).toEqual(['rader för anna på connect.example'])
    account = null
    expect(record.read(null)).toEqual(failed('signed-out'))
    expect(await record.export()).toEqual(failed('signed-out'))
    expect(saved).toHaveLength(1)
  })

  it('S17 exports nothing for somebody who has signed out while the save dialog stood open', async () => {
    whileChoosing = () => (account = { ...anna, username: 'bo' })
    expect(await record.export()).toEqual(failed('signed-out'))
    expect(saved).toEqual([])
  })

  it('GDPR 34 notes a file in the name of whoever began it', () => {
    account = null
    record.note('export', { key, variant: 'meeting', account: anna })
    account = { ...anna, username: 'bo' }
    record.note('export', { key, variant: 'vcard', account: anna })
    expect(noted).toEqual([
      { ...inName, action: 'export', contactId: 'ADR1', variant: 'meeting' },
      { ...inName, action: 'export', contactId: 'ADR1', variant: 'vcard' },
    ])
  })

  it('says when nothing was chosen, and when the disk refused', async () => {
    answer = ok({ state: 'cancelled' })
    expect(await record.export()).toEqual(ok({ state: 'cancelled' }))
    answer = failed('file-not-saved')
    expect(await record.export()).toEqual(failed('file-not-saved'))
  })
})
