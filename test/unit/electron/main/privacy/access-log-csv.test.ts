import { describe, expect, it } from 'vitest'
import { logEntry } from '../../../../../electron/contract/domain/access-log'
import type { LogEntry } from '../../../../../electron/contract/domain/access-log'
import { logCsv } from '../../../../../electron/main/privacy/access-log-csv'

const entry = (given: Record<string, unknown> = {}): LogEntry =>
  logEntry.parse({
    at: '2026-11-22T15:10:07.123Z',
    account: 'partner på connect.example',
    action: 'reveal',
    contactId: 'ADR1',
    estateId: null,
    reason: 'contract',
    variant: null,
    count: null,
    ...given,
  })

const HEADING = '"Tid (UTC)";"Konto";"Vad";"Kontakt-id";"Skäl";"Blad";"Antal";"Objekt-id"'
const linesOf = (csv: string) => csv.slice(1).split('\r\n')

describe('the access log as a file', () => {
  it('GDPR 34 has a line per entry under a heading, as Swedish Excel reads it', () => {
    const csv = logCsv([
      entry(),
      entry({ action: 'purge', contactId: null, reason: 'signed-out', count: 3 }),
    ])
    expect(csv[0]).toBe('\uFEFF')
    expect(linesOf(csv)).toEqual([
      HEADING,
      '"2026-11-22 15:10:07";"partner på connect.example";"reveal";"ADR1";"contract";"";"";""',
      '"2026-11-22 15:10:07";"partner på connect.example";"purge";"";"signed-out";"";"3";""',
      '',
    ])
  })

  it('GDPR 34 has an estate in a column of its own behind all others', () => {
    const csv = logCsv([
      entry({ action: 'open', contactId: null, estateId: 'OBJ99999_1', reason: null }),
    ])
    const [, line = ''] = linesOf(csv)
    expect(line.split(';').slice(2)).toEqual(['"open"', '""', '""', '""', '""', '"OBJ99999_1"'])
    expect(linesOf(logCsv([entry({ estateId: '=1+1' })]))[1]).toContain(`;"'=1+1"`)
  })

  it('has its heading when there is nothing under it', () => {
    expect(linesOf(logCsv([]))).toEqual([HEADING, ''])
  })

  it.each(['=1+1', '+46', '-2', '@SUM(A1)', ' =1', '＝1', '\u0009=1'])(
    'runs nothing when a user is called %j',
    (account) => {
      expect(logCsv([entry({ account })])).toContain(`;"'`)
    },
  )

  it('keeps a user name within its cell and its line', () => {
    const [, line] = linesOf(logCsv([entry({ account: 'a"b;c\r\nd\u0000e' })]))
    expect(line).toContain(';"a""b;c d e";')
  })
})
