import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { contactKey } from '../../../../electron/contract/domain/ids'
import { Reveal } from '../../../../renderer/screens/contact-card/reveal.svelte'
import { Notices } from '../../../../renderer/state/notices.svelte'
import { fakeCrm, later, refuse } from '../fake-crm'

const key = contactKey.parse({ customerId: 'M99999', contactId: 'A' })
const answer = { number: '19850412-9803', visibleMs: 20_000 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const crm = fakeCrm()
  const notices = new Notices()
  crm.answer('contacts.revealNumber', () => answer)
  crm.answer('contacts.hideNumber', () => undefined)
  crm.answer('contacts.copyNumber', () => undefined)
  return { crm, notices, reveal: new Reveal(crm, notices) }
}

describe('showing a personal number', () => {
  it('GDPR 11 D12 shows it as written for 20 seconds, counting down, with the reason chosen', async () => {
    const { crm, reveal } = setUp()
    reveal.reason = 'contract'
    await reveal.show(key)
    expect(crm.inputsOf('contacts.revealNumber')).toEqual([{ key, reason: 'contract' }])
    expect(reveal.number).toBe('19850412-9803')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(reveal.time.secondsLeft).toBe(15)
    await vi.advanceTimersByTimeAsync(15_250)
    expect(reveal.number).toBeNull()
  })

  it('GDPR 11 is gone at once when the card is left, and the main process is told', async () => {
    const { crm, reveal } = setUp()
    await reveal.show(key)
    reveal.hide()
    expect(reveal.number).toBeNull()
    expect(reveal.time.running).toBe(false)
    reveal.hide()
    expect(crm.inputsOf('contacts.hideNumber')).toEqual([{ key }])
  })

  it('does not show a number that arrives after the card was left', async () => {
    const { crm, reveal } = setUp()
    const slow = later<typeof answer>()
    crm.answer('contacts.revealNumber', () => slow.promise)
    const shown = reveal.show(key)
    reveal.hide()
    slow.done(answer)
    await shown
    expect(reveal.number).toBeNull()
    expect(reveal.asking).toBe(false)
    expect(crm.inputsOf('contacts.hideNumber')).toEqual([{ key }])
  })

  it('GDPR 11 ends when the number has become another, and not when the mark of it has been read', async () => {
    const { reveal } = setUp()
    const held = { shown: '19850412-••••', changedAt: '2026-11-22T13:00:00Z' }
    reveal.hold(held)
    await reveal.show(key)
    reveal.hold({ ...held })
    reveal.hold({ ...held, changedAt: null })
    expect(reveal.number).toBe(answer.number)
    // The last digits may be all that differs, and those the window does not have.
    reveal.hold({ ...held, changedAt: '2026-11-22T13:05:00Z' })
    expect(reveal.number).toBeNull()

    await reveal.show(key)
    reveal.hold({ shown: '19850413-••••', changedAt: '2026-11-22T13:05:00Z' })
    expect(reveal.number).toBeNull()
  })

  it('shows no number that was asked for before it became another', async () => {
    const { crm, reveal } = setUp()
    reveal.hold({ shown: '19850412-••••', changedAt: null })
    const slow = later<typeof answer>()
    crm.answer('contacts.revealNumber', () => slow.promise)
    const shown = reveal.show(key)
    reveal.hold({ shown: '19850412-••••', changedAt: '2026-11-22T13:05:00Z' })
    slow.done(answer)
    await shown
    expect(reveal.number).toBeNull()
  })

  it('stays masked with a notice when the number cannot be had', async () => {
    const { crm, reveal, notices } = setUp()
    crm.answer('contacts.revealNumber', refuse('no-access'))
    await reveal.show(key)
    expect(reveal.number).toBeNull()
    expect(notices.list).toHaveLength(1)
  })

  it('GDPR 14 is copied by the main process, which alone knows how', async () => {
    const { crm, reveal } = setUp()
    expect(await reveal.copy()).toBe(false)
    await reveal.show(key)
    expect(await reveal.copy()).toBe(true)
    expect(crm.inputsOf('contacts.copyNumber')).toEqual([{ key }])
    reveal.hide()
    expect(await reveal.copy()).toBe(false)
    expect(crm.inputsOf('contacts.copyNumber')).toHaveLength(1)
  })

  it('is hidden, without a word, when its time has run out over there', async () => {
    const { crm, reveal, notices } = setUp()
    await reveal.show(key)
    crm.answer('contacts.copyNumber', refuse('forbidden'))
    expect(await reveal.copy()).toBe(false)
    expect(reveal.number).toBeNull()
    expect(notices.list).toEqual([])
  })

  it('says so when the clipboard could not be had', async () => {
    const { crm, reveal, notices } = setUp()
    await reveal.show(key)
    crm.answer('contacts.copyNumber', refuse('internal'))
    expect(await reveal.copy()).toBe(false)
    expect(reveal.number).toBe(answer.number)
    expect(notices.list).toHaveLength(1)
  })
})
