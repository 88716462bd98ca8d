import type { ElectronApplication, Page } from '@playwright/test'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { callNames, eventNames } from '../../electron/contract/names'
import { expect, test } from './fixtures'
import { people } from './pages/window'
import { setTrap } from './trap'

/** Electron keeps what answers a call in a map of its own; there is no public list. */
interface Answering {
  readonly _invokeHandlers: Map<string, (...given: unknown[]) => Promise<unknown>>
}

test.describe('the bridge', () => {
  test('X08 the window has the calls and events of the contract, and nothing else of ours', async ({
    run,
  }) => {
    const { app, page } = await run.start()
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
  })

  test('X08 the main process answers the calls of the contract and listens to nothing else', async ({
    run,
  }) => {
    const { app } = await run.start()
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
  })

  test('X06 calls from another window, page, origin or frame are refused before any work', async ({
    crm,
    desk: { app, page, window },
  }) => {
    await window.open(people.ingrid)
    await window.settled()
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

test('X10 nothing makes the window leave its page or open another', async ({ run, desk }) => {
  const trap = await setTrap()
  const { app, page } = desk
  const before = page.url()
  const moved = await watchNavigation(app)
  const there = (how: string) => `${trap.address}/${how}`

  const attempts: Record<string, () => Promise<unknown>> = {
    'location=': () => page.evaluate((url) => void (location.href = url), there('location')),
    'location.replace': () => page.evaluate((url) => location.replace(url), there('replace')),
    'a page of our own scheme': () =>
      page.evaluate(() => void (location.href = 'kontaktkort://app/other.html')),
    'file:': () => page.evaluate(() => void (location.href = 'file:///etc/passwd')),
    'data:': () => page.evaluate(() => void (location.href = 'data:text/html,hello')),
    'meta refresh': () =>
      page.evaluate((url) => {
        const meta = document.createElement('meta')
        meta.httpEquiv = 'refresh'
        meta.content = `0;url=${url}`
        document.head.append(meta)
      }, there('meta')),
    form: () =>
      page.evaluate((url) => {
        const form = document.createElement('form')
        form.action = url
        document.body.append(form)
        form.submit()
        form.remove()
      }, there('form')),
    'window.open': async () =>
      expect(await page.evaluate((url) => window.open(url) === null, there('open'))).toBe(true),
    'window.open without an address': async () =>
      expect(await page.evaluate(() => window.open() === null)).toBe(true),
    'a link': () => clickLink(page, there('plain'), {}),
    'a link to a new window': () => clickLink(page, there('blank'), { target: '_blank' }),
    'a link in the middle': () => clickLink(page, there('middle'), {}, 'middle'),
    'a link with Ctrl': () => clickLink(page, there('control'), {}, 'left', ['ControlOrMeta']),
    'a link with Shift': () => clickLink(page, there('shift'), {}, 'left', ['Shift']),
    'a link that is downloaded': () => clickLink(page, there('download'), { download: 'a.exe' }),
    'a script in a link': () => clickLink(page, 'javascript:void(window.led=1)', {}),
    'a file dropped': () => dropFile(page, run.profile),
    'a pinged link': () => clickLink(page, '#', { ping: there('ping') }),
  }
  for (const [how, attempt] of Object.entries(attempts)) {
    await test.step(how, async () => {
      await attempt()
      // An answer from the main process comes after whatever the page had asked of it before.
      await page.evaluate(() => window.crm.calls['app.info'](undefined))
      expect(page.url().split('#')[0], how).toBe(before)
      expect(app.windows(), how).toHaveLength(1)
    })
  }
  expect(await page.evaluate(() => 'led' in window)).toBe(false)
  const { left, stopped, contents } = await moved()
  expect(left).toEqual([])
  expect(contents).toBe(1)
  // Those that come as far as the main process were stopped there: the attempts were real ones.
  expect(stopped).toEqual([
    there('location'),
    there('replace'),
    'kontaktkort://app/other.html',
    there('meta'),
    there('plain'),
    there('download'),
  ])
  expect(trap.caught).toEqual([])
  await trap.close()
})

/** What the window's contents went to, and what they were kept from going to. */
async function watchNavigation(app: ElectronApplication) {
  const seen = await app.evaluateHandle(({ BrowserWindow }) => {
    const seen = { left: [] as string[], stopped: [] as string[] }
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.on('did-navigate', (_event, url) => seen.left.push(url))
    contents?.on('will-frame-navigate', (event) => {
      if (event.defaultPrevented) seen.stopped.push(event.url)
      else seen.left.push(event.url)
    })
    return seen
  })
  return async () => ({
    ...(await seen.jsonValue()),
    contents: await app.evaluate(({ webContents }) => webContents.getAllWebContents().length),
  })
}

async function clickLink(
  page: Page,
  href: string,
  attributes: Record<string, string>,
  button: 'left' | 'middle' = 'left',
  modifiers: ('ControlOrMeta' | 'Shift')[] = [],
) {
  const at = await page.evaluate(
    ([href, attributes]) => {
      const link = document.createElement('a')
      for (const [name, value] of Object.entries({ href, ...attributes })) {
        link.setAttribute(name, value)
      }
      link.id = 'planted-link'
      link.textContent = 'planted'
      document.querySelector('main')?.prepend(link)
      const { left, top } = link.getBoundingClientRect()
      return { x: left + 5, y: top + 5 }
    },
    [href, attributes] as const,
  )
  // By hand, as a locator would wait for the navigation that never comes.
  for (const key of modifiers) await page.keyboard.down(key)
  await page.mouse.click(at.x, at.y, { button })
  for (const key of modifiers) await page.keyboard.up(key)
  await page.evaluate(() => document.getElementById('planted-link')?.remove())
}

/** As the system does it: the browser process tells the page, not a script within it. */
async function dropFile(page: Page, folder: string) {
  const path = join(folder, 'dropped.html')
  await writeFile(path, '<title>dropped</title>')
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  }
  await cdp.detach()
  await rm(path)
}

test('X11 what is injected into the page is blocked by its policy and calls nobody', async ({
  run,
}) => {
  const trap = await setTrap()
  const { app, page, output } = await run.start()
  await expect(page.getByTestId('sign-in-username')).toBeVisible()
  // What the app does itself breaks none of its own rules.
  expect(output()).not.toMatch(/Content Security Policy|TrustedHTML|Trusted Type/i)

  const { blocked, ran, held } = await page.evaluate(inject, {
    address: trap.address,
    port: trap.port,
  })
  expect(ran).toEqual([])
  expect(held).toEqual([])
  expect(blocked.sort()).toEqual(
    [
      'connect-src beacon',
      'connect-src event-source',
      'connect-src fetch',
      'connect-src socket',
      'connect-src xhr',
      'default-src prefetch',
      'font-src font',
      'frame-src frame',
      'img-src image',
      'media-src video',
      'require-trusted-types-for embed',
      'require-trusted-types-for eval',
      'require-trusted-types-for handler',
      'require-trusted-types-for html',
      'require-trusted-types-for inline-script',
      'require-trusted-types-for object',
      'require-trusted-types-for worker',
      'script-src-elem import',
      'style-src-attr style-attribute',
      'style-src-elem inline-style',
      'style-src-elem remote-style',
      'trusted-types policy',
      'trusted-types second-policy',
    ].sort(),
  )
  const contents = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
  expect(contents).toBe(1)
  expect(trap.caught).toEqual([])
  await trap.close()
})

/** Runs in the page: tries everything in turn, and says which rule stopped it or that none did. */
async function inject({ address, port }: { address: string; port: number }) {
  const blocked: string[] = []
  const ran: string[] = []
  const seen: string[] = []
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.push(event.effectiveDirective)
  })
  const there = (name: string) => `${address}/${name}`
  const add = (tag: string, attributes: Record<string, string>, parent = document.body) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    parent.append(element)
    return element
  }
  const say = (name: string) => () => void ran.push(name)
  // A timer's turn: what the tests' own tool runs is free of the policy, what it starts is not.
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  const attempts: Record<string, () => unknown> = {
    'inline-script': () => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(script)
    },
    import: () => {
      const link = add('link', { rel: 'modulepreload', href: there('module.js') }, document.head)
      link.onload = say('import')
    },
    eval: () => {
      eval('1 + 1')
      ran.push('eval')
    },
    html: () => void (document.createElement('div').innerHTML = '<b>markup</b>'),
    handler: () => add('b', { onclick: 'window.injected = true' }).click(),
    policy: () => createPolicy('my-own'),
    'second-policy': () => createPolicy('svelte-trusted-html'),
    image: () => void (add('img', { src: there('image.png') }).onload = say('image')),
    font: () => new FontFace('planted', `url(${there('font.woff2')})`).load().then(say('font')),
    'remote-style': () => add('link', { rel: 'stylesheet', href: there('style.css') }),
    'inline-style': () => (add('style', {}).textContent = 'body { color: red }'),
    'style-attribute': () => add('p', { style: `background: url(${there('attribute.png')})` }),
    frame: () => add('iframe', { src: there('frame.html') }),
    object: () => add('object', { data: there('object.pdf'), type: 'application/pdf' }),
    embed: () => add('embed', { src: there('embed.pdf'), type: 'application/pdf' }),
    video: () => add('video', { src: there('video.mp4') }),
    prefetch: () => add('link', { rel: 'prefetch', href: there('prefetch') }, document.head),
    fetch: () => fetch(there('fetch')).then(say('fetch')),
    xhr: () => {
      const request = new XMLHttpRequest()
      request.open('GET', there('xhr'))
      request.send()
    },
    beacon: () => navigator.sendBeacon(there('beacon'), 'taken'),
    socket: () => new WebSocket(there('socket').replace('http', 'ws')),
    'event-source': () => new EventSource(there('events')),
    worker: () => new Worker(URL.createObjectURL(new Blob([''])) as string),
  }
  function createPolicy(name: string) {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown }
    }
    return trustedTypes.createPolicy(name, { createHTML: (html: string) => html })
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    await turn()
    const before = seen.length
    try {
      Promise.resolve(attempt()).catch(() => undefined)
    } catch {
      // What throws is told as a violation too.
    }
    for (let turns = 0; turns < 20 && seen.length === before; turns += 1) await turn()
    blocked.push(`${seen[before] ?? 'nothing stopped'} ${name}`)
  }
  // What no rule of a page speaks of.
  for (const rel of ['preconnect', 'dns-prefetch'])
    add('link', { rel, href: address }, document.head)
  const view = add('webview', { src: there('webview') })
  const peer = new RTCPeerConnection({
    iceServers: [
      { urls: `stun:127.0.0.1:${port}` },
      { urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'a', credential: 'b' },
    ],
  })
  peer.createDataChannel('out')
  const gathered = new Promise<void>((resolve) => {
    peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve()
  })
  await peer.setLocalDescription(await peer.createOffer())
  await gathered
  peer.close()
  await turn()
  const held: string[] = []
  if ('injected' in window) held.push('script')
  if ('getWebContentsId' in view) held.push('webview')
  if (document.body.style.color === 'red') held.push('style')
  return { blocked, ran, held }
}

