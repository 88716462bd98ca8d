import { describe, expect, it } from 'vitest'
import type { SessionStatus, SignInRequest } from '../../../../../electron/contract/domain/session'
import { failed, ok } from '../../../../../electron/contract/errors'
import type { Crm } from '../../../../../electron/main/crm-api/crm'
import { withRemovals } from '../../../../../electron/main/keychain/removals'
import type { RemovalsFile } from '../../../../../electron/main/keychain/removals'
import { codeEntry } from '../../../../../electron/main/privacy/lock-code'
import { readSecret } from '../../../../../electron/main/session/account'
import type { Account, SignInFormFile } from '../../../../../electron/main/session/account'
import { createSession } from '../../../../../electron/main/session/session'
import { createMemoryFile } from '../../../../fakes/memory-file'
import { createMemoryKeychain } from '../../../../fakes/memory-keychain'
import { createScriptedCrm } from '../../../../fakes/scripted-crm'

const PASSWORD = 'hemligt-lösen-åäö'

function setUp(answers: Partial<Crm> = {}) {
  const keychain = createMemoryKeychain()
  const owed = createMemoryFile<RemovalsFile>()
  const accountFile = createMemoryFile<Account>()
  const formFile = createMemoryFile<SignInFormFile>()
  const settings = { keepsForm: true }
  const codes: string[] = []
  const connected: { account: Account; crm: ReturnType<typeof createScriptedCrm> }[] = []
  const pushed: SessionStatus[] = []
  /** What was done with the copy, and what the access log was told. */
  const copies: string[] = []
  const log: string[] = []
  let forgotten = 0
  let renewed = 0
  let samplesOpen = 0
  /** What the lock hears of a login: that it was given, and that it was right. */
  const proofs: string[] = []
  const start = () =>
    createSession({
      keychain: withRemovals(keychain, owed),
      accountFile,
      formFile,
      keepsForm: () => settings.keepsForm,
      onEnded: async () => undefined,
      lockCode: {
        async open(account, { isSaved, isNew }) {
          codes.push(`open ${account.username}${isSaved ? '' : ' unsaved'}${isNew ? ' new' : ''}`)
        },
        close: () => undefined,
      },
      connect(account) {
        const crm = createScriptedCrm(answers)
        connected.push({ account, crm })
        return crm
      },
      async startSample() {
        samplesOpen += 1
        return {
          address: `http://127.0.0.1:${4000 + samplesOpen}/`,
          username: 'exempel',
          customers: ['M99999'] as never,
          suggestions: [],
          async close() {
            samplesOpen -= 1
          },
        }
      },
      makePassword: () => 'slump',
      copy: {
        async open({ account }, notKept) {
          copies.push(`open ${account.username}${notKept === null ? '' : ` ${notKept}`}`)
        },
        async close() {
          copies.push('close')
        },
        async forget(account) {
          forgotten += 1
          copies.push(`forget ${account?.username ?? 'nobody'}`)
        },
        removeStrays: () => void copies.push('strays'),
      },
      entering() {
        proofs.push('given')
        return () => void proofs.push('proven')
      },
      record: (what, account) => void log.push(`${what} ${account.username}`),
      onRenewed: () => (renewed += 1),
      onChanged(status) {
        proofs.push(status.state)
        pushed.push(status)
      },
    })
  return {
    keychain,
    accountFile,
    formFile,
    settings,
    codes,
    connected,
    pushed,
    copies,
    log,
    proofs,
    start,
    session: start(),
    forgotten: () => forgotten,
    renewed: () => renewed,
    samplesOpen: () => samplesOpen,
  }
}

const request = (change: Partial<SignInRequest> = {}): SignInRequest =>
  ({
    username: 'partner',
    passwords: { shared: PASSWORD, perCustomer: [], estates: null },
    customers: ['M99999'],
    address: 'https://connect.example',
    ...change,
  }) as SignInRequest

