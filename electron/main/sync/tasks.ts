import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { Failure, Result } from '../../contract/errors'
import type { FilterProbe } from '../crm-api/crm'
import { visitInSlices } from '../crm-api/visit-in-slices'
import type { Log } from '../log/log'
import type { Rest } from './failures'
import { fetchRound } from './fetch-round'
import { kindOf, listRound, probeOf } from './list-round'
import { readOfficeFacts } from './office-facts'
import { start, withSelection } from './position'
import type { RoundKind } from './position'
import { FACTS_AGAIN_MS, FACTS_EVERY_MS, isDue, mayListAgain, TRY_ALL_EVERY_MS } from './schedule'
import type { OfficeState } from './schedule'
import { keeps } from './selection'
import type { Selection } from './selection'
import { readStored, removeUnopened } from './steps'
import type { SyncWork } from './steps'

/** What is known of an office in this run; how far its copy has come is in the store. */
export interface Office {
  readonly customerId: CustomerId
  selection: Selection
  wanted: OfficeState['wanted']
  probe: FilterProbe | null
  changesAt: number | null
  factsAt: number | null
  rest: Rest | null
}

/** Each does one thing for one office, and can be broken off at any moment. Null: done. */
export interface Tasks {
  trim(office: Office, signal: AbortSignal): Promise<null>
  list(office: Office, round: RoundKind, signal: AbortSignal): Promise<Failure | null>
  facts(office: Office, signal: AbortSignal): Promise<null>
  fetch(office: Office, signal: AbortSignal): Promise<Failure | null>
  probe(office: Office, signal?: AbortSignal): Promise<Result<FilterProbe>>
}

const DROPPED_AT_ONCE = 500

export function createTasks(work: SyncWork, log: Log, settled: (count: number) => void): Tasks {
  const { crm, rows, time } = work

  async function probe(office: Office, signal?: AbortSignal): Promise<Result<FilterProbe>> {
    if (office.probe !== null) return { ok: true, value: office.probe }
    const answer = await crm.probeFilters(office.customerId, signal)
    if (answer.ok) office.probe = answer.value
    return probeOf(answer)
  }

  return {
    probe,

    async trim({ customerId, selection }, signal) {
      const begun = withSelection(rows.position(customerId) ?? start, selection)
      // Said first, so that a trim cut off in the middle is never taken for a copy that is complete.
      rows.savePosition(customerId, { ...begun, keeps: null })
      while (!signal.aborted && rows.dropPending(customerId, DROPPED_AT_ONCE) > 0) {
        await work.yieldToEventLoop()
      }
      const stored = await readStored(work, customerId)
      const leaving: ContactId[] = []
      await visitInSlices(stored, (one) => {
        if (!keeps(selection, one)) leaving.push(one.contactId)
      })
      await removeUnopened(work, customerId, leaving, signal)
      if (!signal.aborted) rows.savePosition(customerId, begun)
      return null
    },

    async list(office, round, signal) {
      const { customerId, selection } = office
      const probed = await probe(office, signal)
      if (!probed.ok) return probed.error
      // Read when nothing else comes between: somebody may have asked for the whole list meanwhile.
      const { wanted } = office
      const before = rows.position(customerId) ?? start
      const now = time.now()
      const kind = kindOf(round, probed.value)
      if (kind !== round && !mayListAgain(before, now)) {
        office.changesAt = now
        office.wanted = null
        return null
      }
      const unknown = selection.scope === 'mine' && !probed.value.agent
      const tryAll = unknown && (kind === 'fill' || isDue(before.triedAllAt, now, TRY_ALL_EVERY_MS))
      office.wanted = kind === 'changes' && wanted === 'sweep' ? wanted : null
      const asked = { customerId, selection, kind, probe: probed.value, tryAll, signal }
      const listed = await listRound(work, asked)
      if (!listed.ok) {
        // A waking that comes meanwhile asks for less.
        office.wanted = wanted === 'sweep' ? wanted : (office.wanted ?? wanted)
        return listed.error
      }
      // Then the sweep has not looked at those who are new here: what has changed is asked for next.
      office.changesAt = unknown && kind === 'sweep' && !tryAll ? null : now
      log.event('sync-listed', { round: kind, ...listed.value })
      return null
    },

    async facts(office, signal) {
      const read = await readOfficeFacts(work, office.customerId, office.selection.scope, signal)
      const now = time.now()
      if (!signal.aborted) office.factsAt = read ? now : now - FACTS_EVERY_MS + FACTS_AGAIN_MS
      return null
    },

    fetch: ({ customerId, selection }, signal) =>
      fetchRound(work, { customerId, selection, signal, settled }),
  }
}
