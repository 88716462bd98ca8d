import { beforeEach, describe, expect, it } from 'vitest'
import type { EstateKey, EstatePage } from '../../../electron/contract/domain/estate'
import { estatePage } from '../../../electron/contract/domain/estate'
import type { ProtectedCategories } from '../../../electron/contract/domain/protected-categories'
import { failed } from '../../../electron/contract/errors'
import { createEstates } from '../../../electron/main/estates/estates'
import type { Estates, EstatesDeps } from '../../../electron/main/estates/estates'
import type { ActiveSession } from '../../../electron/main/session/session'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import { createScriptedCrm } from '../../fakes/scripted-crm'
import { createManualTime } from '../sync/manual-time'
import type { ManualTime } from '../sync/manual-time'
import { anEstateCopy, HOUSE, houseKey, level, OFFICE, OTHER_OFFICE, READ_AT } from './estate-copy'
import type { EstateCopy } from './estate-copy'

type Learn = EstatesDeps['names']['learnEstates']

let copy: EstateCopy
let time: ManualTime
let estates: Estates
let pushed: EstatePage[]
let logged: EstateKey[]
let bugs: unknown[]
let session: ActiveSession | null
let named: ProtectedCategories
/** What each question about estates comes back with. */
let learn: Learn

beforeEach(() => {
  copy = anEstateCopy()
  time = createManualTime()
  pushed = []
  logged = []
  bugs = []
  named = []
  learn = async () => false
  session = {
    account: {
      ...{ version: 1, username: 'maja', address: 'https://connect.example', sample: false },
      ...{ customers: [{ customerId: OFFICE, name: null }], copy: null },
    },
    crm: createScriptedCrm(),
  }
  const contacts = createContactRows(copy.store)
  estates = createEstates({
    rows: copy.rows,
    copy: { isProtected: contacts.isProtected, name: contacts.name },
    names: {
      contactName: () => null,
      isProtected: () => null,
      learnEstates: (...given) => learn(...given),
    },
    push: (name, payload) => {
      expect(name).toBe('estate-updated')
      pushed.push(estatePage.parse(payload))
    },
    after: time.after,
    active: () => session,
    protectedCategories: () => named,
    onOpened: (key) => void logged.push(key),
    onFailed: (cause) => void bugs.push(cause),
  })
})

function open(key: EstateKey = houseKey): EstatePage {
  const opened = estates.open(key)
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}
const namesIn = (page: EstatePage | undefined) => page?.people.map(({ name }) => name)
const sell = (name: string) => copy.role(copy.add(name), 'seller')
const REFUSED = { ok: false, error: { code: 'not-found' } }

describe('opening an estate', () => {
  it('answers at once, from the copy alone, with everybody in it', () => {
    learn = () => new Promise(() => undefined)
    copy.estate()
    sell('Bo')
    copy.role(copy.add('Cia', { overviewAt: READ_AT }), 'speculator', level('Archived'))
    copy.role(copy.add('Anna'), 'speculator', level('Booked'))
    const page = open()
    expect(page.estate).toMatchObject({ ...houseKey, address: 'Vintervägen 9' })
    expect(namesIn(page)).toEqual(['Bo', 'Anna', 'Cia'])
    expect(page.asked).toEqual({ withRoles: 1, contacts: 3 })
    expect([pushed, estates.current()]).toEqual([[], houseKey])
  })

  it('GDPR 34 is logged once, however often its page follows', () => {
    sell('Anna')
    open()
    sell('Bo')
    estates.changed()
    estates.tellAgain()
    expect([logged, pushed.length]).toEqual([[houseKey], 2])
    open()
    expect(logged).toEqual([houseKey, houseKey])
  })

  it('is refused, and leaves no trace, where nobody knows of it', () => {
    sell('Anna')
    expect(estates.open({ ...houseKey, estateId: 'OBJ99999_2' })).toMatchObject(REFUSED)
    expect([logged, estates.current()]).toEqual([[], null])
  })

  it('S17 is refused for an office that is not the account’s, whatever the copy has', () => {
    copy.estate({}, OTHER_OFFICE)
    expect(estates.open({ ...houseKey, customerId: OTHER_OFFICE })).toMatchObject(REFUSED)
    session = null
    sell('Anna')
    expect(estates.open(houseKey)).toEqual(failed('signed-out'))
    expect(logged).toEqual([])
  })
})

