import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The file as it lies on the disk, and once more with every stream unpacked: what a viewer never shows. */
export async function everyByte(path: string): Promise<Buffer> {
  const unpack = ['--qdf', '--object-streams=disable', path, '-']
  const { stdout } = await run('qpdf', unpack, { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 })
  return Buffer.concat([await readFile(path), stdout])
}

/** A PDF writes texts in hexadecimal UTF-16 too, which the usual forms do not cover. */
export function inHexadecimal(marker: string): string[] {
  const hex = Buffer.from(marker, 'utf16le').swap16().toString('hex')
  return [hex, hex.toUpperCase(), Buffer.from(marker, 'latin1').toString('hex')]
}
