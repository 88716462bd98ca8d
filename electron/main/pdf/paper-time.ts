/** Swedish wall-clock time, whatever zone the computer is set to (D06). */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'shortOffset',
})

function read(at: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
}

/** `2026-11-22` */
export function dayOf(at: number): string {
  const { year = '', month = '', day = '' } = read(at)
  return `${year.padStart(4, '0')}-${month}-${day}`
}

/** `2026-11-22 16.10` */
export function timeOf(at: number): string {
  const { hour = '', minute = '' } = read(at)
  return `${dayOf(at)} ${hour}.${minute}`
}

/** `UTC+1`: without it an hour in the last night of October would have two meanings. */
export function zoneOf(at: number): string {
  return (read(at)['timeZoneName'] ?? '').replace('GMT', 'UTC')
}
