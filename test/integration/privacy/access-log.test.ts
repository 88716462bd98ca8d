import { describe, expect, test } from 'vitest'
import { logEntry } from '../../../electron/contract/domain/access-log'
import { aLogDesk, ANNA, BO, idsIn, idsOf, opened } from './log-desk'

const desk = aLogDesk()
const { open } = desk

describe('the access log', () => {
  test('GDPR 34 tells who did what with whose data, and is there at the next start', async () => {
    const log = await open()
    log.note({ account: ANNA, action: 'sign-in' })
    desk.clock.pass(1_000)
    log.note({ ...opened('ADR1'), action: 'reveal', reason: 'identity-check' })
    desk.clock.pass(1_000)
    log.note({ ...opened('ADR1'), action: 'export', variant: 'meeting' })
    log.note({ account: ANNA, action: 'purge', reason: 'signed-out', count: 3 })
    log.close()

    const { entries, more } = (await open()).read(ANNA, null, 200)
    expect(entries).toEqual(entries.map((entry) => logEntry.parse(entry)))
    expect(more).toBe(false)
    const nothing = { contactId: null, estateId: null, reason: null, variant: null, count: null }
    expect(entries).toEqual([
      {
        ...nothing,
        at: '2026-11-22T15:10:02.001Z',
        account: ANNA,
        action: 'purge',
        reason: 'signed-out',
        count: 3,
      },
      {
        ...nothing,
        at: '2026-11-22T15:10:02.000Z',
        account: ANNA,
        action: 'export',
        contactId: 'ADR1',
        variant: 'meeting',
      },
      {
        ...nothing,
        at: '2026-11-22T15:10:01.000Z',
        account: ANNA,
        action: 'reveal',
        contactId: 'ADR1',
        reason: 'identity-check',
      },
      { ...nothing, at: '2026-11-22T15:10:00.000Z', account: ANNA, action: 'sign-in' },
    ])
  })

  test('S17 shows and exports to each account its own alone', async () => {
    const log = await open()
    log.note(opened('ADR-ANNA'))
    log.note(opened('ADR-BO', BO))
    expect(idsIn(log, BO)).toEqual(['ADR-BO'])
    expect(log.exportText(BO)).not.toContain('ADR-ANNA')
    expect(log.read('anna', null, 200)).toEqual({ entries: [], more: false })
  })

  test('GDPR 34 goes back page by page, with no entry twice or never', async () => {
    const log = await open()
    const ids = Array.from({ length: 450 }, (_, i) => `ADR${i}`)
    log.noteMany(ids.map((id) => ({ ...opened(id), action: 'purge', reason: 'expired' })))
    log.note(opened('LAST'))

    const seen: (string | null)[] = []
    let before: string | null = null
    for (let page = 0; page < 3; page += 1) {
      const { entries, more } = log.read(ANNA, before, 200)
      expect(more).toBe(page < 2)
      seen.push(...idsOf(entries))
      before = entries.at(-1)?.at ?? null
    }
    expect(seen).toEqual([...ids, 'LAST'].reverse())
  })

  test('GDPR 34 can be taken out whole, the oldest first', async () => {
    const log = await open()
    log.noteMany(Array.from({ length: 300 }, (_, i) => opened(`ADR${i}`)))
    const lines = log.exportText(ANNA).trim().split('\r\n')
    expect(lines).toHaveLength(301)
    expect(lines[1]).toContain('"ADR0"')
    expect(lines[300]).toContain('"ADR299"')
  })
})
