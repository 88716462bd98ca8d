import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContactKind } from '../../../../../electron/contract/domain/contact'
import type { ContactId } from '../../../../../electron/contract/domain/ids'
import type { ContactReference } from '../../../../../electron/main/crm-api/crm'
import type { StoredReference } from '../../../../../electron/main/store/stored-contact'
import { planIncrement, planSweep, sortByPriority } from '../../../../../electron/main/sync/plan'
import type { SweepInput } from '../../../../../electron/main/sync/plan'
import { MAX_AT_ONCE } from '../../../../../electron/main/crm-api/visit-in-slices'
import { keeps } from '../../../../../electron/main/sync/selection'
import type { Selection } from '../../../../../electron/main/sync/selection'

const office: Selection = { scope: 'office', own: [] }
const opened: Selection = { scope: 'opened', own: [] }
const mine: Selection = { scope: 'mine', own: ['HAN1'] }

const stored = (id: string, given: Partial<StoredReference> = {}): StoredReference => ({
  contactId: id as ContactId,
  changedRaw: 'then',
  opened: false,
  agentId: 'HAN1',
  ...given,
})
const listed = (
  id: string,
  changedRaw: string | null = 'then',
  kind: ContactKind = 'person',
): ContactReference => ({ contactId: id as ContactId, kind, changedRaw })

const sweep = async (given: Partial<SweepInput>) => {
  const plan = await planSweep({
    stored: [],
    listed: [],
    selection: office,
    mine: null,
    tryAll: false,
    ...given,
  })
  return { ...plan, fetch: plan.fetch.map((one) => one.contactId) }
}

describe('comparing a whole list with what is stored', () => {
  it('confirms what is listed exactly as it is stored, and fetches what is listed differently', async () => {
    expect(
      await sweep({
        stored: [stored('A'), stored('B'), stored('C', { changedRaw: null })],
        listed: [listed('A'), listed('B', 'earlier'), listed('C', null), listed('D')],
      }),
    ).toMatchObject({ confirm: ['A'], fetch: ['B', 'C', 'D'], missing: [], leaving: [] })
  })

  it('fetches whom the list gives no date of change, every time', async () => {
    const plan = await sweep({
      stored: [stored('A', { changedRaw: null })],
      listed: [listed('A', null)],
    })
    expect(plan).toMatchObject({ confirm: [], fetch: ['A'] })
  })

  it('calls a contact by the id it is stored under, in whatever case it is listed', async () => {
    const plan = await sweep({ stored: [stored('adr1')], listed: [listed('ADR1', 'now')] })
    expect(plan).toMatchObject({ fetch: ['adr1'], missing: [] })
  })

  it('D29 never takes two that are listed for one, nor one that is stored twice for another', async () => {
    expect((await sweep({ listed: [listed('adr1'), listed('ADR1')] })).fetch).toEqual([
      'adr1',
      'ADR1',
    ])
    const both = [stored('adr1'), stored('ADR1')]
    expect(
      await sweep({ stored: both, listed: [listed('adr1'), listed('ADR1', 'now')] }),
    ).toMatchObject({
      confirm: ['adr1'],
      fetch: ['ADR1'],
    })
    expect(await sweep({ stored: both, listed: [listed('ADR1')] })).toMatchObject({
      confirm: ['ADR1'],
      missing: ['adr1'],
    })
  })

  it('takes an id that is listed twice for one contact', async () => {
    expect((await sweep({ listed: [listed('A'), listed('A', 'then', 'company')] })).fetch).toEqual([
      'A',
    ])
  })

  it('keeps of an office only what was opened here, when that is the choice', async () => {
    expect(
      await sweep({
        selection: opened,
        stored: [stored('A', { opened: true }), stored('B')],
        listed: [listed('A', 'now'), listed('B', 'now'), listed('C')],
      }),
    ).toMatchObject({ fetch: ['A'], leaving: ['B'], confirm: [] })
  })

  it('fetches whose the CRM lists as the broker’s own, and lets go of the others never opened', async () => {
    expect(
      await sweep({
        selection: mine,
        mine: [listed('A'), listed('B')],
        stored: [
          stored('A'),
          stored('D', { agentId: 'HAN2' }),
          stored('E', { agentId: 'HAN2', opened: true }),
          stored('F', { agentId: null }),
        ],
        listed: ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => listed(id)),
      }),
    ).toMatchObject({ fetch: ['B'], confirm: ['A', 'E'], leaving: ['D', 'F'] })
  })

  it('looks anew at one stored as the broker’s own and no longer listed so', async () => {
    const plan = await sweep({
      selection: mine,
      mine: [],
      stored: [stored('A'), stored('B', { opened: true })],
      listed: [listed('A'), listed('B')],
    })
    expect(plan).toMatchObject({ fetch: ['A'], confirm: ['B'], leaving: [] })
  })

  it('tries everybody where the CRM does not say whose they are, but not each time', async () => {
    const input = { selection: mine, stored: [stored('A')], listed: [listed('A'), listed('B')] }
    expect(await sweep({ ...input, tryAll: true })).toMatchObject({ fetch: ['B'], confirm: ['A'] })
    expect(await sweep({ ...input, tryAll: false })).toMatchObject({ fetch: [], confirm: ['A'] })
  })
})

