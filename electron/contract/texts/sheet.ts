/**
 * The words that stand on paper only. Flags, kinds, roles and the three states of a list are taken
 * from `sv`, so that a sheet never says it differently from the screen. A sheet is Swedish whatever
 * language the window speaks: it is read by the client at the table.
 */
export const sheetSv = {
  variants: {
    meeting: { name: 'Mötesblad', purpose: 'underlag för möte med kontakten' },
    internal: { name: 'Internt blad', purpose: 'underlag för kontorets eget arbete' },
    subject: { name: 'Registerutdrag – underlag', purpose: 'underlag för svar till kontakten' },
  },
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
    approximateMeans: 'ca = ungefärligt datum i CRM',
  },
  record: {
    id: 'Id i CRM',
    createdAt: 'Upplagd i CRM',
    changedAt: 'Ändrad i CRM',
    card: 'Kort hämtat',
    roles: 'Roller hämtade',
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
    mayBeOutOfDate: 'kan vara inaktuella',
    page: 'Sida',
    of: 'av',
  },

  saveDialog: {
    title: 'Spara mötesblad',
    fileKind: 'PDF-dokument',
  },
}
