import type { App, Session } from 'electron'
import { APP_SCHEME } from './app-scheme'

/** Every session there ever is: ours for the window, the CRM and printing, and the one the engine makes by itself. */
export function hardenSessions(app: App): void {
  app.on('session-created', (session) => {
    denyPermissions(session)
    denyDictionaries(session)
  })
}

/** No page of ours needs a permission: copying, opening and saving go through the main process (X12). */
function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  // Each answered with no device: prevented and left unanswered, the page would wait without end.
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('will-download', (event) => event.preventDefault())
}

/**
 * The spell checker is on in each new session, and the engine's own asks a host of Google's for a dictionary
 * at its first start, though no page of ours is in it (N37). Without a language it asks for none; the address
 * is for an engine that has one of its own accord.
 */
function denyDictionaries(session: Session): void {
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerDictionaryDownloadURL(`${NOWHERE}/`)
}

/**
 * The window loads from the app's own scheme and from nowhere else, whatever the page asks (X11).
 * Peer connections pass the filter by, and the content policy too: they meet a proxy that is not there, as
 * soon as this has resolved.
 */
export async function allowOnlyOwnScheme(
  session: Session,
  developmentOrigin: string | null,
): Promise<void> {
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOwn(details.url, developmentOrigin) })
  })
  if (developmentOrigin !== null) return
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: NOWHERE,
    // Without this the computer itself would still be reached.
    proxyBypassRules: '<-loopback>',
  })
}

/** The discard port, where nothing listens; own schemes never go through a proxy. */
const NOWHERE = 'http://127.0.0.1:9'

function isOwn(url: string, developmentOrigin: string | null): boolean {
  const { protocol, origin } = new URL(url)
  if (protocol === `${APP_SCHEME}:` || protocol === 'devtools:') return true
  if (developmentOrigin === null) return false
  return origin.replace(/^ws/, 'http') === developmentOrigin
}

/** Every page there ever is, in whichever window: it stays where it was loaded and opens nothing (X10). */
export function keepPagesInPlace(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    // UDP goes through a proxy or not at all, and there is none that takes it.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  // Answered with no certificate: left without an answer the request would hang (N36). A demand for a password,
  // a proxy's or a server's, the engine itself turns down (N23).
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault()
    answer()
  })
}
