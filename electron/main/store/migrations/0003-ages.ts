/**
 * What an office is made of is confirmed by the CRM as its contacts are, and lives as long (GDPR rule 17).
 * What was there before has no age that anybody knows: it is asked for anew.
 */
export const ages = `
  DELETE FROM users;
  DELETE FROM categories;
  DELETE FROM offices;
  DELETE FROM estates;
  ALTER TABLE users ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE categories ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE offices ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE estates ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;

  -- A contact that has expired may be listed again before it is deleted: its leave to be stored then stays.
  DROP TRIGGER contacts_gone;
  CREATE TRIGGER contacts_gone AFTER DELETE ON contacts BEGIN
    DELETE FROM not_understood
      WHERE customer_id = OLD.customer_id AND contact_id = OLD.contact_id;
  END;
`
