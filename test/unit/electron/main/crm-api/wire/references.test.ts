import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  countReferences,
  readReferences,
  readReferencesProof,
} from '../../../../../../electron/main/crm-api/wire/references'
import { MAX_AT_ONCE } from '../../../../../../electron/main/crm-api/visit-in-slices'
import { mostAtOnce } from './most-at-once'

function sample(name: string): unknown {
  const path = new URL(`../../../../../fixtures/samples/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}
const unexpected = { ok: false, error: { code: 'unexpected-format' } }

async function read(body: unknown) {
  const result = await readReferences(body)
  if (!result.ok) throw new Error(result.error.code)
  return [...result.value.values()]
}

describe('the reference list', () => {
  it('names every contact with its kind and its change, as written', async () => {
    const references = await read(sample('contact-references'))
    expect(references.map(({ kind }) => kind)).toEqual([
      ...Array<string>(5).fill('person'),
      ...Array<string>(2).fill('company'),
      'deceased-estate',
    ])
    expect(references[0]).toEqual({
      contactId: 'ADR00000000000000000000000000001001',
      kind: 'person',
      changedRaw: '2026-08-31T11:46:09.65',
    })
  })

  it('is read in any case, with nulls, doubles, another name of estates and no changes', async () => {
    const references = await read({
      PERSONS: [
        null,
        { ID: 'A1', ChangedAt: ' 2026-08-31T11:46:09.65 ' },
        { id: 'A1', changedAt: 'later' },
        { id: 'a1', changedAt: 'D29: another one' },
        { id: ' A 2 ', changedAt: '' },
        { id: 3, changedAt: 20260831 },
        { id: 'A4', changedAt: { year: 2026 } },
        { id: 'A5' },
        { id: null },
        [],
        'A6',
      ],
      companies: null,
      estates: [{ id: 'A7', changedAt: null }],
    })
    expect(references.map((one) => [one.contactId, one.kind, one.changedRaw])).toEqual([
      ['A1', 'person', '2026-08-31T11:46:09.65'],
      ['a1', 'person', 'D29: another one'],
      ['A 2', 'person', null],
      ['3', 'person', '20260831'],
      ['A4', 'person', null],
      ['A5', 'person', null],
      ['A7', 'deceased-estate', null],
    ])
  })

  it('may be empty', async () => {
    expect(await read(sample('contact-references-empty'))).toEqual([])
    expect(await read({ Persons: null })).toEqual([])
    expect(countReferences(sample('contact-references-empty'))).toEqual({ ok: true, value: 0 })
    expect(countReferences(sample('contact-references'))).toEqual({ ok: true, value: 8 })
    expect(readReferencesProof({ Persons: null }).ok).toBe(true)
  })

  it.each([
    null,
    {},
    [],
    'x',
    { message: 'An error has occurred.' },
    { persons: 'x' },
    { persons: [], companies: {} },
  ])('is never read as empty from %j', async (body) => {
    expect(await readReferences(body)).toMatchObject(unexpected)
    expect(countReferences(body)).toMatchObject(unexpected)
    expect(readReferencesProof(body)).toMatchObject(unexpected)
  })

  it('is not read from rows without a single id', async () => {
    expect(await readReferences({ persons: [{ contactId: 'A1' }] })).toMatchObject(unexpected)
  })

  it('never throws, whatever the JSON', async () => {
    const lists = fc.record({ persons: fc.jsonValue({ maxDepth: 4 }), companies: fc.jsonValue() })
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue({ maxDepth: 5 }), lists), async (body) => {
        const result = await readReferences(body)
        countReferences(body)
        if (result.ok) for (const one of result.value.values()) expect(one.contactId).toBeTruthy()
      }),
      { numRuns: 1_000 },
    )
  })

  it('survives any order, and nulls and doubles among its rows', async () => {
    const row = fc.record({
      id: fc.stringMatching(/^ADR[0-9A-F]{4}$/),
      changedAt: fc.option(fc.stringMatching(/^2026-0[1-9]-[12]\dT11:46:09$/)),
    })
    const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(rows, fc.infiniteStream(fc.nat(5)), async (given, picks) => {
        const mixed: unknown[] = []
        for (const one of given) {
          const pick = picks.next().value ?? 0
          if (pick === 0) mixed.push(null)
          if (pick === 1) mixed.push(one)
          mixed.splice(pick * 3, 0, one)
        }
        const references = await read({ persons: mixed })
        const known = (list: { id: string; changedAt: string | null }[]) =>
          list.map((one) => `${one.id} ${one.changedAt}`).sort()
        expect(
          known(references.map((one) => ({ id: one.contactId, changedAt: one.changedRaw }))),
        ).toEqual(known(given))
      }),
    )
  })

  it('S26 of a hundred thousand is read in slices, with turns for others in between', async () => {
    const persons = Array.from({ length: 100_000 }, (_, index) => ({
      id: `ADR${index.toString(16).toUpperCase().padStart(32, '0')}`,
      changedAt: '2026-08-31T11:46:09.65',
      customerId: 'M99999',
    }))
    const { value, most } = await mostAtOnce(persons, (rows) => read({ persons: rows }))
    expect(value).toHaveLength(100_000)
    expect(most).toBeLessThanOrEqual(MAX_AT_ONCE)
  })
})
