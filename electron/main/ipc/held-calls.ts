import type { CallEvent, CallTransport } from './register'

type Listener = Parameters<CallTransport['handle']>[1]

/**
 * The window is there before the parts that answer it: a call that comes too early waits for its listener
 * instead of being refused.
 */
export function holdCalls(transport: CallTransport, names: readonly string[]): CallTransport {
  const takers = new Map<string, (listener: Listener) => void>()
  for (const name of names) {
    const taken = new Promise<Listener>((resolve) => takers.set(name, resolve))
    transport.handle(name, async (event: CallEvent, ...args) => (await taken)(event, ...args))
  }
  return {
    handle(name, listener) {
      const take = takers.get(name)
      if (take === undefined) throw new Error(`No call of this name: ${name}`)
      take(listener)
    },
  }
}
