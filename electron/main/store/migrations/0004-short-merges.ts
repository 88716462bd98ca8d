/**
 * FTS5 merges its segments in the commit that made one too many, and 64 leaves of each level at a time: with
 * leaves a quarter as large, the longest of these commits takes half as long (S26). Segments that are there
 * keep theirs until they are merged.
 */
export const shortMerges = `
  INSERT INTO search (search, rank) VALUES ('pgsz', 1000);
`
