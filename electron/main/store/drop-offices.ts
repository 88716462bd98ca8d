import type { CustomerId } from '../../contract/domain/ids'
import { REFERENCE_KEYS } from './reference-rows'
import { DROPPED_AT } from './store'
import type { Store } from './store'

const AT_ONCE = 200

/** Rows of other offices than those in a list, some at a time. Contacts are deleted as expired ones are. */
const STEPS = [
  // First: nobody takes what is left for a copy that is complete, should this be cut off.
  'DELETE FROM positions WHERE customer_id IN (SELECT customer_id FROM positions WHERE {other} LIMIT ?)',
  `UPDATE contacts SET confirmed_at = ${DROPPED_AT} WHERE place IN
     (SELECT place FROM contacts WHERE {other} AND confirmed_at <> ${DROPPED_AT} LIMIT ?)`,
  ...Object.entries({
    role_positions: 'customer_id',
    pending: 'customer_id, contact_id',
    not_understood: 'customer_id, contact_id',
    ...REFERENCE_KEYS,
  }).map(
    ([table, ids]) =>
      `DELETE FROM ${table} WHERE (${ids}) IN (SELECT ${ids} FROM ${table} WHERE {other} LIMIT ?)`,
  ),
].map((step) => step.replace('{other}', 'customer_id NOT IN (SELECT value FROM json_each(?))'))

/**
 * An office that this account no longer reads goes as one: nothing would ever confirm what is kept of it, and
 * when it comes back it is filled from nothing. When this resolves, nothing of it is in any answer.
 */
export async function dropOtherOffices(
  store: Store,
  kept: readonly CustomerId[],
  yieldToEventLoop: () => Promise<void>,
): Promise<void> {
  const ids = JSON.stringify(kept)
  for (const step of STEPS) {
    const isMore = () => store.write((db) => db.prepare(step).run(ids, AT_ONCE).changes === AT_ONCE)
    while (isMore()) await yieldToEventLoop()
  }
}
