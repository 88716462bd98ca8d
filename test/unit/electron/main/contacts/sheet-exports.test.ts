import { describe, expect, test } from 'vitest'
import { exportPreview } from '../../../../../electron/contract/domain/export'
import type { ExportChoice, SubjectReview } from '../../../../../electron/contract/domain/sheet'
import { exportChoice } from '../../../../../electron/contract/domain/sheet'
import type { FailureCode, Result } from '../../../../../electron/contract/errors'
import { failed, ok } from '../../../../../electron/contract/errors'
import { createExportTools } from '../../../../../electron/main/contacts/export-tools'
import { createSheetExports } from '../../../../../electron/main/contacts/sheet-exports'
import type {
  SavedExport,
  SheetExportsParts,
} from '../../../../../electron/main/contacts/sheet-exports'
import type { ContactRecord } from '../../../../../electron/main/crm-api/wire/contact'
import type { ContactCard } from '../../../../../electron/contract/domain/card'
import type { ContactKey } from '../../../../../electron/contract/domain/ids'
import { systemTexts } from '../../../../../electron/contract/texts/system'
import type { ActiveSession } from '../../../../../electron/main/session/session'
import { createSaveAs } from '../../../../../electron/main/system/save-as'
import type { SavePlace } from '../../../../../electron/main/system/save-as'
import { createFakeClock } from '../../../../fakes/clock'
import { aCompanyCard, aPersonCard, planted } from '../pdf/cards'

const FULL = '19620314-9809'
const choices: ExportChoice[] = (['meeting', 'internal', 'subject', 'vcard'] as const).map(
  (kind) => (kind === 'subject' ? subject() : { kind }),
)

function subject(review: Partial<SubjectReview> = {}): ExportChoice {
  return exportChoice.parse({
    kind: 'subject',
    review: { note: null, named: [], number: 'masked', ...review },
  })
}

const aSession = (username = 'maja.maklare') =>
  ({
    account: { username, sample: false, customers: [] },
    crm: {},
  }) as unknown as ActiveSession

/** Exports of one contact, with the printer, the disk and the log in memory. */
function setUp(card: ContactCard = aPersonCard(), given: Partial<SheetExportsParts> = {}) {
  const key: ContactKey = { customerId: card.contact.customerId, contactId: card.contact.id }
  const clock = createFakeClock()
  const printed: { html: string; footer: string }[] = []
  const written: { path: string; text: string }[] = []
  const asked: SavePlace[] = []
  const logged: SavedExport[] = []
  const told: FailureCode[] = []
  /** What the world is like; a test changes it while the dialog stands open, or while it prints. */
  const world = {
    card: card as ContactCard | null,
    session: aSession() as ActiveSession | null,
    refusal: null as FailureCode | null,
    chosen: '/files/valt namn' as string | null,
    whileChoosing: (): unknown => null,
    whilePrinting: (): unknown => null,
    whileWriting: (): unknown => null,
    printer: ok(Buffer.from('%PDF')) as Result<Uint8Array>,
    disk: null as FailureCode | null,
  }
  const recordOf = ({ contact }: ContactCard): ContactRecord => ({
    contact,
    fullNumber: FULL,
    nameParts: null,
    homePageUrl: null,
    changedRaw: null,
  })
  let loads = 0
  const exports = createSheetExports({
    async tools() {
      loads += 1
      return createExportTools({
        clock,
        texts: () => systemTexts.sv.saveAs,
        async print(sheet) {
          printed.push(sheet)
          world.whilePrinting()
          return world.printer
        },
        saveAs: createSaveAs({
          refusal: () => world.refusal,
          async choosePlace(place) {
            asked.push(place)
            world.whileChoosing()
            return world.chosen
          },
          async write(path, bytes, extension) {
            world.whileWriting()
            if (world.disk !== null) return failed(world.disk)
            written.push({ path, text: Buffer.from(bytes).toString('utf8') })
            return ok({ fileName: `a.${extension}`, path })
          },
          refused: (why) => void told.push(why),
        }),
      })
    },
    card: () => world.card,
    record: () => world.card && recordOf(world.card),
    active: () => world.session,
    showInFolder: () => undefined,
    saved: (saved) => void logged.push(saved),
    ...given,
  })
  return { exports, key, clock, printed, written, asked, logged, told, world, loads: () => loads }
}

