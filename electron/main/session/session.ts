import type { CopyChoice, CopyProblem } from '../../contract/domain/copy'
import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { RememberedAccount, SessionStatus, SignInRequest } from '../../contract/domain/session'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import { parseConnectAddress } from '../crm-api/address'
import type { Crm } from '../crm-api/crm'
import type { RemovingKeychain } from '../keychain/removals'
import { codeEntry } from '../privacy/lock-code'
import type { LockCode } from '../privacy/lock-code'
import { createSerialize } from '../serialize'
import type { DiskRefusal, JsonFile } from '../settings/json-file'
import { formOf, isSameAccount, remember, secretOf, servesAll, splitSecret } from './account'
import type { Account, Secret, SignInFormFile } from './account'
import { createKeptSecrets } from './kept-secrets'
import { isPasswordOf } from './prove-password'

/** The sample office while it runs: a real server on this computer, with a login of its own. */
export interface SampleOffice {
  readonly address: string
  readonly username: string
  readonly customers: readonly CustomerId[]
  readonly suggestions: readonly { contactId: ContactId; text: string }[]
  close(): Promise<void>
}

export interface SessionDeps {
  readonly keychain: RemovingKeychain
  readonly accountFile: JsonFile<Account>
  /** What of the form stands there after a sign-out, where the broker wants that. */
  readonly formFile: JsonFile<SignInFormFile>
  keepsForm(): boolean
  readonly lockCode: Pick<LockCode, 'open' | 'close'>
  connect(account: Account, secret: Secret): Crm
  startSample(password: string): Promise<SampleOffice>
  makePassword(): string
  readonly copy: CopyKeeper
  /** Somebody gives a login, at once; what it returns is called when the CRM has said yes to it. */
  entering(): () => void
  /** An account has ended: what its office named for protected identity is no answer of the next (GDPR rule 24). */
  onEnded(): Promise<void>
  /** For the access log (GDPR rule 34). */
  record(what: 'sign-in' | 'sign-out', account: Account): void
  /** The same account signed in anew, perhaps after its login had ended (N02, S16). */
  onRenewed(): void
  onChanged(status: SessionStatus): void
}

/** Who opens, closes and deletes the copy that belongs to an account. None of it rejects. */
export interface CopyKeeper {
  /** Ready to be read when it resolves. Nothing is saved where the account itself could not be kept, and why. */
  open(session: ActiveSession, notKept: CopyProblem | null): Promise<void>
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
  /** Password and code are removed, and with them everything read under them; `nothing` stays in the form either. */
  signOut(leaves?: 'form' | 'nothing'): Promise<Result<SessionStatus>>
  /** Whether it is one of the running account's passwords; asks nobody, and so works without the keychain too. */
  proves(password: string): boolean
  /** How many of them there are. */
  passwords(): number
  /** Which contacts the running account keeps; also after a restart. */
  keepChoice(choice: CopyChoice): Promise<void>
  /** Closes what is open; the kept session stays kept. */
  close(): Promise<void>
}

/** What became of an account and its password on this computer. */
interface Kept {
  /** The password: taken up again at the next start. */
  readonly password: boolean
  readonly failure: Failure | null
  /** Why the copy cannot be kept either; null: it can. */
  readonly noCopy: CopyProblem | null
}
const ALL_KEPT: Kept = { password: true, failure: null, noCopy: null }

interface Running extends ActiveSession {
  readonly kept: Kept
  readonly sample: SampleOffice | null
  readonly secret: Secret
}

