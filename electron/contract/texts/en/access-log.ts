import type { Texts } from '../sv'

export const accessLogTexts: Texts['accessLog'] = {
  title: 'Access log',
  lead: (days) =>
    `What was done with your account on this computer, ${days} days back. The log holds no names, numbers or search words.`,
  columns: {
    at: 'Time',
    action: 'What',
    contactId: 'Contact or property',
    reason: 'Reason',
    variant: 'Sheet',
  },
  actions: {
    open: 'Opened',
    reveal: 'Number shown',
    'copy-sensitive': 'Number copied',
    export: 'Saved as a file',
    purge: 'Purged',
    'sign-in': 'Signed in',
    'sign-out': 'Signed out',
  },
  purgeReasons: {
    'gone-in-crm': 'Not in the CRM',
    'no-access': 'No access',
    expired: 'Copy too old',
    'out-of-scope': 'Outside the selection',
    'signed-out': 'Signing out',
    forgotten: 'Computer forgotten',
  },
  exportReasons: { 'subject-access': 'Register extract with the full number' },
  many: (action, contacts) => `${action}: ${contacts}`,
  more: 'Show more',
  coming: 'Reading the log …',
  none: 'Nothing has been logged yet.',
  notKept:
    'The log cannot be kept on this computer right now. What is shown here is gone when the app closes.',
  begunAnew: 'The earlier log could not be read. A new one has begun.',
  export: 'Save as a file',
  exported: (fileName) => `Saved: ${fileName}`,
}
