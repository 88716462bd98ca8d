import type { ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import { contactKey, customerId } from '../../../electron/contract/domain/ids'
import type { Clock } from '../../../electron/main/clock'
import { systemClock } from '../../../electron/main/clock'
import { createConnectClient } from '../../../electron/main/crm-api/client'
import type { ConnectClientParts, Fetch } from '../../../electron/main/crm-api/client'
import { fetchContact } from '../../../electron/main/crm-api/contacts'
import type { Patience } from '../../../electron/main/crm-api/crm'
import type { LoginProvider } from '../../../electron/main/crm-api/login'
import type { CallOutcome } from '../../../electron/main/crm-api/outcomes'
import { backgroundPolicy, interactivePolicy } from '../../../electron/main/crm-api/policy'
import type { RequestPolicy } from '../../../electron/main/crm-api/policy'
import { sampleIds } from '../../builders/office'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServerOptions } from '../../fakes/crm-server'
import { openNodeFetch } from './node-fetch'

/** The real policy with the broker's waits shortened; pacing is opened up where it is not the point. */
export const quickPolicy: RequestPolicy = {
  ...interactivePolicy,
  attemptMs: 2_000,
  totalMs: 4_000,
  backOffMs: 4,
  perInterval: 1_000,
}

/** Likewise for what nobody waits for. */
export const quickBackgroundPolicy: RequestPolicy = {
  ...backgroundPolicy,
  attemptMs: 4_000,
  totalMs: 20_000,
  backOffMs: 4,
  perInterval: 1_000,
}

const unpaced = { backOffMs: 4, perInterval: 10_000 }

/** The real patience without its pace: else an app that starts waits for a second in which one more call may begin. */
export const unpacedPolicies = {
  policy: { ...interactivePolicy, ...unpaced },
  backgroundPolicy: { ...backgroundPolicy, ...unpaced },
}

export const M99999: CustomerId = customerId.parse(sampleIds.customer)

export function keyOf(id: string, customer: string = sampleIds.customer): ContactKey {
  return contactKey.parse({ customerId: customer, contactId: id })
}

export const ingrid = keyOf(sampleIds.person)

export interface LineOptions {
  server?: CrmServerOptions
  policy?: Partial<RequestPolicy>
  backgroundPolicy?: Partial<RequestPolicy>
  clock?: Clock
  login?: LoginProvider
  fetch?: Fetch
  address?: string
  /** An authority to trust beside the system's. */
  ca?: string
}

/** The real client on real HTTP, with what it reported. */
export async function openCrmLine(options: LineOptions = {}) {
  const server = await startCrmServer(options.server)
  const network = await openNodeFetch(options.ca)
  const outcomes: CallOutcome[] = []
  const serverTimes: number[] = []
  const { username, password } = server
  const clock = options.clock ?? systemClock
  const parts: ConnectClientParts = {
    address: options.address ?? server.address,
    login: options.login ?? (() => ({ username, password })),
    fetch: options.fetch ?? network.fetch,
    clock,
    policy: { ...quickPolicy, ...options.policy },
    backgroundPolicy: { ...quickBackgroundPolicy, ...options.backgroundPolicy },
    onOutcome: (outcome) => outcomes.push(outcome),
    askTime: () => (ms) => serverTimes.push(ms),
  }
  const client = createConnectClient(parts)
  return {
    server,
    client,
    clock,
    outcomes,
    serverTimes,
    contact: (key: ContactKey = ingrid, signal?: AbortSignal, patience?: Patience) =>
      fetchContact(client, clock, key, signal, patience),
    async close() {
      client.close()
      await server.close()
      await network.close()
    },
  }
}

export type CrmLine = Awaited<ReturnType<typeof openCrmLine>>

/** Polls a condition; the test's own time limit is the only clock. */
export async function until(isMet: () => boolean): Promise<void> {
  while (!isMet()) await new Promise((resolve) => setTimeout(resolve, 5))
}
