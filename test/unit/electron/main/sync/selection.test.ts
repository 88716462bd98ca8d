import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../../../electron/contract/domain/ids'
import { covers, keeps, selectionFor } from '../../../../../electron/main/sync/selection'

const M1 = 'M1' as CustomerId
const M2 = 'M2' as CustomerId

describe('a choice', () => {
  it('is about each office by itself, whatever the order of its words', () => {
    const own = [
      { customerId: M1, userId: 'B' },
      { customerId: M2, userId: 'C' },
      { customerId: M1, userId: 'A' },
    ]
    expect(selectionFor({ scope: 'mine', own }, M1)).toEqual({ scope: 'mine', own: ['A', 'B'] })
    expect(selectionFor({ scope: 'office', own }, M1)).toEqual({ scope: 'office', own: [] })
    expect(selectionFor(null, M1)).toEqual({ scope: 'opened', own: [] })
  })

  it('keeps whom the broker opened, whoever is responsible', () => {
    const selection = { scope: 'mine' as const, own: ['HAN1'] }
    expect(keeps(selection, { agentId: 'han1', opened: false })).toBe(true)
    expect(keeps(selection, { agentId: 'HAN2', opened: false })).toBe(false)
    expect(keeps(selection, { agentId: null, opened: false })).toBe(false)
    expect(keeps(selection, { agentId: null, opened: true })).toBe(true)
  })

  it('is filled already when a wider one was', () => {
    const office = { scope: 'office' as const, own: [] }
    const mine = (...own: string[]) => ({ scope: 'mine' as const, own })
    const opened = { scope: 'opened' as const, own: [] }
    expect(covers(office, mine('A'))).toBe(true)
    expect(covers(mine('A', 'B'), mine('A'))).toBe(true)
    expect(covers(mine('A'), mine('A', 'B'))).toBe(false)
    expect(covers(mine('A'), office)).toBe(false)
    expect(covers(opened, mine('A'))).toBe(false)
    expect(covers(null, opened)).toBe(true)
  })
})
