import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Run } from './fixtures'
import { keychainEntries } from './keychain'
import { Window } from './pages/window'

export const accountFile = (run: Pick<Run, 'profile'>) => join(run.profile, 'account.json')

export async function signInForm(run: Run): Promise<{ page: Page; window: Window }> {
  const { page } = await run.start()
  return { page, window: new Window(page) }
}

export async function expectNothingKept(run: Pick<Run, 'profile'>, username: string) {
  expect(await keychainEntries(username)).toEqual([])
  expect(existsSync(accountFile(run))).toBe(false)
}
