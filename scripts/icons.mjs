import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInSession } from './headless.mjs'
import { electronDist, sandboxArgs } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'
import { Refusal, runMain, say } from './setup/report.mjs'

const folder = join(projectRoot, 'electron/resources/icons')
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
/** Apple's names: for each size on screen, plain and for screens of double density. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
  ['ic10', 1024],
]
/** macOS wants air around the tile, the others want it large. */
const WITH_AIR = '0 0 1024 1024'
const LARGE = '84 84 856 856'

// node scripts/icons.mjs: makes every icon from icon.svg. Run by hand; the results are committed.
await runMain(async () => {
  const work = mkdtempSync(join(tmpdir(), 'kontaktkort-icons-'))
  try {
    const pictureFor = (name, crop) => (size) => ({
      crop,
      size,
      path: join(work, `${name}-${size}.png`),
    })
    const large = pictureFor('large', LARGE)
    const airy = pictureFor('airy', WITH_AIR)
    const icnsSizes = [...new Set(ICNS_TYPES.map(([, size]) => size))]
    await render([...LINUX_SIZES, 1024].map(large).concat(icnsSizes.map(airy)))

    const read = (picture) => readFileSync(picture.path)
    writeFileSync(join(folder, 'icon.png'), read(large(1024)))
    writeFileSync(join(folder, 'icon.ico'), ico(ICO_SIZES.map((size) => [size, read(large(size))])))
    writeFileSync(
      join(folder, 'icon.icns'),
      icns(ICNS_TYPES.map(([type, size]) => [type, read(airy(size))])),
    )
    mkdirSync(join(folder, 'linux'), { recursive: true })
    for (const size of LINUX_SIZES) {
      writeFileSync(join(folder, 'linux', `${size}x${size}.png`), read(large(size)))
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  say('the icons were made anew from icon.svg.')
})

async function render(pictures) {
  const job = { svg: join(folder, 'icon.svg'), pictures }
  const code = await runInSession(
    electronDist().executable,
    [join(import.meta.dirname, 'icons/render.cjs'), ...sandboxArgs()],
    { env: { ICONS_JOB: JSON.stringify(job) }, stdio: 'ignore' },
  )
  if (code !== 0) throw new Refusal('Electron could not draw the icons.')
}

/** ICO: a head, one directory entry per picture, then the PNGs as they are. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  pictures.forEach(([size, png], index) => {
    const entry = 6 + 16 * index
    // 256 does not fit in a byte and is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += png.length
  })
  return Buffer.concat([head, ...pictures.map(([, png]) => png)])
}

/** ICNS: typed chunks with their length, in one chunk for the file. */
function icns(pictures) {
  const chunk = (type, data) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(data.length + 8, 4)
    return Buffer.concat([head, data])
  }
  return chunk('icns', Buffer.concat(pictures.map(([type, png]) => chunk(type, png))))
}
