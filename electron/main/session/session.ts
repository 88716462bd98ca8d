import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { SessionStatus, SignInRequest } from '../../contract/domain/session'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import { parseConnectAddress } from '../crm-api/address'
import type { Crm } from '../crm-api/crm'
import type { Keychain } from '../keychain/keychain'
import type { JsonFile } from '../settings/json-file'
import {
  isSameAccount,
  keychainName,
  readSecret,
  remember,
  secretOf,
  servesAll,
  writeSecret,
} from './account'
import type { Account, Secret } from './account'

/** The sample office while it runs: a real server on this computer, with a login of its own. */
export interface SampleOffice {
  readonly address: string
  readonly username: string
  readonly customers: readonly CustomerId[]
  readonly suggestions: readonly { contactId: ContactId; text: string }[]
  close(): Promise<void>
}

export interface SessionParts {
  readonly keychain: Keychain
  readonly accountFile: JsonFile<Account>
  connect(account: Account, secret: Secret): Crm
  startSample(password: string): Promise<SampleOffice>
  makePassword(): string
  /** What was read under an account is forgotten: it ended, or another one begins (GDPR rules 18 and 21). */
  forgetContacts(): void
  /** The same account signed in anew, perhaps after its login had ended (N02, S16). */
  renewed(): void
  changed(status: SessionStatus): void
}

export interface ActiveSession {
  readonly account: Account
  readonly crm: Crm
}

export interface Session {
  status(): SessionStatus
  active(): ActiveSession | null
  /** Takes up a kept session without asking the network: a train is no reason to be signed out. */
  resume(): Promise<void>
  signIn(request: SignInRequest): Promise<Result<SessionStatus>>
  startSample(): Promise<Result<SessionStatus>>
  /** The password is removed, and with it everything read under it. */
  signOut(): Promise<Result<SessionStatus>>
  /** Closes what is open; the kept session stays kept. */
  close(): Promise<void>
}

interface Running extends ActiveSession {
  readonly kept: boolean
  readonly sample: SampleOffice | null
}

export function createSession(parts: SessionParts): Session {
  let running: Running | null = null
  let signedOut: { failure: Failure | null; account: Account | null } = {
    failure: null,
    account: null,
  }
  /** Signing in, out and resuming wait for each other: two at once could leave a half of each. */
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = last.then(step, step)
    last = turn.catch(() => undefined)
    return turn
  }

  function status(): SessionStatus {
    if (running === null) {
      const { failure, account } = signedOut
      return { state: 'signed-out', failure, remembered: account && remember(account) }
    }
    const { account, kept, sample } = running
    return {
      state: 'signed-in',
      username: account.username,
      address: account.address,
      host: new URL(account.address).host,
      customers: account.customers,
      kept,
      sample: account.sample,
      suggestions: [...(sample?.suggestions ?? [])],
    }
  }

  async function stop(): Promise<void> {
    const { crm, sample } = running ?? {}
    running = null
    crm?.close()
    await sample?.close()
  }

  /** Puts the new session in place of the old, and keeps its secret if the keychain lets us. */
  async function begin(
    account: Account,
    secret: Secret,
    crm: Crm,
    sample: SampleOffice | null,
  ): Promise<void> {
    const before = (await parts.accountFile.read()) ?? running?.account ?? null
    const isSame = before !== null && isSameAccount(before, account)
    if (!isSame) {
      parts.forgetContacts()
      if (before !== null) await parts.keychain.remove(keychainName(before))
    }
    await stop()
    running = { account, crm, sample, kept: await keep(account, secret) }
    parts.changed(status())
    if (isSame) parts.renewed()
  }

  async function keep(account: Account, secret: Secret): Promise<boolean> {
    const kept = await parts.keychain.keep(keychainName(account), writeSecret(secret))
    try {
      if (kept.ok) await parts.accountFile.write(account)
      else await parts.accountFile.remove()
      return kept.ok
    } catch {
      // A password whose account cannot be written would lie there for nobody.
      await parts.keychain.remove(keychainName(account))
      return false
    }
  }

  async function enter(
    request: SignInRequest,
    sample: SampleOffice | null,
  ): Promise<Result<SessionStatus>> {
    const address = parseConnectAddress(request.address)
    if (!address.ok) return address
    const secret = secretOf(request.passwords)
    const customers = [...new Set(request.customers)]
    if (!servesAll(secret, customers)) return failed('invalid-input')

    const unnamed: Account = {
      version: 1,
      username: request.username,
      address: address.value,
      customers: customers.map((customerId) => ({ customerId, name: null })),
      sample: sample !== null,
    }
    const crm = parts.connect(unnamed, secret)
    const named = await nameCustomers(crm, customers)
    if (!named.ok) {
      crm.close()
      return named
    }
    await begin({ ...unnamed, customers: named.value }, secret, crm, sample)
    return ok(status())
  }

  async function runSample(password: string): Promise<Result<SessionStatus>> {
    const sample = await parts.startSample(password)
    const entered = await enter(
      {
        username: sample.username,
        passwords: { shared: password, perCustomer: [], estates: null },
        customers: [...sample.customers],
        address: sample.address,
      },
      sample,
    )
    if (!entered.ok) await sample.close()
    return entered
  }

  async function resume(): Promise<void> {
    const account = await parts.accountFile.read()
    if (account === null) return
    const read = await parts.keychain.read(keychainName(account))
    const secret = read.ok && read.value !== null ? readSecret(read.value) : null
    if (account.sample) {
      // Its password was made up: a lost one is no reason to be signed out.
      const resumed = await runSample(secret?.shared ?? parts.makePassword())
      if (!resumed.ok) signedOut = { failure: resumed.error, account: null }
    } else if (secret === null) {
      signedOut = { failure: failed('keychain-unavailable').error, account }
    } else {
      running = { account, crm: parts.connect(account, secret), kept: true, sample: null }
    }
    parts.changed(status())
  }

  async function signOut(): Promise<Result<SessionStatus>> {
    const account = running?.account ?? (await parts.accountFile.read())
    // Where nothing could be kept there is nothing to remove, and no keychain to complain of.
    const wasKept = running?.kept ?? true
    await stop()
    parts.forgetContacts()
    const removed =
      account && wasKept ? await parts.keychain.remove(keychainName(account)) : ok(undefined)
    // The file goes last: as long as it is there, the entry can still be found and removed.
    if (removed.ok) await parts.accountFile.remove()
    signedOut = { failure: removed.ok ? null : removed.error, account: null }
    parts.changed(status())
    return ok(status())
  }

  return {
    status,
    active: () => running,
    resume: () => inTurn(resume),
    signIn: (request) => inTurn(() => enter(request, null)),
    startSample: () => inTurn(() => runSample(parts.makePassword())),
    signOut: () => inTurn(signOut),
    close: () => inTurn(stop),
  }
}

/**
 * One look at each office proves login and number, and learns its name. A login that fails for one
 * of several is refused whole, with the numbers it failed for: a half-known office misleads.
 */
async function nameCustomers(
  crm: Crm,
  customers: readonly CustomerId[],
): Promise<Result<Account['customers']>> {
  const named: Account['customers'] = []
  const refused: string[] = []
  for (const customerId of customers) {
    const checked = await crm.checkCustomer(customerId)
    if (checked.ok) named.push({ customerId, name: checked.value.name })
    else if (checked.error.code === 'no-access') refused.push(customerId)
    else return checked
  }
  return refused.length === 0 ? ok(named) : failed('no-access', { details: refused })
}
