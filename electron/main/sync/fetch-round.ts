import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { Failure } from '../../contract/errors'
import type { ContactBatch } from '../crm-api/crm'
import type { ContactGone } from '../crm-api/gone'
import type { Asked } from '../store/answer-order'
import type { PendingContact } from '../store/pending-rows'
import { createBlame } from './blame'
import { keeps } from './selection'
import type { Selection } from './selection'
import { keysOf } from './steps'
import type { SyncWork } from './steps'

/** What one batch call takes (API 1.5). */
const BATCH = 20
const UNDER_WAY = 4
/** Failed so often by itself while others were answered, a contact is given up for this round. */
const MOST_TRIES = 3

export interface FetchRequest {
  readonly customerId: CustomerId
  readonly selection: Selection
  readonly signal: AbortSignal
  /** So many contacts have been settled, one way or the other. */
  settled(count: number): void
}

/**
 * Asks for everything pending of the round, some batches at a time; each finished one is a transaction of
 * its own. What is still pending when it gives back null is for the next pass.
 */
export async function fetchRound(work: SyncWork, asked: FetchRequest): Promise<Failure | null> {
  const { crm, rows, contacts } = work
  const { customerId, selection, signal } = asked
  const round = rows.position(customerId)?.round?.number
  if (round === undefined) return null
  const blame = createBlame()
  let turn = 0
  let step = Promise.resolve()
  let thrown: { readonly error: unknown } | null = null

  const isOver = () => signal.aborted || thrown !== null || blame.over() !== null

  /** The next contacts of one kind, which nobody else takes. */
  function take(): PendingContact[] {
    const next = rows.pending(customerId, turn, BATCH)
    const alone = next[0]?.kind === 'alone'
    const end = alone ? 1 : next.findIndex((one) => one.kind !== next[0]?.kind)
    const taken = end < 0 ? next : next.slice(0, end)
    turn = taken.at(-1)?.turn ?? turn
    return taken
  }

  async function askInTurn(): Promise<void> {
    try {
      for (let taken = take(); taken[0] !== undefined; taken = take()) {
        const { kind, contactId } = taken[0]
        const ids = taken.map((one) => one.contactId)
        await (kind === 'alone' ? askAlone(contactId) : askBatch(kind, ids))
        if (isOver()) return
      }
    } catch (error) {
      thrown ??= { error }
    }
  }

  /** Answers may come together; each is stored in a step of its own. */
  function ownStep(): Promise<void> {
    step = step.then(work.yieldToEventLoop)
    return step
  }

  async function askBatch(kind: ContactKind, ids: readonly ContactId[]): Promise<void> {
    const askedFor = contacts.asking()
    const answer = await crm.contactBatch(customerId, kind, ids, signal)
    await ownStep()
    if (signal.aborted) return
    if (!answer.ok) return blame.failed(answer.error, ids, false)
    const { found, invalid } = answer.value
    const named = new Set([...found.map((one) => one.contactId), ...invalid])
    // Missing is not deleted: only its own answer says so (N29).
    const alone = ids.filter((id) => !named.has(id))
    save({ found, invalid }, alone, askedFor)
  }

  async function askAlone(contactId: ContactId): Promise<void> {
    const askedFor = contacts.asking()
    const answer = await crm.contact({ customerId, contactId }, signal, 'background')
    await ownStep()
    if (signal.aborted) return
    if (answer.ok) {
      save({ found: [{ contactId, record: answer.value }], invalid: [] }, [], askedFor)
    } else if (answer.gone !== undefined) remove(answer.gone, askedFor)
    else if (answer.error.extent === 'contact') {
      save({ found: [], invalid: [contactId] }, [], askedFor)
    } else blame.failed(answer.error, [contactId], true)
  }

  /** Is the office answered as such? Then those that failed may have done so by themselves. */
  async function isOfficeAnswered(): Promise<boolean> {
    return (await crm.probeFilters(customerId, signal)).ok
  }

  function save(
    { found, invalid }: Pick<ContactBatch, 'found' | 'invalid'>,
    alone: readonly ContactId[],
    askedFor: Asked,
  ): void {
    blame.answered()
    const { saved, left } = rows.saveBatch({
      customerId,
      round: round as number,
      found,
      notUnderstood: invalid,
      alone,
      asked: askedFor,
      at: work.time.now(),
      keeps: (contact) => keeps(selection, contact),
    })
    if (left.length > 0) work.onRemoved(keysOf(customerId, left), 'out-of-scope')
    if (saved.length > 0) work.onSaved(keysOf(customerId, saved))
    asked.settled(found.length + invalid.length)
  }

  function remove(gone: ContactGone, askedFor: Asked): void {
    blame.answered()
    const isRemoved = contacts.removeGone(gone, askedFor)
    rows.settleGone(customerId, [gone.key.contactId])
    if (isRemoved) work.onRemoved([gone.key], gone.reason)
    asked.settled(1)
  }

  while (!isOver() && rows.pending(customerId, turn, 1).length > 0) {
    await Promise.all(Array.from({ length: UNDER_WAY }, askInTurn))
  }
  if (thrown !== null) throw (thrown as { error: unknown }).error
  if (signal.aborted) return null
  if (blame.suspects().length > 0 && (await isOfficeAnswered()) && !signal.aborted) {
    rows.blame(customerId, blame.suspects(), MOST_TRIES)
    return rows.pendingCount(customerId) === 0 ? null : blame.verdict()
  }
  // The last of them may have been removed by somebody else meanwhile.
  rows.endRound(customerId)
  return blame.over() ?? blame.verdict()
}
