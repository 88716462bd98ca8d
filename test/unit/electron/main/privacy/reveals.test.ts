import { beforeEach, describe, expect, it } from 'vitest'
import { REVEAL_MS } from '../../../../../electron/contract/domain/identity-number'
import { contactKey } from '../../../../../electron/contract/domain/ids'
import type { ContactKey } from '../../../../../electron/contract/domain/ids'
import { failed, ok } from '../../../../../electron/contract/errors'
import { createReveals } from '../../../../../electron/main/privacy/reveals'
import type { Reveals } from '../../../../../electron/main/privacy/reveals'

const NUMBER = '19850412-9803'
const key = (contactId: string, customerId = 'M99999') =>
  contactKey.parse({ customerId, contactId })
const anna = key('ANNA')
const bo = key('BO')

let now: number
let numbers: Map<ContactKey, string>
let reveals: Reveals
/** What came to the clipboard, and what the access log was told. */
let clipboard: string[]
let told: string[]
let clipboardRefuses: boolean

beforeEach(() => {
  now = 1_000
  clipboard = []
  told = []
  clipboardRefuses = false
  numbers = new Map([
    [anna, NUMBER],
    [bo, '19620314-9809'],
  ])
  reveals = createReveals({
    isOpened: ({ contactId }) => contactId !== 'NEVER',
    numberOf: (of) => numbers.get(of) ?? null,
    monotonic: () => now,
    async write(number) {
      if (clipboardRefuses) throw new Error('busy')
      clipboard.push(number)
    },
    revealed: ({ contactId }, reason) => void told.push(`reveal ${contactId} ${reason}`),
    copied: ({ contactId }, reason) => void told.push(`copy ${contactId} ${reason}`),
  })
})

const isShown = async (of: ContactKey) => (await reveals.copy(of)).ok

describe('a number that is being shown', () => {
  it('GDPR 11 is shown for 20 seconds, with the reason it was asked for, and not a millisecond more', async () => {
    expect(reveals.reveal(anna, 'contract')).toEqual(ok({ number: NUMBER, visibleMs: 20_000 }))
    now += REVEAL_MS - 1
    expect(await reveals.copy(anna)).toEqual(ok(undefined))
    now += 1
    expect(await reveals.copy(anna)).toEqual(failed('forbidden'))
    expect(clipboard).toEqual([NUMBER])
  })

  it('GDPR 34 is told to the access log, and its copy with the same reason once it is there', async () => {
    reveals.reveal(anna, 'contract')
    clipboardRefuses = true
    await expect(reveals.copy(anna)).rejects.toThrow('busy')
    expect(told).toEqual(['reveal ANNA contract'])
    clipboardRefuses = false
    await reveals.copy(anna)
    expect(told).toEqual(['reveal ANNA contract', 'copy ANNA contract'])
  })

  it('has its 20 seconds anew when it is asked for again', async () => {
    reveals.reveal(anna, 'contract')
    now += 15_000
    reveals.reveal(anna, 'correction')
    now += 15_000
    await reveals.copy(anna)
    expect(told.at(-1)).toBe('copy ANNA correction')
  })

  it('is one at a time', async () => {
    reveals.reveal(anna, 'contract')
    reveals.reveal(bo, 'contract')
    expect(await isShown(anna)).toBe(false)
    expect(await isShown(bo)).toBe(true)
    expect(clipboard).toEqual(['19620314-9809'])
  })

  it('GDPR 11 goes when it is hidden, when another card comes, and when all end', async () => {
    const ways = [
      () => reveals.end(anna),
      () => reveals.endOthers(bo),
      () => reveals.endAll(),
      () => numbers.delete(anna),
    ]
    for (const end of ways) {
      reveals.reveal(anna, 'contract')
      expect(await isShown(anna)).toBe(true)
      end()
      expect(await isShown(anna)).toBe(false)
      numbers.set(anna, NUMBER)
      expect(await isShown(anna)).toBe(false)
    }
  })

  it('stays when it is another’s that ends, also one with the same id in another office', async () => {
    reveals.reveal(anna, 'contract')
    reveals.end(bo)
    reveals.end(key('ANNA', 'M30011'))
    reveals.endOthers(anna)
    expect(await isShown(key('ANNA', 'M30011'))).toBe(false)
    expect(await isShown(anna)).toBe(true)
  })
})

describe('a number that is not shown', () => {
  it('X07 is refused of a card that nobody opened in this run', async () => {
    const never = key('NEVER')
    numbers.set(never, NUMBER)
    expect(reveals.reveal(never, 'contract')).toEqual(failed('forbidden'))
    expect(told).toEqual([])
    expect(await isShown(never)).toBe(false)
  })

  it('is not there when the contact has none, or is gone', async () => {
    numbers.clear()
    expect(reveals.reveal(anna, 'contract')).toEqual(failed('not-found'))
    expect(await isShown(anna)).toBe(false)
  })
})
