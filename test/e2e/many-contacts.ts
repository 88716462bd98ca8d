import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { aPerson } from '../builders/people'
import type { CrmServer } from '../fakes/crm-server'

/** What a fill asks, twenty contacts at a time; their roles come behind it. */
export const batchPath = /\/CRM\/Contact\/M99999\/(Person|Company|DeceasedEstate)\?contactIds=/
/** The list of all there are, which every comparison begins with. */
export const wholeListPath = /\/CRM\/Contact\/M99999$/

export const BATCH = 20
export const MANY = 200
/** With the usual eight of the office. */
export const ALL = MANY + 8

/** So many more contacts that fetching them takes a while; gives back the last of them. */
export function putManyContacts(crm: CrmServer) {
  const people = Array.from({ length: MANY }, (_, at) =>
    aPerson({ id: contactIdOf(50_000 + at), lastName: `Mängdqvist${at}` }),
  )
  for (const person of people) crm.putContact(person)
  return { id: contactIdOf(50_000 + MANY - 1), typed: `mängdqvist${MANY - 1}` }
}
