import { describe, expect, it } from 'vitest'
import type { ExportPreview, SubjectQuestions } from '../../../../electron/contract/domain/export'
import type { ContactId, CustomerId } from '../../../../electron/contract/domain/ids'
import { thirdPerson } from '../../../../electron/contract/domain/sheet'
import type { SheetVariant } from '../../../../electron/contract/domain/sheet'
import { buildSheet } from '../../../../electron/main/pdf/variants'
import { Export } from '../../../../renderer/screens/export/export.svelte'
import { anAccount, aPersonCard, NOW } from '../../electron/main/pdf/cards'
import { fakeCrm, later, refuse } from '../fake-crm'

const key = { customerId: 'M99999' as CustomerId, contactId: 'ADR1' as ContactId }
const anna = thirdPerson.parse({ contactId: 'ADR2', name: 'Anna Påhitt', says: 'Fullmakt' })
const bo = thirdPerson.parse({ contactId: 'ADR3', name: null, says: 'Ombud' })
const everything: SubjectQuestions = {
  note: 'Vill bli uppringd.',
  thirdPersons: [anna, bo],
  canHaveFullNumber: true,
}

function previewOf(variant: SheetVariant, questions: SubjectQuestions | null): ExportPreview {
  const sheet = {
    ...buildSheet({ variant: 'meeting' }, aPersonCard(), anAccount, NOW),
    variant,
  }
  return { kind: 'sheet', sheet, questions }
}

/** An export under way; `ask` is what the main process asks about an extract. */
async function setUp(questions = everything) {
  const crm = fakeCrm()
  let asked = questions
  crm.answer('contacts.previewExport', ({ choice }: { choice: { kind: SheetVariant } }) =>
    previewOf(choice.kind, choice.kind === 'subject' ? asked : null),
  )
  crm.answer('contacts.export', () => ({ state: 'saved', fileName: 'Kontaktblad.pdf' }))
  const making = new Export(crm, key)
  await making.look()
  return {
    crm,
    making,
    ask: (next: SubjectQuestions) => (asked = next),
    saved: () => crm.inputsOf('contacts.export'),
    lastLook: () => crm.inputsOf('contacts.previewExport').at(-1),
    async subject() {
      making.choose('subject')
      await making.look()
    },
  }
}

describe('which file', () => {
  it('GDPR 28 is a Mötesblad at first, saved without waiting for its preview', async () => {
    const { crm, saved } = await setUp()
    crm.answer('contacts.previewExport', () => new Promise(() => undefined))
    const making = new Export(crm, key)
    void making.look()
    expect(making.kind).toBe('meeting')
    expect(await making.save()).toBe('Kontaktblad.pdf')
    expect(saved()).toEqual([{ key, choice: { kind: 'meeting' } }])
  })

  it('shows the preview of the last choice, whichever answer comes first', async () => {
    const { crm, making } = await setUp()
    const slow = later<ExportPreview>()
    crm.answer('contacts.previewExport', () => slow.promise)
    making.kind = 'internal'
    const first = making.look()
    expect(making.shown).toBe('meeting')
    crm.answer('contacts.previewExport', () => ({
      kind: 'vcard',
      name: 'Ingrid Exempelsson',
      rows: [],
      leftOut: false,
      standing: null,
    }))
    making.kind = 'vcard'
    await making.look()
    slow.done(previewOf('internal', null))
    await first
    expect(making.shown).toBe('vcard')
  })

  it('says what failed, and nothing when the system dialog was cancelled', async () => {
    const { crm, making } = await setUp()
    crm.answer('contacts.export', () => ({ state: 'cancelled' }))
    expect(await making.save()).toBeNull()
    expect(making.failure).toBeNull()
    crm.answer('contacts.export', refuse('file-not-saved'))
    expect(await making.save()).toBeNull()
    expect(making.failure?.code).toBe('file-not-saved')
    making.choose('vcard')
    expect(making.failure).toBeNull()
  })

  it('GDPR 24 shows no preview that was refused', async () => {
    const { crm, making } = await setUp()
    crm.answer('contacts.previewExport', refuse('protected-identity'))
    await making.look()
    expect(making.preview).toBeNull()
    expect(making.previewFailure?.code).toBe('protected-identity')
  })

  it('takes the failure of a preview back with the next that comes, and no other failure', async () => {
    const { crm, making } = await setUp()
    crm.answer('contacts.previewExport', refuse('not-found'))
    crm.answer('contacts.export', refuse('file-in-use'))
    await making.look()
    await making.save()
    crm.answer('contacts.previewExport', () => previewOf('meeting', null))
    await making.look()
    expect(making.previewFailure).toBeNull()
    expect(making.failure?.code).toBe('file-in-use')
  })

  it('saves one file at a time', async () => {
    const { crm, making, saved } = await setUp()
    const slow = later<unknown>()
    crm.answer('contacts.export', () => slow.promise)
    const first = making.save()
    expect(making.saving).toBe(true)
    expect(await making.save()).toBeNull()
    slow.done({ state: 'cancelled' })
    await first
    expect(making.saving).toBe(false)
    expect(saved()).toHaveLength(1)
  })
})

