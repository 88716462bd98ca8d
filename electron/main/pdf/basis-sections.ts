import type { FactsSection } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { fact, section } from './facts'

/** What the sheet is and is not: an extract of what the app reads (GDPR rule 31). */
export function basisSection(): FactsSection {
  const { says, unknown } = sheetSv.basis
  return section('facts', sheetSv.sections.basis, [fact(null, [says]), fact(null, [unknown])])
}

export function protectedSection(): FactsSection {
  return section('facts', sheetSv.sections.protectedIdentity, [
    fact(null, [sv.protectedIdentity.says]),
  ])
}
