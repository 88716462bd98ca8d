import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../../electron/contract/domain/default-settings'
import type { CodeState } from '../../../../../electron/contract/domain/code'
import type { SessionStatus } from '../../../../../electron/contract/domain/session'
import { failed } from '../../../../../electron/contract/errors'
import { createScreen, LET_GO_MS } from '../../../../../electron/main/privacy/screen'
import type { LockFile } from '../../../../../electron/main/privacy/lock'
import { forPresentation } from '../../../../../electron/contract/domain/presentation'
import { aContactCard, aContactLine, aPersonContact } from '../../../../builders/card'
import { createFakeClock } from '../../../../fakes/clock'
import { createMemoryFile } from '../../../../fakes/memory-file'

const office = {
  state: 'signed-in',
  username: 'maja.mallmaklare',
  address: 'https://connect.example.com/',
  host: 'connect.example.com',
  customers: [{ customerId: 'M99999', name: 'Provkontoret' }],
  kept: true,
  sample: false,
  suggestions: [],
} as unknown as Extract<SessionStatus, { state: 'signed-in' }>
const signedOut: SessionStatus = { state: 'signed-out', failure: null, remembered: null }

function setUp(before: LockFile | null = null) {
  const clock = createFakeClock()
  const events = new Map<string, () => void>()
  const pushed: [string, unknown][] = []
  const protection: unknown[] = []
  let numbersEnded = 0
  let unlocked = 0
  const card = aContactCard()
  const onCard = { customerId: card.contact.customerId, contactId: card.contact.id }
  const waits = new Set<() => void>()
  const timers: (() => void)[] = []
  const state = {
    session: office as SessionStatus,
    systemSeconds: 0,
    canTouchId: false,
    used: () => {},
  }
  const file = createMemoryFile<LockFile>(before)
  const code = {
    state: 'none' as CodeState,
    later: 'unread' as CodeState,
    chosen: [] as (string | null)[],
  }
  const guard = { draws: 0, restarts: 0 }
  const screen = createScreen({
    clock,
    log: { event: () => undefined },
    every(_ms, work) {
      timers.push(work)
      return () => undefined
    },
    after(ms, work) {
      expect(ms).toBe(LET_GO_MS)
      waits.add(work)
      return () => waits.delete(work)
    },
    lockFile: file,
    presence: {
      idleSeconds: () => state.systemSeconds,
      onUse: (told) => void (state.used = told),
      on: (what, told) => void events.set(what, told),
      canAskTouchId: () => state.canTouchId,
      askTouchId: async () => true,
    },
    guard: {
      protect: ({ locked, presenting }) => protection.push({ locked, presenting }),
      draw: () => (guard.draws += 1),
      restart: () => (guard.restarts += 1),
    },
    push: (name, payload) => pushed.push([name, payload]),
    settings: () => defaultSettings,
    session: () => ({
      status: () => state.session,
      proves: (password) => password === 'rätt',
    }),
    code: () => ({
      state: () => code.state,
      async readAgain() {
        code.state = code.later
        return code.state !== 'unread'
      },
      async choose(given) {
        // It is hashed first.
        await Promise.resolve()
        code.chosen.push(given)
        code.state = given === null ? 'skipped' : 'kept'
      },
      proves: async (given) => given === code.chosen.at(-1),
    }),
    endNumbers: () => void (numbersEnded += 1),
    onCard: () => onCard,
    onPresented: () => screen.push('recents-changed', []),
    onUnlocked: () => void (unlocked += 1),
  })
  screen.start()
  const system = (what: string) => events.get(what)?.()
  return {
    ...{
      clock,
      events,
      pushed,
      protection,
      timers,
      state,
      file,
      guard,
      screen,
      system,
      card,
      code,
    },
    numbersEnded: () => numbersEnded,
    unlocked: () => unlocked,
    /** The page has had its time. */
    waitForPage: () => waits.forEach((work) => work()),
  }
}

