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
    turnOn: 'Presentation mode: hide numbers, notes and score',
    turnOff: 'Turn presentation mode off',
    on: 'Presentation mode is on. Numbers, notes and score are hidden.',
    off: 'Presentation mode is off.',
    hidden: 'hidden in presentation mode',
    phoneHidden: 'telephone hidden',
    call: (label) => `Call the number, ${label}`,
    writeTo: (label) => `Write to the address, ${label}`,
    visit: 'Open the web site in the browser',
    noExport: 'No cards are saved as files in presentation mode.',
  },
}
