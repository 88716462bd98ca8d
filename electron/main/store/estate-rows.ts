import type { Category } from '../../contract/domain/contact'
import type { Estate, EstateKey, EstatePerson } from '../../contract/domain/estate'
import type { EstateKind } from '../../contract/domain/estate-kind'
import type { Flag } from '../../contract/domain/flags'
import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { InterestLevel, PartyKind } from '../../contract/domain/party'
import type { NamedContact } from '../crm-api/crm'
import { countRoles } from './copy-facts'
import type { Database } from './driver'
import { LIVE } from './store'
import type { Store } from './store'

/** Estates and the people in them, as the copy has them: nobody too old, and nobody protected (GDPR rules 17 and 24). */
export interface EstateRows {
  /** Also one of which the CRM has told nothing, where somebody has a role in it; null: nobody knows of it. */
  read(key: EstateKey): Estate | null
  /** A row for each role, by name. */
  people(key: EstateKey): StoredEstatePerson[]
  /** Of an office's contacts, of how many the CRM has been asked for their roles. */
  asked(customerId: CustomerId): { readonly withRoles: number; readonly contacts: number }
}

export interface StoredEstatePerson {
  readonly person: Omit<EstatePerson, 'related'>
  /** They say whether it may be shown, where the office has named others since it was stored. */
  readonly categories: NamedContact['categories']
  readonly related: StoredRelated | null
}

export interface StoredRelated {
  readonly contactId: ContactId
  /** Null: it is not in the copy. */
  readonly told: NamedContact | null
}

interface EstateRow {
  readonly address: string | null
  readonly area: string | null
  readonly kind: string | null
  readonly status: string | null
  readonly number: string | null
  readonly fetchedAt: number
}

interface PersonRow {
  readonly contactId: ContactId
  readonly contactKind: EstatePerson['contactKind']
  readonly name: string | null
  readonly deceased: unknown
  readonly advertising: unknown
  readonly categories: string | null
  readonly role: EstatePerson['role']
  readonly state: EstatePerson['state']
  readonly kind: string | null
  readonly relatedId: ContactId | null
  readonly level: string | null
  readonly createdAt: string | null
  readonly approximate: number
}

/** A role for somebody who is protected would lead to where that one lives, and is as if it were not there. */
const ROLES = `party_roles JOIN contacts USING (place)`
const IN_ESTATE = `party_roles.estate_id = ? AND contacts.customer_id = ? AND contacts.protected = 0 AND ${LIVE}
  AND NOT EXISTS (SELECT 1 FROM contacts AS related
    WHERE related.contact_id = party_roles.related_id AND related.customer_id = contacts.customer_id
      AND related.protected = 1)`

const PEOPLE = `
  SELECT contacts.contact_id AS contactId, contacts.kind AS contactKind, contacts.name AS name,
    json_extract(records.record, '$.contact.deceased') AS deceased,
    json_extract(records.record, '$.contact.advertising') AS advertising,
    json_extract(records.record, '$.contact.categories') AS categories,
    party_roles.role AS role, role_groups.state AS state,
    party_roles.kind AS kind, party_roles.related_id AS relatedId, party_roles.level AS level,
    party_roles.created_at AS createdAt, party_roles.approximate AS approximate
  FROM ${ROLES} JOIN records USING (place) JOIN role_groups USING (place, role)
  WHERE ${IN_ESTATE}
  ORDER BY contacts.sort_key, contacts.contact_id, party_roles.role_id`

export function createEstateRows(store: Store): EstateRows {
  return {
    read: (key) => store.read((db) => readEstate(db, key)),
    people: (key) =>
      store.read((db) => {
        const rows = db.prepare<PersonRow>(PEOPLE).all(key.estateId, key.customerId)
        const named = namedAmong(
          db,
          key.customerId,
          rows.map(({ relatedId }) => relatedId).filter((id) => id !== null),
        )
        return rows.map((row) => personOf(row, named))
      }),
    asked: (customerId) =>
      store.read((db) => {
        const { asked, contacts } = countRoles(db, customerId)
        return { withRoles: asked, contacts }
      }),
  }
}

function readEstate(db: Database, { customerId, estateId }: EstateKey): Estate | null {
  const told = db
    .prepare<EstateRow>(
      `SELECT address, area, kind, status, number, confirmed_at AS fetchedAt FROM estates
       WHERE customer_id = ? AND estate_id = ? AND ${LIVE}`,
    )
    .get(customerId, estateId)
  // Asked for anyhow: who has a role in it may say of what kind it is.
  const role = db
    .prepare<{ kind: string | null }>(
      `SELECT party_roles.estate_kind AS kind FROM ${ROLES} WHERE ${IN_ESTATE}
       ORDER BY party_roles.estate_kind IS NULL, party_roles.role_id LIMIT 1`,
    )
    .get(estateId, customerId)
  if (told === undefined && role === undefined) return null
  return {
    customerId,
    estateId,
    address: told?.address ?? null,
    area: told?.area ?? null,
    kind: parsed<EstateKind>(told?.kind ?? role?.kind ?? null),
    status: told?.status ?? null,
    number: told?.number ?? null,
    fetchedAt: told === undefined ? null : new Date(told.fetchedAt).toISOString(),
  }
}

function namedAmong(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): ReadonlyMap<ContactId, NamedContact> {
  if (contactIds.length === 0) return new Map()
  const rows = db
    .prepare<{ contactId: ContactId; name: string | null; categories: string | null }>(
      `SELECT contact_id AS contactId, name,
         json_extract(record, '$.contact.categories') AS categories
       FROM contacts JOIN records USING (place)
       WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ? AND ${LIVE}`,
    )
    .all(JSON.stringify(contactIds), customerId)
  return new Map(
    rows.map(({ contactId, name, categories }) => [
      contactId,
      { name, categories: categoriesOf(categories) },
    ]),
  )
}

function personOf(row: PersonRow, named: ReadonlyMap<ContactId, NamedContact>): StoredEstatePerson {
  const { deceased, advertising, categories, kind, relatedId, level, approximate, ...same } = row
  return {
    person: {
      ...same,
      deceased: flagOf(deceased),
      advertising: flagOf(advertising),
      kind: parsed<PartyKind>(kind),
      level: parsed<InterestLevel>(level),
      approximate: approximate === 1,
    },
    categories: categoriesOf(categories),
    related: relatedId && { contactId: relatedId, told: named.get(relatedId) ?? null },
  }
}

/** A kind of contact without this flag has none to tell (GDPR rule 1). */
function flagOf(value: unknown): Flag {
  return value === 'yes' || value === 'no' ? value : 'unknown'
}

function categoriesOf(text: string | null): Category[] {
  return parsed<Category[]>(text) ?? []
}

/** These columns hold what this app wrote there, in the contract's own words. */
function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T)
}
