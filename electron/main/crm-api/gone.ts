import type { ContactKey, CustomerId } from '../../contract/domain/ids'
import { failed } from '../../contract/errors'
import type { Failure } from '../../contract/errors'
import type { Clock } from '../clock'
import type { ConnectClient } from './client'
import type { Patience } from './crm'
import { probeContacts } from './offices'

/** What the CRM said about this one contact, after it was seen to answer for the office as such (API 5.4). */
class Gone {
  // Private, so that no look-alike is a proof, and so that the id is in no text that a log may make of it.
  readonly #key: ContactKey
  readonly #reason: 'gone-in-crm' | 'no-access'
  constructor(key: ContactKey, reason: 'gone-in-crm' | 'no-access') {
    this.#key = key
    this.#reason = reason
  }
  get key(): ContactKey {
    return this.#key
  }
  get reason(): 'gone-in-crm' | 'no-access' {
    return this.#reason
  }
}

/**
 * The proof that removes a contact from the copy (GDPR rule 18). Its class is kept here, so that nobody can
 * make one from a status or a code: a 403 for a whole office, a portal's 404 and an empty answer have each
 * been taken for a person who is gone.
 */
export type ContactGone = Gone

/** A contact's refusal; `gone` only where it is about this contact alone, and confirmed. */
export interface ContactRefusal {
  readonly ok: false
  readonly error: Failure
  readonly gone?: ContactGone
}

export interface AskedHow {
  readonly signal: AbortSignal | undefined
  readonly patience: Patience | undefined
}

/** So soon after an answer of the CRM, it is the CRM that answers. */
const SAME_BREATH_MS = 5_000

/** Whether it is the CRM that answers for this office's contacts; null: it is. */
export async function whyNotCrm(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  { signal, patience }: AskedHow,
): Promise<Failure | null> {
  const answeredAt = client.answeredAt(customerId, 'contacts')
  if (answeredAt !== null && clock.monotonic() - answeredAt < SAME_BREATH_MS) return null
  const probe = await probeContacts(client, customerId, signal, patience)
  return probe.ok ? null : probe.error
}

/** The CRM answers that there is no such contact: `status` by a 404 or 410, `nothing` by a 204 or a bare null. */
export async function confirmAbsent(
  client: ConnectClient,
  clock: Clock,
  key: ContactKey,
  by: 'status' | 'nothing',
  how: AskedHow,
): Promise<ContactRefusal> {
  const doubt = by === 'status' ? null : await whyNotCrm(client, clock, key.customerId, how)
  return doubt === null
    ? { ...failed('not-found', { extent: 'contact' }), gone: new Gone(key, 'gone-in-crm') }
    : { ok: false, error: doubt }
}

/**
 * A 403 is about the contact only when the office's contacts are answered otherwise. What hindered that look is
 * given instead, so that nobody purges on it; a refusal of the whole office is told as the office's.
 */
export async function confirmRefused(
  client: ConnectClient,
  key: ContactKey,
  refusal: Failure,
  { signal, patience }: AskedHow,
): Promise<ContactRefusal> {
  if (client.held(key.customerId, 'contacts') !== null) return { ok: false, error: refusal }
  const probe = await probeContacts(client, key.customerId, signal, patience)
  // A 404 answers too: this customer is not refused as such.
  if (!probe.ok && probe.error.code !== 'not-found') return { ok: false, error: probe.error }
  return { ...failed('no-access', { extent: 'contact' }), gone: new Gone(key, 'no-access') }
}
