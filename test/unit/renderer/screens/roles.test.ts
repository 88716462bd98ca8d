import { describe, expect, it } from 'vitest'
import { roleEntry, roleGroup, type RoleEntry } from '../../../../electron/contract/domain/party'
import { partyRoles } from '../../../../electron/contract/domain/party-roles'
import { newestFirst, roleSections } from '../../../../renderer/screens/contact-card/roles'
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
    createdAt,
    approximate: false,
    kind: null,
    related: null,
  })
const listed = (role: string, entries: RoleEntry[]) =>
  roleGroup.parse({ role, state: 'listed', entries })

describe('role groups', () => {
  it('D11 tells not fetched, none and a list apart', () => {
    const sections = roleSections([
      listed('seller', [entry('2026-01-01T00:00:00Z')]),
      listed('buyer', []),
      roleGroup.parse({ role: 'owner', state: 'not-fetched' }),
    ])
    const states = Object.fromEntries(sections.map(({ role, state }) => [role, state]))
    expect(states).toMatchObject({
      seller: 'listed',
      buyer: 'none',
      owner: 'not-fetched',
      tenant: 'not-fetched',
    })
  })

  it('always has all eight, in the order of the contract', () => {
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
    const group = { role: 'buyer' as const, state: 'listed' as const, entries: many }
    const line = timeline(roleSections([group]))
    expect(line?.count).toBe(10_000)
    expect(line?.dots.length).toBeLessThan(200)
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
