/** As long as the longest that may be written. */
export function digitsOf(most: number): number {
  return String(most).length
}

/** A whole number between two others, as somebody writes it; null when that is not what was written. */
export function readWhole(text: string, least: number, most: number): number | null {
  const written = text.trim()
  if (!/^\d+$/.test(written) || written.length > digitsOf(most)) return null
  const read = Number(written)
  return read >= least && read <= most ? read : null
}
