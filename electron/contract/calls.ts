import { z } from 'zod'
import { logEntry } from './domain/access-log'
import { contactCard, contactLine } from './domain/card'
import { connectionStatus } from './domain/connection'
import { coveredText } from './domain/covered'
import { copyChoice, copyProblem, copyStatus, officeUser } from './domain/copy'
import { emailField, phoneField } from './domain/contact'
import { estateKey, estatePage } from './domain/estate'
import { exportOutcome, exportPreview } from './domain/export'
import { forgetReceipt } from './domain/forget'
import { revealReason } from './domain/identity-number'
import { contactId, contactKey, customerId } from './domain/ids'
import { codeChange, hiding, screenStatus, unlockRequest } from './domain/screen'
import { filterChoices, searchAnswer, searchRequest, serverSearchAnswer } from './domain/search'
import { sessionStatus, signInRequest } from './domain/session'
import { settings } from './domain/settings'
import { exportChoice } from './domain/sheet'
import { storedData } from './domain/stored'
import type { CallName } from './names'

const nothing = z.void()

function call<In extends z.ZodType, Out extends z.ZodType>(shape: { input: In; output: Out }) {
  return shape
}

/** One of the numbers in a field, by its place among them. */
const phoneRef = z.strictObject({ phone: phoneField, at: z.number().int().nonnegative() })
export type PhoneRef = z.infer<typeof phoneRef>

/** What may be copied or followed: a named field of a named contact, never a text or a URL of the window's. */
export const reachField = z.union([phoneRef, emailField, z.literal('homePage')])
export type ReachField = z.infer<typeof reachField>

export const copyField = z.union([
  phoneRef,
  emailField,
  z.enum(['name', 'id', 'address', 'note', 'homePage', 'corporateNumber']),
])
export type CopyField = z.infer<typeof copyField>

