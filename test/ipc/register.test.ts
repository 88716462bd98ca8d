import { describe, expect, it } from 'vitest'
import { failed, ok } from '../../electron/contract/errors'
import type { FailureCode } from '../../electron/contract/errors'
import type { Output } from '../../electron/contract/calls'
import { callNames, type CallName } from '../../electron/contract/names'
import { CALLS_PER_SECOND, registerCalls } from '../../electron/main/ipc/register'
import type { CallEvent, Handlers } from '../../electron/main/ipc/register'

const PAGE = 'kontaktkort://app/index.html'
const WINDOW: CallEvent = { sender: { id: 1 }, senderFrame: { url: PAGE, parent: null } }

/** Every handler counts itself; answers are beside the point here. */
function setUp() {
  const listeners = new Map<string, (event: CallEvent, ...args: unknown[]) => Promise<unknown>>()
  const reached: string[] = []
  const reports: string[] = []
  let now = 0
  const gate = {
    refusal: null as FailureCode | null,
    answer: <Name extends CallName>(_name: Name, answer: Output<Name>) => answer,
  }
  const handlers = Object.fromEntries(
    callNames.map((name) => [
      name,
      async () => {
        reached.push(name)
        return ok(undefined)
      },
    ]),
  ) as unknown as Handlers
  registerCalls({ handle: (name, listener) => void listeners.set(name, listener) }, handlers, {
    isTrusted: (id, url) => id === 1 && url === PAGE,
    now: () => now,
    refusal: (name) => (name === 'screen.status' ? null : gate.refusal),
    answer: (name, answer) => gate.answer(name, answer),
    report: (name, code) => void reports.push(`${name} ${code}`),
  })
  const call = (name: string, event: CallEvent, ...args: unknown[]) =>
    listeners.get(name)?.(event, ...args)
  return { listeners, reached, reports, handlers, call, gate, pass: (ms: number) => (now += ms) }
}

describe('the one wrapper around every call', () => {
  it('X08 listens to the names of the contract and to no other', () => {
    expect([...setUp().listeners.keys()].sort()).toEqual([...callNames].sort())
  })

  it.each([
    ['a frame that is gone', { ...WINDOW, senderFrame: null }],
    ['a frame inside the page', { ...WINDOW, senderFrame: { url: PAGE, parent: {} } }],
    ['another origin', { ...WINDOW, senderFrame: { url: 'https://evil.example/', parent: null } }],
    ['another window', { ...WINDOW, sender: { id: 2 } }],
  ])('X06 refuses %s before any work', async (_who, event) => {
    const { call, reached } = setUp()
    expect(await call('contacts.recents', event as CallEvent)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
    expect(reached).toEqual([])
  })

  it.each([
    ['a wrong type', ['contacts.open', { contactId: 7, customerId: null }]],
    ['a missing field', ['contacts.open', { contactId: 'ADR1' }]],
    ['a field too many', ['contacts.open', { contactId: 'A', customerId: null, url: 'x' }]],
    ['an extra argument', ['contacts.recents', undefined, 'x']],
    [
      'an extract that nobody has gone through',
      [
        'contacts.export',
        { key: { customerId: 'M99999', contactId: 'A' }, choice: { kind: 'subject' } },
      ],
    ],
    ['an argument where none is', ['contacts.recents', {}]],
    ['a string of 50 MB', ['contacts.open', { contactId: 'x'.repeat(5e7), customerId: null }]],
    [
      'an object posing as text',
      ['contacts.open', { contactId: { toString: () => 'A' }, customerId: null }],
    ],
    ['a control character', ['contacts.open', { contactId: 'A\u0000B', customerId: null }]],
  ] as [string, [string, ...unknown[]]][])('X07 refuses %s', async (_what, [name, ...args]) => {
    const { call, reached, reports } = setUp()
    expect(await call(name, WINDOW, ...args)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
    expect(reached).toEqual([])
    expect(reports).toEqual([`${name} invalid-input`])
  })

  it('X07 bounds a flood and takes calls again afterwards', async () => {
    const { call, reached, pass } = setUp()
    for (let i = 0; i < 1000; i += 1) await call('contacts.recents', WINDOW)
    expect(reached).toHaveLength(CALLS_PER_SECOND)
    pass(1000)
    expect(await call('contacts.recents', WINDOW)).toEqual(ok(undefined))
  })

  it('X23 refuses before any work what may not be asked now, and answers the rest', async () => {
    const { call, reached, gate } = setUp()
    gate.refusal = 'locked'
    expect(await call('contacts.recents', WINDOW)).toMatchObject({ error: { code: 'locked' } })
    expect(await call('contacts.open', WINDOW, 'x')).toMatchObject({ error: { code: 'locked' } })
    expect(reached).toEqual([])
    expect(await call('screen.status', WINDOW)).toEqual(ok(undefined))
  })

  it('X23 keeps back what was asked before the lock fell and answered after it', async () => {
    const { call, handlers, gate } = setUp()
    let answer!: (value: unknown) => void
    const answered = new Promise((resolve) => (answer = resolve))
    Object.assign(handlers, { 'contacts.recents': () => answered })
    const asked = call('contacts.recents', WINDOW)
    gate.refusal = 'locked'
    answer(ok([{ name: 'Ingrid' }]))
    expect(await asked).toMatchObject({ ok: false, error: { code: 'locked' } })
  })

  it('GDPR 37 lets in as much of an answer as may be seen once it is there', async () => {
    const { call, handlers, gate } = setUp()
    Object.assign(handlers, { 'contacts.recents': async () => ok([{ name: 'Ingrid' }]) })
    gate.answer = (_name, answer) => (Array.isArray(answer) ? [] : answer) as typeof answer
    expect(await call('contacts.recents', WINDOW)).toEqual(ok([]))
    gate.answer = () => {
      throw new Error('asked of what was refused')
    }
    Object.assign(handlers, { 'contacts.recents': async () => failed('signed-out') })
    expect(await call('contacts.recents', WINDOW)).toEqual(failed('signed-out'))
  })

  it('answers a bug with a code, never with the error’s words', async () => {
    const { call, handlers, reports } = setUp()
    Object.assign(handlers, {
      'contacts.recents': async () => {
        throw new Error('Ingrid 070-174 06 05')
      },
    })
    expect(JSON.stringify(await call('contacts.recents', WINDOW))).toBe(
      '{"ok":false,"error":{"code":"internal","extent":"computer","details":[],"retryAfterMs":null}}',
    )
    expect(reports).toEqual(['contacts.recents internal'])
  })
})
