import type { After } from './throttle'

export interface GatherParts<T> {
  /** So many make a step of their own worth while. */
  readonly most: number
  /** Nothing waits longer for others to come. */
  readonly withinMs: number
  readonly after: After
  breathe(): Promise<void>
  sizeOf(one: T): number
  /** In a step of its own; it never throws. */
  take(all: readonly T[]): void
}

export interface Gathering<T> {
  /** Resolves at once while there is room for more, or else when what was there has been taken. */
  add(one: T): Promise<void>
  /** What is there is taken. */
  rest(): Promise<void>
}

/** What comes close together is taken together: several answers in one transaction write half of what they write in several. */
export function gather<T>(parts: GatherParts<T>): Gathering<T> {
  let waiting: T[] = []
  let size = 0
  let stopTimer: (() => void) | null = null
  let step = Promise.resolve()

  function takeAll(): Promise<void> {
    stopTimer?.()
    stopTimer = null
    step = step.then(parts.breathe).then(() => {
      const all = waiting
      waiting = []
      size = 0
      if (all.length > 0) parts.take(all)
    })
    return step
  }

  return {
    async add(one) {
      waiting.push(one)
      size += parts.sizeOf(one)
      if (size >= parts.most) await takeAll()
      else stopTimer ??= parts.after(parts.withinMs, () => void takeAll())
    },
    rest: takeAll,
  }
}
