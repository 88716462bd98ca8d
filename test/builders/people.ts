import type { StoredContact } from '../../electron/main/demo/office-data'
import {
  contactIdOf,
  draftAddress,
  draftCompany,
  draftCompanyPhones,
  draftDeceasedEstate,
  draftEmail,
  draftOther,
  draftPerson,
  draftPersonPhones,
  userIdOf,
} from '../../electron/main/demo/sample/drafts'

/** Fields as the server sends them; odd values are welcome, that is what tests are for. */
export type Given = Record<string, unknown>

const everyday = {
  agentId: userIdOf(1),
  address: draftAddress({ streetAddress: 'Provvägen 1', zipCode: '990 02', city: 'Testköping' }),
  advertisingEnabled: true,
  createdAt: '2024-05-06T07:08:09',
  changedAt: '2026-10-11T12:13:14.15',
}

/** A person in wire shape, with everything filled in that people mostly have. */
export function aPerson(given: Given = {}): StoredContact {
  return draftPerson({
    id: contactIdOf(9001),
    firstName: 'Prova',
    lastName: 'Exempelgren',
    socialSecurityNumber: '19850412-9803',
    dateOfBirth: '1985-04-12T00:00:00',
    telephone: draftPersonPhones({ cell: '070-174 06 90' }),
    leadScore: 3,
    wantsToBeMatched: 'Yes',
    matchingChangedAt: '2026-09-01T10:00:00',
    gdprApprovalDate: '2024-05-06T00:00:00',
    email: draftEmail('prova.exempelgren@example.com'),
    ...everyday,
    ...given,
  })
}

export function aCompany(given: Given = {}): StoredContact {
  return draftCompany({
    id: contactIdOf(9002),
    name: 'Provbolaget i Testköping AB',
    corporateNumber: '559999-9017',
    homePage: 'www.provbolaget.example',
    telephone: draftCompanyPhones({ switch: '031-390 06 90' }),
    leadScore: 1,
    email: draftEmail('info@provbolaget.example'),
    ...everyday,
    ...given,
  })
}

export function aDeceasedEstate(given: Given = {}): StoredContact {
  return draftDeceasedEstate({
    id: contactIdOf(9003),
    name: 'Dbo efter Provus Exempelgren',
    socialSecurityNumber: '19310203-9819',
    telephone: draftPersonPhones({ home: '0980-31 92 90' }),
    ...everyday,
    advertisingEnabled: false,
    ...given,
  })
}

/** A contact of a type that no model describes; pass null for none at all. */
export function aContactOfType(type: string | null, given: Given = {}): StoredContact {
  return draftOther(type, {
    id: contactIdOf(9004),
    name: 'Provföreningen',
    ...everyday,
    ...given,
  })
}
