import type { HomePage } from '../../../contract/domain/contact'
import { readLine } from './text'

export interface ReadHomePage {
  readonly homePage: HomePage
  /** Where a click leads; null when the text is only text. */
  readonly url: string | null
}

const MAX_LENGTH = 2_000
/** A name with a top-level domain of letters: neither this computer, nor an address in numbers. */
const PUBLIC_HOST = /^(?:[a-z0-9-]+\.)+(?:xn--[a-z0-9-]+|[a-z]{2,})$/

/** The scheme is not guaranteed (API 3.3). Only plain web addresses become links (X03). */
export function readHomePage(raw: unknown): ReadHomePage | null {
  const written = readLine(raw)
  if (written === null) return null
  const url = linkOf(written)
  return { homePage: { written, host: url?.host ?? null }, url: url?.href ?? null }
}

function linkOf(written: string): URL | null {
  // Blanks and backslashes are dropped or turned by URL parsers: the link would not be what is read.
  if (written.length > MAX_LENGTH || /[\s\\@]/u.test(written)) return null
  const hasScheme = /^https?:\/\//i.test(written)
  // Anything else before a colon is a scheme (javascript:, file:, ms-msdt:) or may be taken for one.
  if (!hasScheme && /^[^/?#]*:|^[/.]/.test(written)) return null
  const text = hasScheme ? written : `https://${written}`
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  const hasUser = url.username !== '' || url.password !== ''
  return isWeb && !hasUser && PUBLIC_HOST.test(url.hostname) ? url : null
}