test('X12 the page is given no permission it asks for, neither by asking nor by looking', async ({
  run,
}) => {
  // A camera and a microphone there are, so that a refusal is one and not a want of hardware.
  const { app, page } = await run.start('--use-fake-device-for-media-stream')
  await expect(page.getByTestId('sign-in-username')).toBeVisible()

  const asked = await page.evaluate(askForEverything)
  expect(asked).toEqual({
    camera: 'NotAllowedError',
    microphone: 'NotAllowedError',
    screen: 'NotAllowedError',
    geolocation: 'code 1',
    notifications: 'denied',
    'clipboard-read': 'NotAllowedError',
    'clipboard-write': 'NotAllowedError',
    usb: 'NotFoundError',
    serial: 'NotFoundError',
    hid: '[]',
    'pointer-lock': expect.stringMatching(/Error$/),
    midi: 'NotAllowedError',
    'idle-detection': 'NotAllowedError',
    'local-fonts': '[]',
    'screen-details': 'NotAllowedError',
    'storage-persist': 'false',
    devices: '[]',
  })

  const looked = await page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi']
    const states: Record<string, string> = {}
    for (const name of names) {
      const state = await navigator.permissions.query({ name: name as PermissionName })
      states[name] = state.state
    }
    return states
  })
  expect([...new Set(Object.values(looked))]).toEqual(['denied'])
  // Refused, its promise never settles (electron/electron#37719); another refusal comes after it.
  await page.evaluate(() => void document.documentElement.requestFullscreen())
  await page.evaluate(() => navigator.mediaDevices.getUserMedia({ video: true }).catch(() => null))
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull()
  const fullScreen = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isFullScreen()),
  )
  expect(fullScreen).toBe(false)
})