describe('what the CRM tells of the estate that is open', () => {
  it('follows when it is there', async () => {
    const asked: (readonly string[])[] = []
    learn = async (_crm, customerId, ids) => {
      asked.push([customerId, ...ids()])
      copy.estate({ address: 'Vintervägen 11' })
      return true
    }
    sell('Anna')
    expect(open().estate.address).toBeNull()
    await expect.poll(() => pushed.length).toBe(1)
    expect(pushed[0]?.estate.address).toBe('Vintervägen 11')
    expect(asked).toEqual([[OFFICE, HOUSE]])
  })

  it('GDPR 24 is wanted no more once nobody leads to it who may be shown', async () => {
    const asked: (readonly string[])[] = []
    let answer: () => void = () => undefined
    learn = async (_crm, _customerId, ids) => {
      asked.push(ids())
      await new Promise<void>((resolve) => (answer = resolve))
      asked.push(ids())
      return false
    }
    const zack = copy.add('Zack')
    copy.role(zack, 'seller')
    open()
    copy.protect(zack)
    answer()
    await expect.poll(() => asked).toEqual([[HOUSE], []])
  })

  it.each([
    ['it was closed', () => estates.closed()],
    ['somebody else signed in', () => estates.forget()],
    ['another one was opened', () => void open({ ...houseKey, estateId: 'OBJ99999_2' })],
  ])('is ignored after %s', async (_what, end) => {
    const signals: AbortSignal[] = []
    const answers: (() => void)[] = []
    learn = async (_crm, _customerId, _ids, signal) => {
      signals.push(signal)
      await new Promise<void>((resolve) => answers.push(resolve))
      return true
    }
    sell('Anna')
    copy.role(copy.add('Bo'), 'buyer', { estateId: 'OBJ99999_2' })
    open()
    end()
    expect(signals[0]?.aborted).toBe(true)
    copy.estate()
    copy.estate({ estateId: 'OBJ99999_2' })
    answers[0]?.()
    await new Promise((resolve) => setImmediate(resolve))
    expect(pushed).toEqual([])
  })

  it('that cannot be kept is a bug somewhere, and the page stays', async () => {
    learn = () => Promise.reject(new Error('no table'))
    sell('Anna')
    expect(namesIn(open())).toEqual(['Anna'])
    await expect.poll(() => bugs).toEqual([new Error('no table')])
  })
})

describe('while its page is open', () => {
  it('whoever comes, goes or changes in the copy does so on the page', () => {
    sell('Anna')
    open()
    const bo = copy.add('Bo')
    copy.role(bo, 'buyer')
    estates.changed()
    expect(namesIn(pushed.at(-1))).toEqual(['Anna', 'Bo'])
    copy.remove(bo)
    estates.changed()
    time.pass(250)
    expect(namesIn(pushed.at(-1))).toEqual(['Anna'])
    expect(pushed).toHaveLength(2)
  })

  it('is told at once, four times a second at most, and only where it differs', () => {
    sell('Anna')
    open()
    estates.changed()
    expect(pushed).toHaveLength(0)
    for (const name of ['Bo', 'Cia', 'Dan']) {
      sell(name)
      estates.changed()
    }
    expect(pushed).toHaveLength(0)
    time.pass(250)
    expect(pushed.map(namesIn)).toEqual([['Anna', 'Bo', 'Cia', 'Dan']])
  })

  it('GDPR 24 who becomes protected goes from it and its counts, and so does who acts for them', () => {
    const zack = copy.add('Zack', { overviewAt: READ_AT })
    copy.role(zack, 'seller')
    copy.role(copy.add('Olle', { overviewAt: READ_AT }), 'extraSeller', { relatedId: zack })
    sell('Anna')
    expect(open().asked).toEqual({ withRoles: 2, contacts: 3 })
    copy.protect(zack)
    estates.changed()
    expect(namesIn(pushed.at(-1))).toEqual(['Anna'])
    expect(pushed.at(-1)?.asked).toEqual({ withRoles: 1, contacts: 2 })
    expect(JSON.stringify(pushed)).not.toContain(zack)
  })

  it('GDPR 24 goes by the categories that are named, before the copy has been judged by them', () => {
    const categories = [{ id: 'KAT1', name: 'Röd akt', setBySystem: false }]
    const zack = copy.add('Zack', { fields: { categories } })
    copy.role(zack, 'seller')
    copy.role(copy.add('Olle'), 'extraSeller', { relatedId: zack })
    sell('Anna')
    expect(namesIn(open())).toEqual(['Anna', 'Zack', 'Olle'])
    // Told a moment ago: even so nobody waits.
    estates.changed()
    named = ['Röd akt']
    estates.protectionChanged()
    expect(pushed.map(namesIn)).toEqual([['Anna']])
  })

  it('GDPR 17 who becomes too old goes from it, and nothing is left of an estate that nobody leads to', () => {
    copy.estate()
    sell('Anna')
    open()
    copy.horizon.since = READ_AT + 1
    estates.changed()
    expect(pushed.at(-1)).toMatchObject({
      estate: { ...houseKey, address: null, number: null },
      people: [],
      asked: { withRoles: 0, contacts: 0 },
    })
  })

  it.each([
    ['it is closed', () => estates.closed()],
    ['everything is forgotten', () => estates.forget()],
  ])('GDPR 18 is told of no more once %s', (_what, end) => {
    sell('Anna')
    open()
    sell('Bo')
    estates.changed()
    sell('Cia')
    // This one waits for its turn.
    estates.changed()
    pushed.splice(0)
    end()
    time.pass(1_000)
    estates.changed()
    estates.tellAgain()
    estates.protectionChanged()
    expect([pushed, estates.current()]).toEqual([[], null])
  })

  it('GDPR 37 is told again as it is when the window asks for what it had let go of', () => {
    sell('Anna')
    const page = open()
    estates.tellAgain()
    expect(pushed).toEqual([page])
  })
})
