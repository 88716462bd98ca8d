import type { ChangedField } from '../../domain/changes'

/** What is different since the broker last saw a card (GDPR rule 27). */
export const changeTexts = {
  mark: 'ändrat',
  since: 'Ändrat sedan du såg kortet:',
  noticed: (when: string) => `upptäckt ${when}`,
  markTitle: (when: string) => `Ändrat sedan du såg kortet, upptäckt ${when}`,
  seen: 'Sett',
  fields: {
    kind: 'kontakttyp',
    name: 'namn',
    deceased: 'avliden',
    advertising: 'reklam',
    informed: 'information',
    matching: 'matchning',
    phones: 'telefon',
    emails: 'e-post',
    address: 'adress',
    agent: 'ansvarig mäklare',
    categories: 'kategorier',
    number: 'nummer',
    note: 'anteckning',
  } satisfies Record<ChangedField, string>,
}

/** GDPR rule 24. */
export const protectedTexts = {
  hint: 'Skyddade uppgifter',
  says: 'Skyddade uppgifter – se CRM.',
  remedy:
    'Adress, telefon, e-post och anteckning finns inte på den här datorn, och kortet sparas inte som fil.',
  addressNotShown: 'adress visas inte',
  noExport: 'Kort med skyddade uppgifter sparas inte som fil.',
}
