import { defaultSettings } from '../../contract/domain/default-settings'
import { settings as schema } from '../../contract/domain/settings'
import type { Settings } from '../../contract/domain/settings'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { JsonFile, Shape } from './json-file'

/** Key by key: a value that cannot be read, perhaps of a newer version, falls back alone. */
export const settingsFile: Shape<Partial<Settings>> = {
  safeParse(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { success: false }
    }
    const given = new Map(Object.entries(value))
    const known = Object.entries(schema.shape).flatMap(([key, one]) => {
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
  file: JsonFile<Partial<Settings>>,
  onChanged: (settings: Settings, before: Settings) => void,
): SettingsStore {
  let current: Settings = { ...defaultSettings, ...file.read() }
  return {
    current: () => current,
    async change(part) {
      const before = current
      current = { ...current, ...part }
      onChanged(current, before)
      // What nobody has changed is not written: it may be a newer version's, whose value is not known here.
      const refusal = await file.write(part)
      return refusal === null ? ok(current) : failed(refusal)
    },
  }
}
