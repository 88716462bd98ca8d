import { createContext } from 'svelte'
import type { Crm } from '../crm'
import type { I18n } from '../i18n/i18n.svelte'
import type { Clock } from './clock.svelte'
import type { Connection } from './connection.svelte'
import type { CopyState } from './copy.svelte'
import type { Notices } from './notices.svelte'
import type { ScreenState } from './screen.svelte'
import type { SessionState } from './session.svelte'
import type { SettingsState } from './settings.svelte'

/** What outlives a screen, made once by `App.svelte` and handed down. */
export interface AppState {
  readonly crm: Crm
  readonly i18n: I18n
  readonly session: SessionState
  readonly screen: ScreenState
  readonly connection: Connection
  readonly settings: SettingsState
  readonly clock: Clock
  readonly info: AppInfo
}

export interface AppInfo {
  readonly version: string | null
  readonly electron: string | null
  readonly platform: 'windows' | 'macos' | 'linux' | null
}

export const [appState, provideAppState] = createContext<AppState>()

// Both belong to one account, so its office makes them and lets go of them.
export const [copyState, provideCopyState] = createContext<CopyState>()
export const [officeNotices, provideNotices] = createContext<Notices>()
