import type { PanelGap, PanelRow, PanelRowName } from '../../domain/contact-panel'

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
    'not-recorded': 'inget fält i CRM',
  } satisfies Record<PanelRow['advertising'], string>,
  service: {
    unaffected: 'ärenden: går bra',
    'see-crm': 'Skyddade uppgifter – se CRM',
  } satisfies Record<PanelRow['service'], string>,
  gaps: {
    'no-field': 'CRM säger inget om möten',
    nix: 'NIX-status okänd',
    'per-channel': 'CRM skiljer inte på sms och e-post',
    'post-block': 'spärr mot adresserad reklam framgår inte',
  } satisfies Record<PanelGap, string>,
  /** Read aloud with each row; on screen the line below them all has it. */
  rowSource: (when: string) => `källa: Reklamutskick tillåts, hämtat ${when}`,
  /** What the field is called in the CRM, and in its answers. */
  source: (field: string, when: string) =>
    `Reklam enligt CRM-fältet Reklamutskick tillåts (${field}), hämtat ${when}. CRM anger inget datum för det.`,
}
