import { PerformanceObserver, performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'

/** How long the event loop of this process stood still, from beginning to end of what was watched. */
export interface LoopFigures {
  /** The longest stretch between two of its turns, collections of garbage included. */
  readonly mostMs: number
  /** The most of a processor that one stretch took: where it is far less, others' work held it up, or the disk. */
  readonly cpuMostMs: number
  /** What somebody who comes at any moment waits for the next turn, 99 times of 100. */
  readonly p99Ms: number
  /** The longest collection of garbage, which is within some stretch. */
  readonly gcMostMs: number
  readonly seconds: number
}

export interface LoopWatch {
  /** When `isDone` and nothing more is worked at; the calm that shows it is not counted. */
  calm(isDone: () => boolean): Promise<void>
  end(): LoopFigures
}

const STEP_MS = 1
const LOOK_EVERY_MS = 250
/** So many looks in a row: work in slices may rest between them. */
const CALM_LOOKS = 5
/** The watch's own timer keeps an idle loop busy for a few hundredths. */
const CALM_SHARE = 0.1
const WITHIN_MS = 20 * 60_000

/**
 * A timer that is set anew at each turn, and how far apart its turns were. A stretch is at most that
 * millisecond too long. A chain of immediates would be exact and never let the loop rest: it would take one
 * of two cores from the CRM beside it and from the disk. `monitorEventLoopDelay` counts turns, in no order:
 * its quantiles take a stretch of a second, which a thousand key presses fall into, for one turn among
 * thousands, and the calm at the end cannot be taken away from it.
 */
export function watchLoop(): LoopWatch {
  const stretches: number[] = []
  const startedAt = performance.now()
  let before = startedAt
  let usedBefore = process.cpuUsage()
  let cpuMostMs = 0
  let endedAt: number | null = null
  let counted = Infinity
  let gcMostMs = 0
  const collections = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) gcMostMs = Math.max(gcMostMs, duration)
  })
  collections.observe({ entryTypes: ['gc'] })

  function tick(): void {
    const at = performance.now()
    stretches.push(at - before)
    before = at
    const used = process.cpuUsage()
    cpuMostMs = Math.max(cpuMostMs, msBetween(usedBefore, used))
    usedBefore = used
    timer = setTimeout(tick, STEP_MS)
  }
  let timer = setTimeout(tick, STEP_MS)

  return {
    async calm(isDone) {
      // What has just been done in one go ends with the next turn.
      await delay(STEP_MS)
      let calmLooks = 0
      while (calmLooks < CALM_LOOKS) {
        if (performance.now() - startedAt > WITHIN_MS) throw new Error('It did not come to its end')
        const [turns, at] = [stretches.length, performance.now()]
        const use = performance.eventLoopUtilization()
        await delay(LOOK_EVERY_MS)
        const isCalm = performance.eventLoopUtilization(use).utilization < CALM_SHARE
        // Asked in every look, as the window asks how far it is.
        if (!isDone() || !isCalm) calmLooks = 0
        else if (++calmLooks === 1) [counted, endedAt] = [turns, at]
      }
    },
    end() {
      clearTimeout(timer)
      collections.disconnect()
      const all = stretches.slice(0, counted)
      return {
        mostMs: all.reduce((most, ms) => Math.max(most, ms), 0),
        cpuMostMs,
        p99Ms: waitOf(all, 0.99),
        gcMostMs,
        seconds: ((endedAt ?? performance.now()) - startedAt) / 1000,
      }
    },
  }
}

function msBetween(before: NodeJS.CpuUsage, after: NodeJS.CpuUsage): number {
  return (after.user - before.user + after.system - before.system) / 1000
}

/**
 * What somebody waits, in that share of cases, who comes at any moment: a stretch of a hundred milliseconds
 * is met a hundred times as often as one of a single one, and nobody has to wait for more than its rest.
 */
export function waitOf(stretches: readonly number[], share: number): number {
  const longest = [...stretches].sort((a, b) => b - a)
  const rare = longest.reduce((sum, ms) => sum + ms, 0) * (1 - share)
  let sum = 0
  for (const [index, ms] of longest.entries()) {
    sum += ms
    // Time spent in these stretches before no more than the wait is left of them.
    const wait = (sum - rare) / (index + 1)
    if (wait >= (longest[index + 1] ?? 0)) return Math.max(0, wait)
  }
  return 0
}
