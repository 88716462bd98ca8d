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
    turnOn: 'Presentationsläge: dölj nummer, anteckningar och bedömning',
    turnOff: 'Stäng av presentationsläget',
    on: 'Presentationsläget är på. Nummer, anteckningar och bedömning är dolda.',
    off: 'Presentationsläget är av.',
    hidden: 'dolt i presentationsläge',
    phoneHidden: 'telefon dold',
    /** What a button does that shows nothing of the value. */
    call: (label: string) => `Ring numret, ${label}`,
    writeTo: (label: string) => `Skriv till adressen, ${label}`,
    visit: 'Öppna webbplatsen i webbläsaren',
    noExport: 'I presentationsläge sparas inga kort som fil.',
  },
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds}\u00a0s`
  return `${Math.floor(seconds / 60)}\u00a0min ${seconds % 60}\u00a0s`
}
