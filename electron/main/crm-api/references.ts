import type { CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import type { Clock } from '../clock'
import type { ConnectClient } from './client'
import type { FilterForm, ReferenceList, ReferenceRequest } from './crm'
import { filterForms, findForm, listFor, NEVER, writeFilters } from './filters'
import type { Filters } from './filters'
import { firstSlices, halve } from './slices'
import type { Slice } from './slices'
import { visitInSlices } from './visit-in-slices'
import { readReferences } from './wire/references'
import type { ReferencesById } from './wire/references'

/** The CRM may take its time for a long list; asked for in slices it may have less trouble than asked again. */
const TRIES = 2

/**
 * Which contacts there are. A list that is too much for the server, or for us, is asked for in slices by
 * date of creation, and is whole only when every slice has been got (API 5.3).
 */
export async function fetchReferences(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  request: ReferenceRequest,
  signal?: AbortSignal,
): Promise<Result<ReferenceList>> {
  const ask = (form: FilterForm | null, filters: Filters) =>
    askReferences(client, customerId, form, filters, signal)
  const filters = request.form === null ? {} : filtersOf(request)
  const whole = await ask(request.form, filters)
  if (whole.ok) return ok(listOf(whole.value))
  if (!mayBeTooMuch(whole.error)) return whole

  // Where dates of creation are ignored, each slice would be the whole list again.
  const forms = request.form === null ? filterForms : [request.form]
  const form = await findForm(client, customerId, { CreatedAtFrom: NEVER }, forms, signal)
  if (!form.ok || form.value === null) return whole
  const sliced = form.value
  return fetchSlices((slice) => ask(sliced, { ...filters, ...datesOf(slice) }), clock.now())
}

interface Answered {
  readonly references: ReferencesById
  readonly serverAt: number | null
}

async function askReferences(
  client: ConnectClient,
  customerId: CustomerId,
  form: FilterForm | null,
  filters: Filters,
  signal: AbortSignal | undefined,
): Promise<Result<Answered>> {
  const answer = await client.call<Answered>({
    endpoint: listFor(filters),
    customerId,
    path: { customerId },
    query: form === null ? {} : writeFilters(form, filters),
    read: async (body, serverAt) => {
      const references = await readReferences(body)
      return references.ok ? ok({ references: references.value, serverAt }) : references
    },
    signal,
    patience: 'background',
    tries: TRIES,
  })
  // That there is no such list does not say that there are no contacts.
  return !answer.ok && answer.error.code === 'not-found' ? failed('unexpected-format') : answer
}

async function fetchSlices(
  ask: (slice: Slice) => Promise<Result<Answered>>,
  now: number,
): Promise<Result<ReferenceList>> {
  const all: ReferencesById = new Map()
  // Of the first slice: what has changed since then may be missing from it.
  let serverAt: number | null = null
  const left = firstSlices(now)
  for (let slice = left.shift(); slice !== undefined; slice = left.shift()) {
    const answer = await ask(slice)
    if (answer.ok) {
      await visitInSlices(answer.value.references, ([id, one]) => all.set(id, one))
      serverAt ??= answer.value.serverAt
      continue
    }
    const halves = mayBeTooMuch(answer.error) ? halve(slice) : null
    // A list with a gap in it would say that those in the gap are gone.
    if (halves === null) return answer
    left.unshift(...halves)
  }
  return ok(listOf({ references: all, serverAt }))
}

/** Not a failure that was met before anything went out: then all calls are held for a while. */
function mayBeTooMuch({ code, retryAfterMs }: Failure): boolean {
  return retryAfterMs === null && ['timed-out', 'server-error', 'unexpected-format'].includes(code)
}

function listOf({ references, serverAt }: Answered): ReferenceList {
  return { references: [...references.values()], serverAt }
}

function filtersOf({ changedFrom, agentId }: ReferenceRequest): Filters {
  return {
    ...(changedFrom === undefined ? {} : { ChangedAtFrom: changedFrom }),
    ...(agentId === undefined ? {} : { AgentId: agentId }),
  }
}

function datesOf({ from, to }: Slice): Filters {
  return {
    ...(from === null ? {} : { CreatedAtFrom: from }),
    ...(to === null ? {} : { CreatedAtTo: to }),
  }
}
