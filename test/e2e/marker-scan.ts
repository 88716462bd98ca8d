import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a marker stands in some bytes, in any of the forms that programs write texts in. */
export function markersIn(bytes: Buffer, markers: readonly string[]): string[] {
  return markers.filter((marker) => formsOf(marker).some((form) => bytes.includes(form)))
}

/** Every file under a folder with a marker in its name or its bytes, as `path: marker`. */
export async function scanFolder(folder: string, markers: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name)
    const bytes = Buffer.concat([Buffer.from(`${name}\n`), await bytesOf(path)])
    found.push(...markersIn(bytes, markers).map((marker) => `${name}: ${marker}`))
  }
  return found
}

async function bytesOf(path: string): Promise<Buffer> {
  const status = await lstat(path)
  if (status.isSymbolicLink()) return Buffer.from(await readlink(path))
  return status.isFile() ? readFile(path) : Buffer.alloc(0)
}

function formsOf(marker: string): Buffer[] {
  const plain = Buffer.from(marker)
  return [
    plain,
    Buffer.from(marker, 'utf16le'),
    Buffer.from(marker, 'utf16le').swap16(),
    Buffer.from(marker, 'latin1'),
    Buffer.from(encodeURIComponent(marker)),
    Buffer.from(JSON.stringify(marker).slice(1, -1)),
    ...[0, 1, 2].map((before) => Buffer.from(insideBase64(plain, before))),
  ]
}

/** What a text becomes within a longer one in Base64, without the signs that its neighbours share. */
function insideBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  const first = Math.ceil((before * 8) / 6)
  return text.slice(first, Math.floor(((before + bytes.length) * 8) / 6))
}
