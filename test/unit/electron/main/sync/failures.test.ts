import { describe, expect, it } from 'vitest'
import { failed } from '../../../../../electron/contract/errors'
import { StoreError } from '../../../../../electron/main/store/driver'
import { earlier, failureOf, restAfter } from '../../../../../electron/main/sync/failures'

const because = (...given: Parameters<typeof failed>) => failed(...given).error

describe('a rest after a failure', () => {
  it('doubles from half a minute to half an hour', () => {
    let rest = null
    const waits = []
    for (let count = 0; count < 9; count += 1) {
      rest = restAfter(rest, because('no-network'), 0)
      waits.push(rest.until / 1000)
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800, 1800])
  })

  it('N07 is never shorter than what the server asked for', () => {
    const rest = restAfter(null, because('too-many-requests', { retryAfterMs: 90_000 }), 0)
    expect(rest.until).toBe(90_000)
    expect(earlier(rest, 1000).until).toBe(90_000)
    expect(earlier(restAfter(null, because('no-network'), 0), 1000).until).toBe(1000)
  })

  it('lasts after a refusal until somebody says otherwise', () => {
    const rest = restAfter(null, because('no-access'), 0)
    expect(rest.until).toBe(Infinity)
    expect(earlier(rest, 0).until).toBe(Infinity)
  })

  it('S04 says that the disk is full where that is the reason', () => {
    expect(failureOf(new StoreError('full')).code).toBe('disk-full')
    expect(failureOf(new Error('a bug')).code).toBe('internal')
  })
})
