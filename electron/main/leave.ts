import type { After } from './timers'

export interface LeaveParts {
  readonly app: {
    on(event: 'will-quit', listener: (event: { preventDefault(): void }) => void): unknown
    quit(): void
  }
  readonly after: After
  /** Begins what must be done before the process ends. */
  steps(): readonly Promise<unknown>[]
  /** Once they are done, or have had their time. */
  last(): void
  /** A step did not do what it was for. */
  failed(cause: unknown): void
}

/** A keychain that does not answer keeps nobody from going home. */
export const LEAVE_MS = 3_000

/** The process stays until every step is done, whatever becomes of the others, or has had its time. */
export function leaveInOrder(parts: LeaveParts): void {
  const { app } = parts
  let leaving: Promise<void> | null = null
  let left = false

  async function leave(): Promise<void> {
    const time = new Promise<void>((up) => parts.after(LEAVE_MS, up))
    await Promise.race([Promise.all(parts.steps().map((step) => step.catch(parts.failed))), time])
    parts.last()
    left = true
    // Not while the first wish to quit is still being turned down: where nothing was waited for, this is that
    // very moment, and the second wish would be lost with it.
    setImmediate(() => app.quit())
  }

  app.on('will-quit', (event) => {
    if (left) return
    event.preventDefault()
    leaving ??= leave()
  })
}
