import { describe, expect, it } from 'vitest'
import { readTyped } from '../../../../renderer/screens/search/typed'

const ID = 'ADR00000000000000000000000000001001'

describe('what the search field takes a text for', () => {
  it.each([
    ID,
    ID.toLowerCase(),
    'ADR1001',
    'ADR0F19850412981100000000000000ABCD',
    'ADR<b>&"9001',
    'ADRPROVID',
  ])('D25 offers %s to be opened, spaces around it or not', (id) =>
    expect(readTyped(` ${id}\u00a0`)).toEqual({ kind: 'id', id }),
  )

  it.each([
    ...[
      'Kerstin',
      'Ingrid Exempelsson',
      'ADRIAN',
      'Adrian1',
      'adrianvägen9',
      'ADR-finns-inte',
      'ADR',
      'lgh1002',
      '1001',
    ],
    ...['HAN00000000000000000000000000000001', 'OBJ99999_2000000001', 'SE559999901701'],
    ...['ADR1001/PartyRoles', 'ADR1001,ADR1002', `ADR${'1'.repeat(200)}`, 'ADR10\u000001'],
  ])('D25 takes %j for text, which is sent nowhere', (text) => {
    expect(readTyped(text)).toEqual({ kind: 'text' })
  })

  it.each([
    ...['+46701740605', '08-46500400', '0701740605', '0605', '070-174 06 05', '46701740605'],
    ...['ingrid@example.com', 'adr1001@example.com'],
  ])('D25 takes neither a phone nor an e-mail address for an id: %s', (text) => {
    expect(readTyped(text).kind).toBe('text')
  })

  it.each([
    ...['19850412-9803', '850412-9803', '850412+9803', '198504729803', '850412-T803'],
    ...['850412–9811', '(850412-9811)', '850412.9811', 'pnr:850412-9811', 'ADR8504129811'],
    ...['850412', '19850412', '850412-98', 'adr850412-9811', 'ADR850412T981'],
  ])('D25 GDPR 13 never takes a number of a person, or half of one, for an id: %s', (text) => {
    expect(readTyped(text).kind).toBe('text')
  })

  it.each(['"', '*', '-', 'NEAR(', '%', '_', "';--", ''])(
    'D21 takes %j without an error',
    (text) => {
      expect(() => readTyped(text)).not.toThrow()
    },
  )
})