/** Every request the window can make. Each answer comes back in the `Result` envelope. */
export const calls = {
  'app.info': call({
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      electron: z.string(),
      platform: z.enum(['windows', 'macos', 'linux']),
    }),
  }),

  'session.status': call({ input: nothing, output: sessionStatus }),
  /** Proves the login against the server before anything is kept. */
  'session.signIn': call({ input: signInRequest, output: sessionStatus }),
  'session.startSample': call({ input: nothing, output: sessionStatus }),
  /** Removes password and code, and everything read with them. */
  'session.signOut': call({ input: nothing, output: sessionStatus }),

  'screen.status': call({ input: nothing, output: screenStatus }),
  'screen.lock': call({ input: nothing, output: screenStatus }),
  'screen.unlock': call({ input: unlockRequest, output: screenStatus }),
  /** `forbidden` where there is a code already and nothing to prove that it is the broker's. */
  'screen.setCode': call({ input: codeChange, output: screenStatus }),
  /** The page has let go of all that the lock or presentation mode hides. Without this word it is loaded anew. */
  'screen.letGo': call({ input: z.strictObject({ hiding }), output: nothing }),
  'screen.present': call({ input: z.strictObject({ on: z.boolean() }), output: screenStatus }),

  /**
   * The card at once when this computer has it, else as soon as the CRM has answered for the contact
   * itself. Roles and the rest follow as `contact-updated`. Without a customer, each is asked in turn.
   */
  'contacts.open': call({
    input: z.strictObject({ contactId, customerId: customerId.nullable() }),
    output: contactCard,
  }),
  'contacts.refresh': call({ input: contactKey, output: nothing }),
  /** Gives up an opening under way; the waiting `contacts.open` answers `cancelled`. */
  'contacts.cancel': call({ input: nothing, output: nothing }),
  'contacts.recents': call({ input: nothing, output: z.array(contactLine) }),
  /** Asked by a page that begins: whether it comes back from a crash, and the contact that was open before it. */
  'contacts.current': call({
    input: nothing,
    output: z.strictObject({ afterCrash: z.boolean(), key: contactKey.nullable() }),
  }),
  /** No card is before the broker any more: none comes back, and an opening under way is given up. */
  'contacts.closed': call({ input: nothing, output: nothing }),
  /** The broker has had the card before them: its marks of change have done their work. */
  'contacts.seen': call({ input: contactKey, output: nothing }),
  /** The only answer that holds a full personal number (GDPR rule 12). */
  'contacts.revealNumber': call({
    input: z.strictObject({ key: contactKey, reason: revealReason }),
    output: z.strictObject({ number: z.string(), visibleMs: z.number().int().positive() }),
  }),
  /**
   * Puts the number on the clipboard as sensitive: out of its history where the system can do that, and gone
   * after 30 seconds (GDPR rule 14). `forbidden` unless the number is being shown.
   */
  'contacts.copyNumber': call({ input: z.strictObject({ key: contactKey }), output: nothing }),
  /** It is not on screen any more: hidden, or its card was left. */
  'contacts.hideNumber': call({ input: z.strictObject({ key: contactKey }), output: nothing }),
  /** Puts a field's text on the clipboard; of a phone the number as it is dialled, where it can be. */
  'contacts.copy': call({
    input: z.strictObject({ key: contactKey, field: copyField }),
    output: nothing,
  }),
  /** Hands a field to the system's telephone, mail or web program. */
  'contacts.reach': call({
    input: z.strictObject({ key: contactKey, field: reachField }),
    output: nothing,
  }),
  /** What the file would say, without the full number. */
  'contacts.previewExport': call({
    input: z.strictObject({ key: contactKey, choice: exportChoice }),
    output: exportPreview,
  }),
  /** Saves a sheet or a vCard where the broker wants it. */
  'contacts.export': call({
    input: z.strictObject({ key: contactKey, choice: exportChoice }),
    output: exportOutcome,
  }),
  /** Shows the file saved last in the system's file manager. */
  'contacts.showExport': call({ input: nothing, output: nothing }),

  /** From the copy alone, at once; what becomes known while it is open follows as `estate-updated`. Logged (GDPR rule 34). */
  'estates.open': call({ input: estateKey, output: estatePage }),
  /** No estate's page is before the broker any more. */
  'estates.closed': call({ input: nothing, output: nothing }),

  /** Over the copy alone: the network is never waited for. The text is kept nowhere (GDPR rule 13). */
  'search.run': call({ input: searchRequest, output: searchAnswer }),
  /** The CRM's own search; what it finds is kept only once it is opened. */
  'search.server': call({
    input: z.strictObject({ text: z.string().max(200) }),
    output: serverSearchAnswer,
  }),
  'search.choices': call({ input: nothing, output: filterChoices }),

  'copy.status': call({ input: nothing, output: copyStatus }),
  /** The users of all offices, for the broker to say which of them they are. */
  'copy.users': call({ input: nothing, output: z.array(officeUser) }),
  /** The categories of all offices, for the broker to say which of them mean a protected identity. */
  'copy.categories': call({ input: nothing, output: z.array(coveredText) }),
  /** How many contacts a choice would keep, asked of the CRM before anything is fetched. */
  'copy.count': call({
    input: copyChoice,
    output: z.strictObject({ contacts: z.number().int().nonnegative() }),
  }),
  /** Takes effect at once: what falls out of a narrower scope is removed. */
  'copy.choose': call({ input: copyChoice, output: copyStatus }),
  'copy.pause': call({ input: nothing, output: copyStatus }),
  'copy.resume': call({ input: nothing, output: copyStatus }),
  /** Gives up a fill: the scope falls back to the contacts opened here. */
  'copy.cancel': call({ input: nothing, output: copyStatus }),
  'copy.syncNow': call({ input: nothing, output: copyStatus }),
  /** Consent to a new, empty copy beside one that a newer version wrote (S07). */
  'copy.startOver': call({ input: nothing, output: copyStatus }),
  /** Consent to delete the file that was set aside (S11). */
  'copy.dropSetAside': call({ input: nothing, output: copyStatus }),

  /** Of this account, the newest first (GDPR rule 34). */
  'accessLog.read': call({
    input: z.strictObject({ before: z.iso.datetime().nullable() }),
    output: z.strictObject({
      entries: z.array(logEntry).max(200),
      more: z.boolean(),
      /** Why entries of earlier days are not there, or those of now are not kept; null: all is well. */
      problem: copyProblem.nullable(),
    }),
  }),
  'accessLog.export': call({
    input: nothing,
    output: exportOutcome,
  }),
  /** Deletes all this app has put on the computer, signs out, and says of each thing what became of it (S18). */
  'computer.forget': call({ input: nothing, output: forgetReceipt }),
  /** What is stored here, how many, how old and where; nothing of any contact. */
  'computer.stored': call({ input: nothing, output: storedData }),

  'connection.status': call({ input: nothing, output: connectionStatus }),

  'settings.read': call({ input: nothing, output: settings }),
  'settings.change': call({ input: settings.partial(), output: settings }),
} as const satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>

export type Input<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>
export type Output<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>
