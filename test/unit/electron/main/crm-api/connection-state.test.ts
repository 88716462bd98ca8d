import { describe, expect, it } from 'vitest'
import { customerId } from '../../../../../electron/contract/domain/ids'
import { failed } from '../../../../../electron/contract/errors'
import type { FailureCode } from '../../../../../electron/contract/errors'
import { connectionAfter, notAskedYet } from '../../../../../electron/main/crm-api/connection-state'
import type { CallOutcome } from '../../../../../electron/main/crm-api/outcomes'

const M1 = customerId.parse('M1')

function after(code: FailureCode | null, rest: Partial<CallOutcome> = {}) {
  return connectionAfter(notAskedYet, {
    endpoint: 'contact',
    right: 'contacts',
    customerId: M1,
    sent: true,
    failure:
      code && failed(code, { retryAfterMs: code === 'too-many-requests' ? 30_000 : null }).error,
    ...rest,
  })
}

describe('the state of the connection', () => {
  it.each([
    [null, 'connected'],
    ['not-found', 'connected'],
    ['rejected-request', 'connected'],
    ['wrong-login', 'wrong-login'],
    ['too-many-requests', 'too-many-requests'],
    ['server-error', 'server-error'],
    ['unexpected-format', 'server-error'],
    ['no-network', 'no-network'],
    ['server-unreachable', 'server-unreachable'],
    ['timed-out', 'server-unreachable'],
    ['untrusted-certificate', 'untrusted-certificate'],
    ['network-sign-in', 'network-sign-in'],
    ['cancelled', 'unknown'],
    ['invalid-input', 'unknown'],
    ['signed-out', 'unknown'],
  ] as const)('after %s is %s', (code, state) => {
    expect(after(code).state).toBe(state)
  })

  it('N07 says how long calls are held', () => {
    expect(after('too-many-requests').retryAfterMs).toBe(30_000)
  })

  it('N03 stands when one contact is refused, and falls when all of them are', () => {
    expect(after('no-access').state).toBe('connected')
    expect(after('no-access', { endpoint: 'contactReferences' }).state).toBe('no-access')
    expect(after('no-access', { sent: false }).state).toBe('no-access')
  })

  it('stands when only something beside the contacts is refused', () => {
    for (const right of ['office', 'users', 'estates'] as const) {
      expect(after('no-access', { right }).state).toBe('connected')
      expect(after('no-access', { right, sent: false }).state).toBe('unknown')
    }
    expect(after('wrong-login', { right: 'estates' }).state).toBe('connected')
    expect(after('wrong-login', { right: 'users' }).state).toBe('wrong-login')
  })
})
