import type { ConnectionState } from '../../electron/contract/domain/connection'
import type { Failure, FailureCode } from '../../electron/contract/errors'
import type { Texts } from '../../electron/contract/texts/sv'

/** What is wrong between here and the CRM, by the name that a call would fail with; null: nothing known. */
export function troubleOf(
  state: ConnectionState,
): Exclude<ConnectionState, 'connected' | 'unknown'> | null {
  return state === 'connected' || state === 'unknown' ? null : state
}

/** Failures that say nothing of what was asked for: another question, asked now, may be answered. */
const ofTheLine: readonly FailureCode[] = [
  'no-network',
  'server-unreachable',
  'server-error',
  'timed-out',
  'too-many-requests',
  'wrong-login',
  'network-sign-in',
  'untrusted-certificate',
]

/**
 * What a failure comes to by now. The connection alone says how the line is: a card, a list or a fill that met
 * something else before repeats it, or says that it is `over`. So no two places of the window say two things.
 */
export function standingOf(code: FailureCode, connection: ConnectionState): FailureCode | 'over' {
  if (!ofTheLine.includes(code) || connection === 'unknown') return code
  return troubleOf(connection) ?? 'over'
}

export function failureWords(
  { code, extent }: Pick<Failure, 'code' | 'extent'>,
  connection: ConnectionState,
  texts: Texts,
): { says: string; remedy: string } {
  // Of a whole office it is no word about the person whose card is open (N32).
  if (code === 'no-access' && extent === 'office') return texts.officeRefused
  const standing = standingOf(code, connection)
  return standing === 'over' ? texts.failureOver : texts.failures[standing]
}
