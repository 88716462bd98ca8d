/**
 * Where a click on a web address would lead, when its text does not plainly say so: a text may name
 * one host and lead to another (X03). Null when the text is just that host, with or without a path.
 */
export function hostToTell(written: string, host: string): string | null {
  const plain = written
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
  return plain.toLowerCase() === host.toLowerCase() ? null : host
}
