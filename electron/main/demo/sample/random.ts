/** Chance that falls the same way every time: the same seed gives the same office. */
export type Random = {
  /** 0 up to, but not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  pick<T>(from: readonly T[]): T
  chance(probability: number): boolean
  /** So many different ones, in the order they came up; all of them when there are fewer. */
  sample<T>(from: readonly T[], count: number): T[]
}

export function seedRandom(seed: number): Random {
  let state = seed >>> 0
  // Mulberry32: small, public domain, and good enough to shuffle invented people.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1))
  const pick = <T>(from: readonly T[]): T => {
    const found = from[between(0, from.length - 1)]
    if (found === undefined) throw new Error('Nothing to pick from')
    return found
  }
  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    sample: (from, count) => {
      const left = [...from]
      const taken = []
      while (left.length > 0 && taken.length < count) {
        taken.push(...left.splice(between(0, left.length - 1), 1))
      }
      return taken
    },
  }
}