describe('X23 the lock', () => {
  it.each(['lock-screen', 'suspend'])('falls on the system’s %s', (what) => {
    const { screen, system } = setUp()
    system(what)
    expect(screen.status().locked).toBe(true)
  })

  it('falls after ten minutes in which neither system nor window has felt anybody', () => {
    const { screen, state, clock, timers } = setUp()
    const wait = (ms: number) => {
      for (let left = ms; left > 0; left -= 5_000) {
        clock.pass(5_000)
        state.systemSeconds += 5
        timers.forEach((work) => work())
      }
    }
    wait(9 * 60_000)
    state.used()
    wait(9 * 60_000)
    expect(screen.status().locked).toBe(false)
    wait(60_000)
    expect(screen.status().locked).toBe(true)
  })

  it('ends what else shows or holds a number, hides the window and tells the page, which then knows no names', () => {
    const { screen, pushed, protection, numbersEnded } = setUp()
    screen.lock()
    expect(numbersEnded()).toBe(1)
    expect(protection.at(-1)).toMatchObject({ locked: true })
    expect(pushed.map(([name]) => name)).toEqual(['screen-changed', 'session-changed'])
    expect(pushed[0]?.[1]).toMatchObject({ locked: true, unlock: 'password' })
    expect(JSON.stringify(pushed)).not.toMatch(/maja|Provkontoret/)
    expect(JSON.stringify(screen.known(office))).not.toMatch(/maja|Provkontoret/)
  })

  it('withholds what the sync goes on telling of contacts, and lets it through again afterwards', async () => {
    const { screen, pushed } = setUp()
    screen.lock()
    pushed.length = 0
    screen.push('recents-changed', [])
    screen.push('copy-changed', {} as never)
    screen.push('connection-changed', { state: 'connected', retryAfterMs: null })
    screen.push('session-changed', office)
    expect(pushed.map(([name]) => name)).toEqual([
      'connection-changed',
      'screen-changed',
      'session-changed',
    ])
    expect(JSON.stringify(pushed)).not.toContain('maja')
    await screen.unlock({ by: 'password', password: 'rätt' })
    pushed.length = 0
    screen.push('recents-changed', [])
    expect(pushed).toHaveLength(1)
  })

  it('starts the page anew when that has not let go within two seconds', () => {
    const { screen, guard, waitForPage } = setUp()
    screen.lock()
    waitForPage()
    expect(guard.restarts).toBe(1)
  })

  it('leaves a page alone that has let go, and has it drawn', () => {
    const { screen, guard, waitForPage } = setUp()
    screen.lock()
    screen.letGo('locked')
    waitForPage()
    expect(guard).toEqual({ draws: 1, restarts: 0 })
  })

  it('opens, and is told of, with the right password', async () => {
    const { screen, pushed, protection, unlocked } = setUp()
    screen.lock()
    expect(await screen.unlock({ by: 'password', password: 'fel' })).toEqual(failed('wrong-login'))
    expect(unlocked()).toBe(0)
    const opened = await screen.unlock({ by: 'password', password: 'rätt' })
    expect(opened).toMatchObject({ ok: true, value: { locked: false } })
    expect(pushed.at(-1)).toEqual(['session-changed', office])
    expect(unlocked()).toBe(1)
    expect(protection.at(-1)).toMatchObject({ locked: false })
  })

  it('says by what it opens: a click in the sample office, Touch ID where the computer has it', () => {
    const { screen, state } = setUp()
    state.canTouchId = true
    expect(screen.status().unlock).toBe('touch-id')
    state.session = { ...office, sample: true }
    expect(screen.status().unlock).toBe('click')
  })

  it('holds from the first moment of the next start, before the session it guards is there', () => {
    const { screen, state, pushed } = setUp({ wrongTries: 0 })
    state.session = signedOut
    // Nobody is there yet whose contacts could be locked away, and nothing of them may come through either.
    expect(screen.status().locked).toBe(false)
    screen.push('recents-changed', [])
    expect(pushed).toEqual([])
    state.session = office
    screen.push('session-changed', office)
    expect(pushed.map(([name]) => name)).toEqual(['screen-changed', 'session-changed'])
    expect(pushed[0]?.[1]).toMatchObject({ locked: true })
    expect(JSON.stringify(pushed)).not.toContain('maja')
  })

  it('goes with a sign-out, but not with one that left the password behind', async () => {
    for (const failure of [null, failed('keychain-unavailable').error]) {
      const { screen, state, file } = setUp()
      screen.lock()
      state.session = { ...signedOut, failure }
      screen.push('session-changed', state.session)
      await screen.kept()
      expect(file.content === null).toBe(failure === null)
    }
  })

  it.each([null, failed('keychain-unavailable').error])(
    'is told of once with a sign-out, and a presentation’s end with it: %j',
    (failure) => {
      const { screen, state, pushed } = setUp()
      screen.present(true)
      screen.lock()
      pushed.length = 0
      state.session = { ...signedOut, failure }
      screen.push('session-changed', state.session)
      expect(pushed).toEqual([
        ['screen-changed', expect.objectContaining({ locked: false, presenting: false })],
        ['session-changed', state.session],
      ])
    },
  )

  it('goes when somebody has proven the login to the CRM', async () => {
    const { screen, file } = setUp({ wrongTries: 3 })
    screen.entering()()
    await screen.kept()
    expect([screen.status().locked, file.content]).toEqual([false, null])
  })

  it('is for who is signed in', () => {
    const { screen, state } = setUp()
    state.session = signedOut
    expect(screen.lock()).toEqual(failed('signed-out'))
    expect(screen.present(true)).toEqual(failed('signed-out'))
  })
})

