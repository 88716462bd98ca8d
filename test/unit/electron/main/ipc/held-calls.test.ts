import { describe, expect, it } from 'vitest'
import { holdCalls } from '../../../../../electron/main/ipc/held-calls'
import type { CallEvent } from '../../../../../electron/main/ipc/register'

const EVENT: CallEvent = { sender: { id: 1 }, senderFrame: null }

function setUp() {
  const listeners = new Map<string, (event: CallEvent, ...args: unknown[]) => Promise<unknown>>()
  const held = holdCalls({ handle: (name, listener) => void listeners.set(name, listener) }, [
    'card.open',
    'card.close',
  ])
  const call = (name: string, ...args: unknown[]) => listeners.get(name)?.(EVENT, ...args)
  return { held, call, names: () => [...listeners.keys()] }
}

describe('calls that come before there is anybody to answer', () => {
  it('listens to each name from the beginning, and to no other', () => {
    expect(setUp().names()).toEqual(['card.open', 'card.close'])
  })

  it('waits for its listener, and hands it what it was called with', async () => {
    const { held, call } = setUp()
    const early = call('card.open', 'A1')
    held.handle('card.open', async (event, ...args) => [event, ...args])
    expect(await early).toEqual([EVENT, 'A1'])
    expect(await call('card.open', 'B2')).toEqual([EVENT, 'B2'])
  })

  it('is not answered by the listener of another name', async () => {
    const { held, call } = setUp()
    const answers: string[] = []
    void call('card.close')?.then(() => answers.push('close'))
    held.handle('card.open', async () => 'open')
    await call('card.open')
    expect(answers).toEqual([])
  })

  it('refuses a listener for a name that nobody calls', () => {
    expect(() => setUp().held.handle('card.burn', async () => null)).toThrow('card.burn')
  })
})
