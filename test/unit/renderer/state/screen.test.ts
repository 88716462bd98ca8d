import { describe, expect, it } from 'vitest'
import type { ContactKey } from '../../../../electron/contract/domain/ids'
import type { ScreenStatus } from '../../../../electron/contract/domain/screen'
import { CrmError } from '../../../../renderer/crm'
import type { TrailStep } from '../../../../renderer/screens/trail'
import { ScreenState } from '../../../../renderer/state/screen.svelte'
import { fakeCrm, later, refuse } from '../fake-crm'

const open: ScreenStatus = {
  locked: false,
  presenting: false,
  unlock: 'password',
  code: 'none',
  retryAfterMs: null,
}
const locked: ScreenStatus = { ...open, locked: true }
const step: TrailStep = {
  kind: 'contact',
  key: { customerId: 'M99999', contactId: 'ADR1' } as ContactKey,
}

function setUp() {
  const crm = fakeCrm()
  const loads: ReturnType<typeof later<undefined>>[] = []
  const session = {
    load() {
      const load = later<undefined>()
      loads.push(load)
      return load.promise
    },
  }
  const screen = new ScreenState(crm, session)
  screen.listen()
  crm.answer('screen.letGo', () => undefined)
  return { crm, loads, screen }
}

describe('X23 what the window knows of the lock', () => {
  it('is nothing until it has been told: nothing is drawn before', async () => {
    const { crm, screen } = setUp()
    expect(screen.status).toBeNull()
    crm.answer('screen.status', () => locked)
    await screen.load()
    expect(screen.locked).toBe(true)
  })

  it('closes at once, and opens when the session is known by name again', async () => {
    const { crm, loads, screen } = setUp()
    crm.push('screen-changed', open)
    crm.push('screen-changed', locked)
    expect(screen.locked).toBe(true)
    crm.push('screen-changed', open)
    expect(screen.locked).toBe(true)
    loads[0]?.done(undefined)
    await Promise.resolve()
    await Promise.resolve()
    expect(screen.locked).toBe(false)
  })

  it('stays closed when it is locked again while it was about to open, and says so each time', async () => {
    const { crm, loads, screen } = setUp()
    crm.push('screen-changed', locked)
    await expect.poll(() => crm.inputsOf('screen.letGo')).toHaveLength(1)
    crm.push('screen-changed', open)
    crm.push('screen-changed', locked)
    await expect.poll(() => crm.inputsOf('screen.letGo')).toHaveLength(2)
    loads[0]?.done(undefined)
    await Promise.resolve()
    await Promise.resolve()
    expect(screen.locked).toBe(true)
  })

  it('stays closed when the password is wrong, and says why', async () => {
    const { crm, screen } = setUp()
    crm.push('screen-changed', locked)
    crm.answer('screen.unlock', refuse('wrong-login'))
    const tried = screen.unlock({ by: 'password', password: 'fel' })
    await expect(tried).rejects.toBeInstanceOf(CrmError)
    expect(screen.locked).toBe(true)
  })

  it('brings the same account back to where it was, once, and nobody else', () => {
    const { crm, screen } = setUp()
    screen.leave('maja', step)
    expect(screen.takeStep('maja'), 'signed out, not locked').toBeNull()
    crm.push('screen-changed', locked)
    screen.leave('maja', step)
    expect(screen.takeStep('maja')).toEqual(step)
    expect(screen.takeStep('maja')).toBeNull()
    screen.leave('maja', step)
    expect(screen.takeStep('nisse')).toBeNull()
    expect(screen.takeStep('maja')).toBeNull()
  })

  it('GDPR 21 forgets where that was when the lock is signed out of', () => {
    const { crm, screen } = setUp()
    crm.push('screen-changed', locked)
    screen.leave('maja', step)
    crm.push('session-changed', { state: 'signed-out', failure: null, remembered: null })
    expect(screen.takeStep('maja')).toBeNull()
  })
})

it('GDPR 37 asks the main process for presentation mode, which keeps it', async () => {
  const { crm, screen } = setUp()
  crm.answer('screen.present', ({ on }: { on: boolean }) => ({ ...open, presenting: on }))
  expect(screen.hasPresented, 'nothing to say of it').toBe(false)
  await screen.present(true)
  expect(screen.presenting).toBe(true)
  expect(crm.inputsOf('screen.letGo')).toEqual([{ hiding: 'presenting' }])
  crm.push('screen-changed', open)
  expect([screen.presenting, screen.hasPresented]).toEqual([false, true])
})
