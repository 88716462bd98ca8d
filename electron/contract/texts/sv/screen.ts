/** The lock (GDPR rule 36) and presentation mode (rule 37). */
export const screenTexts = {
  lock: {
    action: 'Lås',
    title: 'Låst',
    lead: 'Kontakterna är dolda tills du låser upp. Du är fortfarande inloggad.',
    password: 'Lösenord till CRM',
    needPassword: 'Skriv lösenordet.',
    unlock: 'Lås upp',
    unlocking: 'Kontrollerar …',
    touchId: 'Lås upp med Touch ID',
    touchIdOr: 'Eller med lösenordet:',
    sample: 'Exempelkontoret har inget lösenord att skriva.',
    wrong: {
      says: 'Fel lösenord.',
      remedy: 'Skriv lösenordet som du loggar in i CRM med.',
    },
    tooMany: {
      says: 'Fel lösenord för många gånger.',
      remedy: (seconds: number) => `Vänta ${duration(seconds)}, eller logga ut.`,
    },
    waiting: (seconds: number) => `Försök igen om ${duration(seconds)}`,
    signOut: 'Logga ut i stället',
    signOutText:
      'Tar bort lösenordet och kopian av kontakterna. Nästa person loggar in som sig själv.',
  },

  presenting: {
    name: 'Presentationsläge',
    turnOn: 'Presentationsläge: visa bara kontaktens namn och roller',
    turnOff: 'Stäng av presentationsläget',
    on: 'Presentationsläget är på. Bara kontaktens namn och roller visas.',
    off: 'Presentationsläget är av.',
    /** Under the name of the mode, on the card and in the list. */
    hidden: 'Nummer, e-post, adress, anteckning, bedömning och flaggor visas inte.',
    others: 'Andra kontakter visas inte.',
    noExport: 'I presentationsläge sparas inga kort som fil.',
  },
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds}\u00a0s`
  return `${Math.floor(seconds / 60)}\u00a0min ${seconds % 60}\u00a0s`
}
