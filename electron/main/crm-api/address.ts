import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'

const MAX_LENGTH = 300
/** A relay in front of the CRM may live under a path (API 1.1); plain segments are enough for one. */
const PLAIN_PATH = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$/

/**
 * What somebody typed as the CRM's address, as `https://host[:port][/path]` without a slash at the end.
 * The password goes there: so https only, but for this computer itself, and nothing that hides the host.
 */
export function parseConnectAddress(text: string): Result<string> {
  const typed = text.trim()
  // Refused as typed: a URL parser drops an empty user, query or fragment, and turns \ into /.
  if (typed.length > MAX_LENGTH || /[@?#%\\\s]/.test(typed)) return failed('invalid-input')
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (url === null || url.hostname === '') return failed('invalid-input')
  const isAllowed =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  const path = url.pathname.replace(/\/+$/, '')
  if (!isAllowed || !PLAIN_PATH.test(path)) return failed('invalid-input')
  return ok(url.origin + path)
}

/** The URL parser has already turned odd spellings such as 127.1 or 0x7f000001 into four plain numbers. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  )
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