describe('saving', () => {
  test('GDPR 28 32 asks where under the name of what was chosen, prints and writes it', async () => {
    const { exports, key, asked, printed, written } = setUp()
    for (const choice of choices) {
      const extension = choice.kind === 'vcard' ? 'vcf' : 'pdf'
      expect(await exports.save(key, choice)).toEqual(
        ok({ state: 'saved', fileName: `a.${extension}` }),
      )
    }
    const pdf = { fileKind: 'PDF-dokument', extension: 'pdf' }
    const sheet = { ...pdf, fileName: 'Kontaktblad Ingrid Exempelsson 2026-11-22.pdf' }
    expect(asked).toEqual([
      { ...sheet, title: 'Spara mötesblad' },
      { ...sheet, title: 'Spara internt blad' },
      { ...sheet, title: 'Spara underlag för registerutdrag' },
      {
        title: 'Spara visitkort',
        fileKind: 'Visitkort (vCard)',
        fileName: 'Visitkort Ingrid Exempelsson 2026-11-22.vcf',
        extension: 'vcf',
      },
    ])
    for (const [at, says] of ['Mötesblad', 'Internt blad', 'Registerutdrag – underlag'].entries()) {
      expect(printed[at]?.html).toContain(says)
      expect(printed[at]?.footer).toContain(says)
    }
    expect(written.map(({ text }) => text.slice(0, 11))).toEqual([
      ...['%PDF', '%PDF', '%PDF', 'BEGIN:VCARD'],
    ])
    // X18: what goes to the printer is all there is.
    for (const marker of Object.values(planted)) {
      expect(JSON.stringify(printed[0])).not.toContain(marker)
    }
  })

  test('GDPR 30 the footer tells when it was printed, not when the dialog opened', async () => {
    const { exports, key, clock, printed, world } = setUp()
    world.whileChoosing = () => clock.pass(5 * 60 * 1000)
    await exports.save(key, { kind: 'meeting' })
    expect(printed[0]?.footer).toContain('2026-11-22 16.15 (svensk tid, UTC+1)')
  })

  test('GDPR 31 nothing is printed, written or logged for somebody who changes their mind', async () => {
    const { exports, key, printed, written, logged, world } = setUp()
    world.chosen = null
    for (const choice of choices) {
      await exports.preview(key, choice)
      expect(await exports.save(key, choice)).toEqual(ok({ state: 'cancelled' }))
    }
    expect([printed, written, logged]).toEqual([[], [], []])
  })

  test('a failure of printer or disk is handed on as it is', async () => {
    const { exports, key, written, world } = setUp()
    world.printer = failed('file-not-saved')
    expect(await exports.save(key, { kind: 'meeting' })).toEqual(failed('file-not-saved'))
    expect(written).toEqual([])
    world.disk = 'file-in-use'
    expect(await exports.save(key, { kind: 'vcard' })).toEqual(failed('file-in-use'))
  })
})

type World = ReturnType<typeof setUp>['world']

describe('what ends a file that was begun', () => {
  const ends: [what: string, end: (world: World) => void, code: FailureCode][] = [
    ['GDPR 36 the lock', (world) => (world.refusal = 'locked'), 'locked'],
    ['GDPR 37 a presentation', (world) => (world.refusal = 'presenting'), 'presenting'],
    ['GDPR 18 a purge', (world) => (world.card = null), 'not-found'],
    ['GDPR 18 signing out', (world) => (world.session = null), 'signed-out'],
    ['GDPR 21 another account', (world) => (world.session = aSession('bo')), 'signed-out'],
    ['GDPR 21 the same account anew', (world) => (world.session = aSession()), 'signed-out'],
    [
      'GDPR 24 protected identity',
      (world) => (world.card = aPersonCard({ protectedIdentity: true })),
      'protected-identity',
    ],
  ]

  test.each(ends)('%s while the save dialog stands open', async (_what, end, code) => {
    for (const choice of choices) {
      const { exports, key, printed, written, logged, told, world } = setUp()
      world.whileChoosing = () => end(world)
      expect(await exports.save(key, choice)).toEqual(failed(code))
      expect([printed, written, logged]).toEqual([[], [], []])
      expect(told).toEqual([code])
      expect(exports.showLast()).toEqual(failed('not-found'))
    }
  })

  test.each(ends)('%s while it prints', async (_what, end, code) => {
    const { exports, key, written, logged, told, world } = setUp()
    world.whilePrinting = () => end(world)
    expect(await exports.save(key, { kind: 'internal' })).toEqual(failed(code))
    expect(told).toEqual([code])
    expect([written, logged]).toEqual([[], []])
  })

  test('the file holds the card as it is when the place has been chosen', async () => {
    const { exports, key, printed, world } = setUp()
    world.whileChoosing = () => (world.card = aPersonCard({ name: 'Nytt Namn' }))
    await exports.save(key, { kind: 'meeting' })
    expect(printed[0]?.html).toContain('Nytt Namn')
  })

  test('GDPR 21 34 one written as its account signs out is logged in its name, and not shown to the next', async () => {
    const { exports, key, logged, world } = setUp()
    const began = world.session
    world.whileWriting = () => (world.session = aSession('bo'))
    expect((await exports.save(key, { kind: 'meeting' })).ok).toBe(true)
    expect(logged.map(({ account }) => account)).toEqual([began?.account])
    expect(exports.showLast()).toEqual(failed('not-found'))
  })

  test('a choice of what to keep is no end of a session', async () => {
    const { exports, key, world } = setUp()
    world.whileChoosing = () => {
      if (world.session) world.session = { ...world.session, account: { ...world.session.account } }
    }
    expect((await exports.save(key, { kind: 'meeting' })).ok).toBe(true)
  })
})

