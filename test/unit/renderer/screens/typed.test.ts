import { describe, expect, it } from 'vitest'
import { looksLikePersonalNumber, readTyped } from '../../../../renderer/screens/search/typed'

const ID = 'ADR00000000000000000000000000001001'

describe('what the search field takes a text for', () => {
  it('opens an id with Enter, spaces around it or not', () => {
    expect(readTyped(` ${ID}\u00a0`)).toEqual({ kind: 'id', id: ID, certain: true })
  })

  it('takes letters in a row like ADR for an id without any digit', () => {
    expect(readTyped('ADR-finns-inte')).toMatchObject({ kind: 'id', certain: true })
  })

  it('offers a bare word as an id without insisting', () => {
    expect(readTyped('Kerstin')).toMatchObject({ kind: 'id', certain: false })
  })

  it.each(['+46701740605', '08-46500400', '0605', '1001'])(
    'does not insist that %s, a number, is an id',
    (text) => expect(readTyped(text)).toMatchObject({ certain: false }),
  )

  it.each(['Ingrid Exempelsson', 'ingrid@example.com', 'x'.repeat(161), 'a\u0000b'])(
    'takes %j for text',
    (text) => expect(readTyped(text).kind).toBe('text'),
  )

  it('never takes a personal number for an id, so that none ends up in an address', () => {
    for (const number of ['19850412-9803', '850412-9803', '850412+9803', '198504729803']) {
      expect(readTyped(number).kind).toBe('personal-number')
    }
    expect(looksLikePersonalNumber('850412-T803')).toBe(true)
    expect(looksLikePersonalNumber('559999-9017')).toBe(false)
  })

  it('takes half a personal number for one too, while it is being typed', () => {
    for (const number of ['850412', '19850412', '850412-', '850412-98', '19850412980', '850472']) {
      expect(readTyped(number).kind, number).toBe('personal-number')
    }
    for (const id of ['1001', '99999', '859912', '19859912', 'ADR850412', '850412-98039']) {
      expect(readTyped(id).kind, id).toBe('id')
    }
  })

  it.each(['"', '*', '-', 'NEAR(', '%', '_', "';--", ''])(
    'D21 takes %j without an error',
    (text) => {
      expect(() => readTyped(text)).not.toThrow()
    },
  )
})
