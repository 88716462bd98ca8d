import { link, mkdir, readdir, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createPackage } from '@electron/asar'
import { electronDist } from '../setup/electron-dist.mjs'
import { projectRoot } from '../setup/places.mjs'
import { Refusal } from '../setup/report.mjs'

/** Where each system's packing puts the program. */
const PLACES = [
  'linux-unpacked/kontaktkort',
  'linux-arm64-unpacked/kontaktkort',
  'win-unpacked/Kontaktkort.exe',
  'mac/Kontaktkort.app/Contents/MacOS/Kontaktkort',
  'mac-arm64/Kontaktkort.app/Contents/MacOS/Kontaktkort',
]

export function packedProgram() {
  const found = PLACES.map((place) => join(projectRoot, 'release/test', place)).find(existsSync)
  if (!found) throw new Refusal('there is no packed app; run npm run pack:test.')
  return { executable: found, args: [] }
}

/**
 * Another app in the very runtime that carries ours: the same files, by hard links, with the same fuses
 * and packed the same way. Windows and macOS refuse a swapped package; there the bare runtime opens it.
 */
export async function programWith(app, folder) {
  const packed = packedProgram().executable
  if (process.platform !== 'linux') return { executable: electronDist().executable, args: [app] }
  await rm(folder, { recursive: true, force: true })
  await linkTree(dirname(packed), folder)
  await createPackage(app, join(folder, 'resources/app.asar'))
  return { executable: join(folder, 'kontaktkort'), args: [] }
}

async function linkTree(from, to) {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.name.startsWith('app.asar')) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await linkTree(source, target)
    else await link(source, target)
  }
}
