import { describe, expect, it } from 'vitest'
import { returnAfterCrash } from '../../../../renderer/screens/return-after-crash'
import { Notices } from '../../../../renderer/state/notices.svelte'
import { fakeCrm } from '../fake-crm'

const key = { contactId: 'ADR1', customerId: 'M99999' }

async function begin(answer: { afterCrash: boolean; key: typeof key | null }) {
  const crm = fakeCrm()
  const notices = new Notices()
  const opened: unknown[] = []
  crm.answer('contacts.current', () => answer)
  await returnAfterCrash(crm, { open: async (...asked) => opened.push(asked) > 0 }, notices)
  return { opened, told: notices.list.map(({ kind }) => kind) }
}

describe('X21 a page that begins', () => {
  it('opens what was open before the crash, in the same office, and says what happened', async () => {
    expect(await begin({ afterCrash: true, key })).toEqual({
      opened: [['ADR1', 'M99999']],
      told: ['restarted'],
    })
  })

  it('opens nothing where nothing was open', async () => {
    expect(await begin({ afterCrash: true, key: null })).toEqual({
      opened: [],
      told: ['restarted'],
    })
  })

  it('says nothing at an ordinary start', async () => {
    expect(await begin({ afterCrash: false, key: null })).toEqual({ opened: [], told: [] })
  })
})