describe('the brake', () => {
  const ids = Array.from({ length: 30 }, (_, index) => `A${index}`)
  const all = ids.map((id) => stored(id))
  const first = (count: number) => ids.slice(0, count).map((id) => listed(id))

  it('holds when fewer than four fifths of the stored contacts come back', async () => {
    expect((await sweep({ stored: all, listed: first(24) })).missing).toHaveLength(6)
    expect(await sweep({ stored: all, listed: first(23) })).toMatchObject({
      missing: [],
      braked: { listed: 23, kept: 30 },
    })
    expect(await sweep({ stored: all, listed: [] })).toMatchObject({ missing: [], confirm: [] })
  })

  it('lets a handful be asked for one by one, whatever their share is', async () => {
    expect(await sweep({ stored: all.slice(0, 5), listed: [] })).toMatchObject({
      braked: null,
      missing: ids.slice(0, 5),
    })
  })

  it('does not count those who leave anyway', async () => {
    const others = all.map((one) => ({ ...one, agentId: 'HAN2' }))
    const own = [stored('B1'), stored('B2')]
    const plan = await sweep({
      selection: mine,
      stored: [...others, ...own],
      listed: [listed('B1')],
    })
    expect(plan).toMatchObject({ braked: null, missing: ['B2'] })
    expect(plan.leaving).toHaveLength(30)
  })
})

const ids = fc.integer({ min: 0, max: 40 }).map((n) => `A${n}`)
const raw = fc.constantFrom(null, '1', '2', '3')
const agent = fc.constantFrom(null, 'HAN1', 'han1', 'HAN2')
const someStored = fc
  .uniqueArray(fc.record({ id: ids, changedRaw: raw, opened: fc.boolean(), agentId: agent }), {
    selector: (one) => one.id,
  })
  .map((all) => all.map(({ id, ...rest }) => stored(id, rest)))
const someListed = fc
  .array(fc.record({ id: ids, changedRaw: raw }))
  .map((all) => all.map(({ id, changedRaw }) => listed(id, changedRaw)))
const someInput: fc.Arbitrary<SweepInput> = fc.record({
  stored: someStored,
  listed: someListed,
  selection: fc.constantFrom(office, opened, mine),
  mine: fc.option(someListed),
  tryAll: fc.boolean(),
})

