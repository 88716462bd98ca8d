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
    'not-recorded': 'no field in the CRM',
  },
  service: {
    unaffected: 'running matters: fine',
    'see-crm': 'Protected identity – see the CRM',
  },
  gaps: {
    'no-field': 'the CRM says nothing of meetings',
    nix: 'NIX status unknown',
    'per-channel': 'the CRM does not tell text from e-mail',
    'post-block': 'a block against addressed advertising is not stated',
  },
  rowSource: (when) => `source: advertising mailings allowed, fetched ${when}`,
  source: (field, when) =>
    `Advertising by the CRM’s field “advertising mailings allowed” (${field}), fetched ${when}. The CRM gives no date for it.`,
}
