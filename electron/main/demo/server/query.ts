/** Query parameters as the real platform binds them: names in any case, first value wins. */
export type Query = {
  get(name: string): string | null
  /** The same under the `criteria.` prefix of the older description (contract section 2). */
  getPrefixed(name: string): string | null
}

export function readQuery(parameters: URLSearchParams): Query {
  const values = new Map<string, string>()
  for (const [name, value] of parameters) {
    const key = name.toLowerCase()
    if (!values.has(key)) values.set(key, value)
  }
  const filled = (key: string): string | null => {
    const value = values.get(key)
    return value === undefined || value === '' ? null : value
  }
  return {
    get: (name) => filled(name.toLowerCase()),
    getPrefixed: (name) => filled(`criteria.${name.toLowerCase()}`),
  }
}
