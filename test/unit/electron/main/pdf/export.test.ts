import { describe, expect, test } from 'vitest'
import { failed, ok } from '../../../../../electron/contract/errors'
import { createExporter } from '../../../../../electron/main/pdf/export'
import type { ExporterParts, PlaceRequest } from '../../../../../electron/main/pdf/export'
import { createFakeClock } from '../../../../fakes/clock'
import { anAccount, aPersonCard, planted } from './cards'
import { aSubject } from './model-texts'

const bytes = new TextEncoder().encode('%PDF-')

/** An exporter that notes what it asks of the world around it. */
function anExporter(given: Partial<ExporterParts> = {}) {
  const clock = createFakeClock()
  const asked: PlaceRequest[] = []
  const printed: { html: string; footer: string }[] = []
  const saved: string[] = []
  const exporter = createExporter({
    clock,
    async choosePlace(request) {
      asked.push(request)
      clock.pass(5 * 60 * 1000)
      return '/sheets/valt namn.pdf'
    },
    async print(sheet) {
      printed.push(sheet)
      return ok(bytes)
    },
    async save(path) {
      saved.push(path)
      return ok({ fileName: 'valt namn.pdf', path })
    },
    ...given,
  })
  return { exporter, asked, printed, saved }
}

describe('saving a sheet', () => {
  test('proposes a name, prints the card and saves it where the person wants it', async () => {
    const { exporter, asked, printed, saved } = anExporter()
    expect(await exporter.exportSheet({ variant: 'meeting' }, aPersonCard(), anAccount)).toEqual(
      ok({ state: 'saved', fileName: 'valt namn.pdf', path: '/sheets/valt namn.pdf' }),
    )
    expect(asked).toEqual([
      {
        title: 'Spara mötesblad',
        fileName: 'Kontaktblad Ingrid Exempelsson 2026-11-22.pdf',
        fileKind: 'PDF-dokument',
      },
    ])
    expect(saved).toEqual(['/sheets/valt namn.pdf'])
    expect(printed[0]?.html).toContain('Ingrid Exempelsson')
    // X18: what goes to the printer is all there is.
    for (const marker of Object.values(planted)) {
      expect(JSON.stringify(printed)).not.toContain(marker)
    }
  })

  test.each([
    [{ variant: 'internal' } as const, 'Spara internt blad', 'Internt blad'],
    [aSubject(), 'Spara underlag för registerutdrag', 'Registerutdrag – underlag'],
  ])(
    'GDPR 28 32 asks and prints for the sheet that was chosen: %j',
    async (content, title, says) => {
      const { exporter, asked, printed } = anExporter()
      expect((await exporter.exportSheet(content, aPersonCard(), anAccount)).ok).toBe(true)
      expect(asked).toMatchObject([
        { title, fileName: 'Kontaktblad Ingrid Exempelsson 2026-11-22.pdf' },
      ])
      expect(printed[0]?.html).toContain(says)
      expect(printed[0]?.footer).toContain(says)
    },
  )

  test('GDPR 30 the footer tells when it was printed, not when the dialog opened', async () => {
    const { exporter, printed } = anExporter()
    await exporter.exportSheet({ variant: 'meeting' }, aPersonCard(), anAccount)
    expect(printed[0]?.footer).toContain('2026-11-22 16.15 (svensk tid, UTC+1)')
  })

  test('GDPR 31 nothing is printed or written for somebody who changes their mind', async () => {
    const { exporter, printed, saved } = anExporter({ choosePlace: async () => null })
    expect(await exporter.exportSheet({ variant: 'meeting' }, aPersonCard(), anAccount)).toEqual(
      ok({ state: 'cancelled' }),
    )
    expect([printed, saved]).toEqual([[], []])
  })

  test('a failure of printer or disk is handed on as it is', async () => {
    const stuck = anExporter({ print: async () => failed('file-not-saved') })
    expect(
      await stuck.exporter.exportSheet({ variant: 'meeting' }, aPersonCard(), anAccount),
    ).toEqual(failed('file-not-saved'))
    expect(stuck.saved).toEqual([])
    const full = anExporter({ save: async () => failed('file-not-saved') })
    expect(
      await full.exporter.exportSheet({ variant: 'meeting' }, aPersonCard(), anAccount),
    ).toEqual(failed('file-not-saved'))
  })
})
