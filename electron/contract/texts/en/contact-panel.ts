import type { Texts } from '../sv'

export const contactPanelTexts: Texts['contactPanel'] = {
  title: 'May I contact them?',
  relatives: 'Telephone, e-mail and post may reach relatives.',
  rows: {
    meeting: 'Meeting',
    phone: 'Telephone',
    message: 'Text and e-mail',
    post: 'Post',
  },
  advertising: {
    yes: 'advertising: allowed, says the CRM',
    no: 'advertising declined',
    unknown: 'advertising: unknown – treat as no',
    'not-recorded': 'the CRM says nothing of meetings',
  },
  service: 'running matter: fine',
  gaps: {
    phone: 'NIX status unknown',
    message: 'the CRM does not tell text from e-mail',
    post: 'a block against addressed advertising is not stated',
  },
  rowSource: (when) => `source: advertising mailings allowed, fetched ${when}`,
  source: (when) =>
    `Advertising by the CRM’s field “advertising mailings allowed” (advertisingEnabled), fetched ${when}. The CRM gives no date for it.`,
}
