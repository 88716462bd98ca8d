import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactId, customerId } from '../../../../../../electron/contract/domain/ids'
import {
  readContactBatch,
  readContactNames,
} from '../../../../../../electron/main/crm-api/wire/contact'
import { NOW, sample } from './sample-contact'

const M99999 = customerId.parse('M99999')
const persons = sample('contact-batch-persons') as unknown as Record<string, unknown>[]
const ids = persons.map((one) => contactId.parse(one.id))

const read = (body: unknown, asked = ids) =>
  readContactBatch(body, M99999, asked, NOW, 'person') ?? 'no batch'

function foundIn(body: unknown, asked = ids) {
  const batch = read(body, asked)
  return batch === 'no batch' ? batch : { ids: [...batch.found.keys()], odd: batch.odd }
}

describe('a batch of contacts', () => {
  it('N29 is read by id, in whatever order it comes', () => {
    expect(foundIn(persons)).toEqual({ ids, odd: false })
    expect(foundIn([...persons].reverse())).toEqual({ ids: [...ids].reverse(), odd: false })
    const named = readContactNames(persons, M99999, ids, NOW).get(ids[0] ?? contactId.parse('x'))
    expect(named?.name).toBe('Ingrid Exempelsson')
    expect(Object.keys(named ?? {})).toEqual(['name', 'categories'])
  })

  it('N29 may hold nulls, doubles and other letters’ case, and may be a lone object', () => {
    const [first] = persons
    const odd = { ...first, id: String(first?.id).toLowerCase(), firstName: 'Dubbel' }
    const batch = read([null, first, null, odd], ids.slice(0, 1))
    if (batch === 'no batch') throw new Error(batch)
    expect([...batch.found.values()].map(({ record }) => record.contact.name)).toEqual([
      'Ingrid Exempelsson',
    ])
    expect(batch.odd).toBe(false)
    expect(foundIn(first, ids.slice(0, 1))).toEqual({ ids: ids.slice(0, 1), odd: false })
  })

  it('N29 is odd when something in it is none of those asked for', () => {
    for (const element of [{}, { id: null }, { id: 'ADR1' }, 'x', 1, [persons[0]]]) {
      expect(foundIn([element, ...persons.slice(1)])).toEqual({ ids: ids.slice(1), odd: true })
    }
  })

  it('D01 takes the kind from the call where an element does not name its own', () => {
    const batch = read([{ ...persons[0], type: null }], ids.slice(0, 1))
    if (batch === 'no batch') throw new Error(batch)
    expect([...batch.found.values()][0]?.record.contact.kind).toBe('person')
  })

  it.each([null, 'x', 1, true])('is none at all when it is %j', (body) => {
    expect(read(body)).toBe('no batch')
  })

  it('never throws, whatever the JSON, and survives any order and nulls', () => {
    const shuffled = fc.shuffledSubarray([...persons, null, null], {
      minLength: persons.length + 2,
    })
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (body) => {
        read(body)
        readContactNames(body, M99999, ids, NOW)
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(shuffled, (body) => {
        const batch = foundIn(body)
        expect(batch).toMatchObject({ odd: false })
        expect(batch !== 'no batch' && [...batch.ids].sort()).toEqual([...ids].sort())
      }),
    )
  })
})