describe('a note that was gone through', () => {
  const changed = aPersonCard({ note: 'Skilsmässa pågår.' })

  test('GDPR 33 stands on the sheet, and no other in its place', async () => {
    const { exports, key, printed, world } = setUp()
    const read = subject({ note: planted.note })
    expect((await exports.save(key, read)).ok).toBe(true)
    expect(printed[0]?.html).toContain(planted.note)
    world.card = changed
    expect(await exports.save(key, read)).toEqual(failed('note-changed'))
    expect((await exports.save(key, subject())).ok).toBe(true)
    expect(printed[1]?.html).not.toContain('Skilsmässa')
  })

  test('GDPR 33 ends when it changes while the save dialog stands open', async () => {
    const { exports, key, written, world } = setUp()
    world.whileChoosing = () => (world.card = changed)
    expect(await exports.save(key, subject({ note: planted.note }))).toEqual(failed('note-changed'))
    expect(written).toEqual([])
  })

  test('GDPR 33 another note is asked about, and is not in the preview before that', async () => {
    const { exports, key, world } = setUp()
    world.card = changed
    const preview = await exports.preview(key, subject({ note: planted.note }))
    expect(preview).toMatchObject({ value: { questions: { note: 'Skilsmässa pågår.' } } })
    if (!preview.ok || preview.value.kind !== 'sheet') throw new Error('no sheet')
    expect(JSON.stringify(preview.value.sheet)).not.toContain('Skilsmässa')
  })
})

describe('what is logged of a saved file', () => {
  test('GDPR 34 each kind, and the full number of an extract as a disclosure', async () => {
    const { exports, key, logged, world } = setUp()
    for (const choice of [...choices, subject({ number: 'full' })]) await exports.save(key, choice)
    const account = world.session?.account
    expect(logged).toEqual([
      { key, account, variant: 'meeting', reason: null },
      { key, account, variant: 'internal', reason: null },
      { key, account, variant: 'subject', reason: null },
      { key, account, variant: 'vcard', reason: null },
      { key, account, variant: 'subject', reason: 'subject-access' },
    ])
  })
})

describe('the full number', () => {
  test('GDPR 12 goes to the printer when it was asked for, and never to a preview', async () => {
    const { exports, key, printed } = setUp()
    const choice = subject({ number: 'full', note: planted.note })
    for (const one of [...choices, choice]) {
      const preview = await exports.preview(key, one)
      expect(preview.ok).toBe(true)
      expect(JSON.stringify(preview)).not.toContain('9809')
      if (preview.ok) expect(exportPreview.parse(preview.value)).toEqual(preview.value)
    }
    await exports.save(key, choice)
    await exports.save(key, subject())
    expect(printed.map(({ html }) => html.includes(FULL))).toEqual([true, false])
    expect(printed.map(({ html }) => html.includes(planted.note))).toEqual([true, false])
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
    expect(printed[0]?.html).not.toContain(FULL)
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
      expect(await exports.preview(key, choice)).toEqual(failed('protected-identity'))
      expect(await exports.save(key, choice)).toEqual(failed('protected-identity'))
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

test('GDPR 32 X15 a file is proposed under a cleaned name, and is found again', async () => {
  const shown: string[] = []
  const { exports, key, asked, written } = setUp(aPersonCard({ name: '../Ingrid 620314-9809' }), {
    showInFolder: (path) => void shown.push(path),
  })
  expect(exports.showLast()).toEqual(failed('not-found'))
  expect((await exports.save(key, { kind: 'vcard' })).ok).toBe(true)
  expect(asked[0]?.fileName).toBe('Visitkort Ingrid 2026-11-22.vcf')
  expect(written[0]?.text).toContain('FN:../Ingrid\r\n')
  exports.showLast()
  exports.forget()
  expect(shown).toEqual(['/files/valt namn'])
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
