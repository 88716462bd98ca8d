/** A whole number between two others, as somebody writes it; null when that is not what was written. */
export function readWhole(text: string, least: number, most: number): number | null {
  if (!/^\d{1,2}$/.test(text.trim())) return null
  const read = Number(text)
  return read >= least && read <= most ? read : null
}
