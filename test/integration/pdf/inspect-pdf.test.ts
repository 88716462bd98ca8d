import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSound, findMarkers, inspectPdf, leastRoomAboveFooter } from './inspect-pdf'

/** The tools come with Debian's poppler-utils and qpdf; elsewhere they may be missing. */
function areToolsHere(): boolean {
  const tools = ['pdftotext', 'pdfinfo', 'pdffonts', 'pdfdetach', 'qpdf']
  return tools.every((tool) => spawnSync(tool, ['--help'], { stdio: 'ignore' }).error === undefined)
}

/** A page with a line of text and a footer, made by hand: what the inspectors must be able to see. */
function aPdf(): string {
  const hidden = Buffer.from('\ufeffDold Uppgift', 'utf16le').swap16().toString('hex')
  const page = 'BT /F 12 Tf 50 700 Td (Synlig rad) Tj 0 -660 Td (Sidfot) Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (sv) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title (Ett blad) /Keywords <${hidden}> >>`,
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const offset = pdf.length
    pdf += `${index + 1} 0 obj\n${body}\nendobj\n`
    return `${offset}`.padStart(10, '0')
  })
  const start = pdf.length
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('')
  return `${pdf}xref\n0 7\n0000000000 65535 f \n${table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`
}

describe.skipIf(!areToolsHere())('the inspectors of a PDF (need poppler-utils and qpdf)', () => {
  let folder = ''
  let path = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inspect-'))
    path = join(folder, 'sheet.pdf')
    await writeFile(path, aPdf(), 'latin1')
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('X18 find a marker in the text and in metadata of any encoding, and none that is not there', async () => {
    const markers = ['Synlig rad', 'Ett blad', 'Dold Uppgift', 'Finns inte']
    expect(await findMarkers(path, markers)).toEqual(['Synlig rad', 'Ett blad', 'Dold Uppgift'])
  })

  test('tell title, language, tags, pages and a font that is not embedded', async () => {
    const inspected = await inspectPdf(path)
    expect(inspected).toMatchObject({
      title: 'Ett blad',
      language: 'sv',
      tagged: false,
      fonts: [{ name: 'Helvetica', type: 'Type 1', embedded: false }],
      attachments: 0,
      bookmarks: [],
    })
    expect(inspected.pages).toHaveLength(1)
    expect(inspected.pages[0]).toContain('Synlig rad')
  })

  test('measure the room above a footer', async () => {
    const room = await leastRoomAboveFooter(path, 'Sidfot')
    expect(room).toBeGreaterThan(225)
    expect(room).toBeLessThan(235)
  })

  test('refuse a file that is not sound', async () => {
    await expect(checkSound(path)).resolves.toBeUndefined()
    const broken = join(folder, 'broken.pdf')
    await writeFile(broken, aPdf().slice(0, 300), 'latin1')
    await expect(checkSound(broken)).rejects.toThrow()
  })
})
