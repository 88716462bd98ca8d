/** Answers wait at it until a test lets them through, one after the other. */
export type Turnstile = ReturnType<typeof createTurnstile>

export function createTurnstile() {
  let isOpen = false
  /** Answers that have come, and places that a test has given before anybody came for them. */
  let waiting: (() => void)[] = []
  let places: (() => void)[] = []

  return {
    /** For each answer; `gone` says that nobody waits for it any more. */
    pass(gone: AbortSignal): Promise<void> {
      // Whoever has left takes nobody's place.
      if (gone.aborted) return new Promise(() => undefined)
      const place = places.shift()
      place?.()
      if (isOpen || place !== undefined) return Promise.resolve()
      return new Promise((resolve) => {
        waiting.push(resolve)
        gone.addEventListener('abort', () => {
          waiting = waiting.filter((one) => one !== resolve)
        })
      })
    },
    /** Lets so many through, those that wait and those yet to come; resolves with the last of them. */
    async admit(count: number): Promise<void> {
      const through = waiting.splice(0, count)
      for (const resolve of through) resolve()
      await Promise.all(
        Array.from(
          { length: count - through.length },
          () => new Promise<void>((resolve) => places.push(resolve)),
        ),
      )
    },
    /** From now on nobody waits. */
    open(): void {
      isOpen = true
      for (const resolve of [...waiting, ...places]) resolve()
      waiting = []
      places = []
    },
    close(): void {
      isOpen = false
    },
    get waiting(): number {
      return waiting.length
    },
  }
}
