import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OwnFile } from '../../contract/domain/stored'
import { matching } from './forget-computer'
import type { NamePattern } from './forget-computer'

/** In the machine-local folder: the copies, with journals and what was set aside. */
export const COPIES = 'copies'
export const COPY_FILES: readonly RegExp[] = [/^kopia-/]

/** In the same folder: the access log, with all that belongs to it. */
export const LOG_FILES = /^access-log(?:-\d+)?\.db(?:-|\.aside|$)/

/** What the keychain has not let go of, by name. It goes when that has gone: the next try needs it (S31). */
export const REMOVALS = /^removals\.json/

/** In the profile: the diary's folder, and each small file with the name it has while it is being written. */
export const DIARY = 'logs'
export const OWN_FILES: Readonly<Record<OwnFile, RegExp>> = {
  // What the form keeps of it after a sign-out as well.
  account: /^(?:account|sign-in-form)\.json/,
  settings: /^settings\.json/,
  'window-place': /^window\.json/,
  'time-mark': /^time\.json/,
  'lock-state': /^lock\.json/,
}
/** What a write that was cut off left behind. */
export const TEMPORARY_FILES: readonly RegExp[] = [/\.(tmp|new)$/]

const ALL_OWN: readonly RegExp[] = [
  ...[new RegExp(`^${COPIES}$`), new RegExp(`^${DIARY}$`), LOG_FILES],
  ...Object.values(OWN_FILES),
  ...TEMPORARY_FILES,
  REMOVALS,
]

/**
 * Chromium's own, on every system. It holds them open while the app runs, so they stay; the window and the
 * calls to the CRM have sessions in memory, and a test reads every byte of these after a day's work (S19).
 */
const ENGINE_FILES: readonly RegExp[] = [
  /cache$/i,
  /storage/i,
  /^shared ?dictionary/i,
  /^(?:indexeddb|databases|service worker|file system|dictionaries|partitions|network)$/i,
  /^(?:network persistent state|transportsecurity|videodecodestats|preferences|local state|dips)/i,
  /^(?:trust tokens|cookies|quotamanager)(?:-journal)?$/i,
  /^(?:crashpad|crash reports|singleton(?:lock|cookie|socket)|lockfile|devtoolsactiveport)$/i,
]

/** What lies in the profile and is not the app's own: the engine's, and what somebody else put there. */
export async function foreignFilesIn(
  profile: string,
): Promise<{ engine: string[]; others: string[] }> {
  const isOneOf = (names: readonly RegExp[]) => (name: string) =>
    names.some((known) => known.test(name))
  const all = await matching(profile, [/./])
  const engine = all.filter(isOneOf(ENGINE_FILES))
  const own = all.filter(isOneOf(ALL_OWN))
  return { engine, others: all.filter((name) => ![...engine, ...own].includes(name)) }
}

/** Which of the small files are there. */
export async function ownFilesIn(profile: string): Promise<OwnFile[]> {
  const kinds = Object.keys(OWN_FILES) as OwnFile[]
  const there = await Promise.all(kinds.map((kind) => matching(profile, [OWN_FILES[kind]])))
  return kinds.filter((_kind, at) => there[at]?.length !== 0)
}

/** All that lies under these names in a folder; a file that goes meanwhile counts nothing. */
export async function bytesIn(folder: string, names: readonly NamePattern[]): Promise<number> {
  const sizes = await Promise.all(
    (await matching(folder, names)).map((name) =>
      stat(join(folder, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
