import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed, ok } from '../../../../../electron/contract/errors'
import type { Keychain } from '../../../../../electron/main/keychain/keychain'
import { KEYCHAIN_TIMEOUT_MS, withTimeout } from '../../../../../electron/main/keychain/timeout'
import { createMemoryKeychain } from '../../../../fakes/memory-keychain'

let memory: ReturnType<typeof createMemoryKeychain>
let answering: Promise<void>
let answer: () => void
let patient: Keychain

beforeEach(() => {
  vi.useFakeTimers()
  memory = createMemoryKeychain()
  hold()
  const { read, keep, remove } = memory
  patient = withTimeout({
    read: async (account) => (await answering, read(account)),
    keep: async (account, secret) => (await answering, keep(account, secret)),
    remove: async (account) => (await answering, remove(account)),
  })
})
afterEach(() => void vi.useRealTimers())

function hold(): void {
  answering = new Promise((resolve) => {
    answer = resolve
  })
}

/** Everything that the answer sets off. */
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('S13 a keychain that takes its time', () => {
  it('is waited for', async () => {
    memory.entries.set('anna', 'hemligt')
    const read = patient.read('anna')
    await vi.advanceTimersByTimeAsync(KEYCHAIN_TIMEOUT_MS - 1)
    answer()
    expect(await read).toEqual(ok('hemligt'))
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each(['read', 'keep', 'remove'] as const)(
    'is given up in the end, when it is asked to %s',
    async (what) => {
      const asked = patient[what]('anna', 'hemligt')
      await vi.advanceTimersByTimeAsync(KEYCHAIN_TIMEOUT_MS)
      expect(await asked).toEqual(failed('keychain-unavailable'))
    },
  )

  it('keeps nothing that nobody counts on any more', async () => {
    const kept = patient.keep('anna', 'hemligt')
    await vi.advanceTimersByTimeAsync(KEYCHAIN_TIMEOUT_MS)
    expect(await kept).toEqual(failed('keychain-unavailable'))
    answer()
    await settle()
    expect(memory.entries.size).toBe(0)
  })

  it('keeps nothing of one that nobody counts on, whoever has been kept since', async () => {
    const kept = patient.keep('anna', 'hemligt')
    await vi.advanceTimersByTimeAsync(KEYCHAIN_TIMEOUT_MS)
    expect(await kept).toEqual(failed('keychain-unavailable'))
    const other = patient.keep('bertil', 'också hemligt')
    answer()
    expect(await other).toEqual(ok(undefined))
    await settle()
    expect([...memory.entries.keys()]).toEqual(['bertil'])
  })

  it('keeps what a later try has given it', async () => {
    void patient.keep('anna', 'första')
    await vi.advanceTimersByTimeAsync(KEYCHAIN_TIMEOUT_MS)
    const again = patient.keep('anna', 'andra')
    answer()
    expect(await again).toEqual(ok(undefined))
    await settle()
    expect(memory.entries.get('anna')).toBe('andra')
  })
})
