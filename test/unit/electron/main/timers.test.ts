import { expect, it } from 'vitest'
import { afterOnTimer, everyOnTimer } from '../../../../electron/main/timers'

it.each([
  ['once', afterOnTimer],
  ['again and again', everyOnTimer],
])('a timer that rings %s keeps no process alive', (_how, onTimer) => {
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length
  const before = timers()
  const stop = onTimer(60_000, () => undefined)
  const during = timers()
  stop()
  expect(during).toBe(before)
})
