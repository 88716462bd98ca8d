import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultSettings } from '../../../../electron/contract/domain/default-settings'
import type { ForgetReceipt } from '../../../../electron/contract/domain/forget'
import { failed, ok } from '../../../../electron/contract/errors'
import type { Bridge } from '../../../../electron/contract/bridge'
import { connectCrm, CrmError, failureOf } from '../../../../renderer/crm'
import { Connection, SETTLE_MS } from '../../../../renderer/state/connection.svelte'
import { Countdown } from '../../../../renderer/state/countdown.svelte'
import { Notices } from '../../../../renderer/state/notices.svelte'
import { accountKey, SessionState } from '../../../../renderer/state/session.svelte'
import { SettingsState } from '../../../../renderer/state/settings.svelte'
import { maja } from '../../../builders/session'
import { fakeCrm, refuse } from '../fake-crm'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('calls over the bridge', () => {
  const bridge = (answer: () => Promise<unknown>) =>
    ({ calls: { 'app.info': answer }, on: {} }) as unknown as Bridge

  it('gives the value of an answer, and a failure as an error that carries its code alone', async () => {
    const info = { version: '1', electron: '45', platform: 'linux' }
    expect(await connectCrm(bridge(async () => ok(info))).call('app.info')).toEqual(info)
    const refused = connectCrm(bridge(async () => failed('busy', { details: ['hemligt'] })))
    const error = await refused.call('app.info').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(CrmError)
    expect(String(error)).not.toContain('hemligt')
    expect(failureOf(error).code).toBe('busy')
  })

  it('turns a broken bridge into a failure, and lets bugs through as bugs', async () => {
    const broken = connectCrm(bridge(() => Promise.reject(new Error('gone'))))
    await expect(broken.call('app.info')).rejects.toMatchObject({ failure: { code: 'internal' } })
    expect(() => failureOf(new TypeError('bug'))).toThrow(TypeError)
  })
})

describe('the connection mark', () => {
  it('N20 waits until a flapping network has settled before it says so', () => {
    const connection = new Connection(fakeCrm())
    connection.take({ state: 'connected', retryAfterMs: null })
    expect(connection.settled).toBe('connected')
    for (let turn = 0; turn < 10; turn++) {
      connection.take({ state: 'no-network', retryAfterMs: null })
      vi.advanceTimersByTime(SETTLE_MS / 2)
      connection.take({ state: 'connected', retryAfterMs: null })
      vi.advanceTimersByTime(SETTLE_MS / 2)
      expect(connection.settled).toBe('connected')
    }
    connection.take({ state: 'no-network', retryAfterMs: null })
    vi.advanceTimersByTime(SETTLE_MS)
    expect(connection.settled).toBe('no-network')
    expect(connection.status.state).toBe('no-network')
  })
})

describe('notices', () => {
  const busy = failed('busy').error

  it('replaces the last one on the same topic, so that none pile up', () => {
    const notices = new Notices()
    for (let turn = 0; turn < 50; turn++) notices.fail('open', busy)
    notices.fail('export', busy)
    expect(notices.list).toHaveLength(2)
  })

  it('says nothing of what the broker cancelled', () => {
    const notices = new Notices()
    notices.fail('open', failed('cancelled').error)
    expect(notices.list).toEqual([])
  })

  it('N07 runs the retry when the time is up, unless the notice was dismissed', () => {
    const notices = new Notices()
    const retry = vi.fn()
    const wait = failed('too-many-requests', { retryAfterMs: 3000 }).error
    notices.fail('open', wait, retry)
    vi.advanceTimersByTime(3500)
    expect(retry).toHaveBeenCalledTimes(1)
    expect(notices.list).toEqual([])
    notices.fail('open', wait, retry)
    notices.dismiss(notices.list[0]?.id ?? 0)
    vi.advanceTimersByTime(10_000)
    expect(retry).toHaveBeenCalledTimes(1)
  })

  it('GDPR 21 end with the office: what comes late is neither said nor tried again', () => {
    const notices = new Notices()
    const retry = vi.fn()
    const wait = failed('too-many-requests', { retryAfterMs: 3000 }).error
    notices.fail('open', wait, retry)
    notices.end()
    notices.fail('copy', wait, retry)
    notices.exported('Kontaktblad Ingrid Exempelsson.pdf')
    vi.advanceTimersByTime(10_000)
    expect(notices.list).toEqual([])
    expect(retry).not.toHaveBeenCalled()
  })
})

