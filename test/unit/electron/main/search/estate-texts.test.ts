import { describe, expect, it } from 'vitest'
import { knownEstateKind } from '../../../../../electron/contract/domain/estate-kind'
import { estateTexts } from '../../../../../electron/main/search/estate-texts'

const bare = { address: null, area: null, number: null, kind: null }

describe('the words by which an estate is found', () => {
  it('are those of its address, area, number and kind, folded', () => {
    expect(
      estateTexts({
        address: 'Vintervägen 9 B',
        area: 'Älvstranden, Låtsasstad',
        number: 'SM-1023',
        kind: { state: 'known', kind: 'housing-cooperative' },
      }),
    ).toEqual({
      address: ['vintervagen', '9', 'b'],
      area: ['alvstranden', 'latsasstad'],
      number: ['sm', '1023', 'sm1023'],
      kind: ['bostadsratt'],
    })
  })

  it('are none where the CRM has told nothing', () => {
    expect(estateTexts(bare)).toEqual({ address: [], area: [], number: [], kind: [] })
  })

  it('have one for each kind there is, and those of the CRM for one that is new', () => {
    for (const kind of knownEstateKind.options) {
      expect(estateTexts({ ...bare, kind: { state: 'known', kind } }).kind, kind).toHaveLength(1)
    }
    const unknown = { state: 'unknown', raw: 'Husbåt' } as const
    expect(estateTexts({ ...bare, kind: unknown }).kind).toEqual(['husbat'])
  })

  it('stand there once each, and none is longer than an index takes', () => {
    const { address } = estateTexts({ ...bare, address: `Väg väg VÄG ${'x'.repeat(100)}` })
    expect(address).toEqual(['vag', 'x'.repeat(64)])
  })
})
