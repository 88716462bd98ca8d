import type { z } from 'zod'
import {
  estatePerson,
  uncoveredEstatePage,
  type EstatePage,
  type EstatePerson,
} from '../../../electron/contract/domain/estate'

/** A prospect without a level, unless told otherwise. */
export function anEstatePerson(given: Partial<z.input<typeof estatePerson>> = {}): EstatePerson {
  return estatePerson.parse({
    contactId: 'A',
    contactKind: 'person',
    name: 'Prova Exempelgren',
    deceased: 'no',
    advertising: 'yes',
    role: 'speculator',
    state: 'whole',
    kind: null,
    related: null,
    level: null,
    createdAt: null,
    approximate: false,
    ...given,
  })
}

export function anEstatePage(
  people: readonly EstatePerson[] = [],
  given: Partial<z.input<typeof uncoveredEstatePage>['estate']> = {},
): EstatePage {
  const page = uncoveredEstatePage.parse({
    estate: {
      customerId: 'M99999',
      estateId: 'OBJ1',
      address: 'Provvägen 9',
      area: 'Testköping',
      kind: { state: 'known', kind: 'house' },
      status: 'Till salu',
      number: 'EX-1006',
      fetchedAt: '2026-11-22T13:02:00Z',
      ...given,
    },
    people,
    asked: { withRoles: 3120, contacts: 4212 },
  })
  // Covering is the main process's; the window takes what it is given.
  return page as EstatePage
}
