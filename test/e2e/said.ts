import type { ElectronApplication, Page } from '@playwright/test'

/** Content, title and accessibility tree, as a screen reader and the task switcher get to know them. */
export async function allThatIsSaid(app: ElectronApplication, page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const title = await (await app.browserWindow(page)).evaluate((it) => it.getTitle())
  return [await page.content(), JSON.stringify(nodes), title, await page.title()].join('\n')
}
