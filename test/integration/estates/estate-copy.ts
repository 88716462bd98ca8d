import type { z } from 'zod'
import type { Contact } from '../../../electron/contract/domain/contact'
import type { EstateKey } from '../../../electron/contract/domain/estate'
import type { EstateKind } from '../../../electron/contract/domain/estate-kind'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import type { personContact } from '../../../electron/contract/domain/contact'
import type { InterestLevel, PartyKind, PartyRole } from '../../../electron/contract/domain/party'
import { sortKey } from '../../../electron/main/search/fold'
import { openDatabase } from '../../../electron/main/store/driver'
import { createEstateRows } from '../../../electron/main/store/estate-rows'
import { migrate } from '../../../electron/main/store/migrate'
import { migrations } from '../../../electron/main/store/migrations/index'
import { createStore } from '../../../electron/main/store/store'
import { aPersonContact } from '../../builders/card'

export const OFFICE = 'M99999' as CustomerId
export const OTHER_OFFICE = 'M88888' as CustomerId
export const HOUSE = 'OBJ99999_1'
export const READ_AT = Date.parse('2026-11-22T12:00:00Z')
export const houseKey: EstateKey = { customerId: OFFICE, estateId: HOUSE }

interface GivenRole {
  readonly estateId?: string | null
  readonly estateKind?: EstateKind | null
  readonly kind?: PartyKind | null
  readonly relatedId?: string | null
  readonly level?: InterestLevel | null
  readonly createdAt?: string | null
  readonly approximate?: boolean
}

interface GivenContact {
  readonly customerId?: CustomerId
  readonly confirmedAt?: number
  readonly isProtected?: boolean
  readonly overviewAt?: number | null
  readonly datedAt?: number | null
  readonly fields?: Partial<z.input<typeof personContact>>
  readonly contact?: Contact
}

/** The copy's own tables, written row by row: who is in it and what is said of their roles and of estates. */
export function anEstateCopy() {
  const horizon = { since: 1 }
  const store = createStore({
    empty() {
      const db = openDatabase(':memory:', null)
      migrate(db, migrations)
      return db
    },
    visibleSince: () => horizon.since,
  })
  const places = new Map<string, number>()
  const placeOf = (id: string, customerId: CustomerId) => {
    const place = places.get(`${customerId} ${id}`)
    if (place === undefined) throw new Error(`Nobody is called ${id}`)
    return place
  }

  return {
    store,
    horizon,
    rows: createEstateRows(store),
    /** A contact is known by an id of its name. */
    add(name: string, given: GivenContact = {}): ContactId {
      const { customerId = OFFICE, confirmedAt = READ_AT, isProtected = false } = given
      const { overviewAt = null, datedAt = null, fields } = given
      const id = `ADR-${name}` as ContactId
      const contact = given.contact ?? aPersonContact({ id, customerId, name, ...fields })
      const record = { contact, fullNumber: null, nameParts: null, homePageUrl: null }
      store.write((db) => {
        const place = db
          .prepare<{ place: number }>(
            `INSERT INTO contacts (contact_id, customer_id, kind, name, sort_key, deceased, protected,
               fetched_at, confirmed_at, overview_at, dated_at)
             VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?) RETURNING place`,
          )
          .get(
            ...[id, customerId, contact.kind, contact.name, sortKey(contact.name ?? '')],
            ...[isProtected ? 1 : 0, confirmedAt, confirmedAt, overviewAt, datedAt],
          )?.place
        if (place === undefined) throw new Error('The row of a contact gave no place')
        places.set(`${customerId} ${id}`, place)
        db.prepare('INSERT INTO records (place, record) VALUES (?, ?)').run(
          place,
          JSON.stringify({ ...record, changedRaw: null }),
        )
      })
      return id
    },
    role(id: ContactId, role: PartyRole, given: GivenRole = {}, customerId = OFFICE): void {
      const { estateId = HOUSE, estateKind = null, kind = null, relatedId = null } = given
      const { level = null, createdAt = null, approximate = false } = given
      store.write((db) => {
        db.prepare("INSERT OR IGNORE INTO role_groups VALUES (?, ?, 'overview', ?)").run(
          ...[placeOf(id, customerId), role, READ_AT],
        )
        db.prepare(
          `INSERT INTO party_roles (place, role, estate_id, estate_kind, related_id, kind, level,
             created_at, approximate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          ...[placeOf(id, customerId), role, estateId, toText(estateKind), relatedId],
          ...[toText(kind), toText(level), createdAt, approximate ? 1 : 0],
        )
      })
    },
    group(id: ContactId, role: PartyRole, state: 'overview' | 'whole'): void {
      store.write((db) =>
        db
          .prepare(
            `INSERT INTO role_groups VALUES (?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET state = excluded.state`,
          )
          .run(placeOf(id, OFFICE), role, state, READ_AT),
      )
    },
    /** The CRM has told of it. */
    estate(given: Record<string, string | number | null> = {}, customerId = OFFICE): void {
      const told = {
        ...{ estateId: HOUSE, address: 'Vintervägen 9', area: 'Provstaden', kind: null },
        ...{ status: 'Till salu', number: 'SM-1023', confirmedAt: READ_AT, ...given },
      }
      const { estateId, address, area, kind, status, number, confirmedAt } = told
      store.write((db) =>
        db
          .prepare('INSERT OR REPLACE INTO estates VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
          .run(customerId, estateId, address, area, kind, status, number, confirmedAt),
      )
    },
    /** As the sync finds out later. */
    protect(id: ContactId, customerId = OFFICE): void {
      store.write((db) =>
        db
          .prepare('UPDATE contacts SET protected = 1 WHERE place = ?')
          .run(placeOf(id, customerId)),
      )
    },
    remove(id: ContactId, customerId = OFFICE): void {
      store.write((db) =>
        db.prepare('DELETE FROM contacts WHERE place = ?').run(placeOf(id, customerId)),
      )
    },
    people: (key: EstateKey = houseKey) => createEstateRows(store).people(key),
  }
}
export type EstateCopy = ReturnType<typeof anEstateCopy>

export const level = (known: Extract<InterestLevel, { state: 'known' }>['level']) => ({
  level: { state: 'known' as const, level: known },
})

function toText(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
