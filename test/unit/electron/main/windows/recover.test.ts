import type { BrowserWindow } from 'electron'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCrashes } from '../../../../../electron/main/crashes'
import { recover, SILENT_MS } from '../../../../../electron/main/windows/recover'

const PAGE = 'kontaktkort://app/index.html'
const SAFE = 'kontaktkort://app/safe.html'
const RESTART = 'kontaktkort://app/restart'
const QUIT = 'kontaktkort://app/quit'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** What recovery needs of a window, and what it did to it. */
function aWindow() {
  const done: string[] = []
  let isDestroyed = false
  const contents = Object.assign(new EventEmitter(), {
    loadURL: async (url: string) => void done.push(`load ${url}`),
    forcefullyCrashRenderer: () => void done.push('crash'),
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => isDestroyed,
  })
  recover(window as unknown as BrowserWindow, {
    ...{ page: PAGE, safe: SAFE, restart: RESTART, quit: QUIT },
    crashes: createCrashes(() => Date.now()),
    report: (what, reason) => void done.push(`told ${what} ${reason}`),
    comingBack: () => void done.push('coming back'),
    leave: (andStart) => void done.push(andStart ? 'restart' : 'quit'),
  })
  return {
    done,
    window,
    gone(reason = 'crashed') {
      contents.emit('render-process-gone', {}, { reason })
      vi.advanceTimersByTime(0)
    },
    follow: (url: string) => contents.emit('will-frame-navigate', { url }),
    destroy() {
      isDestroyed = true
      window.emit('closed')
    },
  }
}

describe('X21 a window whose process is lost', () => {
  it.each(['crashed', 'oom', 'killed', 'abnormal-exit'])('comes back: %s', (reason) => {
    const { done, gone } = aWindow()
    gone(reason)
    expect(done).toEqual([`told gone ${reason}`, 'coming back', `load ${PAGE}`])
  })

  it('is let be when it ends as it should, or is not there any more', () => {
    const { done, gone, destroy } = aWindow()
    gone('clean-exit')
    destroy()
    gone()
    expect(done).toEqual(['told gone crashed'])
  })

  it('shows the safe page the third time, and the app quits if that does not hold either', () => {
    const { done, gone } = aWindow()
    for (let times = 0; times < 4; times += 1) gone()
    expect(done.filter((one) => !one.startsWith('told'))).toEqual([
      ...['coming back', `load ${PAGE}`, 'coming back', `load ${PAGE}`],
      `load ${SAFE}`,
      'quit',
    ])
  })

  it('follows the safe page’s two links, and no other address of any page', () => {
    const { done, gone, follow } = aWindow()
    follow(RESTART)
    for (let times = 0; times < 3; times += 1) gone()
    done.length = 0
    follow('kontaktkort://app/index.html')
    follow('https://example.com/restart')
    expect(done).toEqual([])
    follow(RESTART)
    follow(QUIT)
    expect(done).toEqual(['restart', 'quit'])
  })
})

describe('X21 a page that does not answer', () => {
  it('is begun anew when it stays silent, without a question', () => {
    const { done, window } = aWindow()
    window.emit('unresponsive')
    vi.advanceTimersByTime(SILENT_MS - 1)
    expect(done).toEqual([])
    vi.advanceTimersByTime(1)
    expect(done).toEqual(['told silent unresponsive', 'crash'])
  })

  it('is let be when it answers after all, or is closed', () => {
    const { done, window, destroy } = aWindow()
    window.emit('unresponsive')
    window.emit('responsive')
    vi.advanceTimersByTime(SILENT_MS)
    window.emit('unresponsive')
    destroy()
    vi.advanceTimersByTime(SILENT_MS)
    expect(done).toEqual([])
  })
})
