import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPdf, areToolsHere } from './handmade-pdf'
import { checkSound, findMarkers, inspectPdf, leastRoomAboveFooter } from './inspect-pdf'

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
