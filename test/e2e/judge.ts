import { expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import axe from 'axe-core'
import { resizeWindow, zoomWindow } from './packed-app'

/** Axe's rules whose outcome hangs on colours: all others ask what is there, which no look changes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

const looks = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none', rules: null },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none', rules: OF_COLOURS },
  { name: 'forced colours', colorScheme: 'dark', forcedColors: 'active', rules: OF_COLOURS },
] as const

/** Content sizes and zoom, from a usual window to the smallest one for somebody who needs it large. */
const views = [
  { name: 'small', width: 720, height: 560, zoom: 1 },
  { name: 'enlarged', width: 1280, height: 800, zoom: 2 },
  { name: 'small and enlarged', width: 720, height: 560, zoom: 2 },
  { name: 'usual', width: 1200, height: 800, zoom: 1 },
] as const

/** One state of the screen: axe in every look, then whether it fits at every size. */
export async function judge(app: ElectronApplication, page: Page, state: string) {
  await test.step(state, async () => {
    for (const { name, rules, ...look } of looks) {
      await page.emulateMedia({ ...look, reducedMotion: 'reduce' })
      expect(await violations(page, rules), `${state}, ${name}`).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
    for (const { name, width, height, zoom } of views) {
      // On a busy screen without a window manager a wish for another size is sometimes lost.
      await expect(async () => {
        await resizeWindow(app, width, height)
        await zoomWindow(app, zoom)
        const poll = expect.poll(() => page.evaluate(() => innerWidth), {
          timeout: 3_000,
          intervals: [20],
        })
        await poll.toBe(Math.round(width / zoom))
      }).toPass({ timeout: 15_000 })
      expect(await page.evaluate(tooWide), `${state}, ${name}`).toEqual([])
    }
  })
}

/** `rules`: of these alone, by their names. */
export async function violations(page: Page, rules: string[] | null = null): Promise<string[]> {
  // Once per page: parsing it takes longer than most of its runs.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate((only) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe }
    return inPage.run({
      resultTypes: ['violations'],
      ...(only !== null && { runOnly: { type: 'rule', values: only } }),
    })
  }, rules)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

/** The document scrolls sideways, or something sticks out of the window without a place to scroll in. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const found = scrollWidth > clientWidth ? [`document: ${scrollWidth} of ${clientWidth}`] : []
  for (const element of document.querySelectorAll('button, input, select, h1, h2, h3, summary')) {
    const { right, left, width } = element.getBoundingClientRect()
    const shown = width > 1 && element.checkVisibility()
    if (shown && (right > innerWidth + 1 || left < -1)) found.push(element.outerHTML.slice(0, 120))
  }
  return found
}
