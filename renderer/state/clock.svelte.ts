const TICK_MS = 15_000

/** The time that ages on screen are counted from. */
export class Clock {
  #ticks = $state(0)

  /** Read anew each time, and whatever reads it is asked again at each tick: what came just now is not from the future. */
  get now(): number {
    void this.#ticks
    return Date.now()
  }

  run(): () => void {
    const timer = setInterval(() => (this.#ticks += 1), TICK_MS)
    return () => clearInterval(timer)
  }
}
