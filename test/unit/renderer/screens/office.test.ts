import { describe, expect, it } from 'vitest'
import type { ContactCard } from '../../../../electron/contract/domain/card'
import { contactId } from '../../../../electron/contract/domain/ids'
import { forPresentation } from '../../../../electron/contract/domain/presentation'
import type { ScreenStatus } from '../../../../electron/contract/domain/screen'
import { failed } from '../../../../electron/contract/errors'
import { CrmError } from '../../../../renderer/crm'
import { Office } from '../../../../renderer/screens/office.svelte'
import type { Option } from '../../../../renderer/screens/search/options'
import { ScreenState } from '../../../../renderer/state/screen.svelte'
import { SessionState } from '../../../../renderer/state/session.svelte'
import { aContactCard, aContactLine, aPersonContact } from '../../../builders/card'
import { maja } from '../../../builders/session'
import { aCopyStatus, anAnswer } from '../copy-builders'
import { anEstatePage } from '../estate-builders'
import { fakeCrm, later, refuse } from '../fake-crm'

const unlocked: ScreenStatus = {
  locked: false,
  presenting: false,
  unlock: 'password',
  code: 'skipped',
  retryAfterMs: null,
}
const cardOf = (text: string, given: Parameters<typeof aPersonContact>[0] = {}): ContactCard =>
  aContactCard({ contact: aPersonContact({ id: text, ...given }) })
const option = (text: string): Option => ({
  kind: 'id',
  key: text,
  contactId: contactId.parse(text),
  customerId: null,
})

function setUp(change: Partial<typeof maja> = {}) {
  const status = { ...maja, ...change }
  const crm = fakeCrm()
  let screenIs = unlocked
  crm.answer('contacts.recents', () => [])
  crm.answer('contacts.current', () => ({ afterCrash: false, key: null }))
  crm.answer('contacts.open', (input: { contactId: string }) => cardOf(input.contactId))
  crm.answer('contacts.cancel', () => undefined)
  crm.answer('contacts.closed', () => undefined)
  crm.answer('estates.closed', () => undefined)
  crm.answer('estates.open', ({ estateId }: { estateId: string }) => anEstatePage([], { estateId }))
  crm.answer('copy.status', () => aCopyStatus())
  crm.answer('search.run', () => anAnswer())
  crm.answer('session.status', () => status)
  crm.answer('screen.letGo', () => undefined)
  crm.answer('screen.lock', () => (screenIs = { ...screenIs, locked: true }))
  crm.answer(
    'screen.present',
    ({ on }: { on: boolean }) => (screenIs = { ...screenIs, presenting: on }),
  )
  const session = new SessionState(crm)
  const screen = new ScreenState(crm, session)
  const enter = () => new Office(crm, session, screen, status)
  const office = enter()
  const codes = (of = office) =>
    of.notices.list.map((notice) => (notice.kind === 'failure' ? notice.failure.code : notice.kind))
  return { crm, session, screen, enter, office, stop: office.listen(), codes }
}

describe('choosing a contact', () => {
  it('opens it and clears what led to it, unless something has been typed since', async () => {
    const { crm, office } = setUp()
    office.search.type('Prova')
    office.searching = true
    await office.choose(option('A'))
    expect(office.open.card?.contact.id).toBe('A')
    expect([office.search.text, office.searching]).toEqual(['', false])

    const slow = later<ContactCard>()
    crm.answer('contacts.open', () => slow.promise)
    office.search.type('Nils')
    const chosen = office.choose(option('B'))
    office.search.type('Nils H')
    slow.done(cardOf('B'))
    await chosen
    expect(office.search.text).toBe('Nils H')
  })

  it('keeps the list and what was typed when it cannot be opened', async () => {
    const { crm, office, codes } = setUp()
    office.search.type('Prova')
    office.searching = true
    crm.answer('contacts.open', refuse('not-found'))
    await office.choose(option('A'))
    expect([office.search.text, office.searching]).toEqual(['Prova', true])
    expect(codes()).toEqual(['not-found'])
  })

  it('opens nothing on Enter when nothing was found', async () => {
    const { crm, office } = setUp()
    await office.chooseTyped()
    expect(crm.inputsOf('contacts.open')).toEqual([])
  })
})

describe('one step back', () => {
  it('cancels an opening, clears text and filters, closes the list over the card, then the card', async () => {
    const { crm, office } = setUp()
    await office.choose(option('A'))
    office.search.type('Nils')
    office.search.filter({ kind: 'person' })
    office.searching = true
    crm.answer('contacts.open', () => new Promise(() => {}))
    void office.open.open(contactId.parse('B'), null)

    office.back(true)
    expect(office.open.opening).toBeNull()
    office.back(true)
    expect([office.search.text, office.search.activeFilters]).toEqual(['', ['kind']])
    office.back(true)
    expect(office.search.activeFilters).toEqual([])
    office.back(true)
    expect([office.searching, office.open.card?.contact.id]).toEqual([false, 'A'])
    office.back(true)
    expect(office.open.card).toBeNull()
  })

  it('closes the card at once where the list stands beside it', async () => {
    const { office } = setUp()
    await office.choose(option('A'))
    office.searching = true
    office.back(false)
    expect(office.open.card).toBeNull()
  })
})

