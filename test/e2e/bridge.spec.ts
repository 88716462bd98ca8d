import type { ElectronApplication, Page } from '@playwright/test'
import { callNames, eventNames } from '../../electron/contract/names'
import type { Answering } from './answering'
import { expect, sharedTest, test } from './fixtures'
import { people } from './pages/window'

test.describe('the bridge', () => {
  sharedTest(
    'X08 the window has the calls and events of the contract, and nothing else of ours',
    async ({ entry: { app, page } }) => {
      await expect(page.getByTestId('sign-in-username')).toBeVisible()
      const bridge = await page.evaluate(() => {
        const own = (of: object) => Reflect.ownKeys(of).map(String).sort()
        const { crm } = window
        const functions = [...Object.values(crm.calls), ...Object.values(crm.on)]
        const sealed = [crm, crm.calls, crm.on].every((part) => Object.isFrozen(part))
        const before = crm
        try {
          Object.assign(window, { crm: { calls: {}, on: {} } })
        } catch {
          // Refusing aloud is as good as refusing in silence.
        }
        return {
          crm: own(crm),
          calls: own(crm.calls),
          on: own(crm.on),
          functions: functions.every((one) => typeof one === 'function'),
          ofFunctions: [...new Set(functions.flatMap((one) => own(one)))].filter(
            (name) => !['length', 'name', 'prototype', 'arguments', 'caller'].includes(name),
          ),
          sealed,
          replaced: window.crm !== before,
        }
      })
      expect(bridge).toEqual({
        crm: ['calls', 'on'],
        calls: [...callNames].sort(),
        on: [...eventNames].sort(),
        functions: true,
        ofFunctions: [],
        sealed: true,
        replaced: false,
      })
      // Against an empty page of the same origin and engine, without our preload and our script.
      expect(await globalsBesideEmptyPage(app, page)).toEqual(['__svelte', 'crm'])
    },
  )

  sharedTest(
    'X08 the main process answers the calls of the contract and listens to nothing else',
    async ({ entry: { app } }) => {
      const heard = await app.evaluate(({ ipcMain, webContents }) => {
        const everywhere = [ipcMain, ...webContents.getAllWebContents().map((one) => one.ipc)]
        return {
          answered: everywhere.flatMap((one) => [
            ...(one as unknown as Answering)._invokeHandlers.keys(),
          ]),
          listened: everywhere.flatMap((one) => one.eventNames().map(String)),
        }
      })
      expect(heard.answered.sort()).toEqual([...callNames].sort())
      // 'error' is the listener Electron itself puts there.
      expect(heard.listened.filter((name) => name !== 'error')).toEqual([])
    },
  )

  test('X06 calls from another window, page, origin or frame are refused before any work', async ({
    crm,
    desk: { app, page, window },
  }) => {
    await window.openFetched(crm, people.ingrid)
    crm.forgetRequests()

    const ownPage = page.url()
    const framed = `data:text/html,<iframe srcdoc="<p>inside</p>"></iframe>`
    for (const place of [
      { what: 'our page in a second window', url: ownPage, frame: false },
      { what: 'another origin', url: 'data:text/html,<p>elsewhere</p>', frame: false },
      { what: 'a frame of another page', url: framed, frame: true },
    ]) {
      expect(await callFromElsewhere(app, place), place.what).toEqual(allForbidden)
    }
    // Nothing was done: still signed in, the card still there, and the CRM was not asked.
    await expect(window.card).toHaveAttribute('data-contact-id', people.ingrid)
    const signedIn = await page.evaluate(() =>
      globalThis.window.crm.calls['session.status'](undefined),
    )
    expect(signedIn).toMatchObject({ ok: true, value: { state: 'signed-in' } })
    expect(crm.requests).toEqual([])

    // The one trusted window, brought to another page by somebody who got hold of it.
    const otherPage = 'kontaktkort://app/no-such-page.html'
    expect(await callFromElsewhere(app, { url: otherPage })).toEqual(allForbidden)
    expect(crm.requests).toEqual([])
  })
})

const allForbidden = Object.fromEntries(callNames.map((name) => [name, 'forbidden']))

/** Makes every call of the contract from a place it does not belong; without `frame`, from the window itself. */
async function callFromElsewhere(
  app: ElectronApplication,
  place: { url: string; frame?: boolean },
): Promise<Record<string, string>> {
  return app.evaluate(
    async ({ app, BrowserWindow, session }, { url, frame, names }) => {
      const asOwn = frame === undefined
      const ownSession = session.fromPartition('window', { cache: false })
      const window = asOwn
        ? BrowserWindow.getAllWindows()[0]
        : new BrowserWindow({
            show: false,
            webPreferences: {
              preload: `${app.getAppPath()}/out/preload/index.cjs`,
              // The window's own session loads nothing but our scheme.
              ...(url.startsWith('data:') ? {} : { session: ownSession }),
              sandbox: true,
              contextIsolation: true,
              nodeIntegrationInSubFrames: true,
            },
          })
      if (window === undefined) throw new Error('no window')
      await window.loadURL(url)
      const { mainFrame } = window.webContents
      const from = frame ? mainFrame.frames[0] : mainFrame
      if (from === undefined) throw new Error('no frame')
      const answers = await from.executeJavaScript(
        `Promise.all(${JSON.stringify(names)}.map(async (name) => {
          const answer = await crm.calls[name]()
          return [name, answer.ok ? 'ok' : answer.error.code]
        })).then(Object.fromEntries)`,
      )
      if (!asOwn) window.destroy()
      return answers as Record<string, string>
    },
    { ...place, names: callNames },
  )
}

async function globalsBesideEmptyPage(app: ElectronApplication, page: Page): Promise<string[]> {
  const ours = await page.evaluate(() => Reflect.ownKeys(window).map(String))
  const empty = await app.evaluate(async ({ BrowserWindow, session }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: session.fromPartition('window', { cache: false }),
        sandbox: true,
        contextIsolation: true,
      },
    })
    await window.loadURL('kontaktkort://app/no-such-page.html')
    const names: string[] = await window.webContents.executeJavaScript(
      'Reflect.ownKeys(window).map(String)',
    )
    window.destroy()
    return names
  })
  expect(empty).toContain('document')
  // Playwright's own helpers in the page.
  return ours.filter((name) => !empty.includes(name) && !/playwright/i.test(name)).sort()
}
