import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions as TlsOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { answerRequest } from '../../electron/main/demo/answer-request'
import {
  areas,
  type Area,
  type CustomerData,
  type EstateLinks,
  type Login,
  type OfficeData,
  type StoredContact,
  type WireRecord,
} from '../../electron/main/demo/office-data'
import { readBody } from '../../electron/main/demo/office-server'
import { usualHabits, type Habits } from '../../electron/main/demo/server/answer'
import { anOffice } from '../builders/office'
import type { Fault } from './faults'
import { watchSockets } from './open-sockets'
import { isAt, keepRequestLog, type RecordedRequest, type Where } from './request-log'
import { sendAnswer } from './send-answer'

export type CrmServerOptions = {
  /** Absent: the contacts of `test/fixtures/samples`. Held as it is, so a test may edit it. */
  office?: OfficeData
  username?: string
  password?: string
  /** Logins beside the first, each with rights of its own. */
  otherLogins?: Login[]
  habits?: Partial<Habits>
  tls?: TlsOptions
  port?: number
  /** What the `Date` header says; absent: the real time. */
  now?: () => Date
}

export type ContactExtras = {
  partyRoles?: WireRecord
  relations?: WireRecord
  estateLinks?: EstateLinks
}

export type CrmServer = Awaited<ReturnType<typeof startCrmServer>>

/** A Connect of the test's own on loopback: real HTTP, an office to edit, faults on demand. */
export async function startCrmServer(options: CrmServerOptions = {}) {
  const office = options.office ?? anOffice()
  const rights: Record<string, readonly Area[]> = Object.fromEntries(
    [...office.customers.keys()].map((customerId) => [customerId, areas]),
  )
  const login: Login = {
    username: options.username ?? 'provpartner',
    password: options.password ?? 'prov-lösenord',
    rights,
  }
  const logins = [login, ...(options.otherLogins ?? [])]
  let habits: Habits = { ...usualHabits, ...options.habits }
  let faults: { where: Where; fault: Fault; left: number }[] = []
  const log = keepRequestLog()

  const takeFault = (entry: RecordedRequest): Fault | null => {
    const found = faults.findLast((one) => one.left > 0 && isAt(one.where, entry))
    if (found === undefined) return null
    found.left -= 1
    return found.fault
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const entry = log.begin(request, response)
    const fault = takeFault(entry)
    entry.body = (await readBody(request)) ?? ''
    if (options.now !== undefined) response.setHeader('Date', options.now().toUTCString())
    const right = () =>
      answerRequest(
        office,
        logins,
        {
          method: entry.method,
          url: entry.url,
          authorization: entry.headers.authorization ?? null,
          body: entry.body,
        },
        habits,
      )
    await sendAnswer(response, right, fault)
  }

  // A client that hangs up in mid request is part of what is tested, never the fake's own failure.
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch(() => response.destroy())
  }
  const server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener)
  const sockets = watchSockets(server)
  let refusedHandshakes = 0
  server.on('tlsClientError', () => (refusedHandshakes += 1))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo

  const customerOf = (customerId: string): CustomerData => {
    const customer = office.customers.get(customerId)
    if (customer === undefined) throw new Error(`No customer ${customerId} in this office`)
    return customer
  }
  const holderOf = (contactId: string): CustomerData => {
    const holder = [...office.customers.values()].find((one) => one.contacts.has(contactId))
    if (holder === undefined) throw new Error(`No contact ${contactId} in this office`)
    return holder
  }

  return {
    address: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    office,
    username: login.username,
    get password(): string {
      return login.password
    },

    /** Adds a contact, or puts it in the place of the one with the same id. */
    putContact(contact: StoredContact, extras: ContactExtras = {}): void {
      const customer = customerOf(contact.customerId)
      customer.contacts.set(contact.id, contact)
      if (extras.partyRoles) customer.partyRoles.set(contact.id, extras.partyRoles)
      if (extras.relations) customer.relations.set(contact.id, extras.relations)
      if (extras.estateLinks) customer.estateLinks.set(contact.id, extras.estateLinks)
    },
    changeContact(contactId: string, fields: WireRecord): void {
      const customer = holderOf(contactId)
      const before = customer.contacts.get(contactId)
      if (before) customer.contacts.set(contactId, { ...before, ...fields })
    },
    /** Removes a contact and what is said of it; other contacts may still name it, as after a merge. */
    removeContact(contactId: string): void {
      const customer = holderOf(contactId)
      const held = [
        customer.contacts,
        customer.partyRoles,
        customer.relations,
        customer.estateLinks,
      ]
      for (const map of held) map.delete(contactId)
    },
    setRoles(contactId: string, partyRoles: WireRecord): void {
      holderOf(contactId).partyRoles.set(contactId, partyRoles)
    },
    /** What Buyer, Seller and Speculator say; it goes with `setRoles`, or the two contradict each other. */
    setEstateLinks(contactId: string, links: Partial<EstateLinks>): void {
      const { estateLinks } = holderOf(contactId)
      const before = estateLinks.get(contactId)
      const none = { buyerOn: [], sellerOn: [], speculatorOn: [] }
      estateLinks.set(contactId, { ...none, ...before, ...links })
    },
    setRelations(contactId: string, relations: WireRecord): void {
      holderOf(contactId).relations.set(contactId, relations)
    },

    /** What the main login may read of a customer; an empty list makes every call of it a 403. */
    setAccess(customerId: string, allowed: 'everything' | readonly Area[]): void {
      rights[customerId] = allowed === 'everything' ? areas : allowed
    },
    setPassword(password: string): void {
      login.password = password
    },
    setHabits(changed: Partial<Habits>): void {
      habits = { ...habits, ...changed }
    },

    /**
     * Bends the answers at a place, for so many calls or until mended; the newest fault that fits
     * is used. Gives back how to take it away again.
     */
    fail(where: Where, fault: Fault, { times = Infinity } = {}): () => void {
      const entry = { where, fault, left: times }
      faults.push(entry)
      return () => {
        faults = faults.filter((one) => one !== entry)
      }
    },
    mend(): void {
      faults = []
    },

    /** Every request so far, oldest first. */
    get requests(): readonly RecordedRequest[] {
      return log.all()
    },
    requestsAt: log.at,
    waitForRequest: log.waitFor,
    forgetRequests: log.forget,
    get inFlight(): number {
      return log.inFlight()
    },
    get highestInFlight(): number {
      return log.highestInFlight()
    },
    get openSockets(): number {
      return sockets.size
    },
    /** Clients who did not like the certificate. */
    get refusedHandshakes(): number {
      return refusedHandshakes
    },

    /** Breaks every connection, as a network that is gone for a moment. */
    cutConnections: sockets.cut,
    close: sockets.close,
  }
}
