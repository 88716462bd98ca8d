import { beforeEach, describe, expect, it } from 'vitest'
import type { CopyStatus } from '../../../../../electron/contract/domain/copy'
import type { CustomerId } from '../../../../../electron/contract/domain/ids'
import { failed, ok } from '../../../../../electron/contract/errors'
import type { Crm } from '../../../../../electron/main/crm-api/crm'
import { createLocalCopy } from '../../../../../electron/main/copy/local-copy'
import type { LocalCopy } from '../../../../../electron/main/copy/local-copy'
import type { Account } from '../../../../../electron/main/session/account'
import { createContactRows } from '../../../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../../../electron/main/store/contact-rows'
import { openDatabase, StoreError } from '../../../../../electron/main/store/driver'
import { migrate } from '../../../../../electron/main/store/migrate'
import { migrations } from '../../../../../electron/main/store/migrations/index'
import type { CopyFile, OpenedCopy } from '../../../../../electron/main/store/open-copy'
import { createReferenceRows } from '../../../../../electron/main/store/reference-rows'
import { manyRecords } from '../../../../builders/many-contacts'
import { aMemoryStore } from '../../../../builders/memory-store'
import { createScriptedCrm } from '../../../../fakes/scripted-crm'

const account = (given: Partial<Account> = {}): Account => ({
  version: 1,
  username: 'partner',
  address: 'https://connect.example',
  customers: [{ customerId: 'M99999' as CustomerId, name: null }],
  sample: false,
  copy: { scope: 'office', own: [] },
  ...given,
})
const sessionOf = (of: Account) => ({ account: of, crm: createScriptedCrm() })

/** What was done, in order. */
let done: string[]
let pushed: CopyStatus[]
let rows: ContactRows
let copy: LocalCopy
let opened: Partial<OpenedCopy>
/** The first that the sweep reads is a page with a wrong byte. */
let damagedInSweep: boolean
let askedKeychain: Promise<void>

beforeEach(() => {
  done = []
  pushed = []
  opened = {}
  damagedInSweep = false
  askedKeychain = Promise.resolve()
  const store = aMemoryStore()
  rows = createContactRows(store)
  const database = () => {
    const db = openDatabase(':memory:', null)
    migrate(db, migrations)
    return db
  }
  const file: CopyFile = {
    async open() {
      done.push('open file')
      const replace = () => ({ db: database(), problem: 'damaged' as const })
      return { db: database(), replace, problem: null, saved: true, ...opened }
    },
    hasSetAside: () => done.includes('set aside'),
    dropSetAside: () => void done.push('drop'),
    dropOldAside: () => void done.push('drop old'),
    async startBesideNewer() {
      await askedKeychain
      done.push('beside')
    },
    hasKey: async () => true,
    async remove() {
      done.push('remove file')
      throw new Error('held by a virus scanner')
    },
  }
  copy = createLocalCopy({
    store,
    rows,
    references: createReferenceRows(store),
    retention: {
      visibleSince: () => 1,
      start: () => undefined,
      async sweep() {
        done.push('sweep')
        if (!damagedInSweep) return
        damagedInSweep = false
        let isFirst = true
        store.read(() => {
          if (!isFirst) return
          isFirst = false
          throw new StoreError('damaged')
        })
      },
      woke: () => void done.push('woke'),
      daysChanged: () => undefined,
      stop: () => undefined,
    },
    push: (name, payload) => {
      if (name === 'copy-changed') pushed.push(payload as CopyStatus)
    },
    fileOf: () => file,
    removeStrays: (keep) => void done.push(keep === null ? 'all strays' : 'strays'),
    protectedCategories: () => null,
    engineFor: () => ({
      start: () => void done.push('start'),
      async stop() {
        done.push('stop')
      },
      choose: async (choice) => void done.push(`choose ${choice.scope}`),
      pause: () => undefined,
      resume: () => undefined,
      syncNow: () => undefined,
      wake: () => void done.push('wake'),
      attend: () => void done.push('attend'),
      reachable: () => undefined,
      status: () => ({
        complete: true,
        reconciledAt: null,
        syncedAt: null,
        activity: { state: 'idle' },
        rolesRefused: [],
        shrunk: null,
        notUnderstood: 0,
      }),
      count: async () => ok({ contacts: 7 }),
    }),
    now: () => 1,
    yieldToEventLoop: async () => undefined,
    keepChoice: async ({ scope }) => void done.push(`keep ${scope}`),
    onForgotten: () => void done.push('forgotten'),
    onReplaced: () => void done.push('replaced'),
    onSaved: () => undefined,
    onRemoved: (keys, reason) => void done.push(`removed ${keys.length} ${reason}`),
    onFailed(cause) {
      throw cause
    },
  })
})

