import type { Clock } from '../clock'

/**
 * What the time is for ages and deadlines of deletion (GDPR rule 20): a clock set back brings nothing
 * back, and the CRM's own time puts right what a clock set wrong has done.
 */
export interface TrustedTime {
  /** Milliseconds since 1970. Goes back only when the CRM says so. */
  now(): number
  /**
   * As a question leaves. What it gives takes the `Date` of the answer (only from verified TLS, or from a server
   * on this computer) and believes it unless a later question has been answered, or it slept on its way: an old
   * answer would set the time back by as long as it took.
   */
  asking(): (serverMs: number) => void
  /**
   * The CRM has told the time in this run, and the computer's clock has not leapt since. What cannot be
   * fetched again is deleted by no other time.
   */
  settled(): boolean
  /** Keeps the mark as it is now, at quit. */
  keep(): void
  /** The mark is kept no more, until a CRM tells the time again: the computer has been forgotten (S18). */
  forget(): void
}

export interface TrustedTimeParts {
  readonly clock: Clock
  /** The highest time seen, over restarts. Neither may throw: a lost mark is no reason to stop. */
  readonly kept: { read(): number | null; write(ms: number): void }
}

/** The mark is written when it has moved this far: a crash gives back a minute at most. */
export const KEEP_EVERY_MS = 60_000
/** A `Date` has whole seconds and has travelled: a correction below this holds time still, never back. */
export const SMALL_CORRECTION_MS = 5_000
/** No answer that is waited for is longer on its way; the computer has slept, or its clock was set. */
export const MAX_ON_THE_WAY_MS = 60_000
/** Older than this app: no CRM says so, and believing it would bring everything back. */
export const EARLIEST_MS = Date.UTC(2025, 0, 1)
/** The last moment that a date can hold. */
const LATEST_MS = 8_640_000_000_000_000

export interface Reading {
  readonly wall: number
  readonly monotonic: number
}

export interface TimeState {
  /** The time at `monotonic`, as known then. */
  readonly at: number
  readonly monotonic: number
  /** How far the computer's clock was ahead when the CRM was heard; its lead is not the truth. */
  readonly ahead: number
  /** The highest time told since the CRM last set it back. */
  readonly highest: number
  readonly settled: boolean
}

/** Without word from the CRM the later of clock and mark is believed. */
export function startTime({ wall, monotonic }: Reading, mark: number | null): TimeState {
  const at = mark === null ? wall : Math.max(wall, mark)
  return { at, monotonic, ahead: 0, highest: at, settled: false }
}

/**
 * Time goes on by the monotonic clock, which may stand still while the computer sleeps: then the
 * computer's own clock is ahead of it, less the lead it had. What that clock was behind is not added:
 * it may be put right meanwhile, and would then be counted twice.
 */
export function timeAt(state: TimeState, { wall, monotonic }: Reading): number {
  return Math.max(state.highest, steadyTime(state, monotonic), wall - state.ahead)
}

/** Whole milliseconds, as stamps are stored. */
function steadyTime(state: TimeState, monotonic: number): number {
  return state.at + Math.max(0, Math.floor(monotonic - state.monotonic))
}

/** A leap may be a night's sleep or a clock set wrong: the CRM's next answer tells which. */
export function isSettled(state: TimeState, reading: Reading): boolean {
  const leapt = timeAt(state, reading) - steadyTime(state, reading.monotonic)
  return state.settled && leapt <= SMALL_CORRECTION_MS
}

export function withReading(state: TimeState, reading: Reading): TimeState {
  const highest = timeAt(state, reading)
  return highest === state.highest ? state : { ...state, highest }
}

/** The latest word of the CRM holds, also when it sets the time back. */
export function withServerTime(state: TimeState, reading: Reading, serverMs: number): TimeState {
  if (!isTime(serverMs)) return withReading(state, reading)
  const before = timeAt(state, reading)
  const isSmall = before > serverMs && before - serverMs <= SMALL_CORRECTION_MS
  return {
    at: serverMs,
    monotonic: reading.monotonic,
    ahead: Math.max(0, reading.wall - serverMs),
    highest: isSmall ? before : serverMs,
    settled: true,
  }
}

function validMark(mark: number | null): number | null {
  return mark !== null && isTime(mark) ? mark : null
}

function isTime(ms: number): boolean {
  return Number.isFinite(ms) && ms >= EARLIEST_MS && ms <= LATEST_MS
}

export function createTrustedTime({ clock, kept }: TrustedTimeParts): TrustedTime {
  const read = (): Reading => ({ wall: clock.now(), monotonic: clock.monotonic() })
  let mark = validMark(kept.read())
  let state = startTime(read(), mark)
  let isForgotten = false
  let asked = 0
  /** The latest question that has been answered. */
  let heardOf = 0

  function keep(): void {
    if (isForgotten || state.highest === mark) return
    mark = state.highest
    kept.write(mark)
  }

  function become(next: TimeState): void {
    state = next
    const moved = mark === null ? Infinity : state.highest - mark
    if (moved < 0 || moved >= KEEP_EVERY_MS) keep()
  }

  return {
    now() {
      become(withReading(state, read()))
      return state.highest
    },
    asking() {
      const own = ++asked
      const left = read()
      return (serverMs) => {
        const arrived = read()
        const tookMs = Math.max(arrived.wall - left.wall, arrived.monotonic - left.monotonic)
        if (own < heardOf || tookMs > MAX_ON_THE_WAY_MS) return
        heardOf = own
        isForgotten = false
        become(withServerTime(state, arrived, serverMs))
      }
    },
    settled: () => isSettled(state, read()),
    keep() {
      state = withReading(state, read())
      keep()
    },
    forget() {
      isForgotten = true
      mark = null
    },
  }
}
