import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ok } from '../../../../electron/contract/errors'
import { createForget } from '../../../../electron/main/compose-forget'
import type { ForgetParts } from '../../../../electron/main/compose-forget'

let profile: string
beforeEach(() => void (profile = mkdtempSync(join(tmpdir(), 'kontaktkort-glöm-'))))
afterEach(() => rmSync(profile, { recursive: true }))

/** A computer with seven contacts, of which two were opened; `signOut` is what happens to it meanwhile. */
function forgetting(signOut: () => void) {
  const signedOut = { state: 'signed-out', failure: null, remembered: null } as const
  return createForget({
    session: {
      status: () => signedOut,
      active: () => null,
      passwords: () => 0,
      async signOut() {
        signOut()
        return ok(signedOut)
      },
    },
    lockCode: { state: () => 'none', isStored: async () => false },
    rows: { count: () => 7, recents: () => [{}, {}] },
    accessLog: {
      destroy: async () => ({ state: 'removed', count: 1 }),
      destroyKey: async () => ({ state: 'removed', count: null }),
    },
    time: { now: () => 0, forget: () => undefined },
    profile,
    local: profile,
    resetSettings: async () => undefined,
  } as unknown as ForgetParts)
}

/** A folder that nobody can read: it leads to itself. */
const spoil = () => symlinkSync('copies', join(profile, 'copies'))

const states = async (forget: ReturnType<typeof forgetting>) => {
  const receipt = await forget()
  if (!receipt.ok) throw new Error(receipt.error.code)
  return Object.fromEntries(receipt.value.items.map(({ what, ...became }) => [what, became]))
}

it('GDPR 18 S18 says of contacts and recents that they are gone only when the files of the copy are', async () => {
  expect(await states(forgetting(() => undefined))).toMatchObject({
    contacts: { state: 'removed', count: 7 },
    recents: { state: 'removed', count: 2 },
  })
})

it.skipIf(process.platform === 'win32')(
  'GDPR 18 S18 says that they are not, and takes the rest, where the folder cannot be read (Windows: making a link needs a right)',
  async () => {
    const failed = { state: 'failed', count: null }
    const held = { 'copy-files': failed, contacts: failed, recents: failed }
    const rest = { 'access-log': { state: 'removed' }, account: { state: 'none' } }
    expect(await states(forgetting(spoil))).toMatchObject({ ...held, ...rest })
    // Before it begins as well.
    expect(await states(forgetting(() => undefined))).toMatchObject({ ...held, ...rest })
  },
)
