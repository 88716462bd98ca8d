import type { ContactKind } from '../../../electron/contract/domain/contact'
import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import { failed, ok } from '../../../electron/contract/errors'
import type { Failure, Result } from '../../../electron/contract/errors'
import type { OverviewRole } from '../../../electron/contract/domain/party'
import { datedRoles, overviewRoles } from '../../../electron/contract/domain/party-roles'
import { relationDates } from '../../../electron/main/crm-api/crm'
import type {
  ContactReference,
  Crm,
  FilterForm,
  ToldRole,
} from '../../../electron/main/crm-api/crm'
import type { ContactRecord } from '../../../electron/main/crm-api/wire/contact'
import { readContact } from '../../../electron/main/crm-api/wire/contact'
import { aCompany, aDeceasedEstate, aPerson } from '../../builders/people'
import { gone } from '../../fakes/gone'
import { createScriptedCrm } from '../../fakes/scripted-crm'

const kinds: readonly ContactKind[] = ['person', 'company', 'deceased-estate']
const builders = { person: aPerson, company: aCompany, 'deceased-estate': aDeceasedEstate }

export interface ModelContact {
  readonly id: ContactId
  readonly kind: 'person' | 'company' | 'deceased-estate'
  agentId: string
  version: number
  changedAt: number
  /** The CRM gives no date of change. */
  undated: boolean
  /** Its detail answer cannot be understood. */
  odd: boolean
  /** Not listed, and refused when asked for. */
  refused: boolean
  /** On which estates it stands, as what, and since when by the server's clock. */
  readonly stands: { readonly role: OverviewRole; readonly estateId: string; readonly at: number }[]
}

export interface ModelOptions {
  readonly customers: readonly string[]
  readonly form: FilterForm | null
  readonly agentFilter: boolean
  /** How far the server's clock is off. */
  readonly skewMs: number
  now(): number
  random(): number
}

export type ModelOffice = ReturnType<typeof createModelOffice>

