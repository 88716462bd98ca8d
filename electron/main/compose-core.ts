import { join } from 'node:path'
import type { Settings } from '../contract/domain/settings'
import { failed } from '../contract/errors'
import type { Clock } from './clock'
import { composeCopy } from './compose-copy'
import type { ComposedCopy } from './compose-copy'
import { createForget } from './compose-forget'
import { createContacts } from './contacts/contacts'
import type { Contacts } from './contacts/contacts'
import type { ConnectClientParts } from './crm-api/client'
import { createConnectCrm } from './crm-api/connect-crm'
import { createEstates } from './estates/estates'
import type { Estates } from './estates/estates'
import type { Push } from './ipc/push'
import type { Keychain } from './keychain/keychain'
import { removalsFile, withRemovals } from './keychain/removals'
import type { Log } from './log/log'
import type { AccessLog } from './privacy/access-log'
import { createAccessRecord } from './privacy/access-record'
import type { AccessRecord, AccessRecordParts } from './privacy/access-record'
import type { CodeCost } from './privacy/code-hash'
import type { Computer } from './privacy/computer'
import { createLockCode } from './privacy/lock-code'
import type { LockCode } from './privacy/lock-code'
import { protecting } from './privacy/protected-identity'
import { createReveals } from './privacy/reveals'
import type { Reveals } from './privacy/reveals'
import type { SensitiveClipboard } from './privacy/sensitive-clipboard'
import { createStoredData } from './privacy/stored-data'
import type { StoredDataParts } from './privacy/stored-data'
import type { TrustedTime } from './privacy/trusted-time'
import { createLookup } from './search/lookup'
import type { Lookup } from './search/lookup'
import { account as accountSchema, passwordFor, signInFormFile } from './session/account'
import { createConnection } from './session/connection'
import type { Connection } from './session/connection'
import { createSession } from './session/session'
import type { Session, SessionDeps } from './session/session'
import { createJsonFile } from './settings/json-file'
import type { Shape } from './settings/json-file'
import type { Disk } from './system/atomic-write'
import { afterOnTimer } from './timers'

export interface CoreParts extends Pick<SessionDeps, 'startSample' | 'makePassword'> {
  readonly clock: Clock
  /** Ages and stamps are counted by it. */
  readonly time: TrustedTime
  readonly keychain: Keychain
  /** What a guess at the lock's code costs; the product has one answer. */
  readonly codeCost?: CodeCost
  readonly accessLog: AccessLog
  readonly log: Log
  readonly push: Push
  /** How the CRM is reached, whoever signs in. */
  readonly line: Pick<ConnectClientParts, 'fetch' | 'clock' | 'policy' | 'backgroundPolicy'>
  readonly profile: string
  /** How small files are put into their place there. */
  readonly disk?: Disk
  /** Machine-local, for what is encrypted; null: nothing may be saved (GDPR rule 23). */
  readonly local: string | null
  readonly refused: StoredDataParts['refused']
  readonly sensitiveClipboard: SensitiveClipboard
  settings(): Settings
  /** They are what they were at the first start. */
  resetSettings(): Promise<void>
  readonly saveLog: AccessRecordParts['save']
  syncAfterMs(): number
  /** A time of this computer's own, among those of one office; none, unless told otherwise. */
  syncPhaseMs?(): number
  /** Somebody may be looking at the window; always, unless told otherwise. */
  isWatched?(): boolean
  readonly entering: SessionDeps['entering']
  /** None are named for protected identity, as at the first start. */
  readonly forgetCategories: SessionDeps['onEnded']
  /** The copy has been emptied: nothing of it may stay in memory elsewhere. */
  onForgotten(): void
}

export interface Core {
  readonly session: Session
  readonly lockCode: LockCode
  readonly connection: Connection
  readonly copy: ComposedCopy
  readonly contacts: Contacts
  readonly estates: Estates
  readonly lookup: Lookup
  readonly accessRecord: AccessRecord
  readonly reveals: Reveals
  /** Whoever comes to the computer next can copy no number, and finds none on the clipboard (GDPR rule 14). */
  endNumbers(): void
  readonly computer: Computer
  /** What follows for what is kept; how the window looks is not its business. */
  settingsChanged(changed: Settings, before: Settings): void
  /** The computer has slept: what was asked before it is abandoned, and what was due meanwhile is done now. */
  woke(): void
  /** Takes up the kept session. What goes wrong on the way is told to the diary, and whoever waits goes on. */
  resume(): Promise<void>
  /** Resolves when the access log has been opened for who is signed in. */
  logOpened(): Promise<void>
}

