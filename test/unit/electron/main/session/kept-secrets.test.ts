import { beforeEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../../../electron/contract/domain/ids'
import { failed, ok } from '../../../../../electron/contract/errors'
import {
  createSystemKeychain,
  MAX_WINDOWS_BYTES,
} from '../../../../../electron/main/keychain/keychain'
import { withRemovals } from '../../../../../electron/main/keychain/removals'
import type { RemovalsFile } from '../../../../../electron/main/keychain/removals'
import { keychainName, readSecret, writeSecret } from '../../../../../electron/main/session/account'
import type { Account, Secret } from '../../../../../electron/main/session/account'
import { createKeptSecrets } from '../../../../../electron/main/session/kept-secrets'
import { createMemoryFile } from '../../../../fakes/memory-file'
import { createMemoryKeychain } from '../../../../fakes/memory-keychain'

const IDS = ['M1', 'M2', 'M3'] as CustomerId[]
const account: Account = {
  version: 1,
  username: 'partner',
  address: 'https://connect.example/',
  customers: IDS.map((customerId) => ({ customerId, name: null })),
  sample: false,
  copy: null,
}
const NAME = keychainName(account)
const ONE: Secret = { shared: 'delat', perCustomer: {}, estates: null }
const THREE: Secret = { shared: 'delat', perCustomer: { M1: 'eget' }, estates: 'objekt' }
const OTHER_THREE: Secret = {
  shared: 'delat-2',
  perCustomer: { M1: 'eget-2' },
  estates: 'objekt-2',
}

let memory: ReturnType<typeof createMemoryKeychain>
let file: ReturnType<typeof createMemoryFile<RemovalsFile>>
const start = () => createKeptSecrets(withRemovals(memory, file))
/** As a start of the app does it. */
async function carryOver() {
  const secrets = start()
  await secrets.read(account)
  await secrets.carryOver(account)
}
const texts = () => [...memory.entries.values()]

beforeEach(() => {
  memory = createMemoryKeychain()
  file = createMemoryFile<RemovalsFile>()
})

describe('S31 an entry for each password', () => {
  it('is one, that every version reads, where there is one password', async () => {
    await start().keep(account, ONE)
    expect([...memory.entries.keys()]).toEqual([NAME])
    expect(readSecret(texts()[0] ?? '')).toEqual(ONE)
    expect(await start().read(account)).toEqual(ok(ONE))
  })

  it('is one each, and one that leads to them, where there are several', async () => {
    await start().keep(account, THREE)
    expect(memory.entries.size).toBe(4)
    for (const password of ['delat', 'eget', 'objekt']) {
      expect(texts().filter((text) => text.includes(password))).toHaveLength(1)
    }
    // To the version before it is no password at all, and so asks for one.
    expect(readSecret(memory.entries.get(NAME) ?? '')).toBeNull()
    expect(await start().read(account)).toEqual(ok(THREE))
  })

  it('lies far from what Windows holds, be they fifty, and as long as they may be', async () => {
    const own = Array.from({ length: 50 }, (_, at) => [`M${30_000 + at}`, 'å'.repeat(500)] as const)
    const secret: Secret = { ...THREE, perCustomer: Object.fromEntries(own) }
    const library = {
      getPassword: async (_service: string, name: string) => memory.entries.get(name) ?? null,
      setPassword: async (_service: string, name: string, text: string) =>
        void memory.entries.set(name, text),
      deletePassword: async (_service: string, name: string) => memory.entries.delete(name),
    }
    const windows = createSystemKeychain(async () => library, 'win32')
    const secrets = createKeptSecrets(withRemovals(windows, file))
    expect(await secrets.keep(account, secret)).toEqual(ok(undefined))
    expect(await secrets.read(account)).toEqual(ok(secret))
    expect(Math.max(...texts().map((text) => Buffer.byteLength(text)))).toBeLessThan(
      MAX_WINDOWS_BYTES / 2,
    )
    const tooLong: Secret = { ...THREE, estates: 'å'.repeat(MAX_WINDOWS_BYTES) }
    expect(await secrets.keep(account, tooLong)).toEqual(failed('password-too-long'))
    expect(await secrets.read(account), 'those of before stand').toEqual(ok(secret))
  })

  it.each([
    [THREE, OTHER_THREE],
    [THREE, ONE],
    [ONE, THREE],
  ])('leaves nothing of those before: %j, then %j', async (first, second) => {
    await start().keep(account, first)
    await start().keep(account, second)
    expect(await start().read(account)).toEqual(ok(second))
    expect(memory.entries.size).toBe(second === ONE ? 1 : 4)
    await start().keep(account, first)
    expect(await start().read(account)).toEqual(ok(first))
  })

  it.each([0, 1, 2, 3])('is kept with all others or not at all: refused after %i', async (kept) => {
    await start().keep(account, THREE)
    memory.keepsStill = kept
    expect(await start().keep(account, OTHER_THREE)).toEqual(failed('keychain-unavailable'))
    expect(await start().read(account)).toEqual(ok(THREE))
    expect([memory.entries.size, file.content]).toEqual([4, null])
  })

  it('that is gone takes the others’ worth with it: half an account is none', async () => {
    await start().keep(account, THREE)
    const [, second = ''] = [...memory.entries.keys()]
    memory.entries.delete(second)
    expect(await start().read(account)).toEqual(failed('password-missing'))
  })
})

it('S31 is not removed later for the entry that had its name', async () => {
  memory.letsGo = false
  for (const secret of [THREE, OTHER_THREE, THREE]) await start().keep(account, secret)
  memory.letsGo = true
  await withRemovals(memory, file).retry()
  expect(await start().read(account)).toEqual(ok(THREE))
  expect([memory.entries.size, file.content]).toEqual([4, null])
})

describe('GDPR 18 S31 removing them', () => {
  it('takes every one, and what else is named', async () => {
    await start().keep(account, THREE)
    memory.entries.set('kod', 'x')
    await start().remove(account, ['kod'])
    expect([memory.entries.size, file.content]).toEqual([0, null])
  })

  it('is written down at once, also while the keychain waits for its owner', async () => {
    await start().keep(account, THREE)
    const never = () => new Promise<never>(() => undefined)
    void createKeptSecrets(withRemovals({ read: never, keep: never, remove: never }, file)).remove(
      account,
    )
    await new Promise(setImmediate)
    await withRemovals(memory, file).retry()
    expect([memory.entries.size, file.content]).toEqual([0, null])
  })

  it('takes what has been kept since a question that is answered only now', async () => {
    await start().keep(account, ONE)
    let answer = () => {}
    const asked = new Promise<void>((resolve) => (answer = resolve))
    const { read } = memory
    const secrets = start()
    memory.read = async (name) => {
      const found = await read(name)
      await asked
      return found
    }
    const late = secrets.read(account)
    memory.read = read
    await secrets.keep(account, THREE)
    answer()
    await late
    await secrets.remove(account)
    expect(memory.entries.size).toBe(0)
  })

  it('finds them later, where the keychain does not even say which there are', async () => {
    await start().keep(account, THREE)
    memory.available = false
    await start().remove(account)
    memory.available = true
    await withRemovals(memory, file).retry()
    expect([memory.entries.size, file.content]).toEqual([0, null])
  })
})

describe('S32 one entry for all, as earlier versions wrote it', () => {
  const old = () => memory.entries.set(NAME, writeSecret(THREE))

  it('is read, and gives each password an entry', async () => {
    old()
    expect(await start().read(account)).toEqual(ok(THREE))
    await carryOver()
    expect(memory.entries.size).toBe(4)
    expect(await start().read(account)).toEqual(ok(THREE))
  })

  it.each([0, 1, 2, 3])('stays as it is when the keychain refuses after %i', async (kept) => {
    old()
    memory.keepsStill = kept
    await carryOver()
    expect([await start().read(account), memory.entries.size]).toEqual([ok(THREE), 1])
  })

  it.each([ONE, THREE])('is done with once: the next start writes nothing (%j)', async (secret) => {
    memory.entries.set(NAME, writeSecret(secret))
    await carryOver()
    const { keep } = memory
    let kept = 0
    memory.keep = (name, text) => {
      kept += 1
      return keep(name, text)
    }
    await carryOver()
    expect(kept).toBe(0)
  })

  it.each([ONE, THREE])(
    'that was signed out of leaves none of this version’s behind the next sign-in: %j',
    async (secret) => {
      for (const before of [THREE, OTHER_THREE]) await start().keep(account, before)
      memory.entries.delete(NAME)
      await start().keep(account, secret)
      expect(await start().read(account)).toEqual(ok(secret))
      expect(texts().join()).not.toContain('-2')
    },
  )

  it('written over the entries of this version leaves none of those behind, whichever was newest', async () => {
    for (const secret of [ONE, THREE]) {
      await start().keep(account, OTHER_THREE)
      memory.entries.set(NAME, writeSecret(secret))
      await carryOver()
      expect(await start().read(account)).toEqual(ok(secret))
      expect(texts().join()).not.toContain('-2')
    }
    old()
    await start().remove(account)
    expect(memory.entries.size).toBe(0)
  })
})
