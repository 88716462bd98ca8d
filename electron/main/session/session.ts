import type { CopyChoice } from '../../contract/domain/copy'
import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { SessionStatus, SignInRequest } from '../../contract/domain/session'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import { parseConnectAddress } from '../crm-api/address'
import type { Crm } from '../crm-api/crm'
import type { Keychain } from '../keychain/keychain'
import { createSerialize } from '../serialize'
import type { DiskRefusal, JsonFile } from '../settings/json-file'
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
import { provePassword } from './prove-password'

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
  readonly copy: CopyKeeper
  /** Somebody gives a login, at once; what it returns is called when the CRM has said yes to it. */
  entering(): () => void
  /** For the access log (GDPR rule 34). */
  noted(what: 'sign-in' | 'sign-out', account: Account): void
  /** The same account signed in anew, perhaps after its login had ended (N02, S16). */
  renewed(): void
  changed(status: SessionStatus): void
}

/** Who opens, closes and deletes the copy that belongs to an account. None of it rejects. */
export interface CopyKeeper {
  /** Ready to be read when it resolves. Nothing is saved where the account itself could not be kept. */
  open(session: ActiveSession, kept: boolean): Promise<void>
  /** Lets go of the file; what it holds stays. */
  close(): Promise<void>
  /** The account ended, or another one begins: every trace of what was read goes (GDPR rules 18 and 21). */
  forget(account: Account | null): Promise<void>
  /** At a start with nobody signed in: what an earlier run could not delete. */
  removeStrays(): void
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
  /** Whether it is one of the running account's passwords; asks nobody but this computer. */
  proves(password: string): Promise<Result<boolean>>
  /** Which contacts the running account keeps; also after a restart. */
  keepChoice(choice: CopyChoice): Promise<void>
  /** Closes what is open; the kept session stays kept. */
  close(): Promise<void>
}

interface Running extends ActiveSession {
  readonly kept: boolean
  readonly sample: SampleOffice | null
  /** Where the keychain has none of it; null: it has. */
  readonly secret: Secret | null
}

