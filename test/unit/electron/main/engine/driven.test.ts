import { afterEach, describe, expect, it } from 'vitest'
import { takeSwitches } from '../../../../../electron/main/engine/driven/take-switches'

const start = (...argv: string[]) => {
  const removed: string[] = []
  const env = { SSLKEYLOGFILE: '/tmp/keys' }
  const made = takeSwitches(
    { removeSwitch: (name) => removed.push(name) },
    { argv: ['/opt/kontaktkort', ...argv], env, platform: 'linux' },
  )
  return { ...made, removed, env }
}

const isStill = (promise: Promise<void>) =>
  Promise.race([promise.then(() => false), new Promise((resolve) => setImmediate(resolve, true))])

afterEach(() => void Reflect.deleteProperty(globalThis, '__playwright_run'))

describe('the packing for tests', () => {
  it('keeps every switch and variable, and opens at once where nobody drives it', async () => {
    const { refused, released, removed, env } = start('--remote-debugging-pipe', '--js-flags=x')
    expect({ refused, removed, env }).toEqual({
      refused: null,
      removed: [],
      env: { SSLKEYLOGFILE: '/tmp/keys' },
    })
    await expect(released).resolves.toBeUndefined()
  })

  it('opens no window before its driver has attached, nor waits for a person at a debugger', async () => {
    const driven = start('--inspect=0', '--remote-debugging-port=0')
    expect(await isStill(driven.released)).toBe(true)
    ;(globalThis as unknown as { __playwright_run(): void }).__playwright_run()
    await expect(driven.released).resolves.toBeUndefined()

    expect(await isStill(start('--inspect=9229').released)).toBe(false)
  })
})
