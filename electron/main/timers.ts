/** Does the work once, later, unless stopped before. */
export type After = (ms: number, work: () => void) => () => void
/** Does the work again and again until stopped. */
export type Every = (ms: number, work: () => void) => () => void

// None keeps the process alive, and each may stand still while the computer sleeps.

export const afterOnTimer: After = (ms, work) => {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

export const everyOnTimer: Every = (ms, work) => {
  const timer = setInterval(work, ms)
  timer.unref()
  return () => clearInterval(timer)
}