export function createSession(parts: SessionParts): Session {
  let running: Running | null = null
  let signedOut: { failure: Failure | null; account: Account | null } = {
    failure: null,
    account: null,
  }
  /** Signing in, out and resuming wait for each other: two at once could leave a half of each. */
  const serialize = createSerialize()

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
    await parts.copy.close()
    await sample?.close()
  }

  /** Puts the new session in place of the old, and keeps its secret if the keychain lets us. */
  async function begin(
    account: Account,
    secret: Secret,
    crm: Crm,
    sample: SampleOffice | null,
    proven: () => void,
  ): Promise<void> {
    const before = running?.account ?? parts.accountFile.read()
    const isSame = before !== null && isSameAccount(before, account)
    const of = isSame ? { ...account, copy: before.copy } : account
    if (running !== null && !isSame) parts.noted('sign-out', running.account)
    await stop()
    if (!isSame) {
      await parts.copy.forget(before)
      if (before !== null) await parts.keychain.remove(keychainName(before))
    }
    const kept = await keep(of, secret)
    await start({ account: of, crm, sample, kept, secret: kept ? null : secret })
    parts.noted('sign-in', of)
    // First: whoever hears of the session is not to find the lock that this has opened.
    proven()
    parts.changed(status())
    if (isSame) parts.renewed()
  }

  /** The copy first: whoever hears of a session may ask for contacts. */
  async function start(next: Running): Promise<void> {
    await parts.copy.open(next, next.kept)
    running = next
  }

  async function keep(account: Account, secret: Secret): Promise<boolean> {
    const kept = await parts.keychain.keep(keychainName(account), writeSecret(secret))
    if (!kept.ok) {
      // A keychain that is locked today still has what it was given before, and the copy with it (S13).
      if (!isRemembered(account)) await parts.accountFile.remove()
      return false
    }
    const refusal = await writeAccount(account)
    // A password whose account cannot be written would lie there for nobody.
    if (refusal !== null) await parts.keychain.remove(keychainName(account))
    return refusal === null
  }

  /** Another account's file is replaced whole; in its own, what a newer version has written stays. */
  function writeAccount({ version, copy, ...login }: Account): Promise<DiskRefusal | null> {
    const before = parts.accountFile.read()
    const isOwn = before !== null && isSameAccount(before, { version, copy, ...login })
    return isOwn
      ? parts.accountFile.write(login)
      : parts.accountFile.replace({ version, copy, ...login })
  }

  function isRemembered(account: Account): boolean {
    const remembered = parts.accountFile.read()
    return remembered !== null && isSameAccount(remembered, account)
  }

  async function enter(
    request: SignInRequest,
    sample: SampleOffice | null,
    proven: () => void,
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
      copy: null,
    }
    const crm = parts.connect(unnamed, secret)
    const named = await nameCustomers(crm, customers)
    if (!named.ok) {
      crm.close()
      return named
    }
    await begin({ ...unnamed, customers: named.value }, secret, crm, sample, proven)
    return ok(status())
  }

  async function runSample(password: string, proven: () => void): Promise<Result<SessionStatus>> {
    const sample = await parts.startSample(password)
    const entered = await enter(
      {
        username: sample.username,
        passwords: { shared: password, perCustomer: [], estates: null },
        customers: [...sample.customers],
        address: sample.address,
      },
      sample,
      proven,
    )
    if (!entered.ok) await sample.close()
    return entered
  }

  /** By somebody at the window, who begins to prove themselves now and not when their turn comes. */
  function byHand(
    step: (proven: () => void) => Promise<Result<SessionStatus>>,
  ): Promise<Result<SessionStatus>> {
    const proven = parts.entering()
    return serialize(() => step(proven))
  }

  /** The keychain may ask its owner first: meanwhile somebody may sign in, or out, by hand (S13). */
  async function resume(): Promise<void> {
    const account = parts.accountFile.find()
    if (account === null) parts.copy.removeStrays()
    // Whose the copy is cannot be told from an account that nobody can read: the next sign-in says so.
    if (account === null || account === 'unreadable') return
    const read = await parts.keychain.read(keychainName(account))
    const secret = read.ok && read.value !== null ? readSecret(read.value) : null
    await serialize(async () => {
      if (running === null && isRemembered(account)) await takeUp(account, secret)
    })
  }

  /** What is taken up by itself. */
  const provesNobody = () => undefined

  async function takeUp(account: Account, secret: Secret | null): Promise<void> {
    if (account.sample) {
      // Its password was made up: a lost one is no reason to be signed out.
      const resumed = await runSample(secret?.shared ?? parts.makePassword(), provesNobody)
      if (resumed.ok) return
      signedOut = { failure: resumed.error, account: null }
    } else if (secret === null) {
      signedOut = { failure: failed('keychain-unavailable').error, account }
    } else {
      const crm = parts.connect(account, secret)
      await start({ account, crm, kept: true, sample: null, secret: null })
    }
    parts.changed(status())
  }

  async function signOut(): Promise<Result<SessionStatus>> {
    const account = running?.account ?? parts.accountFile.read()
    // Where nothing could ever be kept there is nothing to remove, and no keychain to complain of.
    const wasKept = (running?.kept ?? true) || (account !== null && isRemembered(account))
    if (account) parts.noted('sign-out', account)
    await stop()
    await parts.copy.forget(account)
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
    resume,
    signIn: (request) => byHand((proven) => enter(request, null, proven)),
    startSample: () => byHand((proven) => runSample(parts.makePassword(), proven)),
    signOut: () => serialize(signOut),
    proves: async (password) =>
      running === null ? failed('signed-out') : provePassword(parts.keychain, running, password),
    keepChoice: (copy) =>
      serialize(async () => {
        if (running === null) return
        running = { ...running, account: { ...running.account, copy } }
        // A choice that the disk refuses is in force for this run.
        if (running.kept) await parts.accountFile.write({ copy })
      }),
    close: () => serialize(stop),
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
