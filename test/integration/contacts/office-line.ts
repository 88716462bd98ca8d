import type { Payload } from '../../../electron/contract/events'
import type { EventName } from '../../../electron/contract/names'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import { createContactCopy } from '../../../electron/main/contacts/contact-copy'
import { createContacts } from '../../../electron/main/contacts/contacts'
import { createReferenceNames } from '../../../electron/main/contacts/reference-names'
import { withoutProtected } from '../../../electron/main/privacy/protected-identity'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { createConnectCrm } from '../../../electron/main/crm-api/connect-crm'
import { interactivePolicy } from '../../../electron/main/crm-api/policy'
import { systemClock } from '../../../electron/main/clock'
import type { Clock } from '../../../electron/main/clock'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer, CrmServerOptions } from '../../fakes/crm-server'
import { aMemoryStore } from '../../builders/memory-store'
import { sampleIds } from '../../builders/office'

/** What is shown here does not hang on the length of a pause, nor on how much may be asked in a second. */
const quickPolicy = { ...interactivePolicy, backOffMs: 5, perInterval: 10_000 }

export type Pushed = { [Name in EventName]: { name: Name; payload: Payload<Name> } }[EventName]

/** A signed-in office over real HTTP: server, client, copy and all that stands between. */
export async function openOfficeLine(
  options: CrmServerOptions & { clock?: Clock; customers?: string[] } = {},
) {
  const server: CrmServer = await startCrmServer(options)
  const clock = options.clock ?? systemClock
  const customers = (options.customers ?? [sampleIds.customer]).map((customerId) => ({
    customerId: customerId as CustomerId,
    name: null,
  }))
  // As typed at sign-in: the server's may change afterwards.
  const login = { username: server.username, password: server.password }
  const crm = createConnectCrm({
    address: server.address,
    login: () => login,
    fetch: globalThis.fetch,
    clock,
    policy: quickPolicy,
  })
  const pushed: Pushed[] = []
  let watchers: (() => void)[] = []
  const account = {
    version: 1,
    username: server.username,
    address: server.address,
    customers,
    sample: false,
    copy: null,
  } as const
  const store = aMemoryStore()
  const rows = createContactRows(store)
  /** For the access log. */
  const noted: string[] = []
  const contacts = createContacts({
    copy: createContactCopy({
      rows,
      settle: store.settle,
      now: clock.now,
      visibleSince: () => 0,
      protect: (record) => withoutProtected(record, null),
      onRefused: (fault) => void noted.push(`refused ${fault}`),
    }),
    names: createReferenceNames({
      rows: createReferenceRows(store),
      now: clock.now,
      protectedCategories: () => null,
    }),
    onOpened: ({ contactId }) => void noted.push(`open ${contactId}`),
    onRemoved: ({ key, reason }) => void noted.push(`purge ${key.contactId} ${reason}`),
    onChanged: () => undefined,
    push(name, payload) {
      pushed.push({ name, payload } as Pushed)
      for (const look of watchers) look()
    },
    active: () => ({ account: { ...account, customers: [...customers] }, crm }),
  })

  return {
    server,
    crm,
    contacts,
    store,
    rows,
    noted,
    pushed,
    key: (contactId: string) => ({
      customerId: sampleIds.customer as CustomerId,
      contactId: contactId as ContactId,
    }),
    open: (contactId: string) => contacts.open(contactId as ContactId, null),
    /** Waits for a pushed message, the ones that came already included. */
    until<Name extends EventName>(
      name: Name,
      fits: (payload: Payload<Name>) => boolean,
    ): Promise<Payload<Name>> {
      return new Promise((resolve) => {
        const look = () => {
          const found = pushed.findLast(
            (one) => one.name === name && fits(one.payload as Payload<Name>),
          )
          if (found === undefined) return
          watchers = watchers.filter((one) => one !== look)
          resolve(found.payload as Payload<Name>)
        }
        watchers.push(look)
        look()
      })
    },
    forgetPushed: () => void pushed.splice(0),
    async close() {
      crm.close()
      await server.close()
    },
  }
}

export type OfficeLine = Awaited<ReturnType<typeof openOfficeLine>>
