import type { Contact, ContactKind } from '../../contract/domain/contact'
import type { OfficeUser } from '../../contract/domain/copy'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { EstateKind } from '../../contract/domain/estate-kind'
import type {
  InterestLevel,
  OverviewRole,
  PartyKind,
  PartyRole,
  Relation,
} from '../../contract/domain/party'
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

/** One role as the CRM tells it: ids, and no names. */
export interface ToldRole {
  /** An opaque text; null when there was none. */
  readonly estateId: string | null
  readonly estateKind: EstateKind | null
  /** ISO 8601 in UTC. */
  readonly createdAt: string | null
  /** The CRM itself calls the date an estimate (API 3.6). */
  readonly approximate: boolean
  readonly kind: PartyKind | null
  /** For whom, in an extra role. */
  readonly relatedId: ContactId | null
  /** Of a prospect. */
  readonly level: InterestLevel | null
}

/** Null: the answer does not speak of this group, which is not to say that there is none (D11). */
export interface ToldGroup {
  readonly role: PartyRole
  readonly roles: readonly ToldRole[] | null
}

/** Contact id → its roles. Who was asked for and is not in it has not been told of (API 2.2). */
export type ToldOverview = ReadonlyMap<ContactId, readonly ToldRole[]>

/** An estate as a list of them tells it (API 2.7). */
export interface ToldEstate {
  readonly estateId: string
  readonly address: string | null
  readonly area: string | null
  readonly kind: EstateKind | null
  readonly status: string | null
  readonly number: string | null
}

/**
 * `office`: every estate of the office was listed, not only those asked for. `advertised`: of those asked for, as
 * many as are published. `none`: neither may be read: "adress saknas".
 */
export interface ToldEstates {
  readonly from: 'office' | 'advertised' | 'none'
  readonly estates: readonly ToldEstate[]
}

/** By which dates the list of contacts with new roles may be narrowed: those whose filter is honoured. */
export const relationDates = ['seller', 'buyer', 'bidding', 'viewing'] as const
export type RelationDate = (typeof relationDates)[number]

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
  /** PartyRoles: all groups but that of prospects, with their dates. */
  roles(key: ContactKey, signal?: AbortSignal, patience?: Patience): Promise<Result<ToldGroup[]>>
  /**
   * On which estates these contacts stand in one role, without dates: at most 20 ids in each call; a batch that is
   * refused is asked for one by one (API 2.2). `no-access` or `not-found` only where the call itself is not offered.
   */
  rolesOverview(
    customerId: CustomerId,
    role: OverviewRole,
    contactIds: readonly ContactId[],
    signal?: AbortSignal,
    patience?: Patience,
  ): Promise<Result<ToldOverview>>
  /** In the background. Asked once in a run: each date with one far ahead, which must come back empty (API 5.2). */
  probeRelationDates(
    customerId: CustomerId,
    signal?: AbortSignal,
  ): Promise<Result<readonly RelationDate[]>>
  /** In the background. Who has a relation of these kinds that is no older, as the list has them; a call for each. */
  contactsRelatedSince(
    customerId: CustomerId,
    sinceMs: number,
    dates: readonly RelationDate[],
    signal?: AbortSignal,
  ): Promise<Result<{ contactIds: readonly ContactId[]; serverAt: number | null }>>
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
  /** `estateIds`: which are asked for where the list of the office may not be read; at most 20 of them. */
  estates(
    customerId: CustomerId,
    estateIds: readonly string[],
    signal?: AbortSignal,
    patience?: Patience,
  ): Promise<Result<ToldEstates>>

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

  /** Nobody at the screen waits for an answer, and the CRM has not asked for patience: leisurely work may go on. */
  isIdle(): boolean
  /** Takes up calls again that a 401 or 403 has ended, as somebody asked for it. */
  resume(): void
  /** Ends what is under way; later calls fail. */
  close(): void
}
