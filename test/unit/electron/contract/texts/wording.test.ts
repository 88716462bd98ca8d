import { describe, expect, it } from 'vitest'
import { en } from '../../../../../electron/contract/texts/en'
import { sheetSv } from '../../../../../electron/contract/texts/sheet'
import { sv } from '../../../../../electron/contract/texts/sv'
import { systemTexts } from '../../../../../electron/contract/texts/system'
import { AVOIDED } from '../../../../builders/avoided-words'

/** Every text with its place in the catalogue; those that take something are given something. */
function textsIn(value: unknown, place = ''): { place: string; text: string }[] {
  if (typeof value === 'string') return [{ place, text: value }]
  if (typeof value === 'function') return textsIn(value('2', '3', '4', '5'), place)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${place}.${key}`))
}

const swedish = [
  ...textsIn(sv, 'sv'),
  ...textsIn(sheetSv, 'sheet'),
  ...textsIn(systemTexts.sv, 'system'),
]
const english = [...textsIn(en, 'en'), ...textsIn(systemTexts.en, 'system')]

describe('the text catalogue', () => {
  it('holds texts at all', () => {
    expect(swedish.length).toBeGreaterThan(200)
    expect(english.length).toBeGreaterThan(150)
  })

  it('GDPR section 8 never uses a word that promises more than is known', () => {
    const avoided =
      'godkänd, samtycke, säker, compliant, verifierad, giltig, får kontaktas, svartlistad'
    for (const word of avoided.split(', ')) expect(word).toMatch(AVOIDED)
    expect([...swedish, ...english].filter(({ text }) => AVOIDED.test(text))).toEqual([])
  })

  it('GDPR section 8 says what it knows in the words of the rules', () => {
    const used =
      'informerad, tillåts enligt CRM, avböjd, okänt, hämtad, inaktuell, gallrad, utdrag, underlag'
    const all = swedish.map(({ text }) => text.toLowerCase()).join('\n')
    for (const word of used.split(', ')) expect(all).toContain(word.toLowerCase())
  })

  it('never says just "something went wrong", shows a code or leaves a text empty', () => {
    const lazy = /något gick fel|something went wrong|undefined|\[object|error code|felkod/i
    expect([...swedish, ...english].filter(({ text }) => lazy.test(text))).toEqual([])
    expect([...swedish, ...english].filter(({ text }) => text.trim() === '')).toEqual([])
  })

  it('leaves no Swedish in the English texts, but for what the CRM and the app call things', () => {
    const leftover = english.filter(({ text }) => /[åäö]/i.test(text))
    expect(leftover).toEqual([])
  })

  it('ends every sentence of a failure, and gives each a remedy', () => {
    for (const texts of [sv, en]) {
      for (const { says, remedy } of Object.values(texts.failures)) {
        expect(says).toMatch(/[.!]$/)
        expect(remedy).toMatch(/[.!]$/)
      }
    }
  })
})
