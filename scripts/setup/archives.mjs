import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, open, symlink } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createInflateRaw } from 'node:zlib'

// Just enough of gzip, tar and zip for one known package, so that a bare machine needs no tools.

/** Unzips a .tgz into a plain .tar, through which files can then be reached by their place. */
export async function gunzipTo(tgz, tar) {
  await pipeline(createReadStream(tgz), createGunzip(), createWriteStream(tar))
}

/** Where a file lies inside a tar: { offset, size }, or null. */
export async function findInTar(tar, isWanted) {
  const file = await open(tar)
  try {
    const header = Buffer.alloc(512)
    for (let at = 0; (await file.read(header, 0, 512, at)).bytesRead === 512;) {
      const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '')
      if (!name) return null
      const size = parseInt(header.toString('ascii', 124, 136), 8)
      if (isWanted(name)) return { offset: at + 512, size }
      at += 512 + Math.ceil(size / 512) * 512
    }
    return null
  } finally {
    await file.close()
  }
}

/**
 * Unpacks the entries of a zip (which may lie inside another file) for which `rename` answers with
 * a relative path; null leaves an entry out.
 */
export async function unzip({ path, offset, size }, folder, rename) {
  const file = await open(path)
  try {
    for (const entry of await readDirectory(file, offset, size)) {
      const name = rename(entry.name)
      if (!name || name.endsWith('/')) continue
      const target = resolve(folder, name)
      if (!target.startsWith(resolve(folder) + sep)) throw new Error(`unsafe path in zip: ${name}`)
      await mkdir(dirname(target), { recursive: true })
      await writeEntry(path, file, offset, entry, target)
    }
  } finally {
    await file.close()
  }
}

async function readDirectory(file, offset, size) {
  const tail = Buffer.alloc(Math.min(size, 65_557))
  await file.read(tail, 0, tail.length, offset + size - tail.length)
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('the zip has no directory')
  const count = tail.readUInt16LE(end + 10)
  const directory = Buffer.alloc(tail.readUInt32LE(end + 12))
  await file.read(directory, 0, directory.length, offset + tail.readUInt32LE(end + 16))

  const entries = []
  for (let at = 0; entries.length < count;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw new Error('the zip directory is damaged')
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function writeEntry(path, file, zipOffset, entry, target) {
  const head = Buffer.alloc(30)
  await file.read(head, 0, 30, zipOffset + entry.offset)
  const start = zipOffset + entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = entry.packedSize
    ? createReadStream(path, { start, end: start + entry.packedSize - 1 })
    : Readable.from([])
  const isLink = (entry.mode & 0o170000) === 0o120000
  if (isLink) return symlink(Buffer.concat(await packed.toArray()).toString(), target)
  const out = createWriteStream(target)
  if (entry.method === 8) await pipeline(packed, createInflateRaw(), out)
  else if (entry.method === 0) await pipeline(packed, out)
  else throw new Error(`unknown packing method ${entry.method} in zip`)
  if (out.bytesWritten !== entry.size) throw new Error(`cut short in zip: ${entry.name}`)
  await chmod(target, entry.mode & 0o777 || 0o644)
}
