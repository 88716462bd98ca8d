import { describe, expect, it } from 'vitest'
import type { ContactId } from '../../../../../electron/contract/domain/ids'
import { failed } from '../../../../../electron/contract/errors'
import { createBlame } from '../../../../../electron/main/sync/blame'

const because = (...given: Parameters<typeof failed>) => failed(...given).error

describe('blame', () => {
  const A = 'A' as ContactId
  const sour = because('server-error')

  it('goes on when one batch fails, and stops when one after the other does', () => {
    const blame = createBlame()
    blame.failed(sour, [A], false)
    blame.failed(sour, [A], false)
    blame.answered()
    blame.failed(sour, [A], false)
    expect(blame.over()).toBeNull()
    blame.failed(sour, [A], false)
    blame.failed(sour, [A], false)
    expect(blame.over()).toEqual(sour)
  })

  it('suspects nobody when the network is gone', () => {
    const blame = createBlame()
    blame.failed(sour, [A], true)
    expect(blame.suspects()).toEqual([A])
    blame.failed(because('no-network'), [A], true)
    expect(blame.suspects()).toEqual([])
  })

  it('takes batches apart at once, and gives those who failed alone some time', () => {
    const batches = createBlame()
    batches.failed(sour, [A], false)
    expect(batches.verdict()).toBeNull()
    batches.failed(sour, [A], true)
    expect(batches.verdict()).toEqual(sour)
  })
})
