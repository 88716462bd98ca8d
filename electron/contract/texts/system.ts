import type { Settings } from '../domain/settings'
import type { ExportChoice } from '../domain/sheet'
import { exportTexts as exportEn } from './en/export'
import { exportTexts as exportSv } from './sv/export'

/** Texts of the system's own surfaces: menu bar and save dialog. */
const sv = {
  file: 'Arkiv',
  edit: 'Redigera',
  view: 'Visa',
  help: 'Hjälp',
  saveFile: 'Spara som fil …',
  settings: 'Inställningar …',
  lock: 'Lås',
  signOut: 'Logga ut …',
  quit: 'Avsluta',
  undo: 'Ångra',
  redo: 'Gör om',
  cut: 'Klipp ut',
  copy: 'Kopiera',
  paste: 'Klistra in',
  selectAll: 'Markera allt',
  search: 'Sök',
  refresh: 'Hämta på nytt',
  present: 'Presentationsläge',
  zoomIn: 'Större',
  zoomOut: 'Mindre',
  zoomReset: 'Normal storlek',
  fullScreen: 'Helskärm',
  keys: 'Tangenter',
  about: 'Om Kontaktkort',
  hide: 'Göm Kontaktkort',
  hideOthers: 'Göm övriga',
  unhide: 'Visa alla',
  window: 'Fönster',
  minimize: 'Minimera',
  close: 'Stäng',
  /** macOS puts it after "Kontaktkort försöker". */
  touchId: 'låsa upp kontakterna',
  startFailed:
    'Kontaktkort kom inte igång. Installera appen på nytt; det som finns i CRM finns kvar där.',
  switchRefused: (name: string) =>
    `Kontaktkort startar inte med --${name}, som tar bort ett skydd. Ta bort det ur genvägen och starta igen.`,
  safe: {
    says: 'Fönstret har stannat flera gånger.',
    remedy:
      'Det som är hämtat ligger kvar, krypterat, på datorn. Starta om appen, och säg till den som sköter datorn om det händer igen.',
    ways: 'Vägar vidare',
    restart: 'Starta om',
    quit: 'Avsluta',
  },
  accessLog: {
    title: 'Spara åtkomstloggen',
    fileName: 'Kontaktkort åtkomstlogg.csv',
    fileKind: 'Tabell (CSV)',
  },
  saveAs: {
    titles: {
      meeting: 'Spara mötesblad',
      internal: 'Spara internt blad',
      subject: 'Spara underlag för registerutdrag',
      vcard: 'Spara visitkort',
    } satisfies Record<ExportChoice['kind'], string>,
    fileKinds: { pdf: 'PDF-dokument', vcf: exportSv.kinds.vcard.name },
    refused: {
      message: 'Filen sparades inte.',
      detail:
        'Medan dialogrutan stod öppen låstes appen, började visas för andra eller fick veta något nytt om kontakten. Gör om det därifrån.',
    },
  },
}

const en: typeof sv = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  help: 'Help',
  saveFile: 'Save as a file…',
  settings: 'Settings…',
  lock: 'Lock',
  signOut: 'Sign out…',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  search: 'Search',
  refresh: 'Fetch again',
  present: 'Presentation mode',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  keys: 'Keyboard shortcuts',
  about: 'About Kontaktkort',
  hide: 'Hide Kontaktkort',
  hideOthers: 'Hide others',
  unhide: 'Show all',
  window: 'Window',
  minimize: 'Minimise',
  close: 'Close',
  touchId: 'unlock the contacts',
  startFailed:
    'Kontaktkort could not start. Install the app again; what is in the CRM is still there.',
  switchRefused: (name: string) =>
    `Kontaktkort does not start with --${name}, which takes a protection away. Remove it from the shortcut and start again.`,
  safe: {
    says: 'The window has stopped several times.',
    remedy:
      'What has been fetched is still on the computer, encrypted. Restart the app, and tell whoever looks after the computer if it happens again.',
    ways: 'Ways on',
    restart: 'Restart',
    quit: 'Quit',
  },
  accessLog: {
    title: 'Save the access log',
    fileName: 'Kontaktkort access log.csv',
    fileKind: 'Table (CSV)',
  },
  saveAs: {
    titles: {
      meeting: 'Save the meeting sheet',
      internal: 'Save the internal sheet',
      subject: 'Save the basis for a register extract',
      vcard: 'Save the visiting card',
    },
    fileKinds: { pdf: 'PDF document', vcf: exportEn.kinds.vcard.name },
    refused: {
      message: 'The file was not saved.',
      detail:
        'While the dialog stood open, the app was locked, began to be shown to others, or learnt something new of the contact. Start again from there.',
    },
  },
}

export type SystemTexts = typeof sv

export const systemTexts: Record<Settings['language'], SystemTexts> = { sv, en }