/** The app without its window: whatever answers a broker, and needs no Electron. */
export function composeCore(parts: CoreParts): Core {
  const { time, accessLog, log, push } = parts
  const fileIn = <T extends object>(name: string, shape: Shape<T>) =>
    createJsonFile(join(parts.profile, name), shape, parts.disk)
  const keychain = withRemovals(parts.keychain, fileIn('removals.json', removalsFile))
  const lockCode = createLockCode(keychain, parts.codeCost)
  let logOpened: Promise<void> = Promise.resolve()

  const accessRecord = createAccessRecord({
    log: accessLog,
    account: () => session.active()?.account ?? copy.local.owner(),
    save: parts.saveLog,
  })
  const copy = composeCopy({
    clock: parts.clock,
    time,
    keychain,
    log,
    push,
    folder: parts.local,
    settings: parts.settings,
    keepChoice: (choice) => session.keepChoice(choice),
    syncAfterMs: parts.syncAfterMs,
    syncPhaseMs: parts.syncPhaseMs ?? (() => 0),
    isWatched: parts.isWatched ?? (() => true),
    onForgotten() {
      endNumbers()
      contacts.forget()
      estates.forget()
      parts.onForgotten()
    },
    onReplaced() {
      contacts.copyReplaced()
      estates.changed()
    },
    onSaved(keys) {
      contacts.changed(keys)
      estates.changed()
    },
    onRemoved(keys, reason) {
      accessRecord.notePurged(keys, reason)
      contacts.gone(keys, failed(reason === 'expired' ? 'expired' : 'not-found').error)
      estates.changed()
    },
  })
  const connection = createConnection(push)
  const session = createSession({
    keychain,
    accountFile: fileIn('account.json', accountSchema),
    formFile: fileIn('sign-in-form.json', signInFormFile),
    keepsForm: () => parts.settings().keepSignInForm,
    lockCode,
    connect: (account, secret) =>
      protecting(
        createConnectCrm({
          ...parts.line,
          address: account.address,
          login(customerId, right) {
            const password = passwordFor(secret, customerId, right)
            return password === null ? null : { username: account.username, password }
          },
          // The sample office runs on this computer's clock: its word is no second opinion.
          ...(account.sample ? {} : { askTime: time.asking }),
          onOutcome(outcome) {
            const before = connection.status().state
            connection.note(outcome)
            if (before !== 'connected' && connection.status().state === 'connected') {
              copy.local.reachable()
            }
            log.event('call', {
              endpoint: outcome.endpoint,
              sent: outcome.sent,
              outcome: outcome.failure?.code ?? 'ok',
            })
          },
        }),
        () => parts.settings().protectedCategories,
      ),
    startSample: parts.startSample,
    makePassword: parts.makePassword,
    copy: copy.local,
    entering: parts.entering,
    onEnded: parts.forgetCategories,
    record(what, account) {
      if (what === 'sign-out') accessRecord.noteCleared(account, copy.rows.count())
      accessRecord.noteSession(what, account)
    },
    onRenewed: () => contacts.resume(),
    onChanged(status) {
      if (status.state === 'signed-out') connection.reset()
      // Where nobody has signed in there is nothing to log, and no key to make. Entries wait in memory until
      // the keychain, which may ask its owner first, has answered (S13).
      else logOpened = accessLog.reopen()
      push('session-changed', status)
    },
  })
  const contacts = createContacts({
    copy: copy.contacts,
    names: copy.names,
    push(name, payload) {
      push(name, payload)
      // Its roles may be other ones, or somebody may stand beside them whom nobody is to see (GDPR rule 24).
      if (name === 'contact-updated') estates.changed()
    },
    active: session.active,
    onOpened(key) {
      reveals.endOthers(key)
      accessRecord.note('open', { key })
    },
    onRemoved: ({ key, reason }) => accessRecord.notePurged([key], reason),
    onChanged() {
      copy.local.onChanged()
      estates.changed()
    },
  })
  const estates = createEstates({
    rows: copy.estates,
    copy: copy.contacts,
    names: copy.names,
    push,
    after: afterOnTimer,
    active: session.active,
    protectedCategories: () => parts.settings().protectedCategories,
    onOpened: ({ estateId }) => accessRecord.recordEstate(estateId),
    onFailed: (cause) => log.bug('estates', cause),
  })
  const reveals = createReveals({
    isOpened: contacts.isOpened,
    numberOf: (key) => contacts.entry(key)?.record.fullNumber ?? null,
    monotonic: parts.clock.monotonic,
    write: parts.sensitiveClipboard.write,
    revealed: (key, reason) => accessRecord.note('reveal', { key, reason }),
    copied: (key, reason) => accessRecord.note('copy-sensitive', { key, reason }),
  })
  function endNumbers(): void {
    reveals.endAll()
    void parts.sensitiveClipboard.clear()
  }

  return {
    session,
    lockCode,
    connection,
    copy,
    contacts,
    estates,
    lookup: createLookup({
      search: copy.search,
      copy: copy.contacts,
      status: copy.local.status,
      countWithRole: copy.rows.countWithRole,
      active: session.active,
    }),
    accessRecord,
    reveals,
    endNumbers,
    computer: {
      forget: createForget({
        session,
        copy: copy.local,
        rows: copy.rows,
        lockCode,
        accessLog,
        time,
        profile: parts.profile,
        local: parts.local,
        resetSettings: parts.resetSettings,
      }),
      stored: createStoredData({
        session: session.status,
        facts: copy.facts,
        status: copy.local.status,
        log: accessRecord.summary,
        code: lockCode.state,
        retentionDays: () => parts.settings().retentionDays,
        profile: parts.profile,
        refused: parts.refused,
      }),
    },
    settingsChanged(changed, before) {
      if (changed.retentionDays !== before.retentionDays) copy.retention.daysChanged()
      if (changed.protectedCategories !== before.protectedCategories) {
        copy.local.protect(changed.protectedCategories)
        contacts.protectionChanged()
        estates.protectionChanged()
      }
    },
    woke() {
      endNumbers()
      copy.local.woke()
      contacts.resume()
    },
    resume: () => session.resume().catch((cause) => log.bug('resume', cause)),
    logOpened: () => logOpened,
  }
}
