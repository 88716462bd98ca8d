/** Seconds to wait, shown while they run; does one thing when they have. */
export class Countdown {
  secondsLeft = $state(0)
  running = $state(false)
  #timer: ReturnType<typeof setInterval> | undefined
  #endsAt = 0

  start(ms: number, then: () => void): void {
    this.stop()
    this.running = true
    this.#endsAt = performance.now() + ms
    this.secondsLeft = Math.ceil(ms / 1000)
    this.#timer = setInterval(() => {
      const left = this.#endsAt - performance.now()
      this.secondsLeft = Math.max(0, Math.ceil(left / 1000))
      if (left > 0) return
      this.stop()
      then()
    }, 250)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.running = false
    this.secondsLeft = 0
  }
}
