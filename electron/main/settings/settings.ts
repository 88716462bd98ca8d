import { defaultSettings } from '../../contract/domain/default-settings'
import { categoryName, settings as schema } from '../../contract/domain/settings'
import type { Settings } from '../../contract/domain/settings'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { JsonFile, Shape } from './json-file'

/** As the file has them: beside ours, the one category for protected identity that the version before us knows. */
export type StoredSettings = Settings & { readonly protectedCategory: string | null }

const stored = { ...schema.shape, protectedCategory: categoryName.nullable() }

/** Key by key: a value that cannot be read, perhaps of a newer version, falls back alone. */
export const settingsFile: Shape<Partial<StoredSettings>> = {
  safeParse(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { success: false }
    }
    const given = new Map(Object.entries(value))
    const known = Object.entries(stored).flatMap(([key, one]) => {
      const parsed = one.safeParse(given.get(key))
      return parsed.success ? [[key, parsed.data] as const] : []
    })
    return { success: true, data: Object.fromEntries(known) }
  },
}

export interface SettingsStore {
  current(): Settings
  /** In force at once, for this run also when it fails: the disk refused to keep it. */
  change(part: Partial<Settings>): Promise<Result<Settings>>
}

export function loadSettings(
  file: JsonFile<Partial<StoredSettings>>,
  onChanged: (settings: Settings, before: Settings) => void,
): SettingsStore {
  let current: Settings = { ...defaultSettings, ...takenOver(file.read() ?? {}) }
  return {
    current: () => current,
    async change(part) {
      const before = current
      current = { ...current, ...part }
      onChanged(current, before)
      // What nobody has changed is not written: it may be a newer version's, whose value is not known here.
      const refusal = await file.write(withOlderKey(part))
      return refusal === null ? ok(current) : failed(refusal)
    },
  }
}

/**
 * What either key names counts: the version before us, started again, may have named another category than ours has,
 * and it knows of one alone. That it names none is no answer, as it began with none.
 */
function takenOver({ protectedCategory, ...own }: Partial<StoredSettings>): Partial<Settings> {
  const named = own.protectedCategories ?? null
  if (!protectedCategory || named?.includes(protectedCategory)) return own
  return { ...own, protectedCategories: [...(named ?? []), protectedCategory] }
}

/** The version before us protects whoever is in the first of them, instead of nobody (S32). */
function withOlderKey(part: Partial<Settings>): Partial<StoredSettings> {
  const named = part.protectedCategories
  return named === undefined ? part : { ...part, protectedCategory: named?.[0] ?? null }
}
