import { beforeAll, describe, it } from 'vitest'
import { live, readSteps, warmUp } from './live'
import type { World } from './model-life'

const world: World = { size: 4, scope: 'office', latencyMs: 0 }
const large: World = { ...world, size: 75 }

/** What the lives have shown once, in as few steps as it takes. */
const known: readonly (readonly [title: string, world: World, steps: string])[] = [
  ['S24 a wrong byte met in use', world, 'wrong-byte 12/0, search 0/0'],
  ['S24 a wrong byte met by the sync', world, 'wrong-byte 3/0, sync-now'],
  ['S24 a wrong byte met at a start', world, 'wrong-byte-at-rest 10/0'],
  ['S24 a wrong byte in the table of contacts', world, 'wrong-byte-at-rest 1/0'],
  [
    'N32 a card opened while the office is refused',
    world,
    'open 0/0, office-refused 0/0, open 0/0',
  ],
  ['N32 a card refreshed while the office is refused', world, 'office-refused 0/0, refresh 0/0'],
  [
    'N32 a card refreshed when the refusal is known already',
    world,
    'open 0/0, office-refused 0/0, sync-now, refresh 0/0',
  ],
  ['N33 one contact that is refused', world, 'open 0/0, refuse 0/0, refresh 0/0, open 1/0'],
  ['S25 an office left and taken up again', world, 'leave-office 0/0, take-up-office'],
  ['S26 all contacts expire together', large, 'days-off 19/0'],
  ['S26 an office is dropped', large, 'leave-office 0/0'],
  ['S26 a scope is narrowed', large, 'choose-opened'],
  ['S27 a rename refused once at a sign-in', world, 'rename-refused-once 0/0, same-account'],
  ['S27 a rename refused at a first sign-in', world, 'rename-refused-once 1/0, other-account'],
  ['S27 a rename refused for ever', world, 'rename-refused 0/0, same-account'],
  ['S27 a choice whose rename is refused once', world, 'rename-refused-once, choose-mine, restart'],
  [
    'S28 a day and a night with one day of retention',
    world,
    'retention 0/0, workday, night, workday, night',
  ],
  [
    'GDPR 17 what is past its days, between two sweeps',
    world,
    'retention 0/0, no-network 0/0, workday, workday, hours 2/0, hours 1/0, minutes 44/0, minutes 44/0',
  ],
  ['N34 Retry-After of three days', world, 'too-many 2/0, sync-now, seconds'],
  [
    'N34 Retry-After as a date, by a clock that is two days slow',
    world,
    'clock-back 1/0, too-many-until 0/0, sync-now, seconds',
  ],
  ['S30 names past their days', world, 'days-off 19/0'],
  ['S30 names of an office that is gone', world, 'leave-office 0/0'],
  ['N35 a half answer, the typed call refused', world, 'base-only 0/0, refresh 0/0'],
  ['N35 a half answer, the typed call not found', world, 'base-only 1/0, refresh 0/0'],
  ['N35 a half answer met by the sync', world, 'base-only 0/0, change 0/0, sync-now, seconds 9/0'],
  ['N35 200 with an empty body', world, 'empty 0/0, refresh 0/0'],
  ['S31 a removal refused at a change of account', world, 'keychain-keeps-all, other-account'],
  ['S31 a keychain that fails at a change of account', world, 'keychain-fails, other-account'],
  ...[0, 1, 2, 3].map(
    (kept) =>
      [
        `S31 the keychain refuses one of several passwords, after ${kept}`,
        world,
        `other-passwords 0/1, keychain-refuses-some 0/${kept}, other-passwords 0/2, restart`,
      ] as const,
  ),
  [
    'S31 passwords kept under names that the keychain had not let go of',
    world,
    'other-passwords 0/1, keychain-keeps-all, same-account, other-passwords 0/1, restart',
  ],
  [
    'S31 a code that the keychain refuses, in place of one that it had',
    world,
    'choose-code 0/1, keychain-refuses-some 0/0, choose-code 1/1, restart',
  ],
  ['S17 a code, and then another account', world, 'choose-code 0/1, other-account, restart'],
  [
    'an older answer that arrives later',
    world,
    'hold 0/1, refresh 0/0, change 0/0, sync-now, seconds 2/0, release',
  ],
  [
    'a comparison asked for while the filters are tried',
    { ...world, latencyMs: 300 },
    'restart, seconds 0/0, sync-now, minutes 5/0',
  ],
  [
    'a comparison asked for before a sleep',
    world,
    'sleep 0/0, open 0/0, refresh 0/0, sync-now 0/0, sleep 0/0, add 0/0',
  ],
  ['a contact opened of an office that is not read', world, 'leave-office 0/0, open 4/0'],
  ['a copy begun anew keeps its scope', world, 'start-over'],
  ['roles that are new, of each kind', world, 'relate 0/0, relate 1/1, relate 2/2'],
  [
    'roles that are new while the app is off, and while PartyRoles is on its way',
    world,
    'open 0/0, night, hold 0/0, refresh 0/0, relate 0/0, minutes 5/0, release, relate 1/1, kill',
  ],
]

beforeAll(warmUp)

describe('what has befallen a copy once', () => {
  it.each(known)('%s', (_title, beginning, steps) => live(beginning, readSteps(steps)))
})
