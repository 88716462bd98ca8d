import { describe, expect, it } from 'vitest'
import type { ConnectionState } from '../../../../electron/contract/domain/connection'
import { connectionStatus } from '../../../../electron/contract/domain/connection'
import { failed } from '../../../../electron/contract/errors'
import type { FailureCode } from '../../../../electron/contract/errors'
import { sv } from '../../../../electron/contract/texts/sv'
import { failureWords, standingOf, troubleOf } from '../../../../renderer/format/failure-words'

const states = connectionStatus.shape.state.options
const ofTheLine: FailureCode[] = [
  'no-network',
  'server-unreachable',
  'server-error',
  'timed-out',
  'too-many-requests',
  'wrong-login',
  'network-sign-in',
  'untrusted-certificate',
]

describe('a failure on the way to the CRM', () => {
  it.each(ofTheLine)('N18 that was %s is told as the connection is by now', (code) => {
    const standing = (connection: ConnectionState) => standingOf(code, connection)
    expect(standing('no-network')).toBe('no-network')
    expect(standing('server-error')).toBe('server-error')
    expect(standing('wrong-login')).toBe('wrong-login')
    expect(standing('connected')).toBe('over')
    // Nothing else is known.
    expect(standing('unknown')).toBe(code)
  })

  it('is never told beside a connection that says otherwise', () => {
    for (const state of states) {
      for (const code of ofTheLine) {
        const told = standingOf(code, state)
        if (state !== 'unknown') expect(told).toBe(troubleOf(state) ?? 'over')
      }
    }
  })

  it('is said as something that happened once the CRM has answered', () => {
    expect(failureWords(failed('server-unreachable').error, 'connected', sv)).toEqual({
      says: 'Det gick inte att hämta ur CRM nyss.',
      remedy: 'Försök igen.',
    })
    expect(failureWords(failed('timed-out').error, 'server-unreachable', sv).says).toBe(
      'Når inte CRM.',
    )
  })
})

describe('a failure of what was asked for', () => {
  it.each(['not-found', 'no-access', 'rejected-request', 'unexpected-format', 'expired'] as const)(
    'is told as %s, however the connection is',
    (code) => {
      for (const state of states) {
        const ofContact = failed(code, { extent: 'contact' }).error
        expect(failureWords(ofContact, state, sv)).toEqual(sv.failures[code])
      }
    },
  )

  it('N32 is told as the office’s where it is about all of it, beside whosever card it stands', () => {
    for (const state of states) {
      expect(failureWords(failed('no-access').error, state, sv)).toEqual(sv.officeRefused)
    }
  })
})

describe('the connection', () => {
  it('is in trouble by the name of what a call would fail with', () => {
    const troubles = states.map(troubleOf).filter((state) => state !== null)
    expect(troubles).toHaveLength(states.length - 2)
    for (const trouble of troubles) expect(sv.failures[trouble].says).toBeTruthy()
  })
})
