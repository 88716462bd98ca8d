import { describe, expect, it } from 'vitest'
import {
  distinctCategories,
  isProtectedCategory,
  speaksOfProtection,
} from '../../../../../electron/contract/domain/protected-categories'

describe('a category whose name speaks of protection', () => {
  it.each([
    ...['Skyddad identitet', 'SKYDDADE PERSONUPPGIFTER', 'Personskydd', 'Skydd'],
    ...['Sekretessmarkerad', 'Sekretess', 'Folkbokföringssekretess', 'Kvarskrivning'],
    ...['Fingerade uppgifter', 'Kvarskriven', 'Protected identity', 'VIP (skyddad)'],
    // Err on the side of protection: a press of a box undoes it.
    ...['Brandskydd', 'Skyddsrum'],
  ])('GDPR 24 is %j', (name) => {
    expect(speaksOfProtection(name)).toBe(true)
    expect(isProtectedCategory(name, null)).toBe(true)
  })

  it.each([
    'SE\u0301KRETESS',
    'sky\u00addd',
    'ｓｋｙｄｄ',
    'Ske\u200bydd'.replace('e\u200b', '\u200b'),
  ])('GDPR 24 is so however it is written: %j', (name) => {
    expect(speaksOfProtection(name)).toBe(true)
  })

  it.each(['Köpare', 'VIP', 'Hemlig försäljning', 'Säljare', '', 'Identitet', 'Sky'])(
    'is not %j',
    (name) => {
      expect(speaksOfProtection(name)).toBe(false)
      expect(isProtectedCategory(name, null)).toBe(false)
    },
  )
})

describe('once the office has answered', () => {
  it('GDPR 24 exactly the named ones count, however they are spaced and cased', () => {
    expect(isProtectedCategory(' röd  AKT', ['Röd akt'])).toBe(true)
    expect(isProtectedCategory('Röd akt 2', ['Röd akt'])).toBe(false)
    expect(isProtectedCategory('Skyddad identitet', ['Röd akt'])).toBe(false)
    expect(isProtectedCategory('Skyddad identitet', [])).toBe(false)
  })

  it('GDPR 12 24 a name counts by what the window has been told of it, and by the whole', () => {
    const named = ['Akt ••••••-••••']
    expect(isProtectedCategory('Akt 850412-9803', named)).toBe(true)
    expect(isProtectedCategory('Akt 850412-9803', ['Akt 850412-9803'])).toBe(true)
    expect(isProtectedCategory('Akt', named)).toBe(false)
  })

  it('has each of the names of several offices once', () => {
    expect(distinctCategories(['Röd akt', 'VIP', 'röd  akt'])).toHaveLength(2)
  })
})
