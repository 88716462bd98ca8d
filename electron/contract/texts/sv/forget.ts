import type { ForgottenThing } from '../../domain/forget'

/** "Glöm den här datorn": what goes, and the receipt of it. */
export const forgetTexts = {
  title: 'Glöm den här datorn',
  lead: 'Det appen har lagt på datorn tas bort, och du loggas ut. I CRM ändras inget.',
  what: 'Det här tas bort',
  list: {
    copy: 'Kopian av kontakterna, och dess nyckel',
    account: 'Lösenordet och kontot',
    rest: 'Senaste, inställningar, fönstrets plats och tillfälliga filer',
    log: 'Åtkomstloggen, och dess nyckel',
  },
  logFirst: 'Loggen går inte att få tillbaka. Spara den först om kontoret ska ha den.',
  exportLog: 'Spara åtkomstloggen',
  exported: (fileName: string) => `Sparad: ${fileName}`,
  confirm: 'Ta bort och logga ut',
  working: 'Tar bort …',
  receiptTitle: 'Borttaget från den här datorn',
  receiptAt: (when: string) => `Kvitto ${when}. Det visas tills du stänger det.`,
  things: {
    contacts: 'Kontakter',
    'copy-files': 'Kopians filer',
    'copy-key': 'Kopians nyckel',
    password: 'Lösenord',
    account: 'Konto',
    recents: 'Senaste',
    'access-log': 'Åtkomstlogg',
    'access-log-key': 'Åtkomstloggens nyckel',
    diary: 'Appens dagbok',
    settings: 'Inställningar',
    'window-place': 'Fönstrets plats',
    'temporary-files': 'Tillfälliga filer',
  } satisfies Record<ForgottenThing, string>,
  states: { removed: 'borttaget', none: 'fanns inte', failed: 'gick inte att ta bort' },
  counted: (thing: string, count: string) => `${thing} (${count})`,
  leftOver: 'Något ligger kvar. Be den som sköter datorn att ta bort appens mapp.',
  dismiss: 'Stäng kvittot',
}
