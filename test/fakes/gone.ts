import type { ContactKey } from '../../electron/contract/domain/ids'
import { failed } from '../../electron/contract/errors'
import type { ContactGone, ContactRefusal } from '../../electron/main/crm-api/gone'
import type { ContactRows } from '../../electron/main/store/contact-rows'

/** What only `crm-api/gone.ts` can make in the app: a made-up CRM of a test has to forge it. */
export function aGone(key: ContactKey, reason: ContactGone['reason'] = 'gone-in-crm'): ContactGone {
  return { key, reason } as unknown as ContactGone
}

/** The CRM answers for the office, and this contact is not there, or not shown. */
export function gone(key: ContactKey, reason?: ContactGone['reason']): ContactRefusal {
  const code = reason === 'no-access' ? 'no-access' : 'not-found'
  return { ...failed(code, { extent: 'contact' }), gone: aGone(key, reason) }
}

/** As the CRM's word now would. */
export function removeAll(rows: ContactRows, keys: readonly ContactKey[]): void {
  for (const key of keys) rows.removeGone(aGone(key), rows.asking())
}