describe('one step back over an estate', () => {
  it('leaves the keyboard to what comes, and ends in the search field', async () => {
    const { office } = setUp()
    await office.choose(option('A'))
    await office.open.followEstate('OBJ1')
    office.search.type('Nils')
    expect(office.back(false)).toBe('stays')
    expect([office.search.text, office.open.here?.kind]).toEqual(['', 'estate'])
    expect(office.back(false)).toBe('walks')
    await expect.poll(() => office.open.card?.contact.id).toBe('A')
    expect(office.back(false)).toBe('stays')
    expect(office.open.here).toBeNull()
  })

  it('keeps what is typed where it is a step as in a browser', async () => {
    const { office } = setUp()
    await office.choose(option('A'))
    await office.open.followEstate('OBJ1')
    office.search.type('Nils')
    office.walkBack()
    await expect.poll(() => office.open.card?.contact.id).toBe('A')
    expect(office.search.text).toBe('Nils')
  })
})

describe('what a narrow window shows', () => {
  it('is the list until something is read, and again while it is used', async () => {
    const { office } = setUp()
    await expect.poll(() => office.copy.status).not.toBeNull()
    expect(office.listMakesWay).toBe(false)
    await office.choose(option('A'))
    expect(office.listMakesWay).toBe(true)
    office.searching = true
    expect(office.listMakesWay).toBe(false)
  })

  it('is the choice of contacts until it is made, unless something is looked for', async () => {
    const { office } = setUp()
    await expect.poll(() => office.copy.status).not.toBeNull()
    office.copy.take(aCopyStatus({ scope: null }))
    office.searching = true
    expect([office.settingUp, office.listMakesWay]).toEqual([true, true])
    office.search.type('Prova')
    expect(office.listMakesWay).toBe(false)
    await office.choose(option('A'))
    expect(office.settingUp).toBe(false)
  })
})

describe('dialogs', () => {
  it('stand one at a time, and the one that makes way does not take the next one along', () => {
    const { office } = setUp()
    office.show('settings')
    office.show('copy')
    office.closed('settings')
    expect(office.dialog).toBe('copy')
    office.closed('copy')
    expect(office.dialog).toBeNull()
  })
})

describe('the export', () => {
  it('takes the place of another dialog, and ends with the next: none comes back by itself', async () => {
    const { office } = setUp()
    await office.choose(option('A'))
    office.show('settings')
    office.startExport()
    expect([office.dialog, office.open.exporting, office.isClear]).toEqual([null, true, false])
    office.show('settings')
    office.closed('settings')
    expect([office.open.exporting, office.isClear]).toEqual([false, true])
  })

  it('GDPR 24 GDPR 37 says why there is none, and closes nothing for it', async () => {
    const { crm, office, codes } = setUp()
    office.show('settings')
    office.startExport()
    expect([codes(), office.dialog]).toEqual([[], 'settings'])
    crm.answer('contacts.open', () => cardOf('S', { protectedIdentity: true }))
    await office.choose(option('S'))
    office.startExport()
    expect(office.notices.list).toMatchObject([{ kind: 'no-export', why: 'protected' }])
    crm.answer('contacts.open', () => cardOf('A'))
    await office.choose(option('A'))
    await office.present()
    office.startExport()
    expect(office.notices.list).toMatchObject([{ kind: 'no-export', why: 'presenting' }])
    expect([office.dialog, office.open.exporting]).toEqual(['settings', false])
  })
})

