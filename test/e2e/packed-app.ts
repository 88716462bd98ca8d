import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import type { SaveDialogOptions } from 'electron'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answering } from './answering'

/** Where each system's packing puts the program. */
const PLACES = [
  'linux-unpacked/kontaktkort',
  'linux-arm64-unpacked/kontaktkort',
  'win-unpacked/Kontaktkort.exe',
  'mac/Kontaktkort.app/Contents/MacOS/Kontaktkort',
  'mac-arm64/Kontaktkort.app/Contents/MacOS/Kontaktkort',
]

export function packedProgram(flavour: 'test' | 'release'): string {
  const found = PLACES.map((place) => join('release', flavour, place)).find(existsSync)
  if (found === undefined) throw new Error(`no packed app: run npm run pack:test`)
  return found
}

/** Root on Linux cannot use Chromium's sandbox; this stands in command lines of tests, never in the app. */
export function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

export interface StartedApp {
  readonly app: ElectronApplication
  readonly page: Page
  readonly output: () => string
  close(): Promise<void>
}

/** Many times what a start takes: a busy machine is slow, and only what does not start is stuck. */
const STARTS_WITHIN_MS = 60_000

export async function startPackedApp(
  profile: string,
  more: string[] = [],
  env: Record<string, string> = {},
): Promise<StartedApp> {
  const app = await _electron.launch({
    executablePath: packedProgram('test'),
    args: startArguments(profile, more),
    env: { ...ownEnvironment(), ...env },
    timeout: STARTS_WITHIN_MS,
  })
  let output = ''
  app.process().stdout?.on('data', (chunk) => (output += chunk))
  app.process().stderr?.on('data', (chunk) => (output += chunk))
  const page = await app.firstWindow()
  page.on('console', (message) => (output += `[window] ${message.type()}: ${message.text()}\n`))
  page.on('pageerror', (error) => (output += `[window] ${String(error)}\n`))
  return { app, page, output: () => output, close: () => app.close() }
}

export interface BareApp {
  /** Ends the main process on the spot, as a power cut does; resolves once it is gone. */
  kill(): Promise<void>
}

/** The packed app as a broker starts it, with nobody attached: a start costs a second and no more. */
export function spawnPackedApp(profile: string): BareApp {
  const child = spawn(packedProgram('test'), startArguments(profile), { stdio: 'ignore' })
  const gone = once(child, 'exit')
  return {
    async kill() {
      // Gone already, it would have quit or crashed by itself.
      if (child.exitCode !== null) throw new Error(`the app ended by itself: ${child.exitCode}`)
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** What each start in a test has: a data folder of the test's, and what this machine cannot do without. */
export function startArguments(profile: string, more: string[] = []): string[] {
  return [`--user-data-dir=${profile}`, ...sandboxArguments(), ...more]
}

function ownEnvironment(): Record<string, string> {
  const set = Object.entries(process.env).filter(([, value]) => value !== undefined)
  return Object.fromEntries(set) as Record<string, string>
}

export async function makeProfile(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'kontaktkort-e2e-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Remembers the engine as it is before tests put theirs in the place of its parts; see `restoreEngine`. */
export async function keepEngine(app: ElectronApplication) {
  await app.evaluate(({ BrowserWindow, clipboard, dialog, ipcMain, powerMonitor, shell }) => {
    const handlers = (ipcMain as unknown as Answering)._invokeHandlers
    const answers = [...handlers]
    const kept = [clipboard, dialog, powerMonitor, shell].map((part) => ({
      part,
      own: Object.getOwnPropertyDescriptors(part),
    }))
    const [width, height] = BrowserWindow.getAllWindows()[0]?.getContentSize() ?? []
    Object.assign(globalThis, {
      restoreEngine() {
        for (const { part, own } of kept) {
          for (const name of Object.keys(part))
            if (!(name in own)) Reflect.deleteProperty(part, name)
          Object.defineProperties(part, own)
        }
        for (const [name, answer] of answers) handlers.set(name, answer)
        const [window] = BrowserWindow.getAllWindows()
        window?.setContentSize(width as number, height as number)
        window?.webContents.setZoomFactor(1)
      },
    })
  })
}

export async function restoreEngine(app: ElectronApplication) {
  await app.evaluate(() => (globalThis as unknown as { restoreEngine(): void }).restoreEngine())
}

/** Answers the next save dialogs as a broker would who picks this place; null: who presses cancel. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null) {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () =>
      filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath }
  }, path)
}

/** Cancels every save dialog from now on, and tells what each was asked for. */
export async function watchSaveDialogs(app: ElectronApplication) {
  const asked = await app.evaluateHandle(({ dialog }) => {
    const asked: SaveDialogOptions[] = []
    dialog.showSaveDialog = async (...given: unknown[]) => {
      asked.push(given.at(-1) as SaveDialogOptions)
      return { canceled: true, filePath: '' }
    }
    return asked
  })
  return () => asked.jsonValue()
}

/** Another test may take the clipboard between a text and its reading: then both are done once more. */
const MAX_CLIPBOARD_TRIES = 50

/** What the app puts on the clipboard from now on, each as it is read back from there. */
async function readBack(app: ElectronApplication) {
  return app.evaluateHandle(({ clipboard }, tries) => {
    const copied: string[] = []
    const read = clipboard.readText.bind(clipboard)
    // Of the two engines one answers at once, and writes a secret as text; the other with a promise, and as an item.
    for (const name of ['writeText', 'write'] as const) {
      const write = clipboard[name].bind(clipboard) as (given: unknown) => unknown
      clipboard[name] = async (given: unknown) => {
        let text: string
        let left = typeof given === 'string' ? tries : 1
        do {
          await write(given)
          text = await read()
        } while (text !== given && --left > 0)
        copied.push(text)
      }
    }
    return copied
  }, MAX_CLIPBOARD_TRIES)
}

/** Tells what the app puts on the clipboard, in order. */
export async function watchClipboard(app: ElectronApplication) {
  const copied = await readBack(app)
  return () => copied.jsonValue()
}

/**
 * The clipboard as the app has left it, whatever other tests put there meanwhile: all that run share one. A clearing
 * is also told on the app's output, as nobody is left to ask after a quit.
 */
export async function holdClipboard(app: ElectronApplication) {
  const copied = await readBack(app)
  await app.evaluate(({ clipboard }, copied) => {
    clipboard.readText = async () => copied.at(-1) ?? ''
    clipboard.clear = () => {
      copied.push('')
      process.stdout.write('the clipboard was cleared\n')
    }
  }, copied)
  return async () => (await copied.jsonValue()).at(-1) ?? ''
}

/** The window's own size, without its frame, as a broker would drag it. */
export async function resizeWindow(app: ElectronApplication, width: number, height: number) {
  const window = await app.browserWindow(await app.firstWindow())
  await window.evaluate((it, [w, h]) => it.setContentSize(w, h), [width, height] as const)
}

export async function zoomWindow(app: ElectronApplication, factor: number) {
  const window = await app.browserWindow(await app.firstWindow())
  await window.evaluate((it, by) => it.webContents.setZoomFactor(by), factor)
}

/** Keeps from starting other programs, and gives what would have been handed to them. */
export async function recordOpenedOutside(
  app: ElectronApplication,
): Promise<() => Promise<string[]>> {
  const list = await app.evaluateHandle(({ shell }) => {
    const opened: string[] = []
    shell.openExternal = async (url) => void opened.push(url)
    return opened
  })
  return () => list.jsonValue()
}
