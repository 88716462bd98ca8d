import type { StoredData } from '../../electron/contract/domain/stored'

/** What the computer keeps, whole and in a file. */
export const stored: StoredData = {
  contacts: {
    count: 4212,
    withRoles: 812,
    withRelations: 790,
    recents: 23,
    oldestConfirmedAt: '2026-11-15T16:40:00Z',
    latestConfirmedAt: '2026-11-22T13:02:00Z',
    oldestGoesAt: '2026-11-29T16:40:00Z',
    reconciledAt: '2026-11-21T16:40:00Z',
  },
  office: { users: 14, estates: 1208, categories: 36 },
  copy: {
    state: 'file',
    folder: 'C:\\Users\\maja.mallmaklare\\AppData\\Local\\Kontaktkort\\copies',
    bytes: 38_412_288,
  },
  setAside: false,
  password: 'keychain',
  code: 'kept',
  accessLog: { entries: 212, oldestAt: '2026-06-01T07:12:00Z', saved: true },
  diaryBytes: 34_211,
  files: ['account', 'settings', 'window-place', 'time-mark'],
}

/** The first minute at a computer without a keychain, with an old file aside. */
export const storedInMemory: StoredData = {
  ...stored,
  contacts: {
    ...stored.contacts,
    count: 1,
    withRoles: 1,
    withRelations: 0,
    recents: 1,
    oldestConfirmedAt: '2026-11-22T13:02:00Z',
    oldestGoesAt: '2026-12-06T13:02:00Z',
    reconciledAt: null,
  },
  office: { users: 0, estates: 0, categories: 0 },
  copy: { state: 'memory', why: 'no-keychain' },
  setAside: true,
  password: 'memory',
  code: 'none',
  accessLog: { entries: 1, oldestAt: '2026-11-22T13:02:00Z', saved: false },
  diaryBytes: 0,
  files: [],
}
