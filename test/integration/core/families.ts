import fc from 'fast-check'
import { beforeAll, describe, it } from 'vitest'
import type { CopyScope } from '../../../electron/contract/domain/copy'
import { live, warmUp, written } from './live'
import type { World } from './model-life'
import { steps } from './model-steps'
import type { Step, StepKind } from './model-steps'

/** Steps of every life. Those of a family are mixed with them, one family at a time: one fault hides the next. */
const everyday: readonly StepKind[] = [
  ...(['add', 'change', 'change', 'move', 'relate', 'remove', 'refuse'] as const),
  ...(['bring-back'] as const),
  ...(['open', 'open', 'open-by-id', 'refresh', 'refresh', 'search', 'sync-now', 'users'] as const),
  ...(['seconds', 'minutes', 'minutes', 'hours', 'rest', 'relief', 'restart', 'kill'] as const),
]

export type Families = Readonly<Record<string, readonly StepKind[]>>

export const aroundTheCrm: Families = {
  'a CRM that answers as it should': ['search-crm', 'pause', 'resume'],
  'a CRM that refuses, errs and falls silent': [
    ...(['office-refused', 'wrong-login', 'server-error', 'unavailable', 'too-many'] as const),
    ...(['too-many-until', 'silent', 'no-network', 'broken-json', 'page', 'empty'] as const),
    ...(['base-only', 'base-only', 'search-crm'] as const),
  ],
  'answers that come late': [
    ...([
      'hold',
      'hold',
      'refresh',
      'change',
      'sync-now',
      'seconds',
      'release',
      'release',
    ] as const),
    ...(['sleep', 'silent'] as const),
  ],
  'protected identities': [
    ...(['categorize', 'categorize', 'name-categories', 'name-categories'] as const),
    ...(['hold', 'refresh', 'open', 'sync-now', 'seconds', 'release', 'choose-opened'] as const),
  ],
  'days and nights': [
    ...(['workday', 'workday', 'night', 'night', 'night', 'retention', 'retention'] as const),
    ...(['days-off', 'sleep', 'no-network'] as const),
  ],
  'a clock that is wrong': [
    ...([
      'clock-ahead',
      'clock-back',
      'clock-right',
      'days-off',
      'sleep',
      'too-many-until',
    ] as const),
  ],
}

export const aroundTheComputer: Families = {
  'another choice, office or account': [
    ...([
      'choose-office',
      'choose-mine',
      'choose-opened',
      'leave-office',
      'take-up-office',
    ] as const),
    ...(['take-up-office', 'same-account', 'other-account', 'sign-out', 'start-over'] as const),
  ],
  'a disk with wrong bytes': ['wrong-byte', 'wrong-byte-at-rest', 'start-over', 'drop-set-aside'],
  'small files that nobody may replace': [
    ...(['rename-refused-once', 'rename-refused', 'renames-again', 'same-account'] as const),
    ...(['other-account', 'sign-out', 'choose-mine', 'choose-office'] as const),
  ],
  'a keychain that fails': [
    ...(['keychain-fails', 'keychain-keeps-all', 'keychain-works', 'same-account'] as const),
    ...(['keychain-refuses-some', 'other-passwords', 'other-passwords', 'choose-code'] as const),
    ...(['other-account', 'sign-out', 'start-over'] as const),
  ],
  'all of it': Object.keys(steps) as StepKind[],
}

/** Of each family. `npm run test:endurance` lets more of them be lived. */
const LIVES = Number(process.env['LIVES'] || 6)
/** The same lives every day, so that whoever meets a failure has made it; endurance looks for new ones. */
const SEED = Number(process.env['SEED'] || 1)
/** Far beyond what they take, also while a failure is being shortened. */
const LIMIT_MS = 300_000 + LIVES * 6_000

const worlds: fc.Arbitrary<World> = fc.record({
  size: fc.constantFrom(4, 12, 12, 25, 75),
  scope: fc.constantFrom<CopyScope[]>('office', 'office', 'mine', 'opened'),
  latencyMs: fc.constantFrom(0, 0, 300, 4_000),
})

/** As many of the family's as of every day's. */
function stepsOf(family: readonly StepKind[]): fc.Arbitrary<Step[]> {
  const step = fc.record({
    kind: fc.oneof(fc.constantFrom(...everyday), fc.constantFrom(...family)),
    // The same few contacts often: much goes wrong only where two things meet.
    which: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 999 })),
    choice: fc.nat({ max: 11 }),
  })
  return fc.array(step, { minLength: 1, maxLength: 30, size: 'max' })
}

/** One test of each family. A failure tells the property, the seed, and the shortest life that shows it. */
export function letThemLive(families: Families): void {
  beforeAll(warmUp)

  describe('the copy of a broker, whatever befalls it', () => {
    it.each(Object.entries(families))(
      '%s',
      async (_name, kinds) => {
        const lives = fc.asyncProperty(worlds, stepsOf(kinds), live)
        const told = await fc.check(lives, { numRuns: LIVES, seed: SEED })
        if (!told.failed) return
        const [world, acts] = told.counterexample ?? []
        const cause =
          told.errorInstance instanceof Error ? told.errorInstance.message : 'interrupted'
        throw new Error(
          `${cause}\nSEED=${told.seed}, after ${told.numRuns} lives, ${told.numShrinks} times shortened:\n` +
            `${JSON.stringify(world)}\n${written(acts ?? [])}`,
        )
      },
      LIMIT_MS,
    )
  })
}
