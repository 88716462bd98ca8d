import type { Texts } from '../sv'

export const changeTexts: Texts['changes'] = {
  mark: 'changed',
  since: 'Changed since you saw the card:',
  noticed: (when) => `noticed ${when}`,
  markTitle: (when) => `Changed since you saw the card, noticed ${when}`,
  seen: 'Seen',
  fields: {
    kind: 'contact type',
    name: 'name',
    deceased: 'deceased',
    advertising: 'advertising',
    informed: 'information',
    matching: 'matching',
    phones: 'telephone',
    emails: 'e-mail',
    address: 'address',
    agent: 'responsible broker',
    categories: 'categories',
    number: 'number',
    note: 'note',
  },
}

export const protectedTexts: Texts['protectedIdentity'] = {
  hint: 'Protected identity',
  says: 'Protected identity – see the CRM.',
  remedy:
    'Address, telephone, e-mail and note are not on this computer, and the card is not saved as a file.',
  addressNotShown: 'address not shown',
  noExport: 'Cards with a protected identity are not saved as files.',
}