describe('GDPR 37 when a presentation begins', () => {
  it('lets go of list, hits, what was typed and set, of dialogs, and of all of the card but name and roles', async () => {
    const { crm, office } = setUp()
    crm.push('recents-changed', [aContactLine({ name: 'Nils Annan' })])
    crm.push('session-changed', {
      ...maja,
      suggestions: [{ contactId: 'B', text: 'Nils' }],
    } as never)
    crm.answer('search.run', () => anAnswer([aContactLine({ name: 'Nils Annan' })]))
    crm.answer('search.choices', () => ({ categories: ['Julkort'], own: true }))
    await office.choose(option('A'))
    await office.search.loadChoices()
    office.search.filter({ kind: 'person' })
    office.search.type('Nils Annan')
    office.search.move(1)
    await expect.poll(() => office.search.results).toHaveLength(1)
    office.show('access-log')
    office.notices.exported('Kontaktblad Nils Annan 2026-11-22.pdf')
    await office.present()
    office.putAway()
    const { search, open, dialog, notices } = office
    expect([search.text, search.activeFilters, search.options, search.choices]).toEqual([
      '',
      [],
      [],
      null,
    ])
    expect([dialog, open.exporting, notices.list]).toEqual([null, false, []])
    expect(open.card).toEqual(forPresentation(cardOf('A')))
  })

  it('finds nobody by what is typed then, and asks nobody', async () => {
    const { crm, office } = setUp()
    await office.present()
    office.putAway()
    office.search.type('Nils')
    crm.push('copy-changed', aCopyStatus())
    expect(await office.search.choice()).toBeNull()
    expect(crm.inputsOf('search.run')).toEqual([])
  })

  it('takes nothing in that was on its way', async () => {
    const { crm, office } = setUp()
    await expect.poll(() => office.copy.status).not.toBeNull()
    const slow = { lines: later<unknown>(), rows: later<unknown>(), card: later<unknown>() }
    crm.answer('contacts.recents', () => slow.lines.promise)
    crm.answer('search.run', () => slow.rows.promise)
    crm.answer('contacts.open', () => slow.card.promise)
    const loaded = office.search.load()
    office.search.type('Nils')
    const opened = office.open.open(contactId.parse('A'), null)
    await office.present()
    office.putAway()
    slow.lines.done([aContactLine()])
    slow.rows.done(anAnswer([aContactLine({ name: 'Nils Annan' })]))
    slow.card.done(cardOf('A'))
    await Promise.all([loaded, opened])
    expect(office.search.options).toEqual([])
    expect(office.open.card).toEqual(forPresentation(cardOf('A')))
  })

  it('asks for no list in a page that begins then, and leads nowhere but to the contact on the card', async () => {
    const { crm, enter, office } = setUp()
    await office.choose(option('A'))
    await office.open.follow(contactId.parse('B'))
    await office.present()
    office.back(false)
    expect(office.open.card?.contact.id).toBe('B')
    const asked = crm.inputsOf('contacts.recents').length
    const next = enter()
    next.listen()
    await expect.poll(() => next.copy.status).not.toBeNull()
    expect(crm.inputsOf('contacts.recents')).toHaveLength(asked)
  })
})

it('signing in again makes way for another dialog, and does not come back after it', () => {
  const { office, session } = setUp()
  session.signingInAgain = true
  expect(office.isClear).toBe(false)
  office.show('keys')
  office.closed('keys')
  expect([session.signingInAgain, office.isClear]).toEqual([false, true])
})

describe('leaving', () => {
  it('X23 comes back to the card that was open when the lock fell', async () => {
    const { screen, enter, office, stop } = setUp()
    await office.choose(option('A'))
    await office.lock()
    stop()
    await screen.take(unlocked)
    const next = enter()
    next.listen()
    await expect.poll(() => next.open.card?.contact.id).toBe('A')
  })

  it('X23 comes back to the estate that was open when the lock fell', async () => {
    const { screen, enter, office, stop } = setUp()
    await office.choose(option('A'))
    await office.open.followEstate('OBJ1')
    await office.lock()
    stop()
    await screen.take(unlocked)
    const next = enter()
    next.listen()
    await expect.poll(() => next.open.shownEstate?.estate.estateId).toBe('OBJ1')
  })

  it('GDPR 36 asks before the first lock by what it is to open, and not once that is known', async () => {
    const { crm, screen, office } = setUp()
    await screen.take({ ...unlocked, code: 'none' })
    await office.lock()
    expect([office.dialog, crm.inputsOf('screen.lock')]).toEqual(['first-lock', []])
    await office.lockNow()
    for (const code of ['skipped', 'kept', 'this-run'] as const) {
      await screen.take({ ...unlocked, code })
      await office.lock()
    }
    expect(crm.inputsOf('screen.lock')).toHaveLength(4)
  })

  it('GDPR 36 asks for no code in the sample office', async () => {
    const { crm, screen, office } = setUp({ sample: true })
    await screen.take({ ...unlocked, code: 'none' })
    await office.lock()
    expect([office.dialog, crm.inputsOf('screen.lock').length]).toEqual([null, 1])
  })

  it('says why it could not lock or present', async () => {
    const { crm, office, codes } = setUp()
    for (const name of ['screen.lock', 'screen.present'] as const) {
      crm.answer(name, refuse('keychain-unavailable'))
    }
    for (const leave of [() => office.lock(), () => office.present()]) {
      await leave()
      expect(codes()).toEqual(['keychain-unavailable'])
      office.notices.clear('session')
    }
  })

  it('GDPR 21 leaves nothing to be said in the next office, nor anything to be tried again there', async () => {
    const { crm, session, enter, office, stop, codes } = setUp()
    session.signingInAgain = true
    const slow = later<ContactCard>()
    crm.answer('contacts.open', () => slow.promise)
    const chosen = office.choose(option('A'))
    stop()
    const next = enter()
    next.listen()
    slow.fail(new CrmError(failed('locked').error))
    await chosen
    // As a file that was being written when its dialog went.
    office.notices.exported('Kontaktblad Prova Exempelgren.pdf')
    expect([codes(), codes(next)]).toEqual([[], []])
    expect(session.signingInAgain).toBe(false)
  })
})
