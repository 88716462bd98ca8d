import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/*
 * What can be learnt of a finished PDF with the tools a printer's shop would use: poppler's
 * pdftotext, pdfinfo, pdffonts and pdfdetach, and qpdf. The sheets themselves are printed by
 * Electron, so these are called by the tests of the packed app.
 */

const run = promisify(execFile)
const MAX_OUTPUT = 256 * 1024 * 1024

async function output(tool: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(tool, args, { maxBuffer: MAX_OUTPUT, encoding: 'utf8' })
  return stdout
}

export interface PdfFont {
  readonly name: string
  readonly type: string
  readonly embedded: boolean
}

export interface InspectedPdf {
  readonly title: string
  readonly language: string | null
  readonly tagged: boolean
  /** The text of each page, as it lies on the page. */
  readonly pages: readonly string[]
  readonly fonts: readonly PdfFont[]
  readonly attachments: number
  readonly bookmarks: readonly string[]
  /** Kinds of structure elements, such as `/H1` and `/TH`, each once. */
  readonly structure: readonly string[]
}

export async function inspectPdf(path: string): Promise<InspectedPdf> {
  const [info, text, fonts, detached, json] = await Promise.all([
    output('pdfinfo', '-enc', 'UTF-8', path),
    output('pdftotext', '-layout', '-enc', 'UTF-8', path, '-'),
    output('pdffonts', path),
    output('pdfdetach', '-list', path),
    readObjects(path),
  ])
  const line = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(info)?.[1]?.trim() ?? ''
  return {
    title: line('Title'),
    language: json.find((object) => object['/Type'] === '/Catalog')?.['/Lang'] ?? null,
    tagged: line('Tagged') === 'yes',
    pages: text.split('\f').slice(0, -1),
    fonts: fontsOf(fonts),
    attachments: Number(/^(\d+)/.exec(detached)?.[1] ?? 0),
    bookmarks: json
      .filter((each) => '/Dest' in each && '/Title' in each)
      .map((each) => `${each['/Title']}`),
    structure: [
      ...new Set(
        json.filter((each) => '/S' in each && '/K' in each).map((each) => `${each['/S']}`),
      ),
    ].sort(),
  }
}

/** Rejects, with qpdf's own words, when the file is not sound. */
export async function checkSound(path: string): Promise<void> {
  await output('qpdf', '--check', path)
}

/**
 * Which of the markers stand anywhere in the file: in the text layer, read twice (as laid out, and
 * without line breaks), or in any string of any object, whatever its encoding (X18).
 */
export async function findMarkers(path: string, markers: readonly string[]): Promise<string[]> {
  const [text, flowing, objects] = await Promise.all([
    output('pdftotext', '-layout', '-enc', 'UTF-8', path, '-'),
    output('pdftotext', '-raw', '-enc', 'UTF-8', path, '-'),
    output('qpdf', '--json', '--json-stream-data=none', path),
  ])
  const places = [text, flowing.replace(/\s+/g, ' '), flowing.replace(/\s+/g, ''), objects]
  return markers.filter((marker) =>
    places.some((place) => place.includes(marker) || place.includes(marker.replace(/\s+/g, ''))),
  )
}

export interface Word {
  readonly text: string
  readonly top: number
  readonly bottom: number
}

/** Every page's words with their place, in millimetres from the top of the paper. */
export async function wordsByPage(path: string): Promise<Word[][]> {
  const mm = (points: string | undefined) => (Number(points) * 25.4) / 72
  const xhtml = await output('pdftotext', '-bbox', '-enc', 'UTF-8', path, '-')
  return xhtml
    .split(/<page /)
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)"[^>]*>([^<]*)</g)].map(
        ([, top, bottom, text]) => ({ text: text ?? '', top: mm(top), bottom: mm(bottom) }),
      ),
    )
}

/**
 * The clear height between a page's text and its footer, for the page where it is least. Negative
 * means that they overlap.
 */
export async function leastRoomAboveFooter(path: string, firstFooterWord: string): Promise<number> {
  const rooms = (await wordsByPage(path)).map((words) => {
    const footerTop = Math.max(
      ...words.filter(({ text }) => text === firstFooterWord).map(({ top }) => top),
    )
    const above = words.filter(({ top }) => top < footerTop - 0.5)
    return footerTop - Math.max(...above.map(({ bottom }) => bottom))
  })
  return Math.min(...rooms)
}

function fontsOf(list: string): PdfFont[] {
  return list
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      // Name and type may hold spaces; what follows them never does.
      const [, name = '', type = '', embedded = ''] =
        /^(\S.*?)\s{1,}((?:CID )?(?:Type|TrueType)\S*(?: \S+)*?)\s{2,}\S+\s+(yes|no)\s/.exec(
          line,
        ) ?? []
      return { name: name.trim(), type: type.trim(), embedded: embedded === 'yes' }
    })
}

type PdfObject = Record<string, string | undefined>

/** Every dictionary of the file, with its names and its strings as plain text. */
async function readObjects(path: string): Promise<PdfObject[]> {
  const parsed: unknown = JSON.parse(
    await output('qpdf', '--json', '--json-key=qpdf', '--json-stream-data=none', path),
  )
  const found: PdfObject[] = []
  collect(parsed, found)
  return found
}

function collect(value: unknown, found: PdfObject[]): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, found)
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    found.push(
      Object.fromEntries(entries.map(([key, each]) => [key, `${each}`.replace(/^u:/, '')])),
    )
    for (const [, each] of entries) collect(each, found)
  }
}
