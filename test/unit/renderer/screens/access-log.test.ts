import { describe, expect, it } from 'vitest'
import {
  LOG_KEPT_DAYS,
  logEntry,
  type LogEntry,
} from '../../../../electron/contract/domain/access-log'
import { sv } from '../../../../electron/contract/texts/sv'
import { AccessLog, KEPT_DAYS } from '../../../../renderer/screens/access-log/access-log.svelte'
import {
  aboutWords,
  actionWords,
  reasonWords,
  variantWords,
} from '../../../../renderer/screens/access-log/entry-words'
import { fakeCrm, later, refuse } from '../fake-crm'

const entry = (given: Partial<Record<keyof LogEntry, unknown>> = {}): LogEntry =>
  logEntry.parse({
    at: '2026-11-22T13:02:00Z',
    account: 'maja@connect.example.com',
    action: 'open',
    contactId: 'ADR1',
    estateId: null,
    reason: null,
    variant: null,
    count: null,
    ...given,
  })

describe('the access log', () => {
  it('is unfolded page by page, the newest first', async () => {
    const crm = fakeCrm()
    const log = new AccessLog(crm)
    const [newest, older] = [entry(), entry({ at: '2026-11-21T13:02:00Z' })]
    crm.answer('accessLog.read', () => ({ entries: [newest], more: true, problem: null }))
    await log.readOn()
    crm.answer('accessLog.read', () => ({ entries: [older], more: false, problem: null }))
    await log.readOn()
    expect(crm.inputsOf('accessLog.read')).toEqual([{ before: null }, { before: newest.at }])
    expect(log.entries).toEqual([newest, older])
    expect(log.more).toBe(false)
  })

  it('asks for one page at a time, and claims nothing before the first is here', async () => {
    const crm = fakeCrm()
    const log = new AccessLog(crm)
    const slow = later<unknown>()
    crm.answer('accessLog.read', () => slow.promise)
    const reading = log.readOn()
    await log.readOn()
    expect(log.read).toBe(false)
    slow.done({ entries: [], more: false })
    await reading
    expect(log.read).toBe(true)
    expect(crm.asked).toHaveLength(1)
  })

  it('keeps what it has when a page or a file cannot be had', async () => {
    const crm = fakeCrm()
    const log = new AccessLog(crm)
    crm.answer('accessLog.read', () => ({ entries: [entry()], more: true, problem: null }))
    await log.readOn()
    crm.answer('accessLog.read', refuse('internal'))
    await log.readOn()
    expect(log.failure?.code).toBe('internal')
    expect(log.entries).toHaveLength(1)
    crm.answer('accessLog.export', () => ({ state: 'cancelled' }))
    await log.export()
    expect([log.failure, log.savedAs]).toEqual([null, null])
    crm.answer('accessLog.export', () => ({ state: 'saved', fileName: 'Åtkomstlogg.csv' }))
    await log.export()
    expect(log.savedAs).toBe('Åtkomstlogg.csv')
  })

  it('names the days that it is kept as long as it is kept', () => {
    expect(KEPT_DAYS).toBe(LOG_KEPT_DAYS)
  })
})

describe('an entry in words', () => {
  it('says what was done, to how many, and why', () => {
    expect(actionWords(entry({ action: 'reveal' }), sv, 'sv')).toBe('Nummer visat')
    expect(actionWords(entry({ action: 'purge', count: 3894 }), sv, 'sv')).toBe(
      'Gallrat: 3\u00a0894 kontakter',
    )
    expect(reasonWords(entry({ reason: 'identity-check' }), sv)).toBe('Kontroll av identitet')
    expect(reasonWords(entry({ reason: 'expired' }), sv)).toBe('För gammal kopia')
    expect(reasonWords(entry(), sv)).toBe('')
  })

  it('GDPR 34 names an estate as one, by its id, and says nothing where it was about nobody', () => {
    expect(aboutWords(entry(), sv)).toBe('ADR1')
    expect(aboutWords(entry({ contactId: null, estateId: 'OBJ9' }), sv)).toBe('Objekt OBJ9')
    expect(aboutWords(entry({ contactId: null, action: 'sign-in' }), sv)).toBe('')
  })

  it('names a sheet, also one of a kind that this version does not know', () => {
    expect(variantWords(entry({ variant: 'meeting' }), sv)).toBe('Mötesblad')
    expect(variantWords(entry({ variant: 'vcard' }), sv)).toBe('Visitkort (vCard)')
    expect(variantWords(entry({ variant: 'poster' }), sv)).toBe('poster')
    expect(variantWords(entry(), sv)).toBe('')
  })

  it('GDPR 34 says of an extract that it held the full number', () => {
    expect(reasonWords(entry({ variant: 'subject', reason: 'subject-access' }), sv)).toBe(
      sv.accessLog.exportReasons['subject-access'],
    )
  })
})
