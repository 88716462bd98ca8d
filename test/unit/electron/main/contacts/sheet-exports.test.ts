import { describe, expect, test } from 'vitest'
import { exportPreview } from '../../../../../electron/contract/domain/export'
import type { ExportChoice, SubjectReview } from '../../../../../electron/contract/domain/sheet'
import { exportChoice } from '../../../../../electron/contract/domain/sheet'
import { failed, ok } from '../../../../../electron/contract/errors'
import { createExportTools } from '../../../../../electron/main/contacts/export-tools'
import { createSheetExports } from '../../../../../electron/main/contacts/sheet-exports'
import type {
  SavedExport,
  SheetExportsParts,
} from '../../../../../electron/main/contacts/sheet-exports'
import type { ContactRecord } from '../../../../../electron/main/crm-api/wire/contact'
import type { ExportOutcome, PlaceRequest } from '../../../../../electron/main/pdf/export'
import type { SheetContent } from '../../../../../electron/main/pdf/variants'
import type { ContactCard } from '../../../../../electron/contract/domain/card'
import type { ContactKey } from '../../../../../electron/contract/domain/ids'
import { createFakeClock } from '../../../../fakes/clock'
import { aCompanyCard, aPersonCard, planted } from '../pdf/cards'

const FULL = '19620314-9809'
const choices: ExportChoice[] = (['meeting', 'internal', 'subject', 'vcard'] as const).map(
  (kind) => (kind === 'subject' ? subject() : { kind }),
)

function subject(review: Partial<SubjectReview> = {}): ExportChoice {
  return exportChoice.parse({
    kind: 'subject',
    review: { note: 'leave-out', named: [], number: 'masked', ...review },
  })
}

/** Exports of one contact, with the printer, the disk and the log in memory. */
function setUp(card: ContactCard = aPersonCard(), given: Partial<SheetExportsParts> = {}) {
  const record: ContactRecord = {
    contact: card.contact,
    fullNumber: FULL,
    dial: {},
    homePageUrl: null,
    changedRaw: null,
  }
  const key: ContactKey = { customerId: card.contact.customerId, contactId: card.contact.id }
  const printed: SheetContent[] = []
  const written: string[] = []
  const asked: PlaceRequest[] = []
  const logged: SavedExport[] = []
  let outcome: ExportOutcome = { state: 'saved', fileName: 'a.pdf', path: '/sheets/a.pdf' }
  let loads = 0
  const exports = createSheetExports({
    async tools() {
      loads += 1
      return createExportTools({
        clock: createFakeClock(),
        exporter: {
          async exportSheet(content) {
            printed.push(content)
            return ok(outcome)
          },
        },
        async save(path, bytes) {
          written.push(Buffer.from(bytes).toString('utf8'))
          return ok({ fileName: 'a.vcf', path })
        },
        async chooseVCardPlace(request) {
          asked.push(request)
          return outcome.state === 'saved' ? '/cards/a.vcf' : null
        },
        vcardTexts: () => ({ title: 'Spara visitkort', fileKind: 'Visitkort' }),
      })
    },
    card: () => card,
    record: () => record,
    active: () =>
      ({ account: { username: 'maja.maklare', sample: false, customers: [] } }) as never,
    showInFolder: () => undefined,
    saved: (saved) => void logged.push(saved),
    ...given,
  })
  return {
    exports,
    key,
    printed,
    written,
    asked,
    logged,
    loads: () => loads,
    cancel: () => (outcome = { state: 'cancelled' }),
  }
}

describe('what is logged of a saved file', () => {
  test('GDPR 34 each kind, and the full number of an extract as a disclosure', async () => {
    const { exports, key, logged } = setUp()
    for (const choice of [...choices, subject({ number: 'full' })]) await exports.save(key, choice)
    expect(logged).toEqual([
      { key, variant: 'meeting', reason: null },
      { key, variant: 'internal', reason: null },
      { key, variant: 'subject', reason: null },
      { key, variant: 'vcard', reason: null },
      { key, variant: 'subject', reason: 'subject-access' },
    ])
  })

  test('GDPR 34 nothing of a preview, or of somebody who changes their mind', async () => {
    const { exports, key, logged, cancel, written } = setUp()
    cancel()
    for (const choice of choices) {
      await exports.preview(key, choice)
      expect(await exports.save(key, choice)).toEqual(ok({ state: 'cancelled' }))
    }
    expect([logged, written]).toEqual([[], []])
  })
})

