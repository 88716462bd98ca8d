import { describe, expect, it } from 'vitest'
import { officeUser } from '../../../../electron/contract/domain/copy'
import { customerId } from '../../../../electron/contract/domain/ids'
import { CopySetup } from '../../../../renderer/screens/copy/copy-setup.svelte'
import { CopyState } from '../../../../renderer/state/copy.svelte'
import { Notices } from '../../../../renderer/state/notices.svelte'
import { aCopyStatus } from '../copy-builders'
import { fakeCrm, later, refuse } from '../fake-crm'

const office = customerId.parse('M99999')
const second = customerId.parse('M30011')
const user = (userId: string, name: string, active = true, customer = office) =>
  officeUser.parse({ customerId: customer, userId, name, active })

const settled = () => new Promise((done) => setTimeout(done))

function setUp(status = aCopyStatus({ scope: null, own: [] })) {
  const crm = fakeCrm()
  crm.answer('copy.users', () => [
    user('HAN3', 'Åke Provström', false),
    user('HAN2', 'Nils Hittepå'),
    user('HAN1', 'Maja Mallmäklare'),
    user('HAN4', 'Maja Mallmäklare', true, second),
  ])
  crm.answer('copy.count', () => ({ contacts: 318 }))
  crm.answer('copy.choose', () => aCopyStatus())
  const copy = new CopyState(crm, new Notices())
  copy.take(status)
  return { crm, copy, setup: new CopySetup(crm, copy) }
}

describe('choosing which contacts to keep', () => {
  it('proposes the broker’s own, and asks who that is before anything is counted', async () => {
    const { crm, setup } = setUp()
    await setup.load()
    expect(setup.scope).toBe('mine')
    expect(crm.inputsOf('copy.count')).toEqual([])
    expect(await setup.start()).toBe(false)
    expect(setup.tried && setup.ownMissing).toBe(true)
    expect(crm.inputsOf('copy.choose')).toEqual([])
  })

  it('lists those who work at an office before those who have left, each office by itself', async () => {
    const { setup } = setUp()
    await setup.load()
    const names = (customer: typeof office) => {
      const { active, inactive } = setup.usersAt(customer)
      return [active.map((one) => one.name), inactive.map((one) => one.name)]
    }
    expect(names(office)).toEqual([['Maja Mallmäklare', 'Nils Hittepå'], ['Åke Provström']])
    expect(names(second)).toEqual([['Maja Mallmäklare'], []])
  })

  it('counts each choice when it is made, and each only once', async () => {
    const { crm, setup } = setUp()
    await setup.load()
    setup.setOwn(office, 'HAN1')
    expect(setup.countOf('mine')).toEqual({ state: 'counting' })
    await settled()
    expect(setup.countOf('mine')).toEqual({ state: 'counted', contacts: 318 })
    setup.choose('office')
    setup.choose('mine')
    setup.choose('opened')
    await settled()
    expect(crm.inputsOf('copy.count')).toEqual([
      { scope: 'mine', own: [{ customerId: 'M99999', userId: 'HAN1' }] },
      { scope: 'office', own: [{ customerId: 'M99999', userId: 'HAN1' }] },
    ])
    expect(setup.countOf('opened')).toBeNull()
  })

  it('gives the count of another user to nobody else, also when it comes late', async () => {
    const { crm, setup } = setUp()
    await setup.load()
    const slow = later<{ contacts: number }>()
    crm.answer('copy.count', () => slow.promise)
    setup.setOwn(office, 'HAN1')
    crm.answer('copy.count', () => ({ contacts: 7 }))
    setup.setOwn(office, 'HAN2')
    await settled()
    slow.done({ contacts: 318 })
    await settled()
    expect(setup.countOf('mine')).toEqual({ state: 'counted', contacts: 7 })
    setup.setOwn(office, 'HAN1')
    expect(setup.countOf('mine')).toEqual({ state: 'counted', contacts: 318 })
  })

  it('can be made without a count, which is asked for again when it is chosen again', async () => {
    const { crm, setup } = setUp()
    crm.answer('copy.count', refuse('timed-out'))
    setup.choose('office')
    await settled()
    expect(setup.countOf('office')).toMatchObject({
      state: 'failed',
      failure: { code: 'timed-out' },
    })
    expect(await setup.start()).toBe(true)
    expect(crm.inputsOf('copy.choose')).toEqual([{ scope: 'office', own: [] }])
    setup.choose('office')
    expect(crm.inputsOf('copy.count')).toHaveLength(2)
  })

  it('keeps who the broker is when the whole office is chosen', async () => {
    const { crm, setup } = setUp()
    await setup.load()
    setup.setOwn(office, 'HAN1')
    setup.setOwn(second, 'HAN4')
    setup.setOwn(second, null)
    setup.choose('office')
    await setup.start()
    expect(crm.inputsOf('copy.choose')).toEqual([
      { scope: 'office', own: [{ customerId: 'M99999', userId: 'HAN1' }] },
    ])
  })

  it('keeps only what is opened when the broker wants to wait', async () => {
    const { crm, copy, setup } = setUp()
    crm.answer('copy.choose', () => aCopyStatus({ scope: 'opened' }))
    expect(await setup.later()).toBe(true)
    expect(crm.inputsOf('copy.choose')).toEqual([{ scope: 'opened', own: [] }])
    expect(copy.status?.scope).toBe('opened')
  })

  it('says why the names are missing, and why a choice was refused', async () => {
    const { crm, setup } = setUp()
    crm.answer('copy.users', refuse('no-access'))
    await setup.load()
    expect(setup.usersFailure?.code).toBe('no-access')
    crm.answer('copy.choose', refuse('disk-full'))
    setup.choose('office')
    expect(await setup.start()).toBe(false)
    expect(setup.failure?.code).toBe('disk-full')
    expect(setup.busy).toBe(false)
  })

  it('starts from what was chosen before, and knows when less is wanted', () => {
    const own = [{ customerId: office, userId: 'HAN1' }]
    const { setup } = setUp(aCopyStatus({ scope: 'office', own }))
    expect(setup.scope).toBe('office')
    expect(setup.ownAt(office)).toBe('HAN1')
    expect(setup.narrows).toBe(false)
    setup.choose('mine')
    expect(setup.narrows).toBe(true)
    expect(setUp().setup.narrows).toBe(false)
  })
})