describe('GDPR 36 the code of the broker’s own', () => {
  const proof = { by: 'password', password: 'rätt' } as const

  it('is chosen once without further ado, also after it was not wanted, and the window is told', async () => {
    const { screen, code, pushed } = setUp()
    expect(await screen.setCode({ code: null, proof: null })).toMatchObject({
      value: { code: 'skipped' },
    })
    expect(await screen.setCode({ code: '2468', proof: null })).toMatchObject({
      value: { code: 'kept' },
    })
    expect(code.chosen).toEqual([null, '2468'])
    expect(pushed.at(-1)).toEqual(['screen-changed', expect.objectContaining({ code: 'kept' })])
    expect(JSON.stringify(pushed)).not.toContain('2468')
  })

  it.each([proof, { by: 'code', code: '2468' } as const])(
    'is changed and removed only by whoever proves to be the broker: %o',
    async (own) => {
      const { screen, code } = setUp()
      await screen.setCode({ code: '2468', proof: null })
      expect(await screen.setCode({ code: '1357', proof: null })).toEqual(failed('forbidden'))
      const wrong = { by: 'code', code: '0000' } as const
      expect(await screen.setCode({ code: null, proof: wrong })).toEqual(failed('wrong-login'))
      expect(code.chosen).toEqual(['2468'])
      expect(await screen.setCode({ code: null, proof: own })).toMatchObject({ ok: true })
      expect(code.chosen.at(-1)).toBeNull()
    },
  )

  it('S13 is waited for where the keychain has not said it: no try is counted, and nobody chooses another', async () => {
    const { screen, code, file } = setUp()
    code.state = 'unread'
    code.chosen.push('2468')
    screen.lock()
    const byCode = { by: 'code', code: '2468' } as const
    expect(await screen.unlock(byCode)).toEqual(failed('keychain-unavailable'))
    expect(file.content).toEqual({ wrongTries: 0 })
    expect(await screen.unlock(proof)).toMatchObject({ value: { locked: false, code: 'unread' } })
    expect(await screen.setCode({ code: '1357', proof: null })).toEqual(failed('forbidden'))
    expect(await screen.setCode({ code: '1357', proof: byCode })).toEqual(
      failed('keychain-unavailable'),
    )
    screen.lock()
    code.later = 'kept'
    expect(await screen.unlock(byCode)).toMatchObject({ value: { locked: false, code: 'kept' } })
  })

  it('may be chosen anew by the login to the CRM where the keychain does not say it', async () => {
    const { screen, code } = setUp()
    code.state = 'unread'
    expect(await screen.setCode({ code: '1357', proof })).toMatchObject({ value: { code: 'kept' } })
  })

  it('that is chosen twice at once is chosen once: the other does not prove to know it', async () => {
    const { screen, code } = setUp()
    const [first, second] = await Promise.all(
      ['2468', '1357'].map((one) => screen.setCode({ code: one, proof: null })),
    )
    expect([first?.ok, second]).toEqual([true, failed('forbidden')])
    expect(code.chosen).toEqual(['2468'])
  })

  it('shares its count of wrong tries with the lock, and leaves none behind once it is changed', async () => {
    const { screen, file } = setUp()
    await screen.setCode({ code: '2468', proof: null })
    const wrong = { code: '1357', proof: { by: 'code', code: '0000' } } as const
    for (let n = 1; n < 4; n += 1) await screen.setCode(wrong)
    expect(file.content).toEqual({ wrongTries: 3 })
    screen.lock()
    expect(await screen.unlock({ by: 'password', password: 'fel' })).toEqual(failed('wrong-login'))
    expect(await screen.unlock({ by: 'code', code: '0000' })).toEqual(
      failed('wrong-login', { retryAfterMs: 30_000 }),
    )
    expect(await screen.setCode({ ...wrong, proof })).toEqual(
      failed('busy', { retryAfterMs: 30_000 }),
    )

    const again = setUp()
    await again.screen.setCode({ code: '2468', proof: null })
    await again.screen.setCode(wrong)
    await again.screen.setCode({ code: '1357', proof })
    await again.screen.kept()
    expect(again.file.content, 'the next run would begin locked').toBeNull()
  })

  it('leaves no count to whoever signs in next', async () => {
    const { screen, state, file } = setUp()
    await screen.setCode({ code: '2468', proof: null })
    await screen.setCode({ code: null, proof: { by: 'code', code: '0000' } })
    state.session = signedOut
    screen.push('session-changed', signedOut)
    await screen.kept()
    expect(file.content).toBeNull()
  })

  it('is nobody’s where nobody is signed in, and none is asked for in the sample office', async () => {
    const { screen, state, code } = setUp()
    state.session = { ...office, sample: true }
    expect(await screen.setCode({ code: '2468', proof: null })).toEqual(failed('forbidden'))
    state.session = signedOut
    expect(await screen.setCode({ code: '2468', proof: null })).toEqual(failed('signed-out'))
    expect(code.chosen).toEqual([])
  })
})

