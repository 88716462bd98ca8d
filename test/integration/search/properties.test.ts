import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContactId } from '../../../electron/contract/domain/ids'
import { exactForm, fold, sortKey, wordsOf } from '../../../electron/main/search/fold'
import { endsOf, readPhonePart, searchForms } from '../../../electron/main/phones/phone-forms'
import { readPhones } from '../../../electron/main/phones/read-phones'
import { readTerms } from '../../../electron/main/search/terms'
import type { Store } from '../../../electron/main/store/store'
import { manyRecords, recordOf } from '../../builders/many-contacts'
import { aPerson } from '../../builders/people'
import { aSearchDesk, CUSTOMER } from './desk'
import { removeAll } from '../../fakes/gone'
import { collectGarbage, MB } from '../../fakes/used-memory'

const letter = fc.constantFrom(...'abcdeéfghijklmnoöprsßtuüvwxyzåäøÅÄÖ')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 9 })
const name = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .chain((words) => fc.constantFrom(' ', '-', '’', '  ').map((between) => words.join(between)))

describe('folding', () => {
  it('does no more the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(exactForm(exactForm(text))).toBe(exactForm(text))
        expect(fold(exactForm(text))).toBe(fold(text))
      }),
    )
  })

  it('keeps å, ä and ö where letters count, and nowhere else', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(fold(text)).not.toMatch(/[åäö]/)
        expect(exactForm(text).replace(/[åäö]/g, '')).toBe(
          fold(exactForm(text).replace(/[åäö]/g, '')),
        )
      }),
    )
  })

  it('sorts as a Swedish list of the same words', () => {
    const swedish = new Intl.Collator('sv', { sensitivity: 'base' })
    const plain = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuxyzåäö'),
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        const keys = sortKey(one) < sortKey(other) ? -1 : sortKey(one) > sortKey(other) ? 1 : 0
        expect(keys).toBe(Math.sign(swedish.compare(one, other)))
      }),
    )
  })
})

describe('D19 forms of a phone number', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 7, maxLength: 8 })
  const number = digits.map((rest) => `07${rest.slice(0, 8).padEnd(8, '1')}`)
  const sign = fc.constantFrom('', ' ', '-', '\u00a0', '.', ' - ')
  const forms = fc
    .tuple(number, sign, fc.constantFrom('0', '+46', '0046', '+46 (0)', '+46 0'))
    .map(([national, between, start]) => {
      const rest = national.slice(1)
      return {
        national,
        written: `${start}${start === '0' ? '' : between}${rest.slice(0, 2)}${between}${rest.slice(2, 5)}${between}${rest.slice(5)}`,
      }
    })

  it('are one number, however they are written', () => {
    fc.assert(
      fc.property(forms, ({ national, written }) => {
        expect(readPhones(written, null).flatMap(searchForms)).toContain(national)
      }),
    )
  })

  it('any four digits or more of it stand at the beginning of one of its ends', () => {
    fc.assert(
      fc.property(forms, fc.nat(), fc.nat(), ({ national }, from, length) => {
        const at = from % (national.length - 3)
        const part = national.slice(at, at + 4 + (length % (national.length - at - 3)))
        const read = readPhonePart(part)
        const ends = [national, ...endsOf(national)]
        const found =
          (read?.within !== null && ends.some((end) => end.startsWith(read?.within ?? '?'))) ||
          (read?.beginning !== null && national.startsWith(read?.beginning ?? '?'))
        expect(found, part).toBe(true)
      }),
    )
  })
})

describe('D21 reading what was typed', () => {
  it('throws at nothing, and is bounded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6_000 }), (text) => {
        const { items } = readTerms(text)
        expect(items.length).toBeLessThanOrEqual(8)
      }),
    )
  })
})

