import type { SheetVariant } from '../domain/sheet'

/**
 * The words that stand on paper only. Flags, kinds, roles and the three states of a list are taken
 * from `sv`, so that a sheet never says it differently from the screen. A sheet is Swedish whatever
 * language the window speaks: it is read by the client at the table.
 */
export const sheetSv = {
  variants: {
    meeting: { name: 'Mötesblad', purpose: 'underlag för möte med kontakten' },
    internal: { name: 'Internt blad', purpose: 'internt arbetsunderlag' },
    subject: { name: 'Registerutdrag – underlag', purpose: 'för svar till den registrerade' },
  } satisfies Record<SheetVariant, { name: string; purpose: string }>,
  /** Document title and first word of the file name (GDPR rules 12 and 32). */
  document: 'Kontaktblad',
  /** An extract, never a journal, a file document or proof of who somebody is (GDPR rule 31). */
  extract: 'Utdrag ur CRM',
  sample: 'Exempeldata – påhittade personer',

  sections: {
    flags: 'Reklam och information',
    reach: 'Nå kontakten',
    address: 'Adress',
    agent: 'Ansvarig mäklare',
    roles: 'Roller',
    record: 'Uppgifter om posten',
    basis: 'Om underlaget',
    identity: 'Identitet',
    categories: 'Kategorier',
    /** The two directions of a relation, as the screen parts them. */
    holds: 'Andras roll för kontakten',
    held: 'Kontaktens roll för andra',
    note: 'Anteckning',
    protectedIdentity: 'Skyddade uppgifter',
  },

  basis: {
    /** An extract of what is read, not of all there is (GDPR rule 31). */
    says: 'Det här är ett underlag. Det visar vad Kontaktkort läser ut ur CRM. Mer kan finnas i CRM och på kontoret.',
    unknown: 'Ingen uppgift betyder att CRM inte lämnade något som går att läsa.',
  },
  identity: { kind: 'Kontakttyp', number: 'Id-nummer', unknown: 'Okänt' },
  agent: { name: 'Namn', none: 'Ingen ansvarig mäklare i CRM' },
  note: {
    none: 'Ingen anteckning i CRM.',
    leftOut: 'Anteckningen är utelämnad efter genomgång.',
    cut: 'Anteckningen fortsätter i CRM; bladet rymmer inte mer.',
  },
  /** In the place of a name and an id that the review left out (GDPR rule 28). */
  otherPerson: 'annan person, namnet utelämnat',
  /** What somebody is to the contact, for the review before an extract leaves the office. */
  thirdPersons: {
    holds: (kind: string) => `${kind} för kontakten`,
    held: (kind: string) => `Kontaktens roll: ${kind}`,
  },

  name: {
    /** What stands where a personal number was written into a name or another free text. */
    hiddenNumber: '••••••-••••',
  },
  flags: {
    /** Followed by the catalogue's "kontrollera före utskick" (GDPR rule 25). */
    fetched: (time: string) => `Hämtat ${time}`,
    ageUnknown: 'Hämtat vid okänd tid',
  },
  reach: {
    /** Before the catalogue's "kan gälla anhöriga" (GDPR rule 4). */
    phoneAndEmail: 'Telefon och e-post',
    homePage: 'Webbplats',
  },
  roles: {
    columns: { role: 'Roll', estate: 'Objekt', estateId: 'Objekt-id', date: 'Datum' },
    caption: (count: number) => (count === 1 ? '1 roll' : `${count} roller`),
    captionOrder: 'nyast först i varje grupp',
    approximate: 'ca',
    /** Between what the contact is and on whose behalf. */
    onBehalfOf: 'för',
    approximateMeans: 'ca = ungefärligt datum i CRM',
  },
  record: {
    id: 'Id i CRM',
    createdAt: 'Upplagd i CRM',
    changedAt: 'Ändrad i CRM',
    card: 'Kort hämtat',
    roles: 'Roller hämtade',
    relations: 'Kopplingar hämtade',
  },

  footer: {
    extract: (time: string) => `Utdrag ur CRM ${time}`,
    by: (account: string) => `av ${account}`,
    zone: (zone: string) => `svensk tid, ${zone}`,
    care: 'Innehåller personuppgifter – förvara och gallra enligt kontorets rutin',
    card: (time: string) => `Kort hämtat ${time}`,
    roles: (time: string) => `roller hämtade ${time}`,
    both: (time: string) => `Kort och roller hämtade ${time}`,
    rolesNotFetched: 'roller ej hämtade',
    relations: (time: string) => `kopplingar hämtade ${time}`,
    rolesAndRelations: (time: string) => `roller och kopplingar hämtade ${time}`,
    all: (time: string) => `Kort, roller och kopplingar hämtade ${time}`,
    relationsNotFetched: 'kopplingar ej hämtade',
    mayBeOutOfDate: 'kan vara inaktuella',
    page: 'Sida',
    of: 'av',
  },

  saveDialog: {
    titles: {
      meeting: 'Spara mötesblad',
      internal: 'Spara internt blad',
      subject: 'Spara underlag för registerutdrag',
    } satisfies Record<SheetVariant, string>,
    fileKind: 'PDF-dokument',
  },
}
