/**
 * The server writes camelCase where its documents say PascalCase, and leading capitals collapse
 * (API 1.4): keys are read in any case. A missing key reads as undefined, which callers treat
 * as null, except where the contract tells the two apart.
 */
export interface Fields {
  get(name: string): unknown
  /** The key is there, be its value null. */
  has(name: string): boolean
  values(): unknown[]
  /** By their names in lower case. */
  entries(): [name: string, value: unknown][]
}

/** Null when it is not an object. Only one level is read, so the depth of an answer does not matter. */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const byName = new Map<string, unknown>()
  for (const [key, inner] of Object.entries(value)) {
    const name = key.toLowerCase()
    // Of two spellings of one name the first stands, whatever follows it.
    if (!byName.has(name)) byName.set(name, inner)
  }
  return {
    get: (name) => byName.get(name.toLowerCase()),
    has: (name) => byName.has(name.toLowerCase()),
    values: () => [...byName.values()],
    entries: () => [...byName],
  }
}

/** The object, or the only element of a list: a list of one id may answer either (API 2.2). */
export function soleFieldsOf(value: unknown): Fields | null {
  if (!Array.isArray(value)) return fieldsOf(value)
  return value.length === 1 ? fieldsOf(value[0]) : null
}

/** A list's objects, without whatever else is among them; null when it is no list. */
export function listOfFields(value: unknown): Fields[] | null {
  if (!Array.isArray(value)) return null
  return value.map(fieldsOf).filter((fields) => fields !== null)
}
