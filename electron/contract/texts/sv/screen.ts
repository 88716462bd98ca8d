import type { CodeState } from '../../domain/code'

/** The lock (GDPR rule 36) and presentation mode (rule 37). */
export const screenTexts = {
  lock: {
    action: 'Lås',
    title: 'Låst',
    lead: 'Kontakterna är dolda tills du låser upp. Du är fortfarande inloggad.',
    code: 'Kod',
    needCode: 'Skriv koden.',
    password: 'Lösenord till CRM',
    passwordHint: 'Skriv lösenordet du angav när du loggade in i Kontaktkort.',
    needPassword: 'Skriv lösenordet.',
    useLogin: 'Lås upp med CRM-lösenordet',
    useCode: 'Lås upp med koden',
    unlock: 'Lås upp',
    unlocking: 'Kontrollerar …',
    touchId: 'Lås upp med Touch ID',
    touchIdOr: 'Eller med lösenordet:',
    sample: 'Exempelkontoret har inget lösenord att skriva.',
    wrong: {
      says: 'Fel lösenord.',
      remedy: 'Skriv lösenordet du angav när du loggade in i Kontaktkort.',
    },
    codeUnread: {
      says: 'Koden går inte att läsa i datorns nyckelring.',
      remedy: 'Lås upp nyckelringen och försök igen, eller använd CRM-lösenordet.',
    },
    wrongCode: {
      says: 'Fel kod.',
      remedy: 'Försök igen, eller lås upp med CRM-lösenordet.',
    },
    tooMany: {
      says: 'Fel för många gånger.',
      remedy: (seconds: number) => `Vänta ${duration(seconds)}, eller logga ut.`,
    },
    tooManyHere: { says: 'Fel för många gånger.', remedy: 'Vänta en stund.' },
    tryAgain: 'Skriv en gång till.',
    waiting: (seconds: number) => `Försök igen om ${duration(seconds)}`,
    signOut: 'Logga ut i stället …',
    signOutText: 'För dig som inte är den som låste. Du får först se vad som tas bort.',
  },

  /** A code of one's own for the lock: chosen, changed, removed. */
  code: {
    title: 'Välj en kod för låset',
    titleChange: 'Kod till låset',
    lead: 'Med koden kommer du snabbt in igen när appen har låsts.',
    storage:
      'Koden sparas oläslig i datorns nyckelring. Glömmer du den går det att låsa upp med CRM-lösenordet.',
    storageThisRun: 'Koden kan inte sparas på den här datorn. Den gäller tills appen stängs.',
    firstLock: 'Appen låses när du har valt.',
    current: 'Din kod nu',
    currentPassword: 'Lösenord till CRM',
    forgotten: 'Jag har glömt koden',
    remembered: 'Jag minns koden',
    code: 'Kod',
    newCode: 'Ny kod',
    repeat: 'Samma kod igen',
    show: 'Visa koden',
    hide: 'Dölj koden',
    signs: 'Minst fyra tecken, vilka som helst.',
    needCurrent: 'Skriv den kod du har nu.',
    needPassword: 'Skriv lösenordet.',
    tooShort: 'Skriv minst fyra tecken.',
    differs: 'Koderna är inte lika. Skriv samma en gång till.',
    save: 'Spara koden',
    saveAndLock: 'Spara och lås',
    saving: 'Sparar …',
    skip: 'Ingen kod',
    skipText:
      'Utan kod låser du upp med CRM-lösenordet. Du kan välja en kod senare i inställningarna.',
    lockAnyway: 'Lås ändå',
    remove: 'Ta bort koden',
    name: 'Kod till låset',
    states: {
      none: 'Ingen. CRM-lösenordet låser upp.',
      skipped: 'Ingen. CRM-lösenordet låser upp.',
      kept: 'Vald, sparad i datorns nyckelring',
      'this-run': 'Vald, gäller tills appen stängs',
      unread: 'Okänt, datorns nyckelring svarar inte. CRM-lösenordet låser upp.',
    } satisfies Record<CodeState, string>,
    choose: 'Välj kod …',
    change: 'Byt eller ta bort koden …',
  },

  /** What a sign-out takes, before it does. */
  signOut: {
    title: 'Logga ut?',
    goes: 'Det här tas bort från datorn',
    password: 'Lösenordet till CRM',
    code: 'Koden till låset',
    copy: 'Kopian av kontakterna',
    copyOf: (contacts: string, count: number) =>
      count === 1 ? 'Kopian, med 1 kontakt' : `Kopian, med ${contacts} kontakter`,
    stays: 'Inställningar och åtkomstlogg ligger kvar. I CRM ändras inget.',
    keepForm: 'Låt kundnummer och adress stå kvar i formuläret',
    keepFormHint: 'Aldrig lösenord eller användarnamn.',
    sample: 'Exempelkontoret stängs. Inget av det sparas.',
    confirm: 'Logga ut',
    working: 'Loggar ut …',
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