/** Runs in the page, as if after a click: asks for each in turn and says how it was refused. */
async function askForEverything(): Promise<Record<string, string>> {
  interface Chooser {
    requestDevice(options: object): Promise<unknown>
    requestPort(): Promise<unknown>
  }
  const asker = navigator as unknown as Record<string, Chooser>
  const page = window as unknown as Record<string, new () => { start(): Promise<unknown> }> &
    Record<'queryLocalFonts' | 'getScreenDetails', () => Promise<unknown>>
  const asks: Record<string, () => Promise<unknown> | undefined> = {
    camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
    microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
    screen: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
    geolocation: () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(`code ${code}`))
      }),
    notifications: () => Notification.requestPermission(),
    'clipboard-read': () => navigator.clipboard.readText(),
    'clipboard-write': () => navigator.clipboard.writeText('planted'),
    usb: () => asker['usb']?.requestDevice({ filters: [] }),
    serial: () => asker['serial']?.requestPort(),
    hid: () => asker['hid']?.requestDevice({ filters: [] }),
    'pointer-lock': () => document.body.requestPointerLock() as unknown as Promise<unknown>,
    midi: () => navigator.requestMIDIAccess({ sysex: true }),
    'idle-detection': () =>
      (page['IdleDetector'] as unknown as { requestPermission(): Promise<string> })
        .requestPermission()
        .then((state) => {
          if (state === 'denied') throw new DOMException('', 'NotAllowedError')
          return state
        }),
    'local-fonts': () => page.queryLocalFonts(),
    'screen-details': () => page.getScreenDetails(),
    'storage-persist': () => navigator.storage.persist(),
    devices: async () => {
      const devices = await navigator.mediaDevices.enumerateDevices()
      return devices.filter((device) => device.label !== '')
    },
  }
  const answers: Record<string, string> = {}
  for (const [name, ask] of Object.entries(asks)) {
    try {
      const given = await ask()
      answers[name] = typeof given === 'string' ? given : (JSON.stringify(given) ?? 'undefined')
    } catch (refused) {
      answers[name] =
        refused instanceof Error || refused instanceof DOMException ? refused.name : ''
    }
  }
  return answers
}