describe('the full number', () => {
  test('GDPR 12 goes to the printer when it was asked for, and never to a preview', async () => {
    const { exports, key, printed } = setUp()
    const choice = subject({ number: 'full', note: 'include' })
    for (const one of [...choices, choice]) {
      const preview = await exports.preview(key, one)
      expect(preview.ok).toBe(true)
      expect(JSON.stringify(preview)).not.toContain('9809')
      if (preview.ok) expect(exportPreview.parse(preview.value)).toEqual(preview.value)
    }
    await exports.save(key, choice)
    await exports.save(key, subject())
    expect(printed).toEqual([
      {
        variant: 'subject',
        review: { note: 'include', named: [], number: 'full' },
        fullNumber: FULL,
      },
      {
        variant: 'subject',
        review: { note: 'leave-out', named: [], number: 'masked' },
        fullNumber: null,
      },
    ])
  })

  test('D14 is not asked about where the number is no secret', async () => {
    const open = { label: 'corporate-number', shown: '559999-9017', masked: false } as const
    const { exports, key, printed, logged } = setUp(
      aCompanyCard({ number: { ...open, checkDigitIsWrong: false } }),
    )
    expect(await exports.preview(key, subject())).toMatchObject({
      value: { questions: { canHaveFullNumber: false } },
    })
    await exports.save(key, subject({ number: 'full' }))
    expect(printed).toMatchObject([{ review: { number: 'masked' }, fullNumber: null }])
    expect(logged).toMatchObject([{ reason: null }])
  })
})

describe('what is refused', () => {
  test.each(choices)(
    'GDPR 24 protected identity: no preview and no file: $kind',
    async (choice) => {
      const { exports, key, logged, printed, written } = setUp(
        aPersonCard({ protectedIdentity: true }),
      )
      expect(await exports.preview(key, choice)).toEqual(failed('forbidden'))
      expect(await exports.save(key, choice)).toEqual(failed('forbidden'))
      expect([logged, printed, written]).toEqual([[], [], []])
    },
  )

  test('a contact that is not here, and one of an account that has signed out', async () => {
    const gone = setUp(aPersonCard(), { record: () => null })
    expect(await gone.exports.preview(gone.key, { kind: 'meeting' })).toEqual(failed('not-found'))
    const out = setUp(aPersonCard(), { active: () => null })
    expect(await out.exports.save(out.key, { kind: 'vcard' })).toEqual(failed('signed-out'))
  })

  test('a second file while the first is being saved', async () => {
    const { exports, key, loads } = setUp()
    const [first, second] = await Promise.all([
      exports.save(key, { kind: 'meeting' }),
      exports.save(key, { kind: 'vcard' }),
    ])
    expect([first.ok, second]).toEqual([true, failed('busy')])
    await exports.preview(key, { kind: 'meeting' })
    expect(loads()).toBe(1)
  })
})

test('GDPR 32 X15 a visiting card is proposed under a cleaned name, and is found again', async () => {
  const shown: string[] = []
  const { exports, key, asked, written } = setUp(aPersonCard({ name: '../Ingrid 620314-9809' }), {
    showInFolder: (path) => void shown.push(path),
  })
  expect(exports.showLast()).toEqual(failed('not-found'))
  expect(await exports.save(key, { kind: 'vcard' })).toEqual(
    ok({ state: 'saved', fileName: 'a.vcf' }),
  )
  expect(asked).toEqual([
    {
      title: 'Spara visitkort',
      fileKind: 'Visitkort',
      fileName: 'Kontaktblad Ingrid 2026-11-22.vcf',
    },
  ])
  expect(written).toHaveLength(1)
  expect(written[0]).toContain('FN:../Ingrid\r\n')
  exports.showLast()
  exports.forget()
  expect(shown).toEqual(['/cards/a.vcf'])
  expect(exports.showLast()).toEqual(failed('not-found'))
})

test('GDPR 33 the review asks for the note and for everybody else whom the card names', async () => {
  const { exports, key } = setUp()
  const preview = await exports.preview(key, subject())
  if (!preview.ok || preview.value.kind !== 'sheet') throw new Error('no sheet')
  expect(preview.value.questions).toMatchObject({ note: planted.note, canHaveFullNumber: true })
  const persons = preview.value.questions?.thirdPersons.map(({ name }) => name)
  expect(persons?.sort()).toEqual([planted.relationName, planted.relatedName].sort())
  expect(await exports.preview(key, { kind: 'internal' })).toMatchObject({
    value: { questions: null },
  })
})
