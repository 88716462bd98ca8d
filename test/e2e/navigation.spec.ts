import type { ElectronApplication, Page } from '@playwright/test'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { setTrap } from './trap'

test.use({ sharedStart: true })

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
