import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CopyScope } from '../../../electron/contract/domain/copy'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import { overviewRoles } from '../../../electron/contract/domain/party-roles'
import type { FilterForm } from '../../../electron/main/crm-api/crm'
import { OVERLAP_MS } from '../../../electron/main/sync/list-round'
import { createLife, ME, OTHER, steps } from './model-life'
import type { Life, World } from './model-life'
import { checkIndex } from './sync-line'
import { removeAll } from '../../fakes/gone'

/** Asking for changes alone is enough for whoever has a date of change. */
function compareChanged({ line, office, choice, purged }: Life, world: World): void {
  if (line.engine.status().shrunk !== null) return
  const isFindable = world.form !== null || choice.scope === 'office'
  for (const customer of world.customers) {
    for (const contact of office.contactsOf(customer)) {
      if (contact.undated || contact.odd || contact.refused || purged.has(contact.id)) continue
      const copy = line.contacts.get(office.keyOf(customer, contact.id))
      const isWanted =
        choice.scope === 'office' || (choice.scope === 'mine' && contact.agentId === ME)
      if (copy === null ? !isWanted || !isFindable : copy.openedAt === null && !isWanted) continue
      const newest = office.record(customer, contact.id)
      expect(copy?.record.contact, `${contact.id} has changed`).toEqual(newest?.contact)
    }
  }
}

/** What the copy must hold now: id and name of each contact, and nobody else. */
function compare(life: Life, world: World): void {
  const { line, office, choice } = life
  for (const customer of world.customers) {
    const customerId = customer as CustomerId
    const stored = new Map(
      line.contacts.references(customerId).map((one) => [one.contactId, one] as const),
    )
    for (const contact of office.contactsOf(customer)) {
      const kept = stored.get(contact.id)
      const isWanted =
        choice.scope === 'office' ||
        kept?.opened === true ||
        (choice.scope === 'mine' && contact.agentId === ME)
      if (contact.refused) expect(kept, `${contact.id} is refused`).toBeUndefined()
      // What it said before stays, or it never was understood.
      else if (contact.odd) continue
      else if (!isWanted) expect(kept, `${contact.id} is not wanted`).toBeUndefined()
      else {
        const newest = office.record(customer, contact.id)
        const copy = line.contacts.get(office.keyOf(customer, contact.id))
        expect(copy?.record.contact, `${contact.id} is as in the CRM`).toEqual(newest?.contact)
        expect(kept?.changedRaw).toBe(newest?.changedRaw)
      }
    }
    const known = new Set<ContactId>(office.contactsOf(customer).map((one) => one.id))
    for (const id of stored.keys()) expect(known.has(id), `${id} is a ghost`).toBe(true)

    const position = line.rows.position(customerId)
    expect(position?.round).toBeNull()
    expect(line.rows.pendingCount(customerId)).toBe(0)
    const mark = position?.mark ?? null
    if (mark !== null) {
      const ahead = mark - life.now()
      expect(ahead).toBeLessThanOrEqual(0)
      expect(ahead).toBeGreaterThan(-OVERLAP_MS)
    }
  }
  const { contacts, indexed } = checkIndex(life.db)
  expect(indexed).toBe(contacts)
}

/** What the copy says of roles, and what it does not say. */
function compareRoles({ line, office, db }: Life, world: World): void {
  for (const customer of world.customers) {
    for (const contact of office.contactsOf(customer)) {
      const copy = line.contacts.get(office.keyOf(customer, contact.id))
      if (copy === null) continue
      for (const role of overviewRoles) {
        const group = copy.roles.find((one) => one.role === role)
        const told = group?.roles.map(({ estateId }) => estateId).sort()
        const stands = contact.stands.filter((one) => one.role === role)
        const estates = stands.map(({ estateId }) => estateId).sort()
        expect(told, `${contact.id} as ${role}`).toEqual(estates)
      }
    }
  }
  const strays = db
    .prepare<{ n: number }>(
      `SELECT (SELECT count(*) FROM party_roles WHERE place NOT IN (SELECT place FROM contacts))
         + (SELECT count(*) FROM role_groups WHERE place NOT IN (SELECT place FROM contacts)) AS n`,
    )
    .get()
  expect(strays?.n).toBe(0)
}

const worlds: fc.Arbitrary<World> = fc.record({
  customers: fc.constantFrom(['M1'], ['M1', 'M2']),
  form: fc.constantFrom<(FilterForm | null)[]>('bare', 'bare', 'criteria', null),
  agentFilter: fc.boolean(),
  skewMs: fc.integer({ min: -30 * 60_000, max: 30 * 60_000 }),
  scope: fc.constantFrom<CopyScope[]>('office', 'mine', 'opened'),
  seed: fc.integer(),
  failing: fc.constantFrom(0, 0.1, 0.4),
})

describe('a copy that lives on beside its CRM', () => {
  it('comes to be like it, whatever has happened on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        worlds,
        fc.array(fc.constantFrom(...steps), { minLength: 10, maxLength: 60 }),
        async (world, acts) => {
          const life = createLife(world)
          try {
            for (const customer of world.customers) {
              for (let born = 0; born < 45; born += 1) {
                life.office.add(customer, born % 3 === 0 ? ME : OTHER)
              }
            }
            life.office.setFailing(world.failing)
            for (const step of acts) await life.act(step)
            await life.catchUp()
            compareChanged(life, world)
            await life.compareAll()
            if (life.line.engine.status().shrunk !== null) {
              // Too many went at once to believe it. In time they expire; then the list is believed.
              for (const customer of world.customers) {
                const gone = life.line.contacts
                  .references(customer as CustomerId)
                  .filter((one) => !life.office.record(customer, one.contactId))
                  .map((one) => life.office.keyOf(customer, one.contactId))
                removeAll(life.line.contacts, gone)
              }
              life.line.engine.syncNow()
              await life.settle()
            }
            compare(life, world)
            await life.comeRound()
            compareRoles(life, world)
            expect(life.line.bugs).toEqual([])
            // N20: whatever was woken, asked or begun anew meanwhile.
            expect(life.office.mostPerContact).toBeLessThanOrEqual(1)
          } finally {
            await life.end()
          }
        },
      ),
      { numRuns: 100 },
    )
  }, 120_000)
})
