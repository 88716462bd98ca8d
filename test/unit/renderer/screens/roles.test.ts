import { describe, expect, it } from 'vitest'
import {
  roleEntry,
  roleGroup,
  type KnownInterestLevel,
  type RoleEntry,
  type RoleGroup,
  type RolesPart,
} from '../../../../electron/contract/domain/party'
import { sv } from '../../../../electron/contract/texts/sv'
import { partyRoles } from '../../../../electron/contract/domain/party-roles'
import {
  isDated,
  newestFirst,
  rolesStateWords,
  roleSections,
} from '../../../../renderer/screens/contact-card/roles'
import {
  FIRST_ROWS,
  LARGEST_STEP,
  RolesView,
} from '../../../../renderer/screens/contact-card/roles-view.svelte'
import { timeline } from '../../../../renderer/screens/contact-card/timeline'

const entry = (createdAt: string | null, estateId = 'OBJ1'): RoleEntry =>
  roleEntry.parse({
    estateId,
    estateAddress: null,
    estateAddressAt: null,
    estateKind: null,
    estateStatus: null,
    createdAt,
    approximate: false,
    kind: null,
    related: null,
    level: null,
  })
const fetchedAt = '2026-11-22T13:02:00Z'
const listed = (role: string, entries: RoleEntry[], state = 'whole') =>
  roleGroup.parse({ role, state, fetchedAt, entries })
const interest = (level: KnownInterestLevel | null, estateId = level ?? 'unknown'): RoleEntry => ({
  ...entry(null, estateId),
  level: level === null ? { state: 'unknown', raw: 'Dreaming' } : { state: 'known', level },
})

describe('role groups', () => {
  it('D11 tells not asked for, none and a list apart', () => {
    const sections = roleSections([
      listed('seller', [entry('2026-01-01T00:00:00Z')]),
      listed('buyer', []),
      roleGroup.parse({ role: 'owner', state: 'none-asked' }),
    ])
    const states = Object.fromEntries(sections.map(({ role, state }) => [role, state]))
    expect(states).toMatchObject({
      seller: 'listed',
      buyer: 'none',
      owner: 'none-asked',
      tenant: 'none-asked',
    })
  })

  it('always has all nine, in the order of the contract', () => {
    expect(roleSections([]).map((section) => section.role)).toEqual([...partyRoles])
  })

  it('D11 puts the newest first and keeps rows whose date is missing, last', () => {
    const rows = newestFirst([
      entry(null, 'none'),
      entry('2020-01-01T00:00:00Z', 'old'),
      entry('2026-01-01T00:00:00Z', 'new'),
    ])
    expect(rows.map((row) => row.estateId)).toEqual(['new', 'old', 'none'])
  })

  it('D11 keeps one estate in three roles apart', () => {
    const same = [entry('2026-01-01T00:00:00Z')]
    const sections = roleSections([
      listed('seller', same),
      listed('buyer', same),
      listed('owner', same),
    ])
    expect(sections.filter((section) => section.state === 'listed')).toHaveLength(3)
  })

  it('D11 orders 10,000 roles and places them on the time line', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      // Made without the schema: only the renderer's own work is measured.
      ({ ...entry(null), createdAt: new Date(1e12 + at * 1e8).toISOString() }),
    )
    const group = { role: 'buyer' as const, state: 'whole' as const, fetchedAt, entries: many }
    const line = timeline(roleSections([group]))
    expect(line?.count).toBe(10_000)
    expect(line?.dots.length).toBeLessThan(200)
  })
})

describe('prospects', () => {
  const sections = (entries: RoleEntry[], presented = false) =>
    roleSections([listed('speculator', entries)], presented)
  const ids = (entries: readonly RoleEntry[]) => entries.map(({ estateId }) => estateId)

  it('come the keenest first, an unknown level after the known ones, former ones apart', () => {
    const section = sections([
      interest('Archived'),
      interest('Assigned'),
      interest(null),
      interest('NotInterested'),
      interest('Reserved'),
      interest('Interested'),
    ]).at(-1)
    if (section?.state !== 'listed') throw new Error('There is a list.')
    expect(ids(section.entries)).toEqual(['Reserved', 'Interested', 'Assigned', 'unknown'])
    expect(ids(section.former)).toEqual(['NotInterested', 'Archived'])
  })

  it('GDPR 37 are not even named where others see the window, neither as none nor as not asked for', () => {
    const roles = sections([interest('Booked')], true).map(({ role }) => role)
    expect(roles).not.toContain('speculator')
    expect(roles).toHaveLength(8)
  })

  it('never have a date, so none is missing; nor has an overview', () => {
    expect(isDated({ role: 'speculator', known: 'whole' })).toBe(false)
    expect(isDated({ role: 'seller', known: 'overview' })).toBe(false)
    expect(isDated({ role: 'seller', known: 'whole' })).toBe(true)
  })
})

