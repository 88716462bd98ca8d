import type { WrittenNumber } from './written'
import { writtenNumbers } from './written'

/**
 * Where a text stands: more than half of all Swedish mobile numbers read as a coordination number, so that the
 * same digits are a phone in one place and a person's number in another. `failure`: a text that needs no
 * numbers at all, in which whatever has the shape is taken for one.
 */
export type TextPlace = 'number-field' | 'phone-field' | 'typed' | 'text' | 'failure'

/** `maybe` is hidden, searched for and never sent as an id, as `surely` is; it is only not called one. */
export type Verdict = 'surely' | 'maybe' | 'no'

export interface FoundNumber extends WrittenNumber {
  readonly verdict: Exclude<Verdict, 'no'>
}

/** What reads as a person's number in a text of that place, in the order of the text. */
export function findNumbers(text: string, where: TextPlace): FoundNumber[] {
  const found: FoundNumber[] = []
  for (const number of writtenNumbers(text)) {
    const verdict = judge(number, where)
    if (verdict !== 'no') found.push({ ...number, verdict })
  }
  return found.sort((one, other) => one.from - other.from || other.to - one.to)
}

/** Whether a text is or holds one. */
export function readsAsNumber(text: string, where: TextPlace): Verdict {
  const verdicts = findNumbers(text, where).map(({ verdict }) => verdict)
  return verdicts.includes('surely') ? 'surely' : (verdicts[0] ?? 'no')
}

function judge(number: WrittenNumber, where: TextPlace): Verdict {
  if (where === 'failure') return number.isDate && number.checkDigitIsRight ? 'surely' : 'maybe'
  if (!number.isDate) return 'no'
  return number.shape === 'swedish' ? judgeSwedish(number, where) : judgeNordic(number, where)
}

/** A wrong check digit hides nothing: it is a slip of whoever wrote the number down (D12). */
function judgeSwedish(number: WrittenNumber, where: TextPlace): Verdict {
  const { century, isInterim, checkDigitIsRight, dateIsWhole, isBare, hasSign, mayBePhone } = number
  const likely = checkDigitIsRight ? 'surely' : 'maybe'
  if (where === 'number-field') return likely
  if (isInterim || hasSign || (century !== null && dateIsWhole)) return likely
  if (isBare && mayBePhone) return where === 'text' && checkDigitIsRight ? 'maybe' : 'no'
  if (isBare && dateIsWhole) return likely
  // A day and four digits behind it: an hour, a sum, or the end of a number.
  return checkDigitIsRight ? 'surely' : 'no'
}

/** Might be one, never more: nothing tells of which country it is. */
function judgeNordic(number: WrittenNumber, where: TextPlace): Verdict {
  if (number.hasSign || where === 'number-field') return 'maybe'
  // A field for phones holds foreign ones too.
  if (where === 'phone-field') return 'no'
  if (number.mayBePhone) return where === 'text' && number.checkDigitIsRight ? 'maybe' : 'no'
  return number.isBare ? 'maybe' : 'no'
}
