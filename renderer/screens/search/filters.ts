import type { SearchFilters } from '../../../electron/contract/domain/search'

export const noFilters: SearchFilters = { kind: null, role: null, category: null, ownOnly: false }

export type FilterName = keyof SearchFilters

const order: readonly FilterName[] = ['kind', 'role', 'category', 'ownOnly']

/** Those that narrow anything, in the order of the panel. */
export function activeFilters(filters: SearchFilters): FilterName[] {
  return order.filter((name) => filters[name] !== noFilters[name])
}

export function without(filters: SearchFilters, name: FilterName): SearchFilters {
  return { ...filters, [name]: noFilters[name] }
}
