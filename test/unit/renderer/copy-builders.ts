import type { z } from 'zod'
import { copyStatus, type CopyStatus } from '../../../electron/contract/domain/copy'
import type { ContactLine } from '../../../electron/contract/domain/card'
import { searchAnswer, type SearchAnswer } from '../../../electron/contract/domain/search'

/** A whole and quiet copy of an office; what comes out has passed the contract's own checks. */
export function aCopyStatus(given: Partial<z.input<typeof copyStatus>> = {}): CopyStatus {
  return copyStatus.parse({
    scope: 'office',
    own: [],
    contacts: 4212,
    complete: true,
    reconciledAt: '2026-11-21T16:40:00Z',
    syncedAt: '2026-11-22T13:00:00Z',
    activity: { state: 'idle' },
    roles: { asked: 4212, contacts: 4212, refused: [] },
    problem: null,
    setAside: false,
    shrunk: null,
    notUnderstood: 0,
    ...given,
  })
}

/** What the copy answers: these lines, found by their names. */
export function anAnswer(
  lines: readonly ContactLine[] = [],
  given: Partial<z.input<typeof searchAnswer>> = {},
): SearchAnswer {
  return searchAnswer.parse({
    rows: lines.map((line) => ({ line, reason: 'name', matched: null })),
    found: { count: lines.length, orMore: false },
    copy: {
      contacts: 4212,
      scope: 'office',
      complete: true,
      reconciledAt: '2026-11-21T16:40:00Z',
      withRoles: null,
    },
    server: 'not-needed',
    ...given,
  })
}
