import { describe, expect, it } from 'vitest'
import { callNames, eventNames } from '../../../../../electron/contract/names'
import {
  mayBePushed,
  refusalOf,
  withoutNames,
} from '../../../../../electron/main/privacy/screen-gate'

const open = { closed: false, presenting: false, signedIn: true }

const answered = (state: typeof open) => callNames.filter((name) => refusalOf(name, state) === null)

describe('what is answered', () => {
  it('is everything while the window is open', () => {
    expect(answered(open)).toEqual(callNames)
  })

  it('X23 is, while it is locked, what the lock is drawn, opened and left with', () => {
    expect(answered({ ...open, closed: true })).toEqual([
      'app.info',
      'session.status',
      'session.signOut',
      'screen.status',
      'screen.lock',
      'screen.unlock',
      'screen.letGo',
      'connection.status',
      'settings.read',
    ])
    expect(refusalOf('contacts.open', { ...open, closed: true })).toBe('locked')
    expect(refusalOf('session.signIn', { ...open, closed: true })).toBe('locked')
  })

  it('X23 is the login too where a lock outlived its session', () => {
    const state = { ...open, closed: true, signedIn: false }
    expect(refusalOf('session.signIn', state)).toBeNull()
    expect(refusalOf('session.startSample', state)).toBeNull()
    expect(refusalOf('contacts.recents', state)).toBe('locked')
  })

  it('GDPR 37 is no list, no number, no sheet and no log while it is presented', () => {
    const state = { ...open, presenting: true }
    expect(callNames.filter((name) => refusalOf(name, state) === 'presenting')).toEqual([
      'contacts.recents',
      'contacts.seen',
      'contacts.revealNumber',
      'contacts.copyNumber',
      'contacts.copy',
      'contacts.reach',
      'contacts.previewExport',
      'contacts.export',
      'contacts.showExport',
      'estates.open',
      'search.run',
      'search.server',
      'search.choices',
      'copy.users',
      'accessLog.read',
      'accessLog.export',
    ])
    expect(refusalOf('contacts.revealNumber', { ...state, closed: true })).toBe('locked')
  })
})

describe('what is told unasked', () => {
  it('X23 is nothing of contacts, of estates and of the copy while it is locked', () => {
    const told = eventNames.filter((name) => mayBePushed(name, { closed: true }))
    expect(told.filter((name) => /contact|estate|recents|copy/.test(name))).toEqual([])
    expect(told).toEqual(['connection-changed', 'settings-changed', 'menu-command'])
    expect(eventNames.every((name) => mayBePushed(name, { closed: false }))).toBe(true)
  })

  it('X23 is of the session that there is one, and no names', () => {
    const status = {
      state: 'signed-in',
      username: 'maja.mallmaklare',
      address: 'https://connect.example.com/',
      host: 'connect.example.com',
      customers: [{ customerId: 'M99999', name: 'Provkontoret' }],
      kept: true,
      sample: true,
      suggestions: [{ contactId: 'ADR1', text: 'Ingrid Exempelsson' }],
    } as never
    expect(JSON.stringify(withoutNames(status))).not.toMatch(/maja|M99999|Prov|Ingrid|ADR1/)
    expect(withoutNames(status)).toMatchObject({ state: 'signed-in', sample: true, kept: true })
  })
})
