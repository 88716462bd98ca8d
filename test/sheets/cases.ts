import type { ContactCard } from '../../electron/contract/domain/card'
import type { SubjectReview } from '../../electron/contract/domain/sheet'
import { thirdPersons } from '../../electron/main/pdf/third-persons'
import type { SheetContent } from '../../electron/main/pdf/variants'
import { generatedCase } from './generated-cards'
import { officeCards, sampleCards } from './office-cards'

/** A contact, and what of it may not stand on each of its sheets, nor in any byte of their files. */
export interface SheetCase {
  readonly name: string
  readonly card: ContactCard
  readonly fullNumber: string | null
  /** Forbidden on the Mötesblad, whose reader is not of the office. */
  readonly beyondOffice: readonly string[]
  readonly note: readonly string[]
  /** The number in the forms it is written in, wherever it stands. */
  readonly numbers: readonly string[]
  /** Of other people, by contact id: their name and id. */
  readonly others: ReadonlyMap<string, readonly string[]>
}

export interface SheetOfCase {
  readonly content: SheetContent
  readonly absent: readonly string[]
  /** Planted, and wanted on this sheet. */
  readonly present: readonly string[]
}

/** How many generated contacts the whole run takes. */
export const GENERATED = 1_000

const samples = sampleCards()
const known = [...samples, ...officeCards()]

export const counts = {
  samples: samples.length,
  known: known.length,
  all: known.length + GENERATED,
}

/** The samples come first, then the sample office, then generated ones, as many as anybody wants. */
export function caseAt(index: number): SheetCase {
  return known[index] ?? generatedCase(index - known.length)
}

/** All three, with every answer that a review can give in turn. */
export function sheetsOf(one: SheetCase, index: number): SheetOfCase[] {
  const others = thirdPersons(one.card).map(({ contactId }) => contactId)
  const review: SubjectReview = {
    note: index % 2 === 0 ? 'include' : 'leave-out',
    named: others.filter((_, at) => (at + index) % 3 === 0),
    number: index % 4 < 2 ? 'masked' : 'full',
  }
  const isFull = review.number === 'full'
  const unnamed = others.filter((id) => !review.named.includes(id))
  const namedOthers = review.named.flatMap((id) => one.others.get(id) ?? [])
  const everyOther = [...one.others.values()].flat()
  return [
    {
      content: { variant: 'meeting' },
      absent: [...one.beyondOffice, ...one.note, ...one.numbers, ...everyOther],
      present: [],
    },
    {
      content: { variant: 'internal' },
      absent: one.numbers,
      present: [...one.beyondOffice.slice(0, 1), ...one.note],
    },
    {
      content: { variant: 'subject', review, fullNumber: isFull ? one.fullNumber : null },
      absent: [
        ...(review.note === 'leave-out' ? one.note : []),
        ...(isFull ? [] : one.numbers),
        ...unnamed.flatMap((id) => one.others.get(id) ?? []),
      ],
      present: [
        ...one.beyondOffice,
        ...(review.note === 'include' ? one.note : []),
        ...namedOthers,
      ],
    },
  ]
}
