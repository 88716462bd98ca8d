import { defaultSettings } from '../../contract/domain/default-settings'
import { settings as schema } from '../../contract/domain/settings'
import type { Settings } from '../../contract/domain/settings'
import type { JsonFile } from './json-file'

export const settingsFile = schema.partial()

export interface SettingsStore {
  current(): Settings
  /** In force at once, also when the disk refuses to keep it: a setting is not worth a failure. */
  change(part: Partial<Settings>): Promise<Settings>
}

export function loadSettings(
  file: JsonFile<Partial<Settings>>,
  changed: (settings: Settings, before: Settings) => void,
): SettingsStore {
  let current: Settings = { ...defaultSettings, ...file.read() }
  return {
    current: () => current,
    async change(part) {
      const before = current
      current = { ...current, ...part }
      changed(current, before)
      await file.write(current).catch(() => undefined)
      return current
    },
  }
}
