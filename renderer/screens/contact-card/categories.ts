import type { Category } from '../../../electron/contract/domain/contact'

export interface CategoryLine {
  readonly key: string
  readonly name: string | null
  readonly setBySystem: boolean
  readonly times: number
}

/** Each name once, with how many times the CRM gave it; the order is the CRM's (D10). */
export function categoryLines(categories: readonly Category[]): CategoryLine[] {
  const lines = new Map<string, CategoryLine>()
  for (const { name, setBySystem } of categories) {
    const key = `${setBySystem ? 'system' : 'own'}:${name ?? ''}`
    lines.set(key, { key, name, setBySystem, times: (lines.get(key)?.times ?? 0) + 1 })
  }
  return [...lines.values()]
}
