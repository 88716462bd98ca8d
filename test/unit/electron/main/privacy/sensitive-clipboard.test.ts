import { beforeEach, describe, expect, it } from 'vitest'
import {
  CLEAR_AFTER_MS,
  createSensitiveClipboard,
  MOST_TRIES,
  TRY_AGAIN_AFTER_MS,
} from '../../../../../electron/main/privacy/sensitive-clipboard'
import type { SensitiveClipboard } from '../../../../../electron/main/privacy/sensitive-clipboard'

const NUMBER = '19850412-9803'

/** A clipboard and a timer in memory; `refuses` is a system that lets nobody at it. */
function aComputer() {
  const state = { holds: '', refuses: false, causes: [] as unknown[] }
  const timers: { due: number; work: () => void }[] = []
  let now = 0
  const touch = async () => {
    if (state.refuses) throw new Error('busy')
  }
  const clipboard: SensitiveClipboard = createSensitiveClipboard({
    device: {
      writeSecret: (text) => touch().then(() => void (state.holds = text)),
      readText: () => touch().then(() => state.holds),
      clear: () => touch().then(() => void (state.holds = '')),
    },
    after(ms, work) {
      const timer = { due: now + ms, work }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    failed: (cause) => void state.causes.push(cause),
  })
  return {
    state,
    clipboard,
    timers,
    /** Resolves when what came due has been done. */
    async pass(ms: number) {
      now += ms
      for (const timer of timers.filter(({ due }) => due <= now)) {
        timers.splice(timers.indexOf(timer), 1)
        timer.work()
      }
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

let computer: ReturnType<typeof aComputer>
beforeEach(() => void (computer = aComputer()))

describe('a copied number', () => {
  it('X19 GDPR 14 lies on the clipboard for 30 seconds, and no longer', async () => {
    const { clipboard, state, pass } = computer
    await clipboard.write(NUMBER)
    expect(state.holds).toBe(NUMBER)
    await pass(CLEAR_AFTER_MS - 1)
    expect(state.holds).toBe(NUMBER)
    await pass(1)
    expect(state.holds).toBe('')
  })

  it('X19 GDPR 14 goes at once when it is told to, and its timer with it', async () => {
    const { clipboard, state, timers } = computer
    await clipboard.write(NUMBER)
    await clipboard.clear()
    expect(state.holds).toBe('')
    expect(timers).toEqual([])
  })

  it('X19 GDPR 14 is left alone once somebody else has copied something, by the timer too', async () => {
    const { clipboard, state, pass } = computer
    await clipboard.write(NUMBER)
    state.holds = 'Påhittsgatan 12'
    await pass(CLEAR_AFTER_MS)
    expect(state.holds).toBe('Påhittsgatan 12')
    await clipboard.write(NUMBER)
    state.holds = 'Påhittsgatan 12'
    await clipboard.clear()
    expect(state.holds).toBe('Påhittsgatan 12')
  })

  it('X19 has 30 seconds of its own when it is the second', async () => {
    const { clipboard, state, pass, timers } = computer
    await clipboard.write(NUMBER)
    await pass(20_000)
    await clipboard.write('19620314-9809')
    expect(timers).toHaveLength(1)
    await pass(20_000)
    expect(state.holds).toBe('19620314-9809')
    await pass(10_000)
    expect(state.holds).toBe('')
  })

  it('is not cleared again when the broker puts the same text there later', async () => {
    const { clipboard, state } = computer
    await clipboard.write(NUMBER)
    await clipboard.clear()
    state.holds = NUMBER
    await clipboard.clear()
    expect(state.holds).toBe(NUMBER)
  })

  it('is cleared after it has been written, however close the two come', async () => {
    const { clipboard, state } = computer
    const written = clipboard.write(NUMBER)
    const cleared = clipboard.clear()
    await Promise.all([written, cleared])
    expect(state.holds).toBe('')
  })

  it('X19 GDPR 14 is waited for at a quit while the system lets nobody look, and then gone', async () => {
    const { clipboard, state, pass } = computer
    await clipboard.write(NUMBER)
    state.refuses = true
    let isDone = false
    const cleared = clipboard.clear().then(() => (isDone = true))
    await pass(0)
    expect([state.causes.length, isDone]).toEqual([1, false])
    state.refuses = false
    await pass(TRY_AGAIN_AFTER_MS)
    await cleared
    expect(state.holds).toBe('')
  })

  it('leaves what is copied between two tries to its own 30 seconds', async () => {
    const { clipboard, state, pass } = computer
    await clipboard.write(NUMBER)
    state.refuses = true
    const cleared = clipboard.clear()
    await pass(0)
    state.refuses = false
    await clipboard.write('19620314-9809')
    await pass(TRY_AGAIN_AFTER_MS)
    await cleared
    expect(state.holds).toBe('19620314-9809')
  })

  it('X19 GDPR 14 is cleared by itself as soon as the system lets us, and not tried for without end', async () => {
    const { clipboard, state, timers, pass } = computer
    await clipboard.write(NUMBER)
    state.refuses = true
    await pass(CLEAR_AFTER_MS)
    state.refuses = false
    await pass(TRY_AGAIN_AFTER_MS)
    expect(state.holds).toBe('')

    await clipboard.write(NUMBER)
    state.refuses = true
    state.causes.length = 0
    const givenUp = clipboard.clear()
    await pass(0)
    while (timers.length > 0) await pass(TRY_AGAIN_AFTER_MS)
    await givenUp
    expect(state.causes).toHaveLength(MOST_TRIES)
  })

  it('says so when it did not reach the clipboard, and the next one does', async () => {
    const { clipboard, state } = computer
    state.refuses = true
    await expect(clipboard.write(NUMBER)).rejects.toThrow('busy')
    state.refuses = false
    await clipboard.write(NUMBER)
    expect(state.holds).toBe(NUMBER)
  })
})

describe('where nothing was copied', () => {
  it('nothing on the clipboard is touched, nor even looked at', async () => {
    const { clipboard, state } = computer
    state.holds = 'någon annans text'
    state.refuses = true
    await clipboard.clear()
    expect(state).toMatchObject({ holds: 'någon annans text', causes: [] })
  })
})
