/** A span of creation dates, both ends included; null: open at that end. */
export interface Slice {
  readonly from: number | null
  readonly to: number | null
}

const FIRST_YEAR = 1990
const DAY_MS = 24 * 60 * 60 * 1000
/** Where the open first slice begins, when it has to be cut: what systems write for "no date" lies at it. */
const EARLIEST = Date.UTC(1900, 0)

/** Year by year, and open at both ends: an old system's dates, and clocks that were wrong, are in it too. */
export function firstSlices(now: number): Slice[] {
  const nextYear = new Date(now).getUTCFullYear() + 1
  const starts: number[] = []
  for (let year = FIRST_YEAR; year <= nextYear; year += 1) starts.push(Date.UTC(year, 0))
  return [null, ...starts].map((from, index) => ({ from, to: starts[index] ?? null }))
}

/** Null when there is nothing to be gained: a day or less, or the years to come. */
export function halve({ from, to }: Slice): [Slice, Slice] | null {
  const start = from ?? EARLIEST
  if (to === null || to - start <= DAY_MS) return null
  // In whole seconds, as they are sent.
  const middle = Math.round((start + to) / 2 / 1000) * 1000
  return [
    { from, to: middle },
    { from: middle, to },
  ]
}