describe('the review before an extract is handed out', () => {
  it('GDPR 33 decides nothing beforehand, and saves nothing until all is decided', async () => {
    const { making, saved, subject, lastLook } = await setUp()
    making.choose('subject')
    expect(making.undecided).toEqual(['questions'])
    await subject()
    expect(making.note).toBeNull()
    expect(making.undecided).toEqual(['note', 'persons'])
    expect(await making.save()).toBeNull()
    making.decideNote('include')
    making.personsDone = true
    expect(making.undecided).toEqual([])
    expect(lastLook()).toEqual({
      key,
      choice: {
        kind: 'subject',
        review: { note: everything.note, named: [], number: 'masked' },
      },
    })
    expect(await making.save()).toBe('Kontaktblad.pdf')
    expect(saved()).toHaveLength(1)
  })

  it('asks only about what there is', async () => {
    const none = { note: null, thirdPersons: [], canHaveFullNumber: false }
    const { making, subject } = await setUp(none)
    await subject()
    expect(making.undecided).toEqual([])
    making.choose('internal')
    expect(making.undecided).toEqual([])
  })

  it('GDPR 28 shows the note in the preview only once somebody has taken it along', async () => {
    const { subject, lastLook } = await setUp()
    await subject()
    expect(lastLook()).toMatchObject({ choice: { review: { note: null } } })
  })

  it('names those who are ticked, and nobody who has gone since', async () => {
    const { making, subject, ask, lastLook } = await setUp()
    await subject()
    making.setNamed(anna.contactId, true)
    making.setNamed(bo.contactId, true)
    making.setNamed(anna.contactId, false)
    expect(lastLook()).toMatchObject({ choice: { review: { named: [bo.contactId] } } })
    ask({ ...everything, thirdPersons: [anna] })
    await making.look()
    await making.look()
    expect(lastLook()).toMatchObject({ choice: { review: { named: [] } } })
  })

  it('GDPR 33 asks anew when the note or a person is another than was gone through', async () => {
    const { making, subject, ask } = await setUp()
    await subject()
    making.decideNote('include')
    making.personsDone = true
    await making.look()
    expect(making.undecided).toEqual([])
    ask({ ...everything, note: 'Skilsmässa pågår.' })
    await making.look()
    expect(making.undecided).toEqual(['note'])
    making.decideNote('leave-out')
    // The name of somebody who had been an id so far.
    ask({ ...everything, note: 'Skilsmässa pågår.', thirdPersons: [anna, { ...bo, name: 'Bo' }] })
    await making.look()
    expect(making.undecided).toEqual(['persons'])
  })

  it('GDPR 33 decides nothing over a note that is not on screen: coming back to an extract asks anew', async () => {
    const { making, subject, ask, saved } = await setUp()
    await subject()
    making.decideNote('include')
    making.personsDone = true
    making.choose('internal')
    ask({ ...everything, note: 'Skilsmässa pågår.' })
    making.choose('subject')
    expect(making.questions).toBeNull()
    expect(making.undecided).toEqual(['questions'])
    expect(await making.save()).toBeNull()
    await making.look()
    expect(making.undecided).toEqual(['note'])
    expect(saved()).toEqual([])
  })

  it('GDPR 33 asks again when the note turns out to be another only as it is saved', async () => {
    const { crm, making, subject, ask } = await setUp()
    await subject()
    making.decideNote('include')
    making.personsDone = true
    ask({ ...everything, note: 'Skilsmässa pågår.' })
    crm.answer('contacts.export', refuse('note-changed'))
    expect(await making.save()).toBeNull()
    await making.look()
    expect(making.failure?.code).toBe('note-changed')
    expect(making.questions?.note).toBe('Skilsmässa pågår.')
    expect(making.undecided).toEqual(['note'])
  })

  it('GDPR 28 the full number takes a confirmation of its own, given for that very choice', async () => {
    const { making, subject, saved } = await setUp()
    await subject()
    making.decideNote('leave-out')
    making.personsDone = true
    making.chooseNumber('full')
    expect(making.undecided).toEqual(['number'])
    expect(await making.save()).toBeNull()
    making.numberConfirmed = true
    expect(making.undecided).toEqual([])
    making.chooseNumber('masked')
    making.chooseNumber('full')
    expect(making.undecided).toEqual(['number'])
    making.numberConfirmed = true
    await making.save()
    expect(saved()).toMatchObject([{ choice: { review: { number: 'full' } } }])
  })
})
