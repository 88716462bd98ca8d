import type { Contact, ContactKind } from '../../contract/domain/contact'
import type { OfficeUser } from '../../contract/domain/copy'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import type { Ok, Result } from '../../contract/errors'
import type { ContactRefusal } from './gone'
import type { ContactRecord } from './wire/contact'

/** A contact as the sync list names it (API 2.1): its bucket is its type. */
export interface ContactReference {
  readonly contactId: ContactId
  readonly kind: ContactKind
  /** As the server wrote it: told apart from the stored one letter by letter, never by order (API 5.3). */
  readonly changedRaw: string | null
}

/** How the server wants its filters named, as found out by the probe (API 5.2). */
export type FilterForm = 'bare' | 'criteria'

export interface FilterProbe {
  /** Null: no form of `ChangedAtFrom` is honoured, so only whole lists can be trusted. */
  readonly changedAt: FilterForm | null
  /**
   * `AgentId` narrows the list in that same form; false: "my contacts" cannot be asked for. An office without
   * any contact proves nothing and reads as true: whoever asks still looks at each contact's own `agentId`.
   */
  readonly agent: boolean
}

export interface ReferenceRequest {
  /** With a form, the filters below are sent; null asks for everything. */
  readonly form: FilterForm | null
  /** Milliseconds since 1970. */
  readonly changedFrom?: number
  readonly agentId?: string
}

export interface ReferenceList {
  readonly references: readonly ContactReference[]
  /** What the server's own clock said when it answered; null when it did not say. */
  readonly serverAt: number | null
}

/** What became of the ids asked for in one batch (N29). Missing is not deleted: only a single GET says so. */
export interface ContactBatch {
  readonly found: readonly { readonly contactId: ContactId; readonly record: ContactRecord }[]
  readonly invalid: readonly ContactId[]
  readonly missing: readonly ContactId[]
}

export interface CategoryName {
  readonly id: string
  readonly name: string
}

/** Somebody beside whom others stand: who it is, and by what one knows whether to say so (GDPR rule 24). */
export type NamedContact = Pick<Contact, 'name' | 'categories'>

/** `waiting`: somebody sits before the screen. `background`: patience is cheap (API 1.5). */
export type Patience = 'waiting' | 'background'

/** All the app asks of the CRM, in the app's own words. Failures are values; nothing here rejects. */
export interface Crm {
  /** Proves login and customer number, and learns the office's name where that may be read. */
  checkCustomer(
    customerId: CustomerId,
    signal?: AbortSignal,
  ): Promise<Result<{ name: string | null }>>
  /** Only a refusal that carries `gone` says that the contact is not there, or not for us. */
  contact(
    key: ContactKey,
    signal?: AbortSignal,
    patience?: Patience,
  ): Promise<Ok<ContactRecord> | ContactRefusal>
  roles(key: ContactKey, signal?: AbortSignal, patience?: Patience): Promise<Result<RoleGroup[]>>
  relations(key: ContactKey, signal?: AbortSignal, patience?: Patience): Promise<Result<Relation[]>>
  /** Contact id → name and categories, for as many of the ids as the CRM tells of. */
  contactNames(
    customerId: CustomerId,
    contactIds: readonly ContactId[],
    signal?: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, NamedContact>>>
  /** The whole office, those who have left included where the login may see them. Bank fields are never read. */
  users(customerId: CustomerId, signal?: AbortSignal): Promise<Result<OfficeUser[]>>
  /** Those of persons and companies, each id once. */
  categories(customerId: CustomerId, signal?: AbortSignal): Promise<Result<CategoryName[]>>
  /** Estate id → street address, for as many of the ids as can be found. */
  estateAddresses(
    customerId: CustomerId,
    estateIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, string>>>

  /** In the background. Three small questions about lists that must come back empty (API 5.2). */
  probeFilters(customerId: CustomerId, signal?: AbortSignal): Promise<Result<FilterProbe>>
  /**
   * In the background. The whole list falls back to slices by creation date when it is too large or times
   * out (API 5.3); contacts without such a date may then be missing, and `not-found` never occurs.
   */
  references(
    customerId: CustomerId,
    request: ReferenceRequest,
    signal?: AbortSignal,
  ): Promise<Result<ReferenceList>>
  /**
   * In the background. Ids of one kind, at most 20 in each call; a batch that is refused, and what one leaves
   * unclear, is asked for one by one (API 2.2), and so are `unknown` kinds. A failure is of the line or
   * the login; what had been found before it is then not told.
   */
  contactBatch(
    customerId: CustomerId,
    kind: ContactKind,
    contactIds: readonly ContactId[],
    signal?: AbortSignal,
  ): Promise<Result<ContactBatch>>

  /**
   * The CRM's own search: ids, the best first. A term shorter than five characters is `invalid-input`. Nothing
   * that comes back, or is told of the call, repeats the term.
   */
  search(
    customerId: CustomerId,
    term: string,
    maxSize: number,
    signal?: AbortSignal,
  ): Promise<Result<{ contactIds: ContactId[]; more: boolean }>>

  /** Takes up calls again that a 401 or 403 has ended, as somebody asked for it. */
  resume(): void
  /** Ends what is under way; later calls fail. */
  close(): void
}
