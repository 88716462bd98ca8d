import { beforeEach, describe, expect, it } from 'vitest'
import { gather } from '../../../../../electron/main/sync/gather'
import type { Gathering } from '../../../../../electron/main/sync/gather'
import { createManualTime } from '../../../../integration/sync/manual-time'
import type { ManualTime } from '../../../../integration/sync/manual-time'

let time: ManualTime
let taken: number[][]
let gathering: Gathering<number>
beforeEach(() => {
  time = createManualTime()
  taken = []
  gathering = gather<number>({
    most: 10,
    withinMs: 50,
    after: time.after,
    breathe: () => Promise.resolve(),
    sizeOf: (one) => one,
    take: (all) => taken.push([...all]),
  })
})

const turn = () => new Promise<void>((go) => setImmediate(go))

describe('what comes close together', () => {
  it('is taken together, a moment after the first of it', async () => {
    await gathering.add(1)
    time.pass(30)
    await gathering.add(2)
    time.pass(19)
    await turn()
    expect(taken).toEqual([])
    time.pass(1)
    await turn()
    expect(taken).toEqual([[1, 2]])
    expect(time.next()).toBeNull()
  })

  it('is taken at once when it is much, and whoever brought the last of it waits for that', async () => {
    await gathering.add(6)
    await gathering.add(4)
    expect(taken).toEqual([[6, 4]])
    expect(time.next()).toBeNull()
  })

  it('is taken to the last of it at the end, and nothing twice', async () => {
    await gathering.add(3)
    await gathering.rest()
    await gathering.rest()
    time.pass(100)
    await turn()
    expect(taken).toEqual([[3]])
  })
})
