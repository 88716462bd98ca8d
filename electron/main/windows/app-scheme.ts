import { protocol } from 'electron'
import type { Session } from 'electron'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { pathWithin } from './path-within'
import { QUIT_PATH, RESTART_PATH, SAFE_PATH, SAFE_POLICY } from './safe-page'

/**
 * The app's own scheme instead of `file:`: pages get an origin of their own, a strict policy and
 * nothing of the disk beside the built window.
 */
export const APP_SCHEME = 'kontaktkort'
export const APP_PAGE = `${APP_SCHEME}://app/index.html`
/** Of the page that stands in when the window's own has crashed too often, and what its links name. */
export const SAFE_ADDRESS = `${APP_SCHEME}://app${SAFE_PATH}`
export const RESTART_ADDRESS = `${APP_SCHEME}://app${RESTART_PATH}`
export const QUIT_ADDRESS = `${APP_SCHEME}://app${QUIT_PATH}`

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ])
}

const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Svelte builds its templates through this policy and no other.
  'trusted-types svelte-trusted-html',
].join('; ')

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const HEADERS = {
  'Content-Security-Policy': CONTENT_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

const SAFE_HEADERS = {
  ...HEADERS,
  'Content-Security-Policy': SAFE_POLICY,
  'Content-Type': CONTENT_TYPES['.html'] ?? '',
}

/**
 * Serves the built window to one session, once the fences around it stand; anything else under the scheme is
 * "not found".
 */
export function serveWindow(
  session: Session,
  folder: string,
  fenced: Promise<void>,
  safe: () => string,
): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    await fenced
    const url = new URL(request.url)
    if (url.href === SAFE_ADDRESS) return new Response(safe(), { headers: SAFE_HEADERS })
    const path = url.host === 'app' ? pathWithin(folder, url.pathname) : null
    const type = path === null ? undefined : CONTENT_TYPES[extname(path)]
    if (path === null || type === undefined) return notFound()
    try {
      // At once: three files of our own package, which the first paint waits for.
      const body = readFileSync(path)
      return new Response(new Uint8Array(body), { headers: { ...HEADERS, 'Content-Type': type } })
    } catch {
      return notFound()
    }
  })
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: HEADERS })
}
