import type { Crm } from '../crm'
import type { Notices } from '../state/notices.svelte'
import type { OpenCard } from './contact-card/open-card.svelte'

/** After a crash the card that was there is there again, out of the copy, and one line says what happened (X21). */
export async function returnAfterCrash(
  crm: Crm,
  open: Pick<OpenCard, 'open'>,
  notices: Notices,
): Promise<void> {
  const { afterCrash, key } = await crm.call('contacts.current')
  if (!afterCrash) return
  notices.restarted()
  if (key !== null) await open.open(key.contactId, key.customerId)
}
