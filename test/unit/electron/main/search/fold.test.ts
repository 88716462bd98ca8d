import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exactForm,
  fold,
  sortKey,
  withDigraphs,
  wordsOf,
} from '../../../../../electron/main/search/fold'

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'aåäöæøüéßÅÄÖÆØÜÉİıΣσς -’\u00A0\u200B\u030A') }),
)

describe('a folded text', () => {
  it.each([
    ['Åsa Öberg', 'asa oberg'],
    ['A\u030Asa', 'asa'],
    ['Désirée', 'desiree'],
    ['Kjær', 'kjar'],
    ['Søren', 'soren'],
    ['Strauß', 'strauss'],
    ['Małgorzata Đorđević', 'malgorzata dordevic'],
    ['Guðrún Þórsdóttir', 'gudrun thorsdottir'],
    ['Örnekoğlu Işık', 'ornekoglu isik'],
    ['İnci', 'inci'],
    ['ＡＢＣ １２３', 'abc 123'],
    ['ﬁnn', 'finn'],
    ['Ann\u00ADika\u200B', 'annika'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
  ])('%s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('stays the same when it is folded again', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)))
  })

  it('is the same for capitals', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcåäöæøéèüñçłđ -’') }),
        (text) => fold(text.toUpperCase()) === fold(text),
      ),
    )
  })
})

describe('the exact form of a text', () => {
  it.each([
    ['Åsa', 'åsa'],
    ['A\u030Asa', 'åsa'],
    ['ÄNGLA Ö', 'ängla ö'],
    ['Désirée', 'desiree'],
    ['Müller', 'muller'],
    ['Kjær', 'kjär'],
    ['Søren', 'sören'],
  ])('of %s is %s', (text, exact) => {
    expect(exactForm(text)).toBe(exact)
  })

  it('stays the same, and folds as the text does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const exact = exactForm(text)
        expect(exactForm(exact)).toBe(exact)
        expect(fold(exact)).toBe(fold(text))
      }),
    )
  })
})

it('writes letters of our neighbours with two, as a passport does', () => {
  expect(withDigraphs('Kjær Müller Jørgen Åsa')).toBe('kjaer mueller joergen åsa')
})

describe('words', () => {
  it.each([
    ['Anna-Karin O’Brien', ['Anna', 'Karin', 'O', 'Brien']],
    ['J.K. Ek', ['J', 'K', 'Ek']],
    ['Prov & Papper AB (publ)', ['Prov', 'Papper', 'AB', 'publ']],
    ['Anna\u00A0Berg\tEk', ['Anna', 'Berg', 'Ek']],
    ['"*%_;--', []],
    ['', []],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('a list of names', () => {
  it('is in Swedish order, whole words before longer ones and the nameless last', () => {
    const sorted = [
      '3 Vapen AB',
      'Adam Ek',
      'Anna Berg',
      'Anna-Karin Ek',
      'Anna Öberg',
      'Annabella Ek',
      'Désirée Ek',
      'Müller AB',
      'Myra Ek',
      'Zeb Ek',
      'Åke Ek',
      'Åsa Ek',
      'Ängla Ek',
      'Ærling Ek',
      'Örjan Ek',
      'Ørjan Fe',
      'Жанна',
      '',
    ]
    const key = (name: string) => Buffer.from(sortKey(name))
    const shuffled = sorted.toReversed()
    expect(shuffled.sort((one, other) => Buffer.compare(key(one), key(other)))).toEqual(sorted)
  })
})
