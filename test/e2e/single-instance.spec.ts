import type { ElectronApplication } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { packedProgram, startArguments } from './packed-app'

function startAgain(profile: string, flavour: 'test' | 'release') {
  const child = spawn(packedProgram(flavour), startArguments(profile), { stdio: 'ignore' })
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  return { child, ended }
}

/**
 * Notes what is asked of the window. The tests' screen has no window manager to minimise or focus
 * anything, and another test's window beside it; `minimized` is what a real one would say.
 */
async function watchWindow(app: ElectronApplication, minimized: boolean) {
  const asked = await app.evaluateHandle(({ BrowserWindow }, minimized) => {
    const asked: string[] = []
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) return asked
    if (minimized) {
      window.isMinimized = () => true
      // As macOS has it: what is in the Dock is not visible.
      window.isVisible = () => false
    }
    window.restore = () => void asked.push('restore')
    window.focus = () => void asked.push('focus')
    return asked
  }, minimized)
  return () => asked.jsonValue()
}

for (const minimized of [false, true]) {
  const which = minimized ? 'minimised ' : ''
  test(`S09 a second start brings the first's ${which}window to the front and ends well`, async ({
    run,
  }) => {
    const { app } = await run.start()
    await expect
      .poll(() => app.evaluate(({ BrowserWindow: all }) => all.getAllWindows()[0]?.isVisible()))
      .toBe(true)
    const asked = await watchWindow(app, minimized)
    const second = startAgain(run.profile, 'test')
    expect(await second.ended).toEqual({ code: 0, signal: null })
    await expect.poll(asked).toEqual(minimized ? ['restore', 'focus'] : ['focus'])
    expect(app.windows()).toHaveLength(1)
  })
}

test('S09 of two starts at the same moment one stays and the other ends well', async ({ run }) => {
  const both = [startAgain(run.profile, 'release'), startAgain(run.profile, 'release')]
  const first = await Promise.race(both.map(async (it) => ({ it, how: await it.ended })))
  expect(first.how).toEqual({ code: 0, signal: null })
  const other = both.find((it) => it !== first.it)
  await expect.poll(() => existsSync(join(run.profile, 'logs'))).toBe(true)
  expect(other?.child.exitCode).toBeNull()
  other?.child.kill()
  await other?.ended
})
