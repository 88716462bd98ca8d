import type { CopyProblem, CopyScope, RoleSource } from '../../domain/copy'

/** The copy of contacts on this computer: choosing it, filling it, how fresh it is, what ails it. */
export const copyTexts = {
  contacts: (count: number, shown: string) => (count === 1 ? '1 kontakt' : `${shown} kontakter`),

  setup: {
    title: 'Kontakter på den här datorn',
    lead: 'Sökningen går i en kopia på datorn. Den svarar direkt, också utan nätverk. Vilka kontakter ska finnas i den?',
    choices: 'Vilka kontakter',
    scopes: {
      mine: 'Mina kontakter',
      office: 'Hela kontoret',
      opened: 'Bara dem jag öppnar',
    } satisfies Record<CopyScope, string>,
    hints: {
      mine: 'De där du är ansvarig mäklare, och de du öppnar.',
      office: 'Alla kontakter som inloggningen når.',
      opened: 'Inget hämtas i förväg.',
    } satisfies Record<CopyScope, string>,
    own: 'Jag är',
    ownAt: (office: string) => `Jag är, på ${office}`,
    ownChoose: 'Välj i listan',
    ownInactive: 'Inte längre aktiva',
    ownNeeded: 'Välj vem du är, så vet appen vilka som är dina.',
    ownForFilter: 'Kan hoppas över. Behövs för filtret Mina.',
    usersComing: 'Hämtar namnen …',
    usersMissing: 'Namnen på kontoret gick inte att hämta.',
    counting: 'räknar …',
    countMissing: 'Antalet gick inte att hämta.',
    privacy: (days: number) =>
      `Kopian är krypterad på den här datorn, med nyckeln i datorns nyckelring. Det som CRM inte har bekräftat på ${days === 1 ? 'en dag' : `${days} dagar`} gallras. När du loggar ut tas allt bort.`,
    memoryOnly: 'Just nu går det inte att spara på datorn. Kopian finns bara tills appen stängs.',
    memorySample: 'Exempelkontorets kontakter finns bara i minnet, tills appen stängs.',
    narrows: 'Kontakter utanför valet tas bort från datorn.',
    start: 'Börja hämta',
    keep: 'Spara valet',
    later: 'Inte nu',
  },

  progress: {
    label: 'Hämtning av kontakter',
    listing: 'Frågar CRM vilka kontakter som finns …',
    doneOf: (done: string, total: string) => `${done} av ${total}`,
    perSecond: (count: string) => `${count} per sekund`,
    perMinute: (count: string) => `${count} per minut`,
    leftSoon: 'under en minut kvar',
    leftMinutes: (minutes: number) => `${minutes} min kvar`,
    leftHours: (hours: number, minutes: number) => `${hours} tim ${minutes} min kvar`,
    paused: 'pausad',
    pause: 'Pausa',
    resume: 'Fortsätt',
    cancel: 'Avbryt',
    cancelAsk: 'Avbryta? Kontakter som du inte har öppnat tas då bort från datorn.',
    cancelConfirm: 'Avbryt hämtningen',
    cancelNot: 'Hämta vidare',
    saidStart: 'Hämtningen av kontakter har börjat.',
    saidPart: (percent: number) => `${percent} procent av kontakterna är hämtade.`,
    saidEnd: 'Kontakterna är hämtade.',
  },

  state: {
    label: 'Kontakter',
    onComputer: (contacts: string) => `${contacts} på den här datorn`,
    reconciled: (count: number, when: string) =>
      count === 1 ? `avstämd ${when}` : `avstämda ${when}`,
    neverReconciled: (count: number) => (count === 1 ? 'aldrig avstämd' : 'aldrig avstämda'),
    filling: 'hämtning pågår',
    fillingPaused: 'hämtning pausad',
    fillingOf: (what: string, done: string, total: string) => `${what}: ${done} av ${total}`,
    encrypted: 'krypterade',
    inMemory: 'bara i minnet tills appen stängs',
    unreadable: 'kopian används inte',
    scope: 'Urval',
    scopeNone: 'Inget valt ännu',
    change: 'Ändra urvalet',
    syncNow: 'Stäm av nu',
    syncing: 'Stämmer av …',
  },

  roles: {
    askedOf: (asked: string, contacts: string) => `Roller för ${asked} av ${contacts}`,
    /** What the login may not read, as it is said in a list. */
    sources: {
      seller: 'säljare',
      buyer: 'köpare',
      speculator: 'spekulanter',
      dated: 'rollernas datum och ombud',
    } satisfies Record<RoleSource, string>,
    refused: (what: string) =>
      `Inloggningen får inte läsa ${what}: be den som sköter kontorets CRM om rätten.`,
  },

  /** Each problem in one sentence, and what becomes of it. */
  problems: {
    'key-missing': {
      says: 'Nyckeln saknas, kopian kan inte läsas.',
      remedy: 'En ny hämtas.',
    },
    damaged: {
      says: 'Kopian på datorn var skadad och byggs upp på nytt.',
      remedy: 'Allt finns kvar i CRM.',
    },
    'newer-version': {
      says: 'Kopian är skriven av en nyare version av Kontaktkort.',
      remedy: 'Uppdatera appen, eller hämta till en ny kopia.',
    },
    'no-keychain': {
      says: 'Datorns nyckelring går inte att använda, så inget har sparats.',
      remedy: 'Du är inloggad tills appen stängs. Kopian finns i minnet så länge.',
    },
    unwritable: {
      says: 'Appens mapp på datorn går inte att skriva i.',
      remedy: 'Kopian finns bara i minnet tills appen stängs.',
    },
    'disk-full': {
      says: 'Disken är full.',
      remedy: 'Det som redan är hämtat går att läsa.',
    },
  } satisfies Record<CopyProblem, { says: string; remedy: string }>,
  shrunk: {
    says: (listed: string, kept: string) =>
      `CRM listade bara ${listed} av ${kept} kontakter. Inget har tagits bort.`,
    remedy: 'Stäm av igen, eller fråga den som sköter kontorets CRM.',
  },
  notUnderstood: {
    says: (contacts: string) => `${contacts} gick inte att läsa ur CRM:s svar.`,
    remedy: 'Det som redan fanns om dem är kvar som det var.',
  },
  setAside: {
    says: 'En gammal kopia som inte går att läsa ligger kvar på datorn.',
    remedy: 'Den behövs inte längre.',
  },
  dropSetAside: 'Ta bort den gamla filen',
  startOver: 'Hämta till en ny kopia',

  expired: (days: number) =>
    `Kopian av kontakten var äldre än ${days === 1 ? 'en dag' : `${days} dagar`} och är gallrad.`,
}