describe('a countdown', () => {
  it('counts whole seconds, and follows the clock when ticks are late', () => {
    const countdown = new Countdown()
    const then = vi.fn()
    countdown.start(20_000, then)
    expect(countdown.secondsLeft).toBe(20)
    vi.advanceTimersByTime(500)
    expect(countdown.secondsLeft).toBe(20)
    vi.advanceTimersByTime(19_500)
    expect(then).toHaveBeenCalledTimes(1)
    expect(countdown.running).toBe(false)
  })
})

describe('the session', () => {
  it('lets go of a half-made sign-in when the session ends', () => {
    const crm = fakeCrm()
    const session = new SessionState(crm)
    session.listen()
    crm.push('session-changed', maja)
    session.signingInAgain = true
    crm.push('session-changed', { state: 'signed-out', failure: null, remembered: null })
    expect(session.signingInAgain).toBe(false)
  })

  it('S18 keeps the receipt of a computer that was forgotten, until it is put aside', async () => {
    const crm = fakeCrm()
    const session = new SessionState(crm)
    session.listen()
    const signedOut = { state: 'signed-out' as const, failure: null, remembered: null }
    const receipt: ForgetReceipt = {
      at: '2026-11-22T13:09:00Z',
      items: [{ what: 'password', state: 'removed', count: null }],
    }
    crm.answer('session.status', () => signedOut)
    // The screen goes when the session does, which may be before the answer is here.
    crm.answer('computer.forget', () => {
      crm.push('session-changed', signedOut)
      return receipt
    })
    await session.forget()
    expect(session.status).toEqual(signedOut)
    expect(session.receipt).toBe(receipt)
    crm.push('session-changed', maja)
    expect(session.receipt).toBeNull()
  })

  it('has no receipt when the computer could not be forgotten', async () => {
    const crm = fakeCrm()
    const session = new SessionState(crm)
    crm.answer('computer.forget', refuse('internal'))
    await expect(session.forget()).rejects.toBeInstanceOf(CrmError)
    expect(session.receipt).toBeNull()
  })

  it('S17 has another key for another account, and the same when only details change', () => {
    expect(accountKey({ ...maja, kept: false })).toBe(accountKey(maja))
    expect(accountKey({ ...maja, username: 'nils' })).not.toBe(accountKey(maja))
    expect(accountKey({ ...maja, host: 'qa.example.com' })).not.toBe(accountKey(maja))
  })
})

describe('settings', () => {
  it('S27 shows what is in force also when the disk refused to keep it', async () => {
    const crm = fakeCrm()
    crm.answer('settings.change', () => {
      crm.push('settings-changed', { ...defaultSettings, theme: 'dark' })
      return refuse('disk-refused')()
    })
    const settings = new SettingsState(crm)
    settings.listen()
    await expect(settings.change({ theme: 'dark' })).rejects.toBeInstanceOf(CrmError)
    expect(settings.current.theme).toBe('dark')
  })

  it('shows a change at once and puts it back when it is not taken', async () => {
    const crm = fakeCrm()
    crm.answer('settings.change', refuse('internal'))
    const settings = new SettingsState(crm)
    const change = settings.change({ theme: 'dark' })
    expect(settings.current.theme).toBe('dark')
    await expect(change).rejects.toBeInstanceOf(CrmError)
    expect(settings.current.theme).toBe('system')
  })

  it('remembers which sections are open, and asks nothing when nothing changes', async () => {
    const crm = fakeCrm()
    crm.answer('settings.change', (patch: object) => ({ ...defaultSettings, ...patch }))
    const settings = new SettingsState(crm)
    await settings.setOpen('note', true)
    expect(crm.asked).toEqual([])
    await settings.setOpen('note', false)
    await settings.setOpen('record', true)
    expect(settings.current.openSections).toEqual(['address', 'record'])
  })
})