describe('finding', () => {
  it('any beginnings of any words of a name, in any order, as typed or without the dots', () => {
    const desk = aSearchDesk()
    fc.assert(
      fc.property(
        name,
        fc.infiniteStream(fc.nat(999)),
        fc.constantFrom<(text: string) => string>(
          (text) => text,
          fold,
          (text) => text.toUpperCase(),
        ),
        (fullName, chance, typedAs) => {
          const pick = () => chance.next().value as number
          desk.add({ id: 'ADR1', firstName: fullName, lastName: null })
          const words = wordsOf(exactForm(fullName))
          const typed = words
            .map((one) => ({ one, at: pick() }))
            .sort((a, b) => a.at - b.at)
            .slice(0, 1 + (pick() % words.length))
            .map(({ one }) => one.slice(0, 1 + (pick() % one.length)))
            .join(' ')
          expect(desk.find(typedAs(typed)), `${typed} in ${fullName}`).toEqual(['ADR1'])
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('D22 the index and the table', () => {
  it('say the same after any changes and removals', () => {
    const names = ['Anna', 'Åsa', 'Asa', 'Karl-Erik', 'Erik', 'Ängla', 'Angela', 'Bo']
    const change = fc.record({
      id: fc.integer({ min: 1, max: 8 }).map((n) => `ADR${n}`),
      name: fc.constantFrom(...names, null),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const desk = aSearchDesk()
        const model = new Map<string, string>()
        for (const { id, name: given } of changes) {
          if (given === null) {
            removeAll(desk.rows, [{ customerId: CUSTOMER, contactId: id as ContactId }])
            model.delete(id)
          } else {
            desk.add({ id, firstName: given, lastName: 'Modell' })
            model.set(id, given)
          }
        }
        for (const text of ['a', 'an', 'åsa', 'erik', 'karl erik', 'mod', 'bo', 'ang']) {
          expect(desk.find(text).sort(), text).toEqual(naively(model, text))
        }
        expect(desk.rows.count()).toBe(model.size)
        desk.store.read((db) => db.exec("INSERT INTO search (search) VALUES ('integrity-check')"))
      }),
      { numRuns: 60 },
    )
  })

  /** Every word typed begins a word of the name, marks aside. */
  function naively(model: ReadonlyMap<string, string>, text: string): string[] {
    const typed = wordsOf(fold(text))
    return [...model]
      .filter(([, given]) => {
        const words = wordsOf(fold(`${given} Modell`))
        return typed.every((one) => words.some((other) => other.startsWith(one)))
      })
      .map(([id]) => id)
      .sort()
  }
})

/** Of what is still in use. */
function usedMemory(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

function sizeOf(store: Store): number {
  return store.read((db) => Number(db.pragma('page_count')) * Number(db.pragma('page_size')))
}

describe('D23 an office of 50,000', () => {
  it('is searched within bounded memory, and counts no further than it says', () => {
    const desk = aSearchDesk()
    const atFirst = usedMemory()
    let batch = []
    for (const record of manyRecords(50_000)) {
      batch.push(record)
      if (batch.length < 1_000) continue
      desk.rows.save(
        batch[0]?.contact.customerId ?? CUSTOMER,
        batch,
        Date.now(),
        desk.rows.asking(),
      )
      batch = []
    }
    desk.save(recordOf(aPerson({ id: 'ADR-NÅL', firstName: 'Nålen', lastName: 'Höstack' })))
    expect(desk.rows.count()).toBe(50_001)
    expect(desk.find('nålen')).toEqual(['ADR-NÅL'])
    expect(desk.find('höst nål')).toEqual(['ADR-NÅL'])
    const before = usedMemory()
    const { rows, found } = desk.run('a')
    const taken = process.memoryUsage().heapUsed - before
    expect(rows).toHaveLength(50)
    expect(found).toEqual({ count: 1_000, orMore: true })
    // The copy as a whole has more than a hundred.
    expect(taken).toBeLessThan(8 * MB)
    // It lies in memory here, which it does not in the app: even so it stays below.
    expect(usedMemory() - atFirst + sizeOf(desk.store)).toBeLessThan(400 * MB)
  }, 300_000)
})
