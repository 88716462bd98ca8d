import type { Texts } from '../sv'

export const copyTexts: Texts['copy'] = {
  contacts: (count, shown) => (count === 1 ? '1 contact' : `${shown} contacts`),

  setup: {
    title: 'Contacts on this computer',
    lead: 'Searching goes through a copy on the computer. It answers at once, without a network too. Which contacts should be in it?',
    choices: 'Which contacts',
    scopes: {
      mine: 'My contacts',
      office: 'The whole office',
      opened: 'Only those I open',
    },
    hints: {
      mine: 'Those you are the responsible broker of, and those you open.',
      office: 'Every contact that the login reaches.',
      opened: 'Nothing is fetched in advance.',
    },
    own: 'I am',
    ownAt: (office) => `I am, at ${office}`,
    ownChoose: 'Choose from the list',
    ownInactive: 'No longer active',
    ownNeeded: 'Say who you are, and the app knows which ones are yours.',
    ownForFilter: 'May be left out. Needed for the filter Mine.',
    usersComing: 'Fetching the names …',
    usersMissing: 'The names at the office could not be fetched.',
    counting: 'counting …',
    countMissing: 'The number could not be fetched.',
    privacy: (days) =>
      `The copy is encrypted on this computer, with its key in the computer’s keychain. What the CRM has not confirmed for ${days === 1 ? 'a day' : `${days} days`} is purged. When you sign out, all of it is removed.`,
    memoryOnly:
      'Nothing can be kept on the computer right now. The copy lives until the app closes.',
    memorySample: 'The sample office’s contacts are in memory only, until the app closes.',
    narrows: 'Contacts outside the selection are removed from the computer.',
    start: 'Start fetching',
    keep: 'Save the selection',
    later: 'Not now',
  },

  progress: {
    label: 'Fetching of contacts',
    listing: 'Asking the CRM which contacts there are …',
    doneOf: (done, total) => `${done} of ${total}`,
    perSecond: (count) => `${count} a second`,
    perMinute: (count) => `${count} a minute`,
    leftSoon: 'less than a minute left',
    leftMinutes: (minutes) => `${minutes} min left`,
    leftHours: (hours, minutes) => `${hours} h ${minutes} min left`,
    paused: 'paused',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel',
    cancelAsk: 'Cancel? Contacts you have not opened are then removed from the computer.',
    cancelConfirm: 'Cancel the fetching',
    cancelNot: 'Go on fetching',
    saidStart: 'The fetching of contacts has begun.',
    saidPart: (percent) => `${percent} per cent of the contacts have been fetched.`,
    saidEnd: 'The contacts have been fetched.',
  },

  state: {
    label: 'Contacts',
    onComputer: (contacts) => `${contacts} on this computer`,
    reconciled: (_count, when) => `reconciled ${when}`,
    neverReconciled: () => 'never reconciled',
    filling: 'being fetched',
    fillingPaused: 'fetching paused',
    fillingOf: (what, done, total) => `${what}: ${done} of ${total}`,
    encrypted: 'encrypted',
    inMemory: 'in memory only, until the app closes',
    unreadable: 'the copy is not in use',
    scope: 'Selection',
    scopeNone: 'Nothing chosen yet',
    change: 'Change the selection',
    syncNow: 'Reconcile now',
    syncing: 'Reconciling …',
  },

  roles: {
    askedOf: (asked, contacts) => `Roles for ${asked} of ${contacts}`,
    sources: {
      seller: 'sellers',
      buyer: 'buyers',
      speculator: 'prospects',
      dated: 'the dates and representatives of roles',
    },
    refused: (what) =>
      `The login may not read ${what}: ask whoever runs the office’s CRM for the right.`,
  },

  problems: {
    'key-missing': {
      says: 'The key is missing, the copy cannot be read.',
      remedy: 'A new one is being fetched.',
    },
    damaged: {
      says: 'The copy on this computer was damaged and is being built anew.',
      remedy: 'Everything is still in the CRM.',
    },
    'newer-version': {
      says: 'The copy was written by a newer version of Kontaktkort.',
      remedy: 'Update the app, or fetch into a new copy.',
    },
    'no-keychain': {
      says: 'The computer’s keychain cannot be used, so nothing was kept.',
      remedy: 'You are signed in until the app closes. The copy is in memory that long.',
    },
    unwritable: {
      says: 'The app’s folder on this computer cannot be written to.',
      remedy: 'The copy is in memory only, until the app closes.',
    },
    'disk-full': {
      says: 'The disk is full.',
      remedy: 'What has been fetched can still be read.',
    },
  },
  shrunk: {
    says: (listed, kept) =>
      `The CRM listed only ${listed} of ${kept} contacts. Nothing was removed.`,
    remedy: 'Reconcile again, or ask whoever runs the office’s CRM.',
  },
  notUnderstood: {
    says: (contacts) => `${contacts} could not be read from the CRM’s answer.`,
    remedy: 'What was there about them is still as it was.',
  },
  setAside: {
    says: 'An old copy that cannot be read is still on the computer.',
    remedy: 'It is of no more use.',
  },
  dropSetAside: 'Remove the old file',
  startOver: 'Fetch into a new copy',

  expired: (days) =>
    `The copy of the contact was older than ${days === 1 ? 'a day' : `${days} days`} and has been purged.`,
}
