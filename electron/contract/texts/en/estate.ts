import type { Texts } from '../sv'

export const estateTexts: Texts['estate'] = {
  number: (number) => `no. ${number}`,
  close: 'Close the property',
  opened: (name) => `${name} is open.`,
  notOpened: 'The property you chose was not opened.',
  gone: {
    says: 'The property is no longer on this computer: nobody there has a known role in it.',
    remedy: 'Open a contact who has a role there.',
  },
  groups: {
    seller: 'Sellers',
    buyer: 'Buyers',
    contacts: 'Representatives and contacts',
    owner: 'Owners/landlords',
    tenant: 'Tenants',
    speculator: 'Prospects',
    former: 'Former and not interested',
  },
  actsFor: (kind, name) => `${kind} for ${name}`,
  actsAs: (kind, role) => `${kind} (${role})`,
  advertisingUnknown: 'Advertising: unknown',
  none: 'Nobody in the copy has a known role here.',
  asked: (asked, contacts) =>
    `Roles fetched for ${asked} of the office’s ${contacts} contacts on this computer: others may have roles here.`,
  askedAll: (contacts) =>
    `Roles fetched for all of the office’s ${contacts} contacts on this computer. There may be more representatives, owners and tenants.`,
  fetched: (when) => `Property fetched ${when}`,
  notFetched: 'The property’s data not fetched',
}
