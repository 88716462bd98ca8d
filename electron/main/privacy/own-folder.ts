import { posix, win32 } from 'node:path'

/**
 * Where the copy may lie (GDPR rule 23): machine-local. Refused, it lives in memory for the run and the
 * screen says so. `roaming`: Windows carries the folder along, and there is no local one to use instead.
 */
export type CopyFolder = { folder: string } | { refused: 'network' | 'synced' | 'roaming' }

export interface KnownFolders {
  readonly platform: NodeJS.Platform
  /** The profile as the app was started with it. */
  readonly userData: string
  /** On Windows `%APPDATA%`, which roams in a domain. */
  readonly appData: string
  /** On Windows `%LOCALAPPDATA%`; null where it is not set. */
  readonly localAppData: string | null
  readonly home: string
}

const FOLDER = 'Kontaktkort'
/** `\\?\C:\…` is another way to write `C:\…`; `\\?\UNC\server\…` lies on a network. */
const LONG_FORM_OF_LOCAL = /^\\\\[?.]\\(?=[a-z]:)/i

/**
 * Paths alone are looked at. What they do not show, as a mapped drive letter or a synced folder under a name
 * of its own, is not found.
 */
export function copyFolder(known: KnownFolders): CopyFolder {
  const { platform, home } = known
  const folder = platform === 'win32' ? localOnWindows(known) : known.userData
  if (folder === null) return { refused: 'roaming' }
  if (isOnNetwork(folder, platform)) return { refused: 'network' }
  return isSynced(folder, home, platform) ? { refused: 'synced' } : { folder }
}

/** A profile that would roam keeps its name under the local folder; any other was chosen and stays. */
function localOnWindows({ userData, appData, localAppData, home }: KnownFolders): string | null {
  const chosen = win32.normalize(userData).replace(LONG_FORM_OF_LOCAL, '')
  const inRoaming = within(chosen, appData, 'win32')
  if (inRoaming === null) return chosen
  const local = localAppData || win32.join(home, 'AppData', 'Local')
  const folder = win32.join(local, inRoaming === '' ? FOLDER : inRoaming)
  return within(folder, appData, 'win32') === null ? folder : null
}

function isOnNetwork(folder: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return folder.startsWith('\\\\')
  return /^(?:\/\/|\\\\|\/Network\/|\/run\/user\/\d+\/gvfs\/)/.test(folder)
}

/** By the names that sync programs give their folders; some add the account or the firm to it. */
const SYNCED = [
  /^onedrive/,
  /^sharepoint/,
  /^dropbox/,
  /^google ?drive/,
  /^icloud ?drive/,
  /^mobile documents$/,
  /^cloudstorage$/,
  /^box(?:[ -]|$)/,
  /^(?:next|own|p)cloud/,
  /^proton ?drive/,
  /^jottacloud/,
  /^mega(?:sync)?$/,
  /^sync(?:thing)?$/,
  /^seafile/,
  /^tresorit/,
]

function isSynced(folder: string, home: string, platform: NodeJS.Platform): boolean {
  // Somebody may be called Box: the names above the home are not those of synced folders.
  const below = within(folder, home, platform) ?? folder
  return below
    .split(/[\\/]/)
    .some((name) => SYNCED.some((known) => known.test(name.normalize('NFC').toLowerCase())))
}

/** The rest of the path inside the folder, empty for the folder itself; null when it lies elsewhere. */
function within(path: string, folder: string, platform: NodeJS.Platform): string | null {
  if (folder === '') return null
  const { relative, isAbsolute, sep } = platform === 'win32' ? win32 : posix
  const rest = relative(folder, path)
  return rest === '..' || rest.startsWith(`..${sep}`) || isAbsolute(rest) ? null : rest
}