describe('opening', () => {
  it('GDPR 17 sweeps what is too old before anything is asked or told', async () => {
    await copy.open(sessionOf(account()), null)
    expect(done).toEqual(['strays', 'open file', 'sweep', 'start'])
    expect(pushed).toHaveLength(1)
    expect(copy.status()).toMatchObject({ scope: 'office', problem: null })
  })

  it('S14 asks for no file where the account itself could not be kept, and says so', async () => {
    await copy.open(sessionOf(account()), 'no-keychain')
    expect(done).not.toContain('open file')
    expect(copy.status().problem).toBe('no-keychain')
  })

  it('keeps the sample office in memory and takes all of it', async () => {
    await copy.open(sessionOf(account({ sample: true, copy: null })), null)
    expect(done).not.toContain('open file')
    expect(done, 'no file on this computer is its own').toContain('all strays')
    expect(copy.status()).toMatchObject({ problem: null, scope: 'office' })
  })

  it('chooses nothing for a broker who has not chosen', async () => {
    await copy.open(sessionOf(account({ copy: null })), null)
    expect(copy.status().scope).toBeNull()
  })

  it('S02 tells of damage that the first sweep has found', async () => {
    damagedInSweep = true
    await copy.open(sessionOf(account()), null)
    await Promise.resolve()
    expect(copy.status().problem).toBe('damaged')
    expect(pushed.at(-1)?.problem).toBe('damaged')
    expect(done.slice(-2), 'and only then is asked for anew').toEqual(['replaced', 'wake'])
  })

  it('removes contacts of an office that the account does not read any more', async () => {
    const db = openDatabase(':memory:', null)
    migrate(db, migrations)
    opened = { db }
    const before = aMemoryStore()
    before.attach({ db, replace: () => ({ db, problem: null }) }, () => undefined)
    const inFile = createContactRows(before)
    inFile.save('M11111' as CustomerId, [...manyRecords(2)], 1, inFile.asking())
    inFile.save('M99999' as CustomerId, [...manyRecords(1)], 1, inFile.asking())
    await copy.open(sessionOf(account()), null)
    expect(rows.count()).toBe(1)
    expect(copy.status().contacts).toBe(1)
  })

  it('is in the name of its owner from the first sweep to the closing', async () => {
    expect(copy.owner()).toBeNull()
    await copy.open(sessionOf(account()), null)
    expect(copy.owner()?.username).toBe('partner')
    await copy.close()
    expect(copy.owner()).toBeNull()
  })
})

describe('signed out', () => {
  it('there is nothing to count, choose, pause or begin anew', async () => {
    const choice = { scope: 'office', own: [] } as const
    const answers = [
      await copy.users(),
      await copy.categories(),
      await copy.count({ ...choice, own: [] }),
      await copy.choose({ ...choice, own: [] }),
      await copy.cancel(),
      await copy.startOver(),
      copy.pause(),
      copy.resume(),
      copy.syncNow(),
      copy.dropSetAside(),
    ]
    expect(answers).toEqual(answers.map(() => failed('signed-out')))
    expect(copy.status()).toMatchObject({ contacts: 0, scope: null, problem: null })
  })

  it('a fault of the disk is nobody’s', () => {
    copy.onRefused('full')
    expect(pushed).toEqual([])
  })

  it('forgetting does not fail for a file that is held, which goes at the next start', async () => {
    await copy.forget(account())
    expect(done).toEqual(['forgotten', 'remove file'])
    done = []
    await copy.forget(account({ sample: true }))
    await copy.forget(null)
    expect(done).toEqual(['forgotten', 'forgotten'])
  })
})

