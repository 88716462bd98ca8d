import type { UncoveredCard } from '../../electron/contract/domain/card'
import type { ContactId } from '../../electron/contract/domain/ids'
import type { SheetContent } from '../../electron/main/pdf/variants'
import { sheetSv } from '../../electron/contract/texts/sheet'
import { sv } from '../../electron/contract/texts/sv'
import { generatedCase } from './generated-cards'
import { officeCards, sampleCards } from './office-cards'

/** A contact, and what of it may not stand on each of its sheets, nor in any byte of their files. */
export interface SheetCase {
  readonly name: string
  readonly card: UncoveredCard
  readonly fullNumber: string | null
  /** Its sheets say so and nothing else. */
  readonly isProtected: boolean
  /** Forbidden on the Mötesblad, whose reader is not of the office; ids are the extract's alone. */
  readonly categories: { readonly names: readonly string[]; readonly ids: readonly string[] }
  readonly note: readonly string[]
  /** The number in the forms it is written in, wherever it stands. */
  readonly numbers: readonly string[]
  /** Somebody else's, which no sheet may ever have. */
  readonly numbersOfOthers: readonly string[]
  /** Whom the CRM's own data names beside the contact: their names and ids, by id. */
  readonly others: ReadonlyMap<ContactId, readonly string[]>
  /** By what one knows the estates of its interests; forbidden on the Mötesblad. */
  readonly interests: readonly string[]
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

/** Not even that there is such a thing as an interest is on a Mötesblad. */
const wordsOfInterest = [sv.roles.names.speculator, sheetSv.sections.prospects]

/** All three, with every answer that a review can give in turn. */
export function sheetsOf(one: SheetCase, index: number): SheetOfCase[] {
  const others = [...one.others.keys()]
  const note = index % 2 === 0 ? 'include' : 'leave-out'
  const named = others.filter((_, at) => (at + index) % 3 === 0)
  const fullNumber = index % 4 < 2 ? null : one.fullNumber
  const { names, ids } = one.categories
  const textsOf = (of: readonly ContactId[]) => of.flatMap((id) => one.others.get(id) ?? [])
  const sheets: SheetOfCase[] = [
    {
      content: { variant: 'meeting' },
      absent: [
        ...[...names, ...ids, ...one.note, ...one.numbers],
        ...textsOf(others),
        ...one.interests,
        ...wordsOfInterest,
      ],
      present: [],
    },
    {
      content: { variant: 'internal' },
      absent: [...ids, ...one.numbers],
      present: [...names, ...one.note, ...one.interests],
    },
    {
      content: { variant: 'subject', note, named, fullNumber },
      absent: [
        ...(note === 'leave-out' ? one.note : []),
        ...(fullNumber === null ? one.numbers : []),
        ...textsOf(others.filter((id) => !named.includes(id))),
      ],
      present: [
        ...names,
        ...ids,
        ...(note === 'include' ? one.note : []),
        ...(fullNumber === null ? [] : [fullNumber]),
        ...textsOf(named),
        ...one.interests,
      ],
    },
  ]
  return sheets.map((sheet) => ({
    ...sheet,
    absent: [...sheet.absent, ...one.numbersOfOthers, ...(one.isProtected ? textsOf(others) : [])],
    present: one.isProtected ? [] : sheet.present,
  }))
}
