import { failed, ok } from '../../electron/contract/errors'
import { relationDates } from '../../electron/main/crm-api/crm'
import type { Crm, NamedContact } from '../../electron/main/crm-api/crm'

/** The app's own port to the CRM, answering as a test says; everything else is "not found". */
export function createScriptedCrm(answers: Partial<Crm> = {}): Crm & { closed: boolean } {
  const crm = {
    closed: false as boolean,
    checkCustomer: async () => ok({ name: 'Kontoret' }),
    contact: async () => failed('not-found'),
    roles: async () => ok([]),
    relations: async () => ok([]),
    contactNames: async () => ok(new Map<string, NamedContact>()),
    users: async () => ok([]),
    categories: async () => ok([]),
    rolesOverview: async () => ok(new Map()),
    probeRelationDates: async () => ok(relationDates),
    contactsRelatedSince: async () => ok({ contactIds: [], serverAt: null }),
    estates: async () => ok({ from: 'office', estates: [] }),
    probeFilters: async () => ok({ changedAt: 'bare', agent: true }),
    references: async () => ok({ references: [], serverAt: null }),
    contactBatch: async (_customerId, _kind, ids) => ok({ found: [], invalid: [], missing: ids }),
    search: async () => ok({ contactIds: [], more: false }),
    isIdle: () => true,
    resume: () => undefined,
    close() {
      crm.closed = true
    },
    ...answers,
  } satisfies Crm & { closed: boolean }
  return crm
}
