import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSystemKeychain } from '../../electron/main/keychain/keychain'
import type { Keychain } from '../../electron/main/keychain/keychain'
import { keychainName, secretOf, writeSecret } from '../../electron/main/session/account'
import type { Account } from '../../electron/main/session/account'
import { openDatabase } from '../../electron/main/store/driver'
import { migrate } from '../../electron/main/store/migrate'
import { migrations } from '../../electron/main/store/migrations/index'
import { createCopyFile } from '../../electron/main/store/open-copy'
import type { CopyFile } from '../../electron/main/store/open-copy'
import { createStore } from '../../electron/main/store/store'
import type { Store } from '../../electron/main/store/store'
import { CUSTOMER } from './office'

export interface ProfileOrder {
  /** The data folder that the app is started with. */
  readonly profile: string
  readonly address: string
  readonly username: string
  readonly password: string
}

/** A broker who has signed in before: the account's file and the keychain's entry, as the app leaves them. */
export async function writeAccount(order: ProfileOrder): Promise<void> {
  const account = accountOf(order)
  await mkdir(order.profile, { recursive: true })
  await writeFile(join(order.profile, 'account.json'), JSON.stringify(account))
  const passwords = { shared: order.password, perCustomer: [], estates: null }
  const kept = await createSystemKeychain().keep(
    keychainName(account),
    writeSecret(secretOf(passwords)),
  )
  if (!kept.ok) throw new Error('The keychain of the session keeps nothing')
}

/** The copy where the app looks for it, encrypted by a key where the app looks for that. */
export async function openProfileStore(order: ProfileOrder, keychain?: Keychain): Promise<Store> {
  const opened = await fileOf(order, keychain).open()
  if (!opened.saved || opened.problem !== null) throw new Error(`No copy: ${opened.problem}`)
  const store = openEmptyStore()
  store.attach(opened, () => {
    throw new Error('The copy was damaged')
  })
  return store
}

/** Where there is no session of its own to throw away, the keychain is the developer's. */
export async function forgetProfile(order: ProfileOrder): Promise<void> {
  await fileOf(order).remove()
  await createSystemKeychain().remove(keychainName(accountOf(order)))
}

function fileOf(order: ProfileOrder, keychain = createSystemKeychain()): CopyFile {
  return createCopyFile(keychainName(accountOf(order)), {
    folder: copyFolder(order),
    keychain,
    migrations,
    open: openDatabase,
  })
}

export function openEmptyStore(): Store {
  return createStore({
    empty() {
      const db = openDatabase(':memory:', null)
      migrate(db, migrations)
      return db
    },
  })
}

export function copyFolder({ profile }: Pick<ProfileOrder, 'profile'>): string {
  return join(profile, 'copies')
}

function accountOf({ address, username }: ProfileOrder): Account {
  return {
    version: 1,
    username,
    address,
    customers: [{ customerId: CUSTOMER, name: 'Provkontoret' }],
    sample: false,
    copy: { scope: 'office', own: [] },
  }
}
