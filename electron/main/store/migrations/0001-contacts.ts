/**
 * `contacts` holds what lists, filters and the sync look at, in small rows; `records` what a card shows.
 * Times are milliseconds since 1970. `place` ties the tables and the search index together.
 */
export const contacts = `
  CREATE TABLE contacts (
    place INTEGER PRIMARY KEY,
    contact_id TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    sort_key TEXT NOT NULL,
    hint TEXT,
    deceased INTEGER NOT NULL,
    agent_id TEXT,
    mark TEXT NOT NULL DEFAULT 'none',
    protected INTEGER NOT NULL DEFAULT 0,
    changed_raw TEXT,
    fetched_at INTEGER NOT NULL,
    confirmed_at INTEGER NOT NULL,
    missing_since INTEGER,
    opened_at INTEGER,
    UNIQUE (contact_id, customer_id)
  ) STRICT;
  CREATE INDEX contacts_by_confirmation ON contacts (confirmed_at);
  CREATE INDEX contacts_by_use ON contacts (opened_at) WHERE opened_at IS NOT NULL;

  CREATE TABLE records (
    place INTEGER PRIMARY KEY REFERENCES contacts (place) ON DELETE CASCADE,
    record TEXT NOT NULL,
    roles TEXT,
    roles_at INTEGER,
    relations TEXT,
    relations_at INTEGER,
    changes TEXT
  ) STRICT;
  CREATE INDEX records_with_roles ON records (roles_at) WHERE roles_at IS NOT NULL;

  CREATE TABLE pending (
    customer_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    changed_raw TEXT,
    turn INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (customer_id, contact_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX pending_by_turn ON pending (customer_id, turn);

  CREATE TABLE not_understood (
    customer_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    PRIMARY KEY (customer_id, contact_id)
  ) STRICT, WITHOUT ROWID;

  -- Whoever removes a contact, an answer that is still under way must not bring it back.
  CREATE TRIGGER contacts_gone AFTER DELETE ON contacts BEGIN
    DELETE FROM pending WHERE customer_id = OLD.customer_id AND contact_id = OLD.contact_id;
    DELETE FROM not_understood
      WHERE customer_id = OLD.customer_id AND contact_id = OLD.contact_id;
  END;

  CREATE TABLE positions (
    customer_id TEXT PRIMARY KEY,
    position TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE users (
    customer_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    active INTEGER NOT NULL,
    PRIMARY KEY (customer_id, user_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE categories (
    customer_id TEXT NOT NULL,
    category_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (customer_id, category_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE offices (
    customer_id TEXT PRIMARY KEY,
    name TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE estates (
    customer_id TEXT NOT NULL,
    estate_id TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (customer_id, estate_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`
