import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ContactLine } from '../../../../electron/contract/domain/card'
import type { SearchAnswer } from '../../../../electron/contract/domain/search'
import { Search, SEARCH_AGAIN_MS } from '../../../../renderer/screens/search/search.svelte'
import { aContactLine } from '../../../builders/card'
import { aCopyStatus, anAnswer } from '../copy-builders'
import { fakeCrm, later, refuse } from '../fake-crm'

const ingrid = aContactLine({ contactId: 'ADR1001', name: 'Ingrid Exempelsson' })
const asa = aContactLine({ contactId: 'ADR1002', name: 'Åsa Påhittad', hint: 'Låtsasstad' })
const nameless = aContactLine({ contactId: 'ADR1003', name: null, hint: null })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(...recents: ContactLine[]) {
  const crm = fakeCrm()
  crm.answer('search.run', () => anAnswer())
  const search = new Search(crm, { presenting: false })
  const stop = search.listen()
  search.recents = recents
  const offered = () => search.options.map((option) => option.contactId)
  const finds = (...lines: ContactLine[]) => crm.answer('search.run', () => anAnswer(lines))
  const type = async (text: string) => {
    search.type(text)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { crm, search, stop, offered, finds, type }
}

describe('the search field and its list', () => {
  it('shows the recent ones before anything is typed, and opens nobody on Enter', async () => {
    const { crm, search, offered } = setUp(ingrid, asa, nameless)
    expect(offered()).toEqual(['ADR1001', 'ADR1002', 'ADR1003'])
    expect(await search.choice()).toBeNull()
    expect(crm.asked).toEqual([])
  })

  it('asks the copy at each key press, at once and with the filters', () => {
    const { crm, search } = setUp()
    for (const text of ['I', 'In', 'Ing']) search.type(text)
    expect(crm.inputsOf('search.run')).toEqual(
      ['I', 'In', 'Ing'].map((text) => ({
        text,
        filters: { kind: null, role: null, category: null, ownOnly: false },
      })),
    )
  })

  it('shows what was found in the place of the recent ones, and Enter opens the first', async () => {
    const { search, offered, finds, type } = setUp(ingrid)
    finds(asa, nameless)
    await type('ås')
    expect(offered()).toEqual(['ADR1002', 'ADR1003'])
    expect(search.active).toMatchObject({ kind: 'result', contactId: 'ADR1002' })
  })

  it('keeps the rows that are there until the next answer has come', async () => {
    const { crm, search, offered, finds, type } = setUp(asa)
    const slow = later<SearchAnswer>()
    crm.answer('search.run', () => slow.promise)
    search.type('i')
    expect(offered()).toEqual(['ADR1002'])
    finds(ingrid)
    await type('in')
    crm.answer('search.run', () => new Promise(() => {}))
    search.type('ing')
    expect(offered()).toEqual(['ADR1001'])
  })

  it('never lets an older answer replace a newer one', async () => {
    const { crm, search, offered, finds, type } = setUp()
    const slow = later<SearchAnswer>()
    crm.answer('search.run', () => slow.promise)
    search.type('i')
    finds(ingrid)
    await type('in')
    slow.done(anAnswer([asa, nameless]))
    await vi.advanceTimersByTimeAsync(0)
    expect(offered()).toEqual(['ADR1001'])
  })

  it('shows an answer to an earlier letter while a later one is still awaited', async () => {
    const { crm, search, offered } = setUp()
    const [first, second] = [later<SearchAnswer>(), later<SearchAnswer>()]
    crm.answer('search.run', () => first.promise)
    search.type('i')
    crm.answer('search.run', () => second.promise)
    search.type('in')
    first.done(anAnswer([ingrid, asa]))
    await vi.advanceTimersByTimeAsync(0)
    expect(offered()).toEqual(['ADR1001', 'ADR1002'])
    second.done(anAnswer([ingrid]))
    await vi.advanceTimersByTimeAsync(0)
    expect(offered()).toEqual(['ADR1001'])
  })

  it('is back at the recent ones when the field is cleared, whatever answers come later', async () => {
    const { crm, search, offered } = setUp(asa)
    const slow = later<SearchAnswer>()
    crm.answer('search.run', () => slow.promise)
    search.type('i')
    search.clear()
    slow.done(anAnswer([ingrid]))
    await vi.advanceTimersByTimeAsync(0)
    expect(offered()).toEqual(['ADR1002'])
    expect(search.answer).toBeNull()
  })

  it('opens on Enter what the whole text finds, not what its first letters had found', async () => {
    const { crm, search, finds, type } = setUp()
    finds(asa)
    await type('i')
    const slow = later<SearchAnswer>()
    crm.answer('search.run', () => slow.promise)
    search.type('ingrid')
    const choice = search.choice()
    slow.done(anAnswer([ingrid]))
    expect(await choice).toMatchObject({ contactId: 'ADR1001' })
  })

  it('opens a line that was moved to at once', async () => {
    const { crm, search, finds, type } = setUp()
    finds(asa, ingrid)
    await type('i')
    search.move(1)
    crm.answer('search.run', () => new Promise(() => {}))
    crm.push('copy-changed', aCopyStatus())
    await vi.advanceTimersByTimeAsync(SEARCH_AGAIN_MS)
    expect(await search.choice()).toMatchObject({ contactId: 'ADR1001' })
  })

  it('moves with the arrows from one end to the other, and lets go when the text changes', async () => {
    const { search, finds, type } = setUp(ingrid, asa)
    search.move(-1)
    expect(search.active?.contactId).toBe('ADR1002')
    search.move(1)
    expect(search.active?.contactId).toBe('ADR1001')
    finds(asa, ingrid)
    await type('ås')
    expect(search.active?.contactId).toBe('ADR1002')
  })

  it('tells why a search could not be answered, and asks again by itself when it was only busy', async () => {
    const { crm, search, offered, finds, type } = setUp(asa)
    crm.answer('search.run', refuse('internal'))
    await type('Åsa P')
    expect(search.failure?.code).toBe('internal')
    expect(offered()).toEqual([])
    crm.answer('search.run', refuse('busy'))
    await type('in')
    finds(ingrid)
    await vi.advanceTimersByTimeAsync(300)
    expect(search.failure).toBeNull()
    expect(offered()).toEqual(['ADR1001'])
  })

  it('follows the recents that the main process pushes', () => {
    const { crm, search, stop } = setUp()
    crm.push('recents-changed', [ingrid])
    stop()
    crm.push('recents-changed', [])
    expect(search.recents).toEqual([ingrid])
  })
})

describe('an id in the search field', () => {
  it('opens a contact that the copy does not hold, without saying in which office it is', async () => {
    const { search, type } = setUp()
    await type('ADR7777')
    expect(await search.choice()).toEqual({
      key: 'id',
      kind: 'id',
      contactId: 'ADR7777',
      customerId: null,
    })
  })

  it('opens the row of that id, in the office it is in, and asks for it no second time', async () => {
    const { search, offered, finds, type } = setUp()
    finds(ingrid)
    await type('ADR1001')
    expect(await search.choice()).toMatchObject({ kind: 'result', customerId: 'M99999' })
    expect(offered()).toEqual(['ADR1001'])
  })

  it('D25 is offered below rows that are others, and no name is, though nobody has it', async () => {
    const { search, offered, finds, type } = setUp()
    finds(asa)
    await type('ADR1')
    expect(offered()).toEqual(['ADR1002', 'ADR1'])
    await type('Kerstin')
    expect(offered()).toEqual(['ADR1002'])
    finds()
    await type('Kerstin')
    expect(offered()).toEqual([])
    expect(await search.choice()).toBeNull()
  })

  it('GDPR 13 is held nowhere in the window once the field is empty', async () => {
    const { search, type } = setUp()
    await type('850412-9803')
    expect(JSON.stringify(search.answered)).toContain('9803')
    search.clear()
    await vi.advanceTimersByTimeAsync(0)
    const held = [search.question, search.answered, search.answer, search.failure, search.options]
    expect(JSON.stringify(held)).not.toContain('9803')
  })

  it.each(['850412-9803', '850412–9811', '(850412-9811)', '850412.9811', 'pnr:850412-9811'])(
    'D25 is never %s, which is searched for and opened by nothing else',
    async (number) => {
      const { crm, search, offered, type } = setUp()
      await type(number)
      expect(crm.inputsOf('search.run')).toHaveLength(1)
      expect(offered()).toEqual([])
      expect(await search.choice()).toBeNull()
    },
  )
})

describe('filters', () => {
  it('list the contacts they let through, with nothing typed', async () => {
    const { crm, search, offered, finds } = setUp(asa)
    finds(ingrid)
    search.filter({ kind: 'person' })
    await vi.advanceTimersByTimeAsync(0)
    expect(offered()).toEqual(['ADR1001'])
    expect(crm.inputsOf('search.run')).toMatchObject([{ text: '', filters: { kind: 'person' } }])
  })

  it('are taken away one by one or all at once, and then the recent ones are back', async () => {
    const { search, offered } = setUp(asa)
    search.filter({ kind: 'company', role: 'buyer', ownOnly: true })
    expect(search.activeFilters).toEqual(['kind', 'role', 'ownOnly'])
    search.removeFilter('role')
    expect(search.activeFilters).toEqual(['kind', 'ownOnly'])
    search.clearFilters()
    await vi.advanceTimersByTimeAsync(0)
    expect(offered()).toEqual(['ADR1002'])
  })

  it('stay when the text is cleared', async () => {
    const { search, finds, offered, type } = setUp(asa)
    finds(ingrid)
    search.filter({ category: 'Julkort' })
    await type('in')
    search.clear()
    await vi.advanceTimersByTimeAsync(0)
    expect(offered()).toEqual(['ADR1001'])
    expect(search.activeFilters).toEqual(['category'])
  })
})

describe('while the copy is being filled', () => {
  it('looks again at most once a second, and keeps the line that was moved to', async () => {
    const { crm, search, finds, type } = setUp()
    finds(ingrid, asa)
    await type('i')
    search.move(1)
    finds(nameless, ingrid, asa)
    for (let turn = 0; turn < 40; turn++) {
      crm.push('copy-changed', aCopyStatus())
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(crm.inputsOf('search.run').length).toBeLessThanOrEqual(4)
    expect(search.results).toHaveLength(3)
    expect(search.active?.contactId).toBe('ADR1002')
  })

  it('tells an answer to the same question from one to another', async () => {
    const { crm, search, type } = setUp()
    await type('i')
    const { answer, answered } = search
    await vi.advanceTimersByTimeAsync(SEARCH_AGAIN_MS)
    crm.push('copy-changed', aCopyStatus())
    await vi.advanceTimersByTimeAsync(SEARCH_AGAIN_MS)
    expect(search.answer).not.toBe(answer)
    expect(search.answered).toBe(answered)
    await type('in')
    expect(search.answered).not.toBe(answered)
  })

  it('asks nothing when nothing is being looked for, nor after the screen has gone', async () => {
    const { crm, search, stop } = setUp()
    crm.push('copy-changed', aCopyStatus())
    search.type('i')
    crm.push('copy-changed', aCopyStatus())
    stop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(crm.inputsOf('search.run')).toHaveLength(1)
  })
})

describe('the CRM’s own search', () => {
  it('runs when it is asked for and never by itself, with what was typed', async () => {
    const { crm, search, offered, type } = setUp()
    crm.answer('search.server', () => ({ rows: anAnswer([asa]).rows, more: true }))
    await type(' Kerstin ')
    expect(crm.inputsOf('search.server')).toEqual([])
    await search.searchServer()
    expect(crm.inputsOf('search.server')).toEqual([{ text: 'Kerstin' }])
    expect(offered()).toEqual(['ADR1002'])
    expect(search.server.more).toBe(true)
  })

  it('lets go of what it found when the text changes, also of an answer still to come', async () => {
    const { crm, search, type } = setUp()
    const slow = later<unknown>()
    crm.answer('search.server', () => slow.promise)
    await type('Kerstin')
    const asked = search.searchServer()
    await type('Kersti')
    slow.done({ rows: anAnswer([asa]).rows, more: false })
    await asked
    expect(search.server.rows).toBeNull()
    expect(search.server.asking).toBe(false)
  })

  it('says why it failed, and can be asked again', async () => {
    const { crm, search, type } = setUp()
    crm.answer('search.server', refuse('timed-out'))
    await type('Kerstin')
    await search.searchServer()
    expect(search.server.failure?.code).toBe('timed-out')
    crm.answer('search.server', () => ({ rows: [], more: false }))
    await search.searchServer()
    expect(search.server.failure).toBeNull()
    expect(search.server.rows).toEqual([])
  })

  it('takes no longer text than the contract does', async () => {
    const { crm, search, type } = setUp()
    crm.answer('search.server', () => ({ rows: [], more: false }))
    await type('n'.repeat(5000))
    await search.searchServer()
    expect(crm.inputsOf('search.server')).toEqual([{ text: 'n'.repeat(200) }])
  })
})