describe('what is said of the roles as a whole', () => {
  const now = Date.parse('2026-11-22T13:10:00Z')
  const words = (
    state: 'overview' | 'whole',
    value: RoleGroup[],
    given: Partial<RolesPart> & { presented?: boolean } = {},
  ) =>
    rolesStateWords(
      { state, fetchedAt, value, refreshing: given.refreshing ?? false, failure: null },
      given.presented ?? false,
      now,
      sv,
      'sv',
    )
  const outline = [
    listed('seller', [entry(null)], 'overview'),
    listed('buyer', [], 'overview'),
    listed('speculator', []),
  ]

  it('names the groups that were asked for, and what comes or is not there', () => {
    expect(words('overview', outline)).toBe(
      'Översikt: säljare, köpare och spekulant. Datum och ombud ej hämtade.',
    )
    expect(words('overview', outline, { refreshing: true })).toBe(
      'Översikt: säljare, köpare och spekulant. Datum och ombud hämtas …',
    )
    expect(words('overview', outline.slice(2))).toBe(
      'Översikt: spekulant. Datum och ombud ej hämtade.',
    )
  })

  it('does not call contacts missing that are known, if of an older day', () => {
    const rest = ['extraSeller', 'extraBuyer', 'owner', 'tenant', 'extraOwner', 'extraTenant']
    const value = [...outline, ...rest.map((role) => listed(role, []))]
    expect(words('overview', value)).toBe(
      'Översikt: säljare, köpare och spekulant. Alla datum är inte hämtade.',
    )
  })

  it('GDPR 26 names no group in outline that is whole', () => {
    const value = [listed('seller', [entry(null)], 'overview'), listed('buyer', [])]
    const rest = ['extraSeller', 'extraBuyer', 'owner', 'tenant', 'extraOwner', 'extraTenant']
    expect(words('overview', [...value, ...rest.map((role) => listed(role, []))])).toBe(
      'Översikt: säljare. Alla datum är inte hämtade.',
    )
  })

  it('GDPR 37 leaves prospects out where others see it', () => {
    expect(words('overview', outline, { presented: true })).not.toContain('spekulant')
  })

  it('is its age when all is there', () => {
    expect(words('whole', [])).toBe('roller hämtade 14.02')
  })
})

describe('what of the roles is in sight', () => {
  it('shows fifty rows of a long group, then more with each press', () => {
    const view = new RolesView()
    expect(view.rows('buyer')).toBe(FIRST_ROWS)
    view.more('buyer', 10_000)
    expect(view.rows('buyer')).toBe(100)
    for (let presses = 0; presses < 10; presses++) view.more('buyer', 10_000)
    expect(view.step('buyer', 10_000)).toBe(LARGEST_STEP)
    expect(view.rows('seller')).toBe(FIRST_ROWS)
  })

  it('ends exactly at the last row', () => {
    const view = new RolesView()
    expect(view.step('buyer', 60)).toBe(10)
    view.more('buyer', 60)
    expect(view.step('buyer', 60)).toBe(0)
    expect(view.step('buyer', 7)).toBeLessThanOrEqual(0)
  })

  it('filters by the counts that are pressed, and shows all when none is', () => {
    const view = new RolesView()
    expect(view.isInSight('seller')).toBe(true)
    view.toggle('buyer')
    expect(view.isInSight('seller')).toBe(false)
    expect(view.isInSight('buyer')).toBe(true)
    view.toggle('buyer')
    expect(view.filtered).toBe(false)
  })
})

describe('the time line', () => {
  it('runs from the first year to the last, in Swedish years', () => {
    const line = timeline(
      roleSections([
        listed('seller', [entry('2018-12-31T23:30:00Z'), entry('2026-06-01T00:00:00Z')]),
      ]),
    )
    expect(line).toMatchObject({ from: 2019, to: 2026, count: 2 })
    expect(line?.dots.every((dot) => dot.at >= 0 && dot.at <= 1)).toBe(true)
  })

  it('names at most a dozen years however long it is', () => {
    const line = timeline(
      roleSections([
        listed('buyer', [entry('1901-01-01T12:00:00Z'), entry('2026-01-01T12:00:00Z')]),
      ]),
    )
    expect(line?.ticks.length).toBeLessThanOrEqual(13)
  })

  it('is absent when no role has a date', () => {
    expect(timeline(roleSections([listed('buyer', [entry(null)])]))).toBeNull()
    expect(timeline(roleSections([]))).toBeNull()
  })
})
