import type { ExportReason, LogAction, PurgeReason } from '../../domain/access-log'

/** What somebody did with whose data (GDPR rules 34 and 35). */
export const accessLogTexts = {
  title: 'Åtkomstlogg',
  lead: (days: number) =>
    `Det som gjorts med ditt konto på den här datorn, ${days} dagar tillbaka. Loggen har inga namn, nummer eller sökord.`,
  columns: {
    at: 'Tid',
    action: 'Vad',
    contactId: 'Kontakt eller objekt',
    reason: 'Skäl',
    variant: 'Blad',
  },
  actions: {
    open: 'Öppnat',
    reveal: 'Nummer visat',
    'copy-sensitive': 'Nummer kopierat',
    export: 'Sparat som fil',
    purge: 'Gallrat',
    'sign-in': 'Inloggning',
    'sign-out': 'Utloggning',
  } satisfies Record<LogAction, string>,
  purgeReasons: {
    'gone-in-crm': 'Finns inte i CRM',
    'no-access': 'Åtkomst saknas',
    expired: 'För gammal kopia',
    'out-of-scope': 'Utanför urvalet',
    'signed-out': 'Utloggning',
    forgotten: 'Datorn glömd',
  } satisfies Record<PurgeReason, string>,
  exportReasons: {
    'subject-access': 'Registerutdrag med hela numret',
  } satisfies Record<ExportReason, string>,
  many: (action: string, contacts: string) => `${action}: ${contacts}`,
  more: 'Visa fler',
  coming: 'Läser loggen …',
  none: 'Inget har loggats ännu.',
  notKept:
    'Loggen går inte att spara på datorn just nu. Det som syns här finns tills appen stängs.',
  begunAnew: 'Den tidigare loggen gick inte att läsa. En ny har börjat.',
  export: 'Spara som fil',
  exported: (fileName: string) => `Sparad: ${fileName}`,
}
