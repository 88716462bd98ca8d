import type { ExportPreview, SubjectQuestions } from '../../../electron/contract/domain/export'
import type { ContactId, ContactKey } from '../../../electron/contract/domain/ids'
import type { ExportChoice, SubjectReview } from '../../../electron/contract/domain/sheet'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf, type Crm } from '../../crm'

export type ExportKind = ExportChoice['kind']

/** What an extract still waits for. */
export type Undecided = 'questions' | 'note' | 'persons' | 'number'

/** One file to be made of one contact: which, what it would say, and what is decided about it. */
export class Export {
  /** The default each time (GDPR rule 28). */
  kind = $state<ExportKind>('meeting')
  /** The last one that came, until the next is there: what is looked at does not flicker. */
  preview = $state.raw<ExportPreview | null>(null)
  /** Why there is no preview; gone with the next that comes. */
  previewFailure = $state.raw<Failure | null>(null)
  /** Why nothing was saved. */
  failure = $state.raw<Failure | null>(null)
  saving = $state(false)

  /** Nothing is decided beforehand: a note may speak of health or of others (GDPR rule 33). */
  note = $state<'include' | 'leave-out' | null>(null)
  named = $state.raw<readonly ContactId[]>([])
  personsDone = $state(false)
  number = $state<SubjectReview['number']>('masked')
  numberConfirmed = $state(false)
  /** Those of the last preview: nothing is decided over what is not on screen. */
  questions = $state.raw<SubjectQuestions | null>(null)

  readonly undecided: readonly Undecided[] = $derived(this.#undecided())
  readonly #crm: Crm
  readonly #key: ContactKey
  #turn = 0
  /** What the decisions were made over. */
  #read: SubjectQuestions | null = null

  constructor(crm: Crm, key: ContactKey) {
    this.#crm = crm
    this.#key = key
  }

  /** What the preview on hand is of: a choice just made may still be on its way. */
  readonly shown: ExportKind | null = $derived(
    this.preview?.kind === 'sheet' ? this.preview.sheet.variant : (this.preview?.kind ?? null),
  )

  choose(kind: ExportKind): void {
    this.kind = kind
    this.failure = null
    this.questions = null
    void this.look()
  }

  decideNote(note: 'include' | 'leave-out'): void {
    this.note = note
    void this.look()
  }

  setNamed(contactId: ContactId, isNamed: boolean): void {
    const others = this.named.filter((id) => id !== contactId)
    this.named = isNamed ? [...others, contactId] : others
    void this.look()
  }

  chooseNumber(number: SubjectReview['number']): void {
    this.number = number
    // A confirmation holds for the choice it was given for.
    this.numberConfirmed = false
  }

  /** Asks for the preview anew; the card may have changed, too. */
  async look(): Promise<void> {
    const turn = ++this.#turn
    try {
      const preview = await this.#crm.call('contacts.previewExport', this.#request())
      if (turn !== this.#turn) return
      this.preview = preview
      this.previewFailure = null
      if (preview.kind === 'sheet' && preview.questions !== null) this.#ask(preview.questions)
    } catch (error) {
      if (turn !== this.#turn) return
      this.preview = null
      this.previewFailure = failureOf(error)
    }
  }

  /** The name of the saved file; null when it was not saved, which the dialog then shows. */
  async save(): Promise<string | null> {
    if (this.saving || this.undecided.length > 0) return null
    this.saving = true
    this.failure = null
    try {
      const done = await this.#crm.call('contacts.export', this.#request())
      return done.state === 'saved' ? done.fileName : null
    } catch (error) {
      this.failure = failureOf(error)
      if (this.failure.code === 'note-changed') void this.look()
      return null
    } finally {
      this.saving = false
    }
  }

  /** What was decided holds for what was read: another note or another person is another question. */
  #ask(questions: SubjectQuestions): void {
    const before = this.#read
    this.#read = questions
    this.questions = questions
    if (before === null) return
    if (before.note !== questions.note && this.note !== null) {
      this.note = null
      void this.look()
    }
    const read = before.thirdPersons.map(wordsOf)
    if (!questions.thirdPersons.every((person) => read.includes(wordsOf(person)))) {
      this.personsDone = false
    }
  }

  #request(): { key: ContactKey; choice: ExportChoice } {
    return { key: this.#key, choice: this.#choice() }
  }

  #choice(): ExportChoice {
    if (this.kind !== 'subject') return { kind: this.kind }
    const { named, number } = this
    const ids = this.#read?.thirdPersons.map(({ contactId }) => contactId)
    const review: SubjectReview = {
      note: this.note === 'include' ? (this.#read?.note ?? null) : null,
      // Somebody who is no longer tied to the contact is no longer asked about.
      named: named.filter((id) => ids?.includes(id)),
      number,
    }
    return { kind: 'subject', review }
  }

  #undecided(): Undecided[] {
    const { questions } = this
    if (this.kind !== 'subject') return []
    if (questions === null) return ['questions']
    const open: Undecided[] = []
    if (questions.note !== null && this.note === null) open.push('note')
    if (questions.thirdPersons.length > 0 && !this.personsDone) open.push('persons')
    if (this.number === 'full' && !this.numberConfirmed) open.push('number')
    return open
  }
}

function wordsOf({ contactId, name, says }: SubjectQuestions['thirdPersons'][number]): string {
  return JSON.stringify([contactId, name, says])
}
