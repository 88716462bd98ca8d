import { join, normalize, sep } from 'node:path'

/** The file that a page's path names inside a folder; null when it is no path or would leave the folder. */
export function pathWithin(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  const path = normalize(join(folder, decoded))
  const inside = path.startsWith(folder + sep) && !path.endsWith(sep)
  return inside && !path.includes('\0') ? path : null
}
