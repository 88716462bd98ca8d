import { BrowserWindow, session } from 'electron'
import type { Session } from 'electron'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import { APP_SCHEME } from '../windows/app-scheme'
import { EMPTY_HEADER } from './footer'
import { marginsInInches } from './page'
import { SHEET_POLICY, STYLESHEET_NAME } from './sheet-html'
import { sheetStyle } from './sheet-style'

/** A document and the footer that stands on each of its pages. */
export interface PrintableSheet {
  readonly html: string
  readonly footer: string
}

/** Bytes of a tagged PDF, or `file-not-saved`. Never rejects. */
export type Print = (sheet: PrintableSheet) => Promise<Result<Uint8Array>>

export const PRINT_TIME_LIMIT_MS = 15_000

const ORIGIN = `${APP_SCHEME}://print`
const DOCUMENT_URL = `${ORIGIN}/sheet.html`
const STYLESHEET_URL = `${ORIGIN}/${STYLESHEET_NAME}`
/** What stands in the stylesheet itself; Chromium 130 asks nobody for it, another one may. */
const FONT_URL = 'data:font/woff2;'

/**
 * Prints in a hidden window of its own, one sheet at a time. The window runs no script, has no
 * preload and reaches nothing but the document and its stylesheet; it is destroyed whatever happens.
 */
export function createPrinter(limits: { timeLimitMs?: number } = {}): Print {
  const { timeLimitMs = PRINT_TIME_LIMIT_MS } = limits
  const desk = new PrintDesk()
  let last: Promise<unknown> = Promise.resolve()
  return (sheet) => {
    const turn = last.then(() => printOne(desk, sheet, timeLimitMs))
    last = turn
    return turn
  }
}

async function printOne(
  desk: PrintDesk,
  sheet: PrintableSheet,
  timeLimitMs: number,
): Promise<Result<Uint8Array>> {
  let window: BrowserWindow | null = null
  let timer: NodeJS.Timeout | undefined
  try {
    const shown = openHiddenWindow(desk.lay(sheet.html))
    window = shown
    const gone = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('printing took too long')), timeLimitMs)
      shown.webContents.once('render-process-gone', () => reject(new Error('printing stopped')))
    })
    return ok(await Promise.race([printWindow(shown, sheet.footer), gone]))
  } catch {
    return failed('file-not-saved')
  } finally {
    clearTimeout(timer)
    desk.clear()
    window?.destroy()
  }
}

async function printWindow(window: BrowserWindow, footer: string): Promise<Uint8Array> {
  await window.loadURL(DOCUMENT_URL)
  return window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    margins: marginsInInches(),
    displayHeaderFooter: true,
    headerTemplate: EMPTY_HEADER,
    footerTemplate: footer,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

function openHiddenWindow(own: Session): BrowserWindow {
  return new BrowserWindow({
    show: false,
    width: 794,
    height: 1123,
    skipTaskbar: true,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: false,
      webgl: false,
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      backgroundThrottling: false,
    },
  })
}

/** A session in memory that holds one document at most, and only while it is printed. */
class PrintDesk {
  #session: Session | null = null
  #html: string | null = null

  lay(html: string): Session {
    this.#session ??= this.#prepare()
    this.#html = html
    return this.#session
  }

  clear(): void {
    this.#html = null
  }

  /** Not before the first print: a session exists only once Electron is ready. */
  #prepare(): Session {
    // Without `persist:` nothing of a session touches the disk.
    const own = session.fromPartition('print', { cache: false })
    own.webRequest.onBeforeRequest(({ url }, decide) => {
      const isOurs = url === DOCUMENT_URL || url === STYLESHEET_URL || url.startsWith(FONT_URL)
      decide({ cancel: !isOurs })
    })
    own.protocol.handle(APP_SCHEME, ({ url }) => {
      if (url === DOCUMENT_URL && this.#html !== null) {
        return answer(this.#html, 'text/html; charset=utf-8')
      }
      return url === STYLESHEET_URL
        ? answer(sheetStyle, 'text/css; charset=utf-8')
        : new Response(null, { status: 404 })
    })
    return own
  }
}

function answer(body: string, type: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': SHEET_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  })
}
