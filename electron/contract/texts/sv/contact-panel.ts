import type { PanelRow, PanelRowName } from '../../domain/contact-panel'

/** GDPR rule 9: two things at a glance, and what nobody but the broker can find out. */
export const contactPanelTexts = {
  title: 'Får jag kontakta?',
  relatives: 'Telefon, e-post och post kan gälla anhöriga.',
  rows: {
    meeting: 'Möte',
    phone: 'Telefon',
    message: 'Sms och e-post',
    post: 'Post',
  } satisfies Record<PanelRowName, string>,
  advertising: {
    yes: 'reklam: tillåts enligt CRM',
    no: 'reklam avböjd',
    unknown: 'reklam: okänt – behandla som nej',
    'not-recorded': 'CRM säger inget om möten',
  } satisfies Record<PanelRow['advertising'], string>,
  service: 'pågående ärende: går bra',
  /** What no field tells of a row that rests on one. */
  gaps: {
    phone: 'NIX-status okänd',
    message: 'CRM skiljer inte på sms och e-post',
    post: 'spärr mot adresserad reklam framgår inte',
  } satisfies Record<Exclude<PanelRowName, 'meeting'>, string>,
  /** Read aloud with each row; on screen the line below them all has it. */
  rowSource: (when: string) => `källa: Reklamutskick tillåts, hämtat ${when}`,
  /** What the field is called in the CRM, and in its answers. */
  source: (when: string) =>
    `Reklam enligt CRM-fältet Reklamutskick tillåts (advertisingEnabled), hämtat ${when}. CRM anger inget datum för det.`,
}
