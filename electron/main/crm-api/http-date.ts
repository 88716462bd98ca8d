/** Milliseconds since 1970; null when the header is absent or no HTTP date. */
export function readHttpDate(header: string | null): number | null {
  const text = header?.trim() ?? ''
  // An HTTP date always ends in GMT: the only dates that are safe to leave to Date.parse.
  const at = /GMT$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) ? null : at
}