describe('signing in', () => {
  it('keeps the password in the keychain and nowhere else', async () => {
    const { session, keychain, accountFile, pushed } = setUp()
    const answer = await session.signIn(request())
    expect(answer).toMatchObject({ ok: true, value: { state: 'signed-in', kept: true } })
    expect([...keychain.entries.values()].map(readSecret)).toEqual([
      { shared: PASSWORD, perCustomer: {}, estates: null },
    ])
    expect(JSON.stringify([answer, accountFile.content, pushed])).not.toContain(PASSWORD)
  })

  it('keeps the whole address, a relay’s path included, for signing in again', async () => {
    const { session } = setUp()
    await session.signIn(request({ address: 'https://relay.example/vitec/' }))
    expect(session.status()).toMatchObject({
      address: 'https://relay.example/vitec',
      host: 'relay.example',
    })
  })

  it('X23 is a proof from the moment the login is given, and only once the server has said yes', async () => {
    for (const right of [false, true]) {
      const { session, proofs } = setUp({
        async checkCustomer() {
          expect(proofs).toEqual(['given'])
          return right ? ok({ name: null }) : failed('wrong-login')
        },
      })
      const signedIn = session.signIn(request())
      expect(proofs, 'before its turn comes').toEqual(['given'])
      await signedIn
      // Whoever hears of the session finds the lock open.
      expect(proofs).toEqual(right ? ['given', 'proven', 'signed-in'] : ['given'])
    }
  })

  it('keeps nothing of a login that the server refuses', async () => {
    const { session, keychain, accountFile, connected } = setUp({
      checkCustomer: async () => failed('wrong-login'),
    })
    expect(await session.signIn(request())).toEqual(failed('wrong-login'))
    expect(keychain.entries.size).toBe(0)
    expect(accountFile.content).toBeNull()
    expect(connected[0]?.crm.closed).toBe(true)
    expect(session.status().state).toBe('signed-out')
  })

  it('names the customer numbers that the login may not read', async () => {
    const { session } = setUp({
      checkCustomer: async (id) => (id === 'M2' ? failed('no-access') : ok({ name: null })),
    })
    expect(await session.signIn(request({ customers: ['M1', 'M2'] as never }))).toEqual(
      failed('no-access', { details: ['M2'] }),
    )
  })

  it('leaves the session that was there in place when a new login fails', async () => {
    let right = true
    const { session, keychain } = setUp({
      checkCustomer: async () => (right ? ok({ name: null }) : failed('wrong-login')),
    })
    await session.signIn(request())
    right = false
    await session.signIn(request({ username: 'annan' }))
    expect(session.status()).toMatchObject({ state: 'signed-in', username: 'partner' })
    expect(keychain.entries.size).toBe(1)
  })

  it('S14 works for this run only, and says so, where there is no keychain', async () => {
    const { session, keychain, accountFile } = setUp()
    keychain.available = false
    expect(await session.signIn(request())).toMatchObject({
      ok: true,
      value: { state: 'signed-in', kept: false },
    })
    expect(accountFile.content).toBeNull()
  })

  it('S27 leaves no orphan password behind on a disk that cannot be written, and blames the disk', async () => {
    const { session, keychain, accountFile, copies } = setUp()
    accountFile.readOnly = true
    expect(await session.signIn(request())).toMatchObject({
      value: { kept: false, failure: { code: 'disk-refused' } },
    })
    expect(keychain.entries.size).toBe(0)
    expect(copies.at(-1)).toBe('open partner unwritable')
  })

  it('S27 gives up nothing when the same account cannot be written once more', async () => {
    const { session, start, keychain, accountFile, copies } = setUp()
    await session.signIn(request())
    accountFile.readOnly = true
    const passwords = { shared: 'nytt', perCustomer: [], estates: null }
    expect(await session.signIn(request({ passwords }))).toMatchObject({
      value: { kept: true, failure: { code: 'disk-refused' } },
    })
    expect(copies.at(-1)).toBe('open partner')
    const next = start()
    await next.resume()
    expect(next.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
    expect([...keychain.entries.values()].join()).toContain('nytt')
  })

  it('S27 says so when the disk refuses to keep the choice of contacts, which holds for this run', async () => {
    const { session, accountFile, pushed } = setUp()
    await session.signIn(request())
    accountFile.readOnly = true
    await session.keepChoice({ scope: 'office', own: [] })
    expect(session.active()?.account.copy?.scope).toBe('office')
    expect(pushed.at(-1)).toMatchObject({ kept: true, failure: { code: 'disk-refused' } })
  })

  it('S31 is told that the passwords are too long to be kept, and keeps all else', async () => {
    const { session, start, keychain, copies } = setUp()
    await session.signIn(request())
    const { keep } = keychain
    keychain.keep = async () => failed('password-too-long')
    expect(await session.signIn(request())).toMatchObject({
      value: { kept: false, failure: { code: 'password-too-long' } },
    })
    expect(copies.at(-1)).toBe('open partner')
    // The shorter one of before is not taken for the one of now.
    expect(keychain.entries.size).toBe(0)
    keychain.keep = keep
    const next = start()
    await next.resume()
    expect(next.status()).toMatchObject({
      state: 'signed-out',
      failure: { code: 'password-missing' },
      remembered: { username: 'partner' },
    })
  })

  it('refuses an address that would send the password in the clear', async () => {
    const { session, connected } = setUp()
    const answer = await session.signIn(request({ address: 'http://connect.example' }))
    expect(answer).toEqual(failed('invalid-input'))
    expect(connected).toEqual([])
  })

  it('S17 forgets everything of one account before another begins', async () => {
    const { session, keychain, copies } = setUp()
    await session.signIn(request())
    copies.length = 0
    await session.signIn(request({ username: 'annan' }))
    expect(copies).toEqual(['close', 'forget partner', 'open annan'])
    expect(keychain.entries.size).toBe(1)
  })

  it('S16 keeps what was read when the same account signs in with a new password', async () => {
    const { session, forgotten, renewed } = setUp()
    await session.signIn(request())
    const before = forgotten()
    expect(renewed()).toBe(0)
    const passwords = { shared: 'nytt', perCustomer: [], estates: null }
    await session.signIn(request({ passwords }))
    expect(forgotten()).toBe(before)
    // What failed for want of a login is then fetched again.
    expect(renewed()).toBe(1)
  })
})

describe('the next start', () => {
  it('is still signed in, without asking the network', async () => {
    const { session, start, connected } = setUp()
    await session.signIn(request())
    const next = start()
    await next.resume()
    expect(next.status()).toMatchObject({ state: 'signed-in', kept: true })
    expect(connected).toHaveLength(2)
  })

  it('keeps the same contacts as chosen before, and so does a new password', async () => {
    const { session, start } = setUp()
    await session.signIn(request())
    const choice = { scope: 'office', own: [] } as const
    await session.keepChoice({ ...choice, own: [] })
    const next = start()
    await next.resume()
    expect(next.active()?.account.copy).toEqual(choice)
    await next.signIn(request({ passwords: { shared: 'nytt', perCustomer: [], estates: null } }))
    expect(next.active()?.account.copy).toEqual(choice)
    await next.signIn(request({ username: 'annan' }))
    expect(next.active()?.account.copy).toBeNull()
  })

  it('GDPR 18 clears away what an earlier run could not, where nobody was signed in', async () => {
    const { session, start, accountFile, copies } = setUp()
    await session.resume()
    expect(copies).toEqual(['strays'])
    await session.signIn(request())
    accountFile.unreadable = true
    copies.length = 0
    await start().resume()
    expect(copies, 'whose it is cannot be told').toEqual([])
  })

  it('says so when the keychain no longer answers, and remembers all but the password', async () => {
    const { session, start, keychain } = setUp()
    await session.signIn(request())
    keychain.available = false
    const next = start()
    await next.resume()
    expect(next.status()).toMatchObject({
      state: 'signed-out',
      failure: { code: 'keychain-unavailable' },
      remembered: { username: 'partner', customers: ['M99999'] },
    })
  })

  it.each([null, 'hunter2'])(
    'S31 is told apart from that when the keychain has no password of ours (%s)',
    async (entry) => {
      const { session, start, keychain, copies } = setUp()
      await session.signIn(request())
      for (const name of keychain.entries.keys()) {
        if (entry === null) keychain.entries.delete(name)
        else keychain.entries.set(name, entry)
      }
      copies.length = 0
      const next = start()
      await next.resume()
      expect(next.status()).toMatchObject({
        state: 'signed-out',
        failure: { code: 'password-missing' },
        remembered: { username: 'partner', customers: ['M99999'] },
      })
      // The same account signs in again, and finds what it has read.
      expect(await next.signIn(request())).toMatchObject({ ok: true, value: { kept: true } })
      expect(copies).toEqual(['close', 'open partner'])
    },
  )
})

describe('signing out', () => {
  it('removes the password, the account and what was read', async () => {
    const { session, keychain, accountFile, forgotten, connected, log } = setUp()
    await session.signIn(request())
    const before = forgotten()
    await session.signOut()
    expect(keychain.entries.size).toBe(0)
    expect(accountFile.content).toBeNull()
    expect(forgotten()).toBe(before + 1)
    expect(connected[0]?.crm.closed).toBe(true)
    expect(session.status()).toMatchObject({ state: 'signed-out', failure: null })
    expect(log).toEqual(['sign-in partner', 'sign-out partner'])
  })

  it('S31 says so when the keychain keeps the password, and can be tried again', async () => {
    const { session, keychain, accountFile } = setUp()
    await session.signIn(request())
    keychain.available = false
    expect(await session.signOut()).toMatchObject({
      value: { state: 'signed-out', failure: { code: 'keychain-not-cleared' } },
    })
    // It is taken up by no later start.
    expect(accountFile.content).toBeNull()
    keychain.available = true
    expect(await session.signOut()).toMatchObject({ value: { failure: null } })
    expect(keychain.entries.size).toBe(0)
  })

  it('S27 says so when the disk keeps the account', async () => {
    const { session, accountFile, keychain } = setUp()
    await session.signIn(request())
    accountFile.readOnly = true
    expect(await session.signOut()).toMatchObject({ value: { failure: { code: 'disk-refused' } } })
    expect(keychain.entries.size).toBe(0)
  })
})

describe('GDPR 21 what stays in the form after a sign-out', () => {
  const office = { customers: ['M99999'], address: 'https://connect.example' }

  it('is the office’s numbers and address, also at the next start, and neither password nor user name', async () => {
    const { session, start, formFile } = setUp()
    await session.signIn(request())
    expect(formFile.content).toBeNull()
    const left = { ...office, username: '' }
    expect(await session.signOut()).toMatchObject({ value: { remembered: left } })
    expect(start().status()).toMatchObject({ state: 'signed-out', remembered: left })
    expect(JSON.stringify(formFile.content)).not.toMatch(/partner|lösen/)
  })

  it('is nothing where the broker does not want it, or is to be forgotten here', async () => {
    const { session, settings, formFile } = setUp()
    await session.signIn(request())
    await session.signOut()
    settings.keepsForm = false
    expect(session.status()).toMatchObject({ remembered: null })
    await session.signIn(request())
    await session.signOut()
    expect(formFile.content).toBeNull()
    settings.keepsForm = true
    await session.signIn(request())
    expect(await session.signOut('nothing')).toMatchObject({ value: { remembered: null } })
    expect(formFile.content).toBeNull()
  })

  it('is the office’s still after a look at the sample', async () => {
    const { session } = setUp()
    await session.signIn(request())
    await session.signOut()
    await session.startSample()
    expect(await session.signOut()).toMatchObject({ value: { remembered: office } })
  })
})

describe('GDPR 36 the lock’s code', () => {
  it('is opened with its account, and is new with a new one', async () => {
    const { session, start, codes, keychain } = setUp()
    await session.signIn(request())
    await session.signIn(request({ passwords: { shared: 'nytt', perCustomer: [], estates: null } }))
    await start().resume()
    await session.signIn(request({ username: 'annan' }))
    keychain.available = false
    await session.signIn(request({ username: 'tredje' }))
    expect(codes).toEqual([
      'open partner new',
      'open partner',
      'open partner',
      'open annan new',
      'open tredje unsaved new',
    ])
  })

  it('GDPR 18 goes with the password, at a sign-out and for another account', async () => {
    for (const leave of ['sign-out', 'another'] as const) {
      const { session, keychain } = setUp()
      await session.signIn(request())
      const account = session.active()?.account as Account
      keychain.entries.set(codeEntry(account), 'hash')
      await (leave === 'sign-out' ? session.signOut() : session.signIn(request({ username: 'b' })))
      expect(keychain.entries.has(codeEntry(account)), leave).toBe(false)
    }
  })
})

describe('S31 a running session', () => {
  it('proves its password without a keychain, and nothing else', async () => {
    const { session, start, keychain } = setUp()
    expect(session.proves(PASSWORD)).toBe(false)
    await session.signIn(request())
    const next = start()
    await next.resume()
    keychain.available = false
    for (const one of [session, next]) {
      expect([one.proves(PASSWORD), one.proves('annat')]).toEqual([true, false])
    }
  })
})

describe('the sample office', () => {
  it('goes the same way as a real one and is marked', async () => {
    const { session, samplesOpen } = setUp()
    await session.startSample()
    expect(session.status()).toMatchObject({ state: 'signed-in', sample: true, kept: true })
    expect(samplesOpen()).toBe(1)
    await session.signOut()
    expect(samplesOpen()).toBe(0)
  })

  it('comes back at the next start', async () => {
    const { session, start } = setUp()
    await session.startSample()
    await session.close()
    const next = start()
    await next.resume()
    expect(next.status()).toMatchObject({ state: 'signed-in', sample: true })
  })

  it('X23 is entered by a click, which a start by itself is not', async () => {
    const { session, start, proofs } = setUp()
    await session.startSample()
    expect(proofs).toEqual(['given', 'proven', 'signed-in'])
    proofs.length = 0
    await session.close()
    await start().resume()
    expect(proofs).toEqual(['signed-in'])
  })

  it('comes back although somebody cleared the keychain', async () => {
    const { session, start, keychain } = setUp()
    await session.startSample()
    await session.close()
    keychain.entries.clear()
    const next = start()
    await next.resume()
    expect(next.status()).toMatchObject({ state: 'signed-in', sample: true })
  })

  it('is closed again when it cannot be entered', async () => {
    const { session, samplesOpen } = setUp({ checkCustomer: async () => failed('server-error') })
    expect(await session.startSample()).toEqual(failed('server-error'))
    expect(samplesOpen()).toBe(0)
  })
})
