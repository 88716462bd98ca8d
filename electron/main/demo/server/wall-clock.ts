const bareTime = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?$/
const withOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i

const stockholm = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The wall clock of Stockholm at an instant, written as if it were UTC: only its distance matters. */
function readWallClock(at: number): number {
  const part: Record<string, number> = {}
  for (const { type, value } of stockholm.formatToParts(at)) part[type] = Number(value)
  return Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  )
}

/**
 * A date as Connect takes and gives it (API 1.4): an offset is honoured, a bare value is
 * Swedish time. Null when it is no date. The hour that October repeats is read as its first pass.
 */
export function readMoment(text: unknown): number | null {
  if (typeof text !== 'string') return null
  if (withOffset.test(text)) {
    const at = Date.parse(text.replace(' ', '+'))
    return Number.isNaN(at) ? null : at
  }
  const parts = bareTime.exec(text)
  if (parts === null) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => (part === undefined ? 0 : Number(part)))
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  if (new Date(wall).toISOString().slice(0, 10) !== text.slice(0, 10)) return null
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3))
  const hoursAhead = [2, 1].find((hours) => readWallClock(wall - hours * HOUR_MS) === wall)
  return wall - (hoursAhead ?? 1) * HOUR_MS + milliseconds
}

const HOUR_MS = 3_600_000

/** A moment as bare Swedish time, as the CRM writes its dates. */
export function writeMoment(at: number): string {
  const fraction = new Date(at).toISOString().slice(19, 23)
  const wall = new Date(readWallClock(at)).toISOString().slice(0, 19)
  return fraction === '.000' ? wall : wall + fraction
}
