import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSheet } from '../../sheets/check-sheet'
import { anAccount, aSparseCard, NOW } from '../../unit/electron/main/pdf/cards'
import { buildSheet } from '../../../electron/main/pdf/variants'
import { aPdf, areToolsHere } from './handmade-pdf'

describe.skipIf(!areToolsHere())(
  'the check of a printed sheet (needs poppler-utils and qpdf)',
  () => {
    let folder = ''
    const model = buildSheet({ variant: 'meeting' }, aSparseCard(), anAccount, NOW)
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'check-sheet-'))
    })
    afterAll(() => rm(folder, { recursive: true }))

    test('GDPR 29 X18 GDPR 30 names everything that a file has too much, and everything that it lacks', async () => {
      const file = join(folder, 'sheet.pdf')
      await writeFile(file, aPdf(), 'latin1')
      const absent = ['Synlig rad', 'Dold Uppgift', 'Finns inte']
      const present = ['Sidfot', 'Saknas här']
      const { pages, problems } = await checkSheet({ name: 'a', file, model, absent, present })
      expect(pages).toBe(1)
      const said = problems.map((problem) => problem.replace(/^a: /, ''))
      expect(said).toEqual(
        expect.arrayContaining([
          'page 1 lacks its footer',
          expect.stringMatching(/^the text says "Synligrad/),
          expect.stringMatching(/^the structure says "" and not "Mötesblad/),
          expect.stringMatching(/^bookmarks/),
          'title Ett blad',
          expect.stringMatching(/^metadata .*Dold Uppgift/),
          'not tagged',
          'holds "Synlig rad"',
          'holds "Dold Uppgift"',
          'lacks "Saknas här"',
        ]),
      )
      expect(said).not.toContain('holds "Finns inte"')
      expect(said).not.toContain('lacks "Sidfot"')
    })

    test('a file that is not sound, or not there, is a problem and no crash', async () => {
      const file = join(folder, 'broken.pdf')
      await writeFile(file, aPdf().slice(0, 300), 'latin1')
      for (const path of [file, join(folder, 'missing.pdf')]) {
        const sheet = { name: 'a', file: path, model, absent: [], present: [] }
        expect((await checkSheet(sheet)).problems).toHaveLength(1)
      }
    })
  },
)
