import type { CustomerId } from '../../contract/domain/ids'
import { ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import type { ConnectClient } from './client'
import type { FilterForm, FilterProbe } from './crm'
import type { EndpointName } from './endpoints'
import { countReferences } from './wire/references'

export interface Filters {
  /** Milliseconds since 1970. */
  readonly ChangedAtFrom?: number
  readonly CreatedAtFrom?: number
  readonly CreatedAtTo?: number
  readonly AgentId?: string
}

export const filterForms: readonly FilterForm[] = ['bare', 'criteria']

/** So far ahead that nothing has happened after it: asked from there, a list is empty (API 5.2). */
export const NEVER = Date.UTC(2999, 0)
/** Of the shape of a user's id, and never given to one. */
const NOBODY = 'HANFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF'

/** In UTC with a `Z`, in whole seconds, which widens what begins at it (API 1.4). */
export function writeMoment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

export function writeFilters(form: FilterForm, filters: Filters): Record<string, string> {
  const written = Object.entries(filters).map(([name, value]: [string, string | number]) => [
    form === 'bare' ? name : `criteria.${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    typeof value === 'number' ? writeMoment(value) : value,
  ])
  return Object.fromEntries(written) as Record<string, string>
}

/**
 * The agent's filter counts only in the form of the other, as a request has one form for all its filters.
 * An office without any contact proves nothing, and reads as one where both are honoured.
 */
export async function probeFilters(
  client: ConnectClient,
  customerId: CustomerId,
  signal?: AbortSignal,
): Promise<Result<FilterProbe>> {
  const found = await findForm(client, customerId, { ChangedAtFrom: NEVER }, filterForms, signal)
  if (!found.ok) return found
  const changedAt = found.value
  if (changedAt === null) return ok({ changedAt, agent: false })
  const agent = await findForm(client, customerId, { AgentId: NOBODY }, [changedAt], signal)
  return agent.ok ? ok({ changedAt, agent: agent.value !== null }) : agent
}

/** The first form in which these filters, which nobody meets, bring an empty list; null when none does. */
export async function findForm(
  client: ConnectClient,
  customerId: CustomerId,
  filters: Filters,
  among: readonly FilterForm[],
  signal?: AbortSignal,
): Promise<Result<FilterForm | null>> {
  for (const form of among) {
    const count = await client.call({
      endpoint: listFor(filters),
      customerId,
      path: { customerId },
      query: writeFilters(form, filters),
      read: countReferences,
      signal,
      patience: 'background',
    })
    if (count.ok && count.value === 0) return ok(form)
    if (!count.ok && !isRefusedFilter(count.error, filters)) return count
  }
  return ok(null)
}

export function listFor(filters: Filters): EndpointName {
  return filters.AgentId === undefined ? 'contactReferences' : 'agentReferences'
}

/** Of no use then. That nobody's agent was looked at and refused does not prove that lists are narrowed by one. */
function isRefusedFilter({ code }: Failure, filters: Filters): boolean {
  if (code === 'rejected-request') return true
  return filters.AgentId !== undefined && ['no-access', 'not-found'].includes(code)
}
