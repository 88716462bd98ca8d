import { afterEach, describe, expect, it } from 'vitest'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import * as faults from '../../fakes/faults'
import { DETAILS, MINUTE, OFFICE, openOfficeCopy, WHOLE } from './office-copy'
import type { OfficeCopy, OfficeCopyOptions } from './office-copy'
import { checkIndex } from './sync-line'

let copy: OfficeCopy
afterEach(() => copy.close())

async function open(options: OfficeCopyOptions = {}): Promise<OfficeCopy> {
  copy = await openOfficeCopy(options)
  return copy
}

describe('comparing the whole list', () => {
  it('removes who is gone, keeps who is only not listed, and takes a merge for what it looks like', async () => {
    await open()
    await copy.fill()
    const [gone, source, into, unlisted] = [1, 2, 3, 4].map(contactIdOf) as [
      string,
      string,
      string,
      string,
    ]
    copy.later(30 * MINUTE)
    copy.server.removeContact(gone)
    copy.server.removeContact(source)
    copy.change(into, { firstName: 'Samman' })
    copy.server.fail(
      WHOLE,
      faults.change((body) => {
        const list = body as { persons: { id: string }[] }
        return { ...list, persons: list.persons.filter((one) => one.id !== unlisted) }
      }),
    )
    await copy.syncNow()
    expect(copy.ids()).toHaveLength(43)
    expect([gone, source, into, unlisted].map((id) => copy.has(id))).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect(copy.name(into)).toBe('Samman Exempelgren')
    expect(copy.line.gone.map((one) => one.reason)).toEqual(['gone-in-crm', 'gone-in-crm'])
    expect(checkIndex(copy.db)).toEqual({ contacts: 43, indexed: 43 })
    expect(copy.engine.status().reconciledAt).toBe(copy.nowText)
  })

  it('asks again for somebody not listed who cannot be asked for just copy.now, and removes nobody for it', async () => {
    await open()
    await copy.fill()
    copy.server.removeContact(contactIdOf(1))
    copy.server.fail(new RegExp(`M30011/${contactIdOf(1)}$`), faults.status(401))
    copy.engine.syncNow()
    await copy.waitForFailure('wrong-login')
    expect(copy.has(contactIdOf(1))).toBe(true)
    copy.server.mend()
    copy.crm.resume()
    copy.engine.resume()
    await copy.waitFor('idle')
    expect(copy.has(contactIdOf(1))).toBe(false)
  })

  it('brakes when far too few are listed: nobody is removed, and it says so until a list is believed', async () => {
    await open()
    await copy.fill()
    const before = copy.engine.status().reconciledAt
    copy.server.fail(
      WHOLE,
      faults.change(() => ({ persons: [], companies: [], deceasedEstates: [] })),
      { times: 1 },
    )
    copy.later(30 * MINUTE)
    await copy.syncNow()
    expect(copy.line.contacts.count()).toBe(45)
    expect(copy.engine.status()).toMatchObject({
      shrunk: { listed: 0, kept: 45 },
      reconciledAt: before,
    })
    await copy.restart()
    expect(copy.engine.status().shrunk).toEqual({ listed: 0, kept: 45 })
    await copy.syncNow()
    expect(copy.engine.status()).toMatchObject({ shrunk: null, reconciledAt: copy.nowText })
  })

  it('GDPR 22 happens at start when the last time is more than a day ago', async () => {
    await open()
    await copy.fill()
    copy.server.forgetRequests()
    await copy.restart()
    copy.later(23 * 60 * MINUTE)
    await copy.begin()
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(0)
    await copy.restart()
    copy.later(61 * MINUTE)
    await copy.begin()
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(1)
  })

  it('confirms everybody who is listed unchanged, which is what they live by (GDPR 17)', async () => {
    await open()
    await copy.fill()
    copy.later(24 * 60 * MINUTE)
    copy.server.forgetRequests()
    await copy.syncNow()
    expect(copy.server.requestsAt(DETAILS)).toHaveLength(0)
    expect(copy.line.contacts.oldestConfirmedAt()).toBe(copy.now)
  })

  it('removes one contact on a 403 of its own, and nobody on a 403 of the office', async () => {
    await open()
    await copy.fill()
    copy.server.removeContact(contactIdOf(1))
    copy.server.fail(new RegExp(`M30011/${contactIdOf(1)}$`), faults.status(403))
    await copy.syncNow()
    expect(copy.ids()).toHaveLength(44)
    expect(copy.line.gone).toMatchObject([{ reason: 'no-access' }])

    copy.server.removeContact(contactIdOf(2))
    copy.server.fail(/M30011\/ADR/, faults.status(403))
    copy.server.fail('ChangedAtFrom', faults.status(403))
    copy.engine.syncNow()
    await copy.waitForFailure('no-access')
    expect(copy.ids()).toHaveLength(44)
    expect(copy.activity()).toMatchObject({ failure: { details: [OFFICE] }, retryAfterMs: null })
  })
})
