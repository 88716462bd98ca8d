import { describe, expect, it } from 'vitest'
import { contactLine, type ContactLine } from '../../../../electron/contract/domain/card'
import { Search } from '../../../../renderer/screens/search/search.svelte'
import { fakeCrm } from '../fake-crm'

const line = (contactId: string, name: string | null, hint: string | null): ContactLine =>
  contactLine.parse({
    contactId,
    customerId: 'M99999',
    kind: 'person',
    deceased: false,
    name,
    hint,
  })
const ingrid = line('ADR1001', 'Ingrid Exempelsson', '070-174 06 05')
const asa = line('ADR1002', 'Åsa Påhittad', 'Låtsasstad')
const nameless = line('ADR1003', null, null)

function searchWith(...recents: ContactLine[]): Search {
  const search = new Search(fakeCrm())
  search.recents = recents
  return search
}
const offered = (search: Search) => search.options.map((option) => option.contactId)

describe('the search field and its list', () => {
  it('shows everyone opened in this run before anything is typed, and opens nobody on Enter', () => {
    const search = searchWith(ingrid, asa, nameless)
    expect(offered(search)).toEqual(['ADR1001', 'ADR1002', 'ADR1003'])
    expect(search.active).toBeNull()
  })

  it('finds recents by name without accents, and Enter opens the first', () => {
    const search = searchWith(ingrid, asa)
    search.type('asa pa')
    expect(search.active).toMatchObject({ contactId: 'ADR1002', customerId: 'M99999' })
  })

  it.each(['0701740605', '+46 70 174 06 05', '0046701740605', '0605', '070\u00a0174'])(
    'D19 finds a recent contact by the phone number %s',
    (typed) => {
      const search = searchWith(asa, ingrid)
      search.type(typed)
      expect(search.offer.recents.map((option) => option.contactId)).toEqual(['ADR1001'])
    },
  )

  it('opens an id that is new in this run, without saying in which office it is', () => {
    const search = searchWith(ingrid)
    search.type('ADR7777')
    expect(search.active).toEqual({
      key: 'id',
      kind: 'id',
      contactId: 'ADR7777',
      customerId: null,
    })
  })

  it('opens a recent one by its id, in the office it was read in', () => {
    const search = searchWith(ingrid)
    search.type('ADR1001')
    expect(search.active).toMatchObject({ kind: 'recent', customerId: 'M99999' })
    expect(search.options).toHaveLength(1)
  })

  it('offers a name nobody has as an id, but only to an arrow key', () => {
    const search = searchWith(ingrid)
    search.type('Kerstin')
    expect(search.active).toBeNull()
    search.move(1)
    expect(search.active).toMatchObject({ kind: 'id', contactId: 'Kerstin' })
  })

  it('does not ask for an id beside names that were found', () => {
    const search = searchWith(ingrid)
    search.type('exem')
    expect(offered(search)).toEqual(['ADR1001'])
  })

  it('moves with the arrows from one end to the other', () => {
    const search = searchWith(ingrid, asa)
    search.move(-1)
    expect(search.active?.contactId).toBe('ADR1002')
    search.move(1)
    expect(search.active?.contactId).toBe('ADR1001')
  })

  it('lets the arrows go when the text changes', () => {
    const search = searchWith(ingrid, asa)
    search.move(1)
    search.type('ås')
    expect(search.active?.contactId).toBe('ADR1002')
  })

  it('offers nothing to open for a personal number', () => {
    const search = searchWith(ingrid)
    search.type('850412-9803')
    expect(search.options).toEqual([])
  })

  it.each(['"', '*', '-', 'NEAR(', '%', '_', "';--", '\\', '['])(
    'D21 takes %j literally',
    (text) => {
      const search = searchWith(ingrid)
      search.type(text)
      expect(search.offer.recents.every((option) => option.contactId === 'ADR1001')).toBe(true)
    },
  )

  it('D21 answers 5,000 characters against 500 recents', () => {
    const search = searchWith(
      ...Array.from({ length: 500 }, (_, at) => line(`ADR${at}`, 'n'.repeat(300), '0'.repeat(300))),
    )
    search.type('n'.repeat(5000))
    expect(search.options).toEqual([])
  })

  it('follows the recents that the main process pushes', () => {
    const crm = fakeCrm()
    const search = new Search(crm)
    const stop = search.listen()
    crm.push('recents-changed', [ingrid])
    stop()
    crm.push('recents-changed', [])
    expect(search.recents).toEqual([ingrid])
  })
})
