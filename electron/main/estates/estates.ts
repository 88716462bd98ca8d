import type { Estate, EstateKey, EstatePage } from '../../contract/domain/estate'
import type { ProtectedCategories } from '../../contract/domain/protected-categories'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { ContactCopy } from '../contacts/contact-copy'
import type { ReferenceNames } from '../contacts/reference-names'
import type { Push } from '../ipc/push'
import { isInCategory } from '../privacy/protected-identity'
import type { ActiveSession } from '../session/session'
import type { EstateRows } from '../store/estate-rows'
import { throttle } from '../sync/throttle'
import type { After } from '../timers'
import { toEstatePage } from './estate-page'
import type { KnownContacts } from './estate-page'

/** The page of an estate: who in the copy has to do with it. The network is never waited for. */
export interface Estates {
  /** From the copy at once; what the CRM tells of the estate follows as `estate-updated`. */
  open(key: EstateKey): Result<EstatePage>
  closed(): void
  /** The one whose page is before the broker. */
  current(): EstateKey | null
  /** Something in the copy is different: the page, if one is open, follows soon, and only where it differs. */
  changed(): void
  /** The office has named other categories for protected identity: the page is as they say at once. */
  protectionChanged(): void
  /** The window has let go of the page, and may show it again. */
  tellAgain(): void
  /** Nobody's page is open any more, and answers still on their way are ignored (GDPR rule 18). */
  forget(): void
}

export interface EstatesDeps {
  readonly rows: EstateRows
  readonly copy: Pick<ContactCopy, 'isProtected' | 'name'>
  readonly names: Pick<ReferenceNames, 'contactName' | 'isProtected' | 'learnEstates'>
  readonly push: Push
  readonly after: After
  active(): ActiveSession | null
  protectedCategories(): ProtectedCategories
  /** For the access log. */
  onOpened(key: EstateKey): void
  /** What the CRM told could not be kept. */
  onFailed(cause: unknown): void
}

/** A first fill changes the copy many times a second. */
const TELL_EVERY_MS = 250

interface OpenPage {
  readonly key: EstateKey
  /** Ends what was asked of the CRM for it. */
  readonly asking: AbortController
  /** What the window was told last. */
  told: string
}

export function createEstates(deps: EstatesDeps): Estates {
  const { rows, copy, names } = deps
  let openPage: OpenPage | null = null
  const soon = throttle(tellIfDifferent, TELL_EVERY_MS, deps.after)

  function knownIn(customerId: EstateKey['customerId']): KnownContacts {
    return {
      isInCategory: (contact) => isInCategory(contact, deps.protectedCategories()),
      isProtected(contactId) {
        const key = { customerId, contactId }
        return copy.isProtected(key) ?? names.isProtected(key)
      },
      nameOf(contactId) {
        const key = { customerId, contactId }
        return copy.name(key) ?? names.contactName(key)
      },
    }
  }

  function pageOf(estate: Estate): EstatePage {
    const { customerId, estateId } = estate
    return toEstatePage(
      {
        estate,
        people: rows.people({ customerId, estateId }),
        asked: rows.asked(customerId),
      },
      knownIn(customerId),
    )
  }

  function open(key: EstateKey): Result<EstatePage> {
    const session = deps.active()
    if (session === null) return failed('signed-out')
    const isOwn = session.account.customers.some(({ customerId }) => customerId === key.customerId)
    const estate = isOwn ? rows.read(key) : null
    if (estate === null) return failed('not-found')
    close()
    const page = pageOf(estate)
    const opened = { key, asking: new AbortController(), told: JSON.stringify(page) }
    openPage = opened
    deps.onOpened(key)
    void learn(opened, session).catch(deps.onFailed)
    return ok(page)
  }

  /** Behind the page: it is complete with "adress saknas", and ids in place of names. */
  async function learn({ key, asking }: OpenPage, { crm }: ActiveSession): Promise<void> {
    // Asked once more when the answer is there: whoever led to the estate may be gone, or protected, by then.
    const wanted = () => (rows.read(key) === null ? [] : [key.estateId])
    const hasLearned = await names.learnEstates(crm, key.customerId, wanted, asking.signal)
    if (hasLearned && !asking.signal.aborted) tellIfDifferent()
  }

  function tellIfDifferent(): void {
    if (openPage === null) return
    const page = pageOf(rows.read(openPage.key) ?? untold(openPage.key))
    const told = JSON.stringify(page)
    if (told === openPage.told) return
    openPage.told = told
    deps.push('estate-updated', page)
  }

  function close(): void {
    openPage?.asking.abort()
    openPage = null
    soon.stop()
  }

  return {
    open,
    closed: close,
    current: () => openPage?.key ?? null,
    changed() {
      if (openPage !== null) soon.call()
    },
    protectionChanged: tellIfDifferent,
    tellAgain() {
      if (openPage === null) return
      openPage.told = ''
      tellIfDifferent()
    },
    forget: close,
  }
}

/** Nobody leads to it any more: what its page had is not to stay on the screen. */
function untold(key: EstateKey): Estate {
  const nothing = { address: null, area: null, kind: null, status: null, number: null }
  return { ...key, ...nothing, fetchedAt: null }
}
