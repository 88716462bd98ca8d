/**
 * One row of words per contact, under its `place`, and the words' index over it. Words come folded from
 * `search/`, so the tokenizer only cuts at spaces: the signs it is told of stand within a mail address, and
 * in front of a mark. Which column a word stands in is kept, and not where in it. `secure-delete`: FTS5
 * would otherwise leave the words of a deleted row in its index until some later merge (GDPR rule 19).
 *
 * Segments are merged when there are eight of a size, as each merge writes all of them anew, and a leaf of
 * the index is a little less than a page of the file, which the cipher takes 32 bytes of.
 *
 * `search_marks` gives what filters look for a short name: a category, a responsible broker.
 */
export const search = `
  CREATE VIRTUAL TABLE search USING fts5 (
    names, names_folded, first, email, address, category, estate, phone, phone_end, number,
    marks,
    tokenize = "ascii tokenchars '.@_+=-'", detail = column, columnsize = 0, prefix = '1 2 3'
  );
  INSERT INTO search (search, rank)
  VALUES ('secure-delete', 1), ('automerge', 8), ('pgsz', 4000);

  CREATE TABLE search_marks (
    mark INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (kind, value)
  ) STRICT;

  CREATE INDEX contacts_by_name ON contacts (sort_key);
`
