import type { MemoryReason, OwnFile } from '../../domain/stored'

/** "Dina uppgifter på den här datorn": what is stored, how many, how old and where. */
export const storedTexts = {
  title: 'Dina uppgifter på den här datorn',
  show: 'Visa vad som finns på datorn',
  lead: 'Det här har appen lagt på datorn, som det är nu. I CRM ändrar appen inget.',
  coming: 'Ser efter …',

  contacts: 'Kontakter',
  count: 'Antal',
  confirmed: 'Bekräftade av CRM',
  confirmedBetween: (oldest: string, latest: string) =>
    `äldsta bekräftad ${oldest}, senast ${latest}`,
  confirmedOnce: (when: string) => `bekräftad ${when}`,
  goes: 'Gallras',
  goesAt: (when: string) => `den äldsta ${when}, om CRM inte bekräftar den igen`,
  parts: 'Delar',
  partsOf: (roles: string, connections: string) =>
    `roller hämtade för ${roles}, kopplingar för ${connections}`,
  recents: 'Senaste',
  recentsOf: (contacts: string) => `${contacts} öppnade här`,
  recentsNone: 'inga öppnade här',
  reconciled: 'Avstämning',
  reconciledAt: (when: string) => `hela listan jämförd med CRM ${when}`,
  reconciledNever: 'hela listan är inte jämförd med CRM ännu',
  office: 'Kontoret',
  officeOf: (users: string, estates: string, categories: string) =>
    `namn på ${users} användare, adress till ${estates} objekt, ${categories} kategorier`,

  place: 'Så förvaras det',
  copy: 'Kopian',
  inFile: (size: string) => `krypterad fil, ${size}`,
  inMemory: {
    sample: 'bara i minnet: exempelkontorets personer är påhittade',
    'no-keychain': 'bara i minnet: datorns nyckelring går inte att använda',
    unwritable: 'bara i minnet: appens mapp går inte att skriva i',
    'disk-full': 'bara i minnet: disken är full',
    'newer-version': 'bara i minnet: filen är skriven av en nyare version av appen',
    network: 'bara i minnet: appens mapp ligger på ett nätverk',
    synced: 'bara i minnet: appens mapp synkas till andra datorer',
    roaming: 'bara i minnet: appens mapp följer med mellan datorer',
  } satisfies Record<MemoryReason, string>,
  folder: 'Mapp',
  key: 'Kopians nyckel',
  inKeychain: 'i datorns nyckelring',
  noKey: 'ingen, det finns ingen fil att låsa',
  password: 'Lösenord',
  passwords: {
    keychain: 'i datorns nyckelring',
    memory: 'inte sparat, gäller tills appen stängs',
    sample: 'exempelkontorets eget, bara i minnet',
  },
  code: 'Kod till låset',
  codes: {
    kept: 'oläslig i datorns nyckelring',
    'this-run': 'inte sparad, gäller tills appen stängs',
    unread: 'okänt, datorns nyckelring svarar inte',
  },
  setAside: 'Gammal fil',
  setAsideSays: 'ligger kvar, krypterad och går inte att läsa; tas bort efter 14 dagar',

  log: 'Åtkomstlogg',
  logRows: 'Rader',
  logEntries: (entries: string, count: number) => (count === 1 ? '1 rad' : `${entries} rader`),
  logSince: (entries: string, when: string) => `${entries} om ditt konto, äldsta ${when}`,
  logNone: 'inga rader om ditt konto',
  logNotSaved: 'kan inte sparas på datorn just nu',

  others: 'Utan uppgifter om kontakter',
  diary: 'Appens dagbok',
  diaryOf: (size: string) => `${size}, inga personuppgifter`,
  diaryNone: 'tom',
  files: {
    account: 'Kontot',
    settings: 'Inställningar',
    'window-place': 'Fönstrets plats',
    'time-mark': 'Senast kända tid',
    'lock-state': 'Skärmlåset',
  } satisfies Record<OwnFile, string>,
  fileSays: {
    account: 'användarnamn och CRM-adress, utan lösenord',
    settings: 'sparade',
    'window-place': 'sparad',
    'time-mark': 'sparad',
    'lock-state': 'sparat',
  } satisfies Record<OwnFile, string>,

  forgetText: 'Du får först se vad som tas bort. Du loggas ut, och får ett kvitto.',
}
