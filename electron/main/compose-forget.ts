import { rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ForgetReceipt } from '../contract/domain/forget'
import { hasCode } from '../contract/domain/code'
import { ok } from '../contract/errors'
import type { Result } from '../contract/errors'
import type { LocalCopy } from './copy/local-copy'
import type { ContactRows } from './store/contact-rows'
import type { AccessLog } from './privacy/access-log'
import { forgetComputer, matching, removeFiles } from './privacy/forget-computer'
import type { ForgetOutcome } from './privacy/forget-computer'
import {
  COPIES,
  COPY_FILES,
  DIARY,
  foreignFilesIn,
  OWN_FILES,
  REMOVALS,
  TEMPORARY_FILES,
} from './privacy/own-files'
import type { LockCode } from './privacy/lock-code'
import type { TrustedTime } from './privacy/trusted-time'
import type { Account } from './session/account'
import type { Session } from './session/session'

export interface ForgetParts {
  readonly session: Session
  readonly copy: LocalCopy
  readonly rows: ContactRows
  readonly lockCode: Pick<LockCode, 'state' | 'isStored'>
  readonly accessLog: AccessLog
  readonly time: Pick<TrustedTime, 'now' | 'forget'>
  /** The profile's folder, and the machine-local one, which may be the same. */
  readonly profile: string
  readonly local: string | null
  /** Settings are what they were at the first start. */
  resetSettings(): Promise<void>
}

/** A folder that cannot be read keeps nothing else from going: its own step says so. */
const counted: typeof matching = (folder, names) => matching(folder, names).catch(() => [])

/**
 * "Glöm den här datorn" (S18): the order is that of what may still be needed for the next step. The
 * access log goes last of what holds ids, after the sign-out it would have noted.
 */
export function createForget(parts: ForgetParts): () => Promise<Result<ForgetReceipt>> {
  const { session, copy, rows, lockCode, accessLog, time, profile, local } = parts

  /** A keychain that does not say is no reason to leave all the rest where it is. */
  async function mayHaveKey(account: Account): Promise<boolean> {
    const status = session.status()
    if (status.state === 'signed-in' && status.failure?.code === 'keychain-unavailable')
      return false
    return copy.hasKey(account).catch(() => true)
  }

  return async () => {
    const account = session.active()?.account ?? null
    const copies = local === null ? null : join(local, COPIES)
    // Signing out does most of it: what was there is counted before, what is left is looked for after.
    const contacts = rows.count()
    const recents = rows.recents(1_000).length
    const files = copies === null ? [] : await counted(copies, COPY_FILES)
    const accounts = await counted(profile, [OWN_FILES.account])
    const passwords = session.passwords()
    const code = lockCode.state()
    const hadKey = account !== null && (await mayHaveKey(account))
    /** What the copy held is gone when its files are. */
    let copyIsGone = false
    const removed = (count: number): ForgetOutcome => ({
      state: count === 0 ? 'none' : 'removed',
      count,
    })
    const inProfile = (...names: (string | RegExp)[]) => removeFiles(profile, names)
    const inCopy = async (count: number): Promise<ForgetOutcome> =>
      copyIsGone ? removed(count) : { state: 'failed', count: null }
    let foreign: ReturnType<typeof foreignFilesIn> | null = null
    const leftIn = async (whose: 'engine' | 'others'): Promise<ForgetOutcome> => {
      foreign ??= foreignFilesIn(profile)
      const { length: count } = (await foreign)[whose]
      return { state: count === 0 ? 'none' : 'left', count }
    }

    const receipt = await forgetComputer(
      [
        {
          what: 'password',
          async run() {
            const status = await session.signOut('nothing')
            // No CRM tells the time any more, and a mark must not come back behind the step that removes it.
            time.forget()
            const signedOut =
              status.ok && status.value.state === 'signed-out' && status.value.failure === null
            if (!signedOut) return { state: 'failed', count: null }
            return { state: 'removed', count: passwords || null }
          },
        },
        {
          what: 'lock-code',
          async run() {
            if (account === null || !hasCode(code)) return { state: 'none', count: null }
            const isLeft = code !== 'this-run' && (await lockCode.isStored(account))
            return { state: isLeft ? 'failed' : 'removed', count: null }
          },
        },
        {
          what: 'copy-files',
          async run() {
            const left = copies === null ? null : await removeFiles(copies, COPY_FILES)
            if (left?.state === 'failed') return left
            if (copies !== null) await rmdir(copies).catch(() => undefined)
            copyIsGone = true
            return removed(files.length)
          },
        },
        { what: 'contacts', run: () => inCopy(contacts) },
        { what: 'recents', run: () => inCopy(recents) },
        {
          what: 'copy-key',
          async run() {
            if (!hadKey) return { state: 'none', count: null }
            return { state: (await copy.hasKey(account)) ? 'failed' : 'removed', count: null }
          },
        },
        {
          what: 'account',
          async run() {
            const left = await removeFiles(profile, [OWN_FILES.account])
            if (left.state === 'failed') return left
            // The list of what the keychain still has names the account as well.
            if ((await counted(profile, [REMOVALS])).length > 0)
              return { state: 'failed', count: null }
            return { state: accounts.length === 0 ? 'none' : 'removed', count: null }
          },
        },
        { what: 'access-log', run: () => accessLog.destroy() },
        { what: 'access-log-key', run: () => accessLog.destroyKey() },
        { what: 'diary', run: () => inProfile(DIARY) },
        {
          what: 'settings',
          async run() {
            await parts.resetSettings()
            return inProfile(OWN_FILES.settings)
          },
        },
        { what: 'window-place', run: () => inProfile(OWN_FILES['window-place']) },
        { what: 'time-mark', run: () => inProfile(OWN_FILES['time-mark']) },
        { what: 'lock-state', run: () => inProfile(OWN_FILES['lock-state']) },
        { what: 'temporary-files', run: () => inProfile(...TEMPORARY_FILES) },
        { what: 'engine-files', run: () => leftIn('engine') },
        { what: 'other-files', run: () => leftIn('others') },
      ],
      time,
    )
    return ok(receipt)
  }
}