describe('the categories of all offices', () => {
  const customers = ['M1', 'M2'].map((id) => ({ customerId: id as CustomerId, name: null }))
  const open = async (categories: Crm['categories']) => {
    const crm = createScriptedCrm({ categories })
    await copy.open({ account: account({ customers }), crm }, null)
  }
  const named = (...names: string[]) => ok(names.map((name, at) => ({ id: `K${at}`, name })))

  it('are told each once, and asked for once in a run', async () => {
    const asked: string[] = []
    await open(async (customerId) => {
      asked.push(customerId)
      return customerId === 'M1' ? named('Sekretess', 'VIP') : named('vip', 'Julkort')
    })
    expect(await copy.categories()).toEqual(ok(['Sekretess', 'vip', 'Julkort']))
    expect((await copy.categories()).ok).toBe(true)
    expect(asked).toEqual(['M1', 'M2'])
  })

  it('GDPR 24 are not told where those of one office are missing: half a list would be taken for a whole one', async () => {
    let isThere = false
    await open(async (customerId) =>
      customerId === 'M1' || isThere ? named('Sekretess') : failed('server-error'),
    )
    expect(await copy.categories()).toEqual(failed('server-error'))
    isThere = true
    expect(await copy.categories()).toEqual(ok(['Sekretess']))
  })
})

describe('in use', () => {
  beforeEach(() => copy.open(sessionOf(account()), null))

  it('GDPR 24 ends what is under way when other categories are named, as it was judged by those of before', () => {
    done = []
    copy.protect(['VIP'])
    expect(done).toEqual(['wake'])
  })

  it('S04 a full disk is told once', () => {
    const before = pushed.length
    copy.onRefused('full')
    copy.onRefused('full')
    expect(pushed.slice(before).map(({ problem }) => problem)).toEqual(['disk-full'])
    copy.onRefused('unwritable')
    expect(copy.status().problem).toBe('unwritable')
  })

  it('keeps a choice, and giving up a fill falls back to what is opened, in the same name', async () => {
    const own = [{ customerId: 'M99999' as CustomerId, userId: 'HAN1' }]
    await copy.choose({ scope: 'mine', own })
    expect(done).toEqual(expect.arrayContaining(['keep mine', 'choose mine']))
    expect(await copy.cancel()).toMatchObject({ ok: true, value: { scope: 'opened', own } })
    expect(done.at(-1)).toBe('choose opened')
  })

  async function beNewer(): Promise<void> {
    await copy.close()
    opened = { problem: 'newer-version' }
    await copy.open(sessionOf(account()), null)
  }

  it('S11 says no more of the key once the old file is gone', async () => {
    await copy.close()
    opened = { problem: 'key-missing' }
    await copy.open(sessionOf(account()), null)
    expect(copy.status().problem).toBe('key-missing')
    expect(copy.dropSetAside()).toMatchObject({ ok: true, value: { problem: null } })
    expect(done.at(-1)).toBe('drop')
  })

  it('S07 begins anew beside the newer file when it is told to', async () => {
    expect(await copy.startOver(), 'a good one stays').toEqual(failed('invalid-input'))
    await beNewer()
    done = []
    expect(await copy.startOver()).toMatchObject({ ok: true })
    expect(done).toEqual(['beside', 'stop', 'strays', 'open file', 'sweep', 'start'])
  })

  it('S17 a copy begun anew does not outlast a sign-out in the midst of it', async () => {
    await beNewer()
    let answer: () => void = () => undefined
    askedKeychain = new Promise((resolve) => (answer = resolve))
    const anew = copy.startOver()
    const closed = copy.close()
    answer()
    await Promise.all([anew, closed])
    expect(copy.owner()).toBeNull()
    expect(done.at(-1)).toBe('stop')
    expect(await copy.startOver()).toEqual(failed('signed-out'))
  })

  it('S21 sweeps when the computer wakes, before it asks the CRM', () => {
    done = []
    copy.woke()
    expect(done).toEqual(['woke', 'wake'])
  })

  it('has what has changed asked for when the window is unlocked', () => {
    done = []
    copy.attended()
    expect(done).toEqual(['attend'])
  })
})