export function createSession(deps: SessionDeps): Session {
  const secrets = createKeptSecrets(deps.keychain)
  let running: Running | null = null
  let signedOut: { failure: Failure | null; account: Account | null } = {
    failure: null,
    account: null,
  }
  /** Signing in, out and resuming wait for each other: two at once could leave a half of each. */
  const serialize = createSerialize()

  /** Of an account that has ended, whichever it was. */
  const owed = () => (deps.keychain.owes() ? failed('keychain-not-cleared').error : null)

  function status(): SessionStatus {
    if (running === null) {
      const { failure, account } = signedOut
      return {
        state: 'signed-out',
        failure: failure ?? owed(),
        remembered: account === null ? rememberedForm() : remember(account),
      }
    }
    const { account, kept, sample } = running
    return {
      state: 'signed-in',
      username: account.username,
      address: account.address,
      host: new URL(account.address).host,
      customers: account.customers,
      kept: kept.password,
      failure: kept.failure ?? owed(),
      sample: account.sample,
      suggestions: [...(sample?.suggestions ?? [])],
    }
  }

  /** Read when it is asked for: what was forgotten meanwhile does not stand there still. */
  function rememberedForm(): RememberedAccount | null {
    const form = deps.keepsForm() ? deps.formFile.read() : null
    return form && { username: '', ...form }
  }

  async function stop(): Promise<void> {
    const { crm, sample } = running ?? {}
    running = null
    crm?.close()
    await deps.copy.close()
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
    const before = running?.account ?? deps.accountFile.read()
    const isSame = before !== null && isSameAccount(before, account)
    const of = isSame ? { ...account, copy: before.copy } : account
    if (running !== null && !isSame) deps.record('sign-out', running.account)
    const wasKept = isKept(before)
    // The same broker's code is the one that was chosen, also where no keychain has taken it.
    if (!isSame) deps.lockCode.close()
    await stop()
    if (!isSame) await forget(before, wasKept)
    const kept = await keep(of, secret)
    await start({ account: of, crm, sample, kept, secret }, !isSame)
    deps.record('sign-in', of)
    // First: whoever hears of the session is not to find the lock that this has opened.
    proven()
    deps.onChanged(status())
    if (isSame) deps.onRenewed()
  }

  /** Every trace of an account; what the keychain does not let go of is told, and tried for at the next start. */
  async function forget(account: Account | null, wasKept: boolean): Promise<void> {
    await deps.copy.forget(wasKept ? account : null)
    if (account !== null) await deps.onEnded()
    if (account !== null && wasKept) await secrets.remove(account, [codeEntry(account)])
  }

  /** Where nothing could ever be kept there is nothing to remove, and no keychain to complain of. */
  function isKept(account: Account | null): boolean {
    return account !== null && (running?.kept.password === true || isRemembered(account))
  }

  /** Copy and code first: whoever hears of a session may ask for contacts, and finds it locked or not. */
  async function start(next: Running, isNew: boolean): Promise<void> {
    const { account, kept } = next
    await deps.lockCode.open(account, { isSaved: kept.noCopy === null, isNew })
    await deps.copy.open(next, kept.noCopy)
    running = next
  }

  async function keep(account: Account, secret: Secret): Promise<Kept> {
    const stored = await secrets.keep(account, secret)
    const isTooLong = !stored.ok && stored.error.code === 'password-too-long'
    if (!stored.ok && !isTooLong) {
      // A keychain that is locked today still has what it was given before, and the copy with it (S13).
      if (!isRemembered(account)) await deps.accountFile.remove()
      return { password: false, failure: stored.error, noCopy: 'no-keychain' }
    }
    // Asked for at each start, which costs no copy. An older one would be taken up in its place.
    if (isTooLong) await secrets.remove(account)
    const refusal = await writeAccount(account)
    if (refusal === null)
      return stored.ok ? ALL_KEPT : { ...ALL_KEPT, password: false, failure: stored.error }
    const failure = failed(refusal).error
    // What was written at an earlier sign-in finds password and copy at the next start as well.
    if (isRemembered(account)) return { ...ALL_KEPT, password: stored.ok, failure }
    // Nothing would find this password again, and another account's file would be taken for the one of now.
    await secrets.remove(account)
    await deps.accountFile.remove()
    const noCopy = refusal === 'disk-full' ? refusal : 'unwritable'
    return { password: false, failure, noCopy }
  }

  /** Another account's file is replaced whole; in its own, what a newer version has written stays. */
  function writeAccount(account: Account): Promise<DiskRefusal | null> {
    if (!isRemembered(account)) return deps.accountFile.replace(account)
    const { username, address, customers } = account
    return deps.accountFile.write({ username, address, customers })
  }

  function isRemembered(account: Account): boolean {
    const remembered = deps.accountFile.read()
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
    const crm = deps.connect(unnamed, secret)
    const named = await nameCustomers(crm, customers)
    if (!named.ok) {
      crm.close()
      return named
    }
    await begin({ ...unnamed, customers: named.value }, secret, crm, sample, proven)
    return ok(status())
  }

  async function runSample(password: string, proven: () => void): Promise<Result<SessionStatus>> {
    const sample = await deps.startSample(password)
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
    const proven = deps.entering()
    return serialize(() => step(proven))
  }

  /** The keychain may ask its owner first: meanwhile somebody may sign in, or out, by hand (S13). */
  async function resume(): Promise<void> {
    const account = deps.accountFile.find()
    if (account === null) deps.copy.removeStrays()
    // Whose the copy is cannot be told from an account that nobody can read: the next sign-in says so.
    else if (account !== 'unreadable') await resumeAs(account)
    if (!deps.keychain.owes()) return
    await deps.keychain.retry()
    deps.onChanged(status())
  }

  async function resumeAs(account: Account): Promise<void> {
    const secret = await secrets.read(account)
    await serialize(async () => {
      if (running !== null || !isRemembered(account)) return
      await takeUp(account, secret)
      if (secret.ok) await secrets.carryOver(account)
    })
  }

  /** What is taken up by itself. */
  const provesNobody = () => undefined

  async function takeUp(account: Account, secret: Result<Secret>): Promise<void> {
    if (account.sample) {
      // Its password was made up: a lost one is no reason to be signed out.
      const password = (secret.ok && secret.value.shared) || deps.makePassword()
      const resumed = await runSample(password, provesNobody)
      if (resumed.ok) return
      signedOut = { failure: resumed.error, account: null }
    } else if (secret.ok) {
      const crm = deps.connect(account, secret.value)
      await start({ account, crm, kept: ALL_KEPT, sample: null, secret: secret.value }, false)
    } else {
      signedOut = { failure: secret.error, account }
    }
    deps.onChanged(status())
  }

  async function signOut(leaves: 'form' | 'nothing'): Promise<Result<SessionStatus>> {
    const account = running?.account ?? deps.accountFile.read()
    const wasKept = isKept(account)
    if (account) deps.record('sign-out', account)
    deps.lockCode.close()
    await stop()
    await deps.keychain.retry()
    await forget(account, wasKept)
    const refusal = await deps.accountFile.remove()
    const form = account && formOf(account)
    if (leaves === 'nothing' || !deps.keepsForm()) await deps.formFile.remove()
    else if (form !== null) await deps.formFile.replace(form)
    signedOut = { failure: refusal && failed(refusal).error, account: null }
    deps.onChanged(status())
    return ok(status())
  }

  return {
    status,
    active: () => running,
    resume,
    signIn: (request) => byHand((proven) => enter(request, null, proven)),
    startSample: () => byHand((proven) => runSample(deps.makePassword(), proven)),
    signOut: (leaves = 'form') => serialize(() => signOut(leaves)),
    proves: (password) => running !== null && isPasswordOf(running.secret, password),
    passwords: () => (running === null ? 0 : splitSecret(running.secret).length),
    keepChoice: (copy) =>
      serialize(async () => {
        if (running === null) return
        running = { ...running, account: { ...running.account, copy } }
        const refusal = isRemembered(running.account)
          ? await deps.accountFile.write({ copy })
          : null
        if (refusal === null) return
        // In force for this run, and said to be no more than that.
        running = { ...running, kept: { ...running.kept, failure: failed(refusal).error } }
        deps.onChanged(status())
      }),
    close: () =>
      serialize(() => {
        deps.lockCode.close()
        return stop()
      }),
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
