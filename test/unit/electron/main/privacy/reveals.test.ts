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

beforeEach(() => {
  now = 1_000
  numbers = new Map([
    [anna, NUMBER],
    [bo, '19620314-9809'],
  ])
  reveals = createReveals({
    isOpened: ({ contactId }) => contactId !== 'NEVER',
    numberOf: (of) => numbers.get(of) ?? null,
    monotonic: () => now,
  })
})

describe('a number that is being shown', () => {
  it('GDPR 11 is shown for 20 seconds, with the reason it was asked for, and not a millisecond more', () => {
    expect(reveals.reveal(anna, 'contract')).toEqual(ok({ number: NUMBER, visibleMs: 20_000 }))
    now += REVEAL_MS - 1
    expect(reveals.current(anna)).toEqual({ number: NUMBER, reason: 'contract' })
    now += 1
    expect(reveals.current(anna)).toBeNull()
  })

  it('has its 20 seconds anew when it is asked for again', () => {
    reveals.reveal(anna, 'contract')
    now += 15_000
    reveals.reveal(anna, 'correction')
    now += 15_000
    expect(reveals.current(anna)?.reason).toBe('correction')
  })

  it('is one at a time', () => {
    reveals.reveal(anna, 'contract')
    reveals.reveal(bo, 'contract')
    expect(reveals.current(anna)).toBeNull()
    expect(reveals.current(bo)?.number).toBe('19620314-9809')
  })

  it('GDPR 11 goes when it is hidden, when another card comes, and when all end', () => {
    const ways = [
      () => reveals.end(anna),
      () => reveals.endOthers(bo),
      () => reveals.endAll(),
      () => numbers.delete(anna),
    ]
    for (const end of ways) {
      reveals.reveal(anna, 'contract')
      expect(reveals.current(anna)).not.toBeNull()
      end()
      expect(reveals.current(anna)).toBeNull()
      numbers.set(anna, NUMBER)
      expect(reveals.current(anna)).toBeNull()
    }
  })

  it('stays when it is another’s that ends, also one with the same id in another office', () => {
    reveals.reveal(anna, 'contract')
    reveals.end(bo)
    reveals.end(key('ANNA', 'M30011'))
    reveals.endOthers(anna)
    expect(reveals.current(key('ANNA', 'M30011'))).toBeNull()
    expect(reveals.current(anna)).not.toBeNull()
  })
})

describe('a number that is not shown', () => {
  it('X07 is refused of a card that nobody opened in this run', () => {
    const never = key('NEVER')
    numbers.set(never, NUMBER)
    expect(reveals.reveal(never, 'contract')).toEqual(failed('forbidden'))
    expect(reveals.current(never)).toBeNull()
  })

  it('is not there when the contact has none, or is gone', () => {
    numbers.clear()
    expect(reveals.reveal(anna, 'contract')).toEqual(failed('not-found'))
    expect(reveals.current(anna)).toBeNull()
  })
})
