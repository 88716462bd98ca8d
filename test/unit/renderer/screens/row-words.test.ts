import { describe, expect, it } from 'vitest'
import { coveredText } from '../../../../electron/contract/domain/covered'
import type { MatchReason } from '../../../../electron/contract/domain/search'
import { sv } from '../../../../electron/contract/texts/sv'
import { lineHint, lineMark, rowHint } from '../../../../renderer/screens/search/row-words'
import { aContactLine } from '../../../builders/card'

const line = aContactLine()
const hint = (reason: MatchReason, matched: string | null = null): string =>
  rowHint({ line, reason, matched: coveredText.nullable().parse(matched) }, sv)

describe('the second line of a row', () => {
  it('says why it is there when the name does not', () => {
    expect(hint('email', 'ingrid@example.com')).toBe('e-post ingrid@example.com')
    expect(hint('phone', '070-174 06 05')).toBe('telefon 070-174 06 05')
    expect(hint('address', 'Påhittsgatan 12')).toBe('adress Påhittsgatan 12')
    expect(hint('category', 'Julkort')).toBe('kategori Julkort')
    expect(hint('estate', 'OBJ1')).toBe('objekt OBJ1')
    expect(hint('id')).toBe('kontakt-id')
  })

  it('never has a digit of an identity number, whatever was sent along', () => {
    expect(hint('number', '19850412-9803')).toBe('person- eller organisationsnummer')
  })

  it('is what one knows the contact by otherwise, and the id when there is nothing else', () => {
    for (const reason of ['name', 'filter', 'server', 'phone'] as const) {
      expect(hint(reason)).toBe('070-174 06 90')
    }
    expect(lineHint(aContactLine({ hint: null }), sv)).toBe(line.contactId)
  })

  it('says that a contact is protected, and nothing else', () => {
    expect(lineHint(aContactLine({ protectedIdentity: true }), sv)).toBe('Skyddade uppgifter')
  })
})

it('D15 stands before the name: deceased, or the estate of one', () => {
  expect(lineMark(aContactLine({ deceased: true }), sv)).toBe('Avliden')
  expect(lineMark(aContactLine({ kind: 'deceased-estate' }), sv)).toBe('Dödsbo')
  expect(lineMark(line, sv)).toBeNull()
})