describe('GDPR 37 presentation mode', () => {
  it('asks to keep the window out of captures, ends reveals and is told of', () => {
    const { screen, pushed, protection, numbersEnded } = setUp()
    expect(screen.present(true)).toMatchObject({ ok: true, value: { presenting: true } })
    expect(protection.at(-1)).toMatchObject({ presenting: true })
    expect(numbersEnded()).toBe(1)
    expect(pushed[0]).toEqual(['screen-changed', expect.objectContaining({ presenting: true })])
    expect(screen.refusal('contacts.revealNumber')).toBe('presenting')
    screen.present(false)
    expect(protection.at(-1)).toMatchObject({ presenting: false })
    expect(screen.refusal('contacts.revealNumber')).toBeNull()
  })

  it('outlives a lock, and ends with the session', async () => {
    const { screen, state } = setUp()
    screen.present(true)
    screen.lock()
    await screen.unlock({ by: 'password', password: 'rätt' })
    expect(screen.status().presenting).toBe(true)
    state.session = signedOut
    screen.push('session-changed', signedOut)
    expect(screen.status().presenting).toBe(false)
  })

  it('lets through of contacts the bare card that is open, and of the session no suggestion', () => {
    const { screen, pushed, state, card } = setUp()
    const suggestions = [{ contactId: card.contact.id, text: 'Ingrid Exempelsson' }]
    state.session = { ...office, suggestions }
    screen.present(true)
    expect(pushed.at(-1)).toEqual(['session-changed', office])
    pushed.length = 0
    screen.push('recents-changed', [aContactLine()])
    const someoneElse = aPersonContact({ id: 'ADR00000000000000000000000000009009' })
    screen.push('contact-updated', aContactCard({ contact: someoneElse }))
    expect(pushed).toEqual([])
    screen.push('contact-updated', card)
    expect(pushed).toEqual([['contact-updated', forPresentation(card)]])
    expect(screen.answer('contacts.open', card)).toEqual(forPresentation(card))
    expect(screen.answer('session.status', state.session)).toEqual(office)
  })

  it('gives back when it ends what the page had let go of', () => {
    const { screen, pushed, card } = setUp()
    screen.present(true)
    pushed.length = 0
    screen.present(false)
    const names = ['screen-changed', 'session-changed', 'recents-changed']
    expect(pushed.map(([name]) => name)).toEqual(names)
    expect(screen.answer('contacts.open', card)).toBe(card)
  })

  it('starts the page anew when it has not let go, and is satisfied by no word on the lock', () => {
    const { screen, guard, waitForPage } = setUp()
    screen.present(true)
    screen.letGo('presenting')
    waitForPage()
    expect(guard.restarts).toBe(0)
    screen.present(false)
    screen.present(true)
    screen.letGo('locked')
    waitForPage()
    expect(guard.restarts).toBe(1)
  })

  it.each(['turned off', 'signed out of'] as const)('waits for no page when it is %s', (how) => {
    const { screen, guard, state, waitForPage } = setUp()
    screen.present(true)
    if (how === 'turned off') screen.present(false)
    else screen.push('session-changed', (state.session = signedOut))
    waitForPage()
    expect(guard.restarts).toBe(0)
  })
})
