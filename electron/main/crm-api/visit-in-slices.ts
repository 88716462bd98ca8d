import { setImmediate as yieldToEventLoop } from 'node:timers/promises'

/** A few milliseconds of work, whatever is done with each. */
export const MAX_AT_ONCE = 1_000

/** Each in its turn; after some of them everybody else has a turn as well. */
export async function visitInSlices<T>(
  elements: Iterable<T>,
  visit: (element: T) => void,
): Promise<void> {
  let visited = 0
  for (const element of elements) {
    visit(element)
    visited += 1
    if (visited % MAX_AT_ONCE === 0) await yieldToEventLoop()
  }
}
