import type { ContactId } from '../../electron/contract/domain/ids'
import type { OverviewRole } from '../../electron/contract/domain/party'
import { overviewRoles } from '../../electron/contract/domain/party-roles'
import type { ToldEstate, ToldOverview } from '../../electron/main/crm-api/crm'
import { readEstateType } from '../../electron/main/crm-api/wire/enums'
import { readRoleOverview } from '../../electron/main/crm-api/wire/role-overview'
import type {
  CustomerData,
  Estate,
  EstateLinks,
  StoredContact,
} from '../../electron/main/demo/office-data'
import { estateIdOf } from '../../electron/main/demo/sample/drafts'
import { inventEstate } from '../../electron/main/demo/sample/estates'
import { countFrom } from '../../electron/main/demo/sample/moments'
import { seedRandom } from '../../electron/main/demo/sample/random'
import { emptyPartyRoles } from '../../electron/main/demo/server/contact-details'

/** So many people stand at each of the first estates, where there are as many. */
export const PEOPLE = 300
const FULL_ESTATES = 12
const CONTACTS_PER_ESTATE = 10
const levels = ['Interested', 'VeryInterested', 'BeenAtOrComingToViewing', 'FollowingBidding']

export interface LinkedOffice {
  readonly estates: readonly Estate[]
  readonly links: ReadonlyMap<string, EstateLinks>
}

/** On which estates the contacts of the bench stand: the same each time, some hundred at a few of them. */
export function linkOffice(contacts: readonly { readonly id: string }[]): LinkedOffice {
  const random = seedRandom(7)
  const moments = countFrom(new Date('2026-11-20T12:00:00'))
  const full = fullEstates(contacts.length)
  const count = full + Math.ceil(contacts.length / CONTACTS_PER_ESTATE)
  const estates = Array.from({ length: count }, (_, index) =>
    inventEstate(index + 1, random, moments),
  )
  const anyEstate = () => estates[random.between(full, count - 1)] as Estate
  const links = new Map<string, EstateLinks>()
  for (const [index, { id }] of contacts.entries()) {
    const some = (mosts: number[]) => Array.from({ length: random.pick(mosts) }, anyEstate)
    const at = Math.floor(index / PEOPLE)
    // Whoever comes first at one stands at the next as well, and leads there.
    const own = at < full ? [estates[at], ...(index % PEOPLE === 0 ? [estates[at + 1]] : [])] : []
    const interested = [
      ...own.filter((one, next) => one !== undefined && at + next < full),
      ...some([0, 0, 1, 1, 3]),
    ]
    links.set(id, {
      sellerOn: some([0, 0, 1]).map((one) => ({ ...link(one), shareHolding: '1/1' })),
      buyerOn: some([0, 0, 0, 1]).map(link),
      speculatorOn: distinct(interested).map((one) => ({
        ...link(one),
        // The way from estate to estate leads over none that is folded away.
        level: random.pick(own.includes(one) ? levels : [...levels, 'Archived']),
      })),
    })
  }
  return { estates, links }
}

export function fullEstates(contacts: number): number {
  return Math.min(FULL_ESTATES, Math.floor(contacts / PEOPLE))
}

/** A way from each of the estates with many people to the next: whom to look for at first, and whom to go on with. */
export function tourOf(contacts: readonly StoredContact[]) {
  const first = contacts.slice(0, PEOPLE).find((one) => emailOf(one) !== null)
  if (first === undefined) return null
  return {
    text: emailOf(first),
    contactId: first.id,
    stops: Array.from({ length: fullEstates(contacts.length) }, (_, at) => ({
      estateId: estateIdOf(at + 1),
      next: contacts[at * PEOPLE]?.id,
    })),
  }
}

function emailOf(contact: StoredContact): string | null {
  const email = contact['email'] as { emailAddress?: string } | null
  return email?.emailAddress ?? null
}

/** PartyRoles says the same, with a date. */
export function addEstates(customer: CustomerData, { estates, links }: LinkedOffice): CustomerData {
  const partyRoles = new Map(
    [...links].map(([id, { sellerOn, buyerOn }]) => [
      id,
      { ...emptyPartyRoles(), seller: sellerOn.map(dated), buyer: buyerOn.map(dated) },
    ]),
  )
  return { ...customer, estates: [...estates], estateLinks: new Map(links), partyRoles }
}

/** As Seller, Buyer and Speculator answer for these contacts, and how much that is. */
export function overviewOf(
  contacts: readonly StoredContact[],
  { links }: LinkedOffice,
): { told: { role: OverviewRole; overview: ToldOverview }[]; bytes: number } {
  const ids = contacts.map(({ id }) => id as ContactId)
  let bytes = 0
  const told = overviewRoles.map((role) => {
    const key = `${role}On` as const
    const body = ids.map((id) => ({ id, [key]: links.get(id)?.[key] ?? [] }))
    bytes += Buffer.byteLength(JSON.stringify(body))
    const overview = readRoleOverview(body, role, ids)
    if (!overview.ok) throw new Error(overview.error.code)
    return { role, overview: overview.value }
  })
  return { told, bytes }
}

export function toldEstate(estate: Estate): ToldEstate {
  return {
    estateId: estate.estateId,
    address: estate.streetAddress,
    area: estate.areaName,
    kind: readEstateType(estate.estateType),
    status: estate.status.name,
    number: estate.objectNumber,
  }
}

/** Of its row in the CRM's list what the app reads; the rest is left out, so that the limit is no easier for it. */
export function estateBytes({ estateId: id, ...estate }: Estate): number {
  const { streetAddress, areaName, status, objectNumber } = estate
  return Buffer.byteLength(JSON.stringify({ id, streetAddress, areaName, status, objectNumber }))
}

function link({ estateId, estateType }: Estate): { estateId: string; estateType: string } {
  return { estateId, estateType }
}

function dated({ estateId }: { estateId: string }) {
  return { estateId, roleCreatedAt: '2025-06-01T12:00:00' }
}

function distinct(estates: readonly (Estate | undefined)[]): Estate[] {
  return [...new Set(estates)].filter((one) => one !== undefined)
}
