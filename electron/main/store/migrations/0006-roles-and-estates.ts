import { z } from 'zod'
import type { Database } from '../driver'

/**
 * Everybody's roles, a row each, so that an estate leads to its people as a contact does to its estates; and what the
 * CRM tells of estates. What was stored of opened contacts is carried over: it may be wanted before there is a network.
 * The words' index had roles and estates too, and each that changed cost all words of its contact: they leave it.
 *
 * `role_groups` has a row for each group that the CRM has told of, also where there is nothing in it: without one,
 * nobody has asked. Its states are those of the contract (decision 22). In `contacts`, `overview_at` and `dated_at`
 * say when the overview and PartyRoles were last asked for; 0: due, whatever its age; null: never.
 * Times are milliseconds since 1970.
 */
const TABLES = `
  CREATE TABLE role_groups (
    place INTEGER NOT NULL REFERENCES contacts (place) ON DELETE CASCADE,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (place, role)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE party_roles (
    role_id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    role TEXT NOT NULL,
    estate_id TEXT,
    estate_kind TEXT,
    related_id TEXT,
    kind TEXT,
    level TEXT,
    created_at TEXT,
    approximate INTEGER NOT NULL,
    FOREIGN KEY (place, role) REFERENCES role_groups (place, role) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX party_roles_by_role ON party_roles (role, place);
  CREATE INDEX party_roles_by_estate ON party_roles (estate_id) WHERE estate_id IS NOT NULL;
  CREATE INDEX party_roles_by_related ON party_roles (related_id) WHERE related_id IS NOT NULL;

  ALTER TABLE contacts ADD COLUMN overview_at INTEGER;
  ALTER TABLE contacts ADD COLUMN dated_at INTEGER;
  -- Nobody asks for roles of a protected contact (GDPR rule 24).
  CREATE INDEX contacts_by_overview ON contacts (customer_id, overview_at, confirmed_at)
    WHERE protected = 0;
  CREATE INDEX contacts_with_dates ON contacts (dated_at) WHERE dated_at IS NOT NULL AND protected = 0;
  CREATE INDEX contacts_by_agent ON contacts (customer_id, agent_id, dated_at) WHERE agent_id IS NOT NULL;

  ALTER TABLE estates RENAME TO known_addresses;
  CREATE TABLE estates (
    customer_id TEXT NOT NULL,
    estate_id TEXT NOT NULL,
    address TEXT,
    area TEXT,
    kind TEXT,
    status TEXT,
    number TEXT,
    confirmed_at INTEGER NOT NULL,
    PRIMARY KEY (customer_id, estate_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO estates (customer_id, estate_id, address, confirmed_at)
    SELECT customer_id, estate_id, address, confirmed_at FROM known_addresses;
  DROP TABLE known_addresses;

  CREATE TABLE role_positions (
    customer_id TEXT PRIMARY KEY,
    position TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`

const DROPPED = `
  DROP INDEX records_with_roles;
  ALTER TABLE records DROP COLUMN roles;
  ALTER TABLE records DROP COLUMN roles_at;
`

/** The groups as they were stored until then. */
const oldGroups = z.array(
  z.object({
    role: z.string(),
    state: z.string(),
    entries: z
      .array(
        z.object({
          estateId: z.string().nullable(),
          createdAt: z.string().nullable(),
          approximate: z.boolean(),
          kind: z.record(z.string(), z.unknown()).nullable(),
          related: z.object({ contactId: z.string() }).nullable(),
        }),
      )
      .optional(),
  }),
)
type OldGroup = z.infer<typeof oldGroups>[number]

interface Row {
  readonly place: number
  readonly roles: string
  readonly rolesAt: number
  readonly marks: string | null
}

const AT_ONCE = 500

export function rolesAndEstates(db: Database): void {
  db.exec(TABLES)
  const next = db.prepare<Row>(
    `SELECT place, roles, roles_at AS rolesAt, marks
     FROM records LEFT JOIN search ON search.rowid = place
     WHERE roles IS NOT NULL AND roles_at IS NOT NULL AND place > ? ORDER BY place LIMIT ${AT_ONCE}`,
  )
  for (let rows = next.all(0); rows.length > 0; rows = next.all(rows.at(-1)?.place ?? 0)) {
    for (const row of rows) {
      convert(db, row)
      unindex(db, row)
    }
  }
  db.exec(DROPPED)
}

function convert(db: Database, { place, roles, rolesAt }: Row): void {
  const groups = readOld(roles)
  if (groups === null) return
  db.prepare('UPDATE contacts SET overview_at = 0, dated_at = ? WHERE place = ?').run(
    rolesAt,
    place,
  )
  const group = db.prepare("INSERT OR IGNORE INTO role_groups VALUES (?, ?, 'whole', ?)")
  const add = db.prepare(
    `INSERT INTO party_roles (place, role, estate_id, related_id, kind, created_at, approximate)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { role, state, entries } of groups) {
    if (state !== 'listed' || entries === undefined) continue
    group.run(place, role, rolesAt)
    for (const one of entries) {
      add.run(
        place,
        role,
        one.estateId,
        one.related?.contactId ?? null,
        one.kind === null ? null : JSON.stringify(one.kind),
        one.createdAt,
        one.approximate ? 1 : 0,
      )
    }
  }
}

const ROLE_MARK = '_r'

function unindex(db: Database, { place, marks }: Row): void {
  if (marks === null) return
  const kept = marks.split(' ').filter((mark) => !mark.startsWith(ROLE_MARK))
  if (kept.join(' ') === marks) return
  db.prepare("UPDATE search SET estate = '', marks = ? WHERE rowid = ?").run(kept.join(' '), place)
}

/** One that nobody could read is asked for again, as if it had never been. */
function readOld(roles: string): readonly OldGroup[] | null {
  try {
    return oldGroups.parse(JSON.parse(roles))
  } catch {
    return null
  }
}
