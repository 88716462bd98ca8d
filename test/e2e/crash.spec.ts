import type { ElectronApplication } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemTexts } from '../../electron/contract/texts/system'
import { expect, test } from './fixtures'
import { markersIn } from './marker-scan'
import { people } from './pages/window'

const MARKER = 'Unikdotter'
const RELAUNCHED = 'to be started again'

/**
 * Playwright lets go of a page that has crashed: what stands in the window is then asked of the main process.
 * Asked in the midst of a crash, nobody answers at all.
 */
function inWindow<T>(app: ElectronApplication, script: string): Promise<T> {
  return app.evaluate(async ({ BrowserWindow }, given) => {
    const silence = new Promise((resolve) => setTimeout(resolve, 1_000, null))
    const asked = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(given)
    return (await Promise.race([silence, asked?.catch(() => null)])) as T
  }, script)
}
const shown = (app: ElectronApplication, selector: string, attribute: string) =>
  inWindow<string | null>(
    app,
    `document.querySelector('${selector}')?.getAttribute('${attribute}') ?? null`,
  )
const address = (app: ElectronApplication) => inWindow<string>(app, 'location.href')

function crash(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
}

/** What runs of the app, by kind. */
function processes(app: ElectronApplication) {
  return app.evaluate(({ app: running }) =>
    running.getAppMetrics().map(({ pid, type }) => ({ pid, type })),
  )
}

/** One that has ended and waits for its parent to ask runs no more. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return (
      process.platform !== 'linux' ||
      !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
    )
  } catch {
    return false
  }
}

test('X21 a window that crashes is there again with the same card; after the third time a page stands in, and nothing is left running', async ({
  run,
  crm,
  desk: { app, window, output },
}, info) => {
  const seen = new Set<number>()
  const look = async () => {
    const running = await processes(app)
    for (const { pid } of running) seen.add(pid)
    return running
  }
  await window.openSettled(people.ingrid)
  await look()
  const errorBoxes = await app.evaluateHandle(({ dialog }) => {
    const said: string[] = []
    dialog.showErrorBox = (...words) => void said.push(...words)
    return said
  })
  // What comes back comes out of the copy.
  await crm.close()

  await test.step('the page crashes: the same card, its roles and one line', async () => {
    await crash(app)
    await expect
      .poll(() => shown(app, '[data-testid=contact-card]', 'data-contact-id'))
      .toBe(people.ingrid)
    await expect
      .poll(() => shown(app, '[data-code=window-restarted]', 'data-testid'))
      .toBe('notice')
    await expect.poll(() => shown(app, '[data-testid=roles]', 'data-state')).toBe('fetched')
    await expect.poll(() => shown(app, '[data-testid=role-group]', 'data-state')).toBe('listed')
    await look()
  })

  await test.step('the GPU crashes: the engine sees to it, and the window lives', async () => {
    const gpu = (await look()).find(({ type }) => type === 'GPU')
    expect(gpu).toBeDefined()
    if (gpu) process.kill(gpu.pid, 'SIGKILL')
    await expect
      .poll(async () =>
        (await look()).filter(({ type, pid }) => type === 'GPU' && pid !== gpu?.pid),
      )
      .toHaveLength(1)
    await expect
      .poll(() => shown(app, '[data-testid=contact-card]', 'data-contact-id'))
      .toBe(people.ingrid)
  })

  await test.step('X20 what nobody has caught is a line without what was said', async () => {
    await app.evaluate((_electron, marker) => {
      void Promise.reject(new Error(marker))
      setTimeout(() => {
        throw new Error(marker)
      })
    }, MARKER)
    const log = () => readFileSync(join(run.profile, 'logs', 'kontaktkort.log'), 'utf8')
    await expect.poll(log).toMatch(/"where":"unhandledRejection"[^]*"where":"uncaughtException"/)
    expect(log()).toContain('"event":"window-lost"')
    expect(markersIn(Buffer.from(log() + output()), [MARKER])).toEqual([])
    expect(await errorBoxes.jsonValue()).toEqual([])
    await expect
      .poll(() => shown(app, '[data-testid=contact-card]', 'data-contact-id'))
      .toBe(people.ingrid)
  })

  await test.step('the third crash within a minute: a page that knows nothing of anybody', async () => {
    await crash(app)
    await expect
      .poll(() => shown(app, '[data-code=window-restarted]', 'data-testid'))
      .toBe('notice')
    await look()
    await crash(app)
    await expect.poll(() => address(app)).toBe('kontaktkort://app/safe.html')
    const { says, restart, quit } = systemTexts.sv.safe
    const html = () => inWindow<string | null>(app, 'document.documentElement.outerHTML')
    for (const words of [says, restart, quit]) await expect.poll(html).toContain(words)
    const known = ['Ingrid', 'Exempelsson', people.ingrid]
    expect(markersIn(Buffer.from((await html()) ?? ''), known)).toEqual([])
    // The bridge is there for every page of the window, and answers this one nothing.
    const asked = "window.crm.calls['contacts.recents']().then((answer) => answer.error.code)"
    await expect.poll(() => inWindow(app, asked)).toBe('forbidden')
    await look()
    const picture = await app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())
        ?.toPNG()
        .toString('base64'),
    )
    await info.attach('safe.png', {
      body: Buffer.from(picture ?? '', 'base64'),
      contentType: 'image/png',
    })
  })

  await test.step('"Starta om": the app ends in order, to be started again, and nothing of it runs on', async () => {
    // Started again it would be nobody's: asking for it is what is to be seen.
    await app.evaluate(({ app: running }, said) => {
      running.relaunch = () => process.stderr.write(said)
    }, RELAUNCHED)
    const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve))
    await inWindow(app, `document.querySelector('a[href="/restart"]').click()`).catch(
      () => undefined,
    )
    expect(await ended).toBe(0)
    expect(output()).toContain(RELAUNCHED)
    await expect.poll(() => [...seen].filter(isAlive)).toEqual([])
  })
})
