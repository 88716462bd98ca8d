import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export const MB = 1024 * 1024

/** What is no longer in use goes now: it would be counted with whatever is measured next. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