describe('every comparison', () => {
  it('puts each stored contact in exactly one place, unless the brake spares it', async () => {
    return fc.assert(
      fc.asyncProperty(someInput, async (input) => {
        const plan = await planSweep(input)
        const placed = [
          ...plan.fetch.map((one) => one.contactId),
          ...plan.confirm,
          ...plan.missing,
          ...plan.leaving,
        ]
        expect(new Set(placed).size).toBe(placed.length)
        const spared = input.stored.filter((one) => !placed.includes(one.contactId))
        expect(spared.length).toBe(plan.braked === null ? 0 : plan.braked.kept - plan.braked.listed)
        if (plan.braked !== null) expect(plan.missing).toEqual([])
      }),
    )
  })

  it('confirms nothing that differs, and lets nobody leave who was opened or is kept', async () => {
    return fc.assert(
      fc.asyncProperty(someInput, async (input) => {
        const plan = await planSweep(input)
        const all = [...input.listed, ...(input.mine ?? [])]
        const find = (id: ContactId) => input.stored.find((one) => one.contactId === id)
        for (const id of plan.confirm) {
          const texts = all.filter((one) => one.contactId === id).map((one) => one.changedRaw)
          expect(texts).toContain(find(id)?.changedRaw)
          expect(find(id)?.changedRaw).not.toBeNull()
        }
        for (const id of plan.missing) {
          expect(all.some((one) => one.contactId === id)).toBe(false)
        }
        for (const id of plan.leaving) {
          expect(keeps(input.selection, find(id) as StoredReference)).toBe(false)
        }
      }),
    )
  })
})

describe('taking in what has changed', () => {
  const changed = async (input: Partial<Parameters<typeof planIncrement>[0]>) => {
    const given = { stored: [], changed: [], selection: office, mine: null, ...input }
    return (await planIncrement(given)).map((one) => one.contactId)
  }

  it('fetches what differs from the stored text, also when that looks later', async () => {
    const input = { stored: [stored('A', { changedRaw: '2026-10-25T02:50:00' }), stored('B')] }
    const texts = [listed('A', '2026-10-25T02:10:00'), listed('B'), listed('C')]
    expect(await changed({ ...input, changed: texts })).toEqual(['A', 'C'])
  })

  it('fetches nobody new where only opened contacts are kept', async () => {
    const input = { selection: opened, stored: [stored('A', { opened: true })] }
    expect(await changed({ ...input, changed: [listed('A', 'now'), listed('B')] })).toEqual(['A'])
  })

  it('fetches of those new here whom the CRM lists as the broker’s own, or all where it cannot', async () => {
    const input = { selection: mine, changed: [listed('A'), listed('B')] }
    expect(await changed({ ...input, mine: [listed('B')] })).toEqual(['B'])
    expect(await changed({ ...input, mine: null })).toEqual(['A', 'B'])
  })
})

describe('the order of fetching', () => {
  it('begins with persons, and with those worked with lately', async () => {
    const order = await sortByPriority([
      listed('A', '2020-01-01', 'company'),
      listed('B', '2020-01-01'),
      listed('C', null),
      listed('D', '2026-01-01'),
      listed('E', '2026-01-01', 'unknown'),
    ])
    expect(order.map((one) => one.contactId)).toEqual(['D', 'B', 'C', 'A', 'E'])
  })
})

describe('S26 a list of very many', () => {
  it('is planned in slices, with a turn for everybody else in between', async () => {
    const many = Array.from({ length: 20 * MAX_AT_ONCE }, (_, at) => `ADR${at}`)
    let turns = 0
    let isOver = false
    const takeTurns = () => {
      turns += 1
      if (!isOver) setImmediate(takeTurns)
    }
    setImmediate(takeTurns)
    const plan = await planSweep({
      stored: many.slice(0, 10 * MAX_AT_ONCE).map((id) => stored(id)),
      listed: many.map((id) => listed(id)),
      selection: office,
      mine: null,
      tryAll: false,
    })
    const sorted = await sortByPriority(plan.fetch)
    isOver = true
    expect(plan.confirm).toHaveLength(10 * MAX_AT_ONCE)
    expect(sorted).toHaveLength(10 * MAX_AT_ONCE)
    // Each of the passes over a list or over what is stored ends such a turn after so many.
    expect(turns).toBeGreaterThanOrEqual(20 + 10 + 10 + 20 + 10)
  })
})
