import { afterEach, describe, expect, it } from 'vitest'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { DETAILS, ME, MINUTE, OFFICE, officeChoice, openOfficeCopy, OTHER } from './office-copy'
import type { OfficeCopy, OfficeCopyOptions } from './office-copy'
import { checkIndex, keyOf } from './sync-line'

let copy: OfficeCopy
afterEach(() => copy.close())

async function open(options: OfficeCopyOptions = {}): Promise<OfficeCopy> {
  copy = await openOfficeCopy(options)
  return copy
}

describe('a scope', () => {
  it('of the broker’s own asks for those alone, and keeps who was opened', async () => {
    await open({ choice: officeChoice('mine') })
    await copy.open(contactIdOf(2))
    await copy.fill()
    expect(copy.ids()).toHaveLength(16)
    const asked = copy.server
      .requestsAt(DETAILS)
      .flatMap((one) => one.query.get('contactIds')?.split(',') ?? [])
    // Who was opened a moment ago is listed unchanged.
    expect(asked).toHaveLength(15)

    copy.later(30 * MINUTE)
    copy.change(contactIdOf(1), { agentId: OTHER })
    copy.change(contactIdOf(3), { agentId: ME })
    copy.change(contactIdOf(2), { firstName: 'Nya' })
    await copy.askForChanges()
    expect([1, 2, 3].map((index) => copy.has(contactIdOf(index)))).toEqual([false, true, true])
    expect(copy.name(contactIdOf(2))).toBe('Nya Exempelgren')
    expect(copy.line.gone).toEqual([{ key: keyOf(OFFICE, contactIdOf(1)), reason: 'out-of-scope' }])
  })

  it('of the broker’s own looks at everybody where the server does not say whose they are', async () => {
    await open({
      choice: officeChoice('mine'),
      server: { habits: { filterNames: 'none' } },
    })
    await copy.fill()
    expect(copy.ids()).toHaveLength(15)
  })

  it('of the opened ones asks for no list of estates, which comes with a wider one', async () => {
    const estates = () => copy.server.requestsAt(/GetEstateList/)
    await open({ choice: null })
    copy.engine.start()
    await copy.server.waitForRequest(/GetOffice/)
    await expect.poll(() => copy.server.inFlight, { timeout: 20_000 }).toBe(0)
    expect(estates()).toEqual([])
    await copy.engine.choose(officeChoice('office'))
    // They are asked for before the contacts.
    await expect.poll(() => copy.engine.status().complete, { timeout: 20_000 }).toBe(true)
    expect(estates()).toHaveLength(1)
  })

  it('takes at once what falls out of a narrower one, and fetches what a wider one lacks', async () => {
    await open()
    await copy.fill()
    await copy.open(contactIdOf(2))
    await copy.engine.choose(officeChoice('mine'))
    expect(copy.ids()).toHaveLength(16)
    expect(copy.engine.status().complete).toBe(true)
    await copy.engine.choose(officeChoice('opened'))
    expect(copy.ids()).toEqual([contactIdOf(2)])
    expect(checkIndex(copy.db)).toEqual({ contacts: 1, indexed: 1 })
    await copy.engine.choose(officeChoice('office'))
    await copy.waitFor('idle')
    expect(copy.ids()).toHaveLength(45)
  })

  it('of opened contacts asks for no list as long as there is none', async () => {
    await open({ choice: null })
    copy.engine.start()
    await copy.server.waitForRequest('/Office/')
    await copy.waitFor('idle')
    expect(copy.server.requestsAt('/CRM/Contact')).toHaveLength(0)
    expect(copy.engine.status().complete).toBe(true)
    await copy.open(contactIdOf(1))
    await copy.syncNow()
    copy.later(30 * MINUTE)
    copy.change(contactIdOf(1), { firstName: 'Nya' })
    copy.change(contactIdOf(2), { firstName: 'Nya' })
    await copy.askForChanges()
    expect(copy.ids()).toEqual([contactIdOf(1)])
    expect(copy.name(contactIdOf(1))).toBe('Nya Exempelgren')
  })

  it('tells beforehand how many contacts it would keep', async () => {
    await open({ choice: null })
    copy.engine.start()
    await copy.open(contactIdOf(2))
    const count = async (scope: 'mine' | 'office' | 'opened') => {
      const answer = await copy.engine.count(officeChoice(scope))
      return answer.ok && answer.value.contacts
    }
    expect([await count('office'), await count('mine'), await count('opened')]).toEqual([45, 16, 1])
    expect(copy.ids()).toHaveLength(1)
  })
})
