import type { BrowserWindow } from 'electron'
import { expect, it } from 'vitest'
import { createWindowGuard } from '../../../../../electron/main/windows/window-guard'

it('X23 ends a page that has not let go, and not the safe page, which never says so', () => {
  const ended: string[] = []
  let address = 'the page'
  const webContents = { forcefullyCrashRenderer: () => void ended.push(address) }
  const guard = createWindowGuard({
    window: () => ({ webContents }) as unknown as BrowserWindow,
    showsPage: () => address === 'the page',
  })
  guard.restart()
  address = 'the safe page'
  guard.restart()
  expect(ended).toEqual(['the page'])
})