/** A CRM in memory, as its port shows it, whose contacts and failures a test decides on. */
export function createModelOffice(options: ModelOptions) {
  const offices = new Map(
    options.customers.map((customer) => [customer, new Map<ContactId, ModelContact>()]),
  )
  let asked = new Map<string, number>()
  let failing = 0
  let calls = 0
  let inFlight = 0
  let mostPerContact = 0
  let born = 0
  const serverNow = () => options.now() + options.skewMs
  const officeOf = (customer: string) => {
    const office = offices.get(customer)
    if (office === undefined) throw new Error(`No office ${customer}`)
    return office
  }
  const pick = <T>(all: readonly T[]): T | undefined =>
    all[Math.floor(options.random() * all.length)]

  function rawOf(contact: ModelContact): string | null {
    return contact.undated ? null : new Date(contact.changedAt).toISOString().slice(0, 23)
  }

  function recordOf(customer: string, contact: ModelContact): ContactRecord {
    const key = { customerId: customer as CustomerId, contactId: contact.id }
    const name = `Version ${contact.version}`
    const wire = builders[contact.kind]({
      id: contact.id,
      customerId: customer,
      agentId: contact.agentId,
      changedAt: rawOf(contact),
      ...(contact.kind === 'person' ? { firstName: name, lastName: contact.id } : { name }),
      note: name,
    })
    const read = readContact(wire, key, options.now(), contact.kind)
    if (!read.ok) throw new Error(read.error.code)
    return read.value.record
  }

  const iso = (at: number) => new Date(at).toISOString()

  function toldOf(
    { stands }: ModelContact,
    role: OverviewRole,
    dated: ((at: number) => string) | null,
  ): ToldRole[] {
    return stands
      .filter((one) => one.role === role)
      .map(({ estateId, at }) => ({
        ...{ estateId, estateKind: null, kind: null, relatedId: null, level: null },
        createdAt: dated?.(at) ?? null,
        approximate: dated !== null,
      }))
  }

  const failures: readonly Failure[] = [
    failed('no-network').error,
    failed('server-unreachable').error,
    failed('timed-out').error,
    failed('server-error').error,
    failed('server-error', { retryAfterMs: 120_000 }).error,
    failed('too-many-requests', { retryAfterMs: 45_000 }).error,
    failed('network-sign-in').error,
  ]

  /** Takes a while, may fail, and ends when nobody wants the answer any more. */
  async function call<T>(
    signal: AbortSignal | undefined,
    answer: () => Result<T>,
    contacts: readonly string[] = [],
  ): Promise<Result<T>> {
    calls += 1
    inFlight += 1
    const underWay = asked
    for (const id of contacts) {
      underWay.set(id, (underWay.get(id) ?? 0) + 1)
      mostPerContact = Math.max(mostPerContact, underWay.get(id) ?? 0)
    }
    try {
      let ticks = Math.floor(options.random() * 3)
      // What the server sees and when the answer arrives are two moments.
      const early = options.random() < 0.5 ? answer() : null
      while (ticks > 0 && !signal?.aborted) {
        await new Promise<void>((go) => setImmediate(go))
        ticks -= 1
      }
      if (signal?.aborted) return failed('cancelled')
      if (options.random() < failing) {
        return { ok: false, error: pick(failures) ?? failed('no-network').error }
      }
      return early ?? answer()
    } finally {
      inFlight -= 1
      for (const id of contacts) underWay.set(id, (underWay.get(id) ?? 1) - 1)
    }
  }

  const listed = (customer: string, fits: (contact: ModelContact) => boolean): ContactReference[] =>
    [...officeOf(customer).values()]
      .filter((contact) => !contact.refused && fits(contact))
      .map((contact) => ({ contactId: contact.id, kind: contact.kind, changedRaw: rawOf(contact) }))

  const crm: Crm = {
    ...createScriptedCrm(),
    probeFilters: (_customer, signal) =>
      call(signal, () =>
        ok({ changedAt: options.form, agent: options.form !== null && options.agentFilter }),
      ),
    references: (customer, { form, changedFrom, agentId }, signal) =>
      call(signal, () => {
        const honoured = form !== null && form === options.form
        const from = honoured ? changedFrom : undefined
        const agent = honoured && options.agentFilter ? agentId : undefined
        const references = listed(
          customer,
          (one) =>
            (from === undefined || (!one.undated && one.changedAt >= from)) &&
            (agent === undefined || one.agentId === agent),
        )
        return ok({ references, serverAt: Math.floor(serverNow() / 1000) * 1000 })
      }),
    contactBatch: (customer, kind, ids, signal) =>
      call(
        signal,
        () => {
          const found: { contactId: ContactId; record: ContactRecord }[] = []
          const invalid: ContactId[] = []
          const missing: ContactId[] = []
          for (const id of ids) {
            const contact = officeOf(customer).get(id)
            if (contact === undefined || contact.refused || contact.kind !== kind) missing.push(id)
            else if (contact.odd) invalid.push(id)
            else found.push({ contactId: id, record: recordOf(customer, contact) })
          }
          return ok({ found, invalid, missing })
        },
        ids,
      ),
    contact: ({ customerId, contactId }, signal) =>
      call(signal, () => {
        const contact = officeOf(customerId).get(contactId)
        if (contact === undefined) return gone({ customerId, contactId })
        if (contact.refused) return gone({ customerId, contactId }, 'no-access')
        if (contact.odd) return failed('unexpected-format', { extent: 'contact' })
        return ok(recordOf(customerId, contact))
      }, [contactId]),
    rolesOverview: (customer, role, ids, signal) =>
      call(signal, () => {
        const known = ids.map((id) => officeOf(customer).get(id)).filter((one) => !!one)
        return ok(new Map(known.map((one) => [one.id, toldOf(one, role, null)])))
      }),
    roles: ({ customerId, contactId }, signal) =>
      call(signal, () => {
        const contact = officeOf(customerId).get(contactId)
        if (contact === undefined || contact.refused) return failed('not-found')
        return ok(
          datedRoles.map((role) => ({
            role,
            roles: role === 'seller' || role === 'buyer' ? toldOf(contact, role, iso) : [],
          })),
        )
      }),
    probeRelationDates: (_customer, signal) =>
      call(signal, () => ok(options.form === null ? [] : relationDates)),
    contactsRelatedSince: (customer, since, _dates, signal) =>
      call(signal, () => {
        const isNew = (contact: ModelContact) => contact.stands.some(({ at }) => at >= since)
        const contactIds = [...officeOf(customer).values()].filter(isNew).map(({ id }) => id)
        return ok({ contactIds, serverAt: Math.floor(serverNow() / 1000) * 1000 })
      }),
    users: (_customer, signal) => call(signal, () => ok([])),
    categories: (_customer, signal) => call(signal, () => ok([])),
    checkCustomer: (_customer, signal) => call(signal, () => ok({ name: 'Kontoret' })),
    relations: (_key, signal) => call(signal, () => ok([])),
  }

  /** The CRM need not say that a role has come: its contact's date of change stays. */
  function relate(contact: ModelContact): void {
    const role = pick(overviewRoles) ?? 'seller'
    const estateId = `OBJ-${1 + Math.floor(options.random() * 6)}`
    const stands = contact.stands.some((one) => one.role === role && one.estateId === estateId)
    if (!stands) contact.stands.push({ role, estateId, at: serverNow() })
  }

  function touch(contact: ModelContact): void {
    contact.version += 1
    // Two changes never fall into one moment; whole lists could not tell them apart.
    contact.changedAt = Math.max(serverNow(), contact.changedAt + 1)
  }

  return {
    crm,
    contactsOf: (customer: string): readonly ModelContact[] => [...officeOf(customer).values()],
    find: (customer: string, id: string) => officeOf(customer).get(id as ContactId),
    record: (customer: string, id: string): ContactRecord | null => {
      const contact = officeOf(customer).get(id as ContactId)
      const isShown = contact !== undefined && !contact.refused && !contact.odd
      return isShown ? recordOf(customer, contact) : null
    },
    rawOf,
    add(customer: string, agentId: string, given: Partial<ModelContact> = {}): ModelContact {
      born += 1
      const contact: ModelContact = {
        id: `${customer}-${born}` as ContactId,
        kind: (kinds[born % 3] ?? 'person') as ModelContact['kind'],
        agentId,
        version: 1,
        changedAt: serverNow(),
        undated: false,
        odd: false,
        refused: false,
        stands: [],
        ...given,
      }
      officeOf(customer).set(contact.id, contact)
      return contact
    },
    touch,
    relate,
    remove: (customer: string, id: ContactId) => officeOf(customer).delete(id),
    pick: (customer: string) => pick([...officeOf(customer).values()]),
    /** The share of calls that fail. */
    setFailing(share: number): void {
      failing = share
    },
    /** Whoever asked is no more. */
    hangUp(): void {
      asked = new Map()
    },
    get calls(): number {
      return calls
    },
    get inFlight(): number {
      return inFlight
    },
    /** Requests for one contact that were under way at once (N20). */
    get mostPerContact(): number {
      return mostPerContact
    },
    keyOf: (customer: string, contactId: ContactId): ContactKey => ({
      customerId: customer as CustomerId,
      contactId,
    }),
  }
}
