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
    'Adress, telefon, e-post och anteckning finns inte på den här datorn. Roller och relationer visas inte, och kortet sparas inte som fil.',
  rolesNotShown: 'Roller visas inte',
  noExport: 'Kort med skyddade uppgifter sparas inte som fil.',
  /** Which categories they are. */
  categories: {
    title: 'Skyddade uppgifter',
    lead: 'Vilka kategorier har kontoret för personer med skyddade personuppgifter? Om dem sparas varken adress, telefon, e-post, anteckning eller roller på datorn.',
    preselected: 'De vars namn talar om skydd är redan ikryssade.',
    unanswered: 'Ingen har svarat än. Så länge gäller de vars namn talar om skydd.',
    confirm: 'Det stämmer',
    none: 'Ingen är vald – appen kan inte känna igen skyddade uppgifter.',
    noneExist: 'Kontoret har inga kategorier i CRM.',
    coming: 'Hämtar kategorierna …',
    missing: 'Kategorierna gick inte att hämta.',
    meanwhile: 'Så länge gäller de vars namn talar om skydd.',
    filter: 'Sök bland kategorierna',
    filterNone: 'Ingen annan kategori heter så.',
    chosenOf: (chosen: string, all: string) => `${chosen} av ${all} ikryssade`,
  },
}
