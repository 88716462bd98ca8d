import type { Texts } from '../sv'
import { duration } from '../sv/screen'

export const screenTexts: Texts['screen'] = {
  lock: {
    action: 'Lock',
    title: 'Locked',
    lead: 'The contacts are hidden until you unlock. You are still signed in.',
    password: 'Password for the CRM',
    needPassword: 'Write the password.',
    unlock: 'Unlock',
    unlocking: 'Checking…',
    touchId: 'Unlock with Touch ID',
    touchIdOr: 'Or with the password:',
    sample: 'The sample office has no password to write.',
    wrong: {
      says: 'Wrong password.',
      remedy: 'Write the password that you sign in to the CRM with.',
    },
    tooMany: {
      says: 'Wrong password too many times.',
      remedy: (seconds) => `Wait ${duration(seconds)}, or sign out.`,
    },
    waiting: (seconds) => `Try again in ${duration(seconds)}`,
    signOut: 'Sign out instead',
    signOutText:
      'Removes the password and the copy of the contacts. The next person signs in as themselves.',
  },

  presenting: {
    name: 'Presentation mode',
    turnOn: 'Presentation mode: show only the contact’s name and roles',
    turnOff: 'Turn presentation mode off',
    on: 'Presentation mode is on. Only the contact’s name and roles are shown.',
    off: 'Presentation mode is off.',
    hidden: 'Numbers, e-mail, address, note, score and flags are not shown.',
    others: 'Other contacts are not shown.',
    noExport: 'No cards are saved as files in presentation mode.',
  },
}
