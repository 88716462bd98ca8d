import type { MatchReason } from '../../domain/search'

export const searchTexts = {
  label: 'Sök kontakt',
  placeholder: 'Namn, nummer, e-post, objekt …',
  clear: 'Rensa sökfältet',
  list: 'Kontakter',
  recents: 'Senaste',
  results: 'Träffar',
  suggestions: 'Prova till exempel',
  openId: (id: string) => `Öppna ${id}`,
  openIdHint: 'som kontakt-id',
  noRecents: 'Här hamnar kontakterna du öppnar.',

  /** Why a row is there, when the name does not say it. A number is never written out (GDPR rule 12). */
  matched: {
    phone: (value: string) => `telefon ${value}`,
    email: (value: string) => `e-post ${value}`,
    address: (value: string) => `adress ${value}`,
    category: (value: string) => `kategori ${value}`,
    estate: (value: string) => `objekt ${value}`,
    id: 'kontakt-id',
    number: 'person- eller organisationsnummer',
  } satisfies Partial<Record<MatchReason, string | ((value: string) => string)>>,

  found: (count: number, shown: string) => (count === 1 ? '1 träff' : `${shown} träffar`),
  foundMany: (shown: string) => `fler än ${shown} träffar`,
  moreThan: (count: string) => `fler än ${count}`,
  countOf: (found: string, contacts: string) => `${found} av ${contacts}`,
  firstShown: (rows: number) => `de ${rows} främsta visas`,

  empty: (contacts: string, howFresh: string) => `0 träffar bland ${contacts}, ${howFresh}.`,
  emptyOpened: 'Kopian rymmer bara kontakter du har öppnat.',
  emptyRoles: (contacts: string) => `Rollen är hämtad för ${contacts}.`,
  chooseScope: 'Välj fler kontakter',
  failed: 'Sökningen svarade inte.',

  server: {
    search: 'Sök i CRM',
    searching: 'Söker i CRM …',
    title: 'Från CRM',
    none: 'CRM hittade ingen.',
    more: 'CRM har fler. Skriv mer för att smalna av.',
    tooShort: 'Skriv minst fem tecken för att söka i CRM.',
  },

  filters: {
    title: 'Filter',
    active: (count: number) => `Filter, ${count} valda`,
    kind: 'Typ',
    kindAny: 'Alla',
    role: 'Roll',
    roleAny: 'Alla',
    roleNote: (contacts: string) => `Bland ${contacts} där rollen är hämtad.`,
    category: 'Kategori',
    categoryAny: 'Alla',
    own: 'Mina',
    ownLong: 'Bara mina kontakter',
    ownUnknown: 'Säg först vem du är.',
    ownChoose: 'Välj vem jag är',
    reset: 'Rensa filter',
    remove: (what: string) => `Ta bort filtret ${what}`,
  },

  startTitle: 'Vem ringer?',
  startText: 'Skriv ett namn, ett nummer, en e-postadress eller ett objekt i sökfältet.',
  startById: 'Ett kontakt-id ur CRM öppnar vilken kontakt som helst.',
  startKey: 'tar dig alltid tillbaka till sökfältet.',
  startSample: 'Eller välj någon av de påhittade kontakterna i listan.',
}
