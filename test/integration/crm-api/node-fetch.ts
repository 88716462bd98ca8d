import type { Fetch } from '../../../electron/main/crm-api/client'

type Agent = { close(): Promise<void> }
type AgentClass = new (options: { keepAliveTimeout: number; connect: { ca?: string } }) => Agent

/**
 * Node's own fetch over connections of its own: those of other tests do not mix in, idle ones go at
 * once, and an authority of the test's own can be trusted. Node 20 has no switch for that in a
 * running process, but the agent that its fetch uses can be had, and another of its kind passed in.
 */
export async function openNodeFetch(
  ca?: string,
): Promise<{ fetch: Fetch; close(): Promise<void> }> {
  await fetch('data:,')
  const used = (globalThis as Record<symbol, object>)[Symbol.for('undici.globalDispatcher.1')]
  const agent = new (used?.constructor as AgentClass)({
    keepAliveTimeout: 1,
    connect: ca === undefined ? {} : { ca },
  })
  return {
    fetch: (input, init) => fetch(input, { ...init, dispatcher: agent } as RequestInit),
    close: () => agent.close(),
  }
}
