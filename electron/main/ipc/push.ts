import type { Payload } from '../../contract/events'
import type { EventName } from '../../contract/names'

export type Push = <Name extends EventName>(name: Name, payload: Payload<Name>) => void

/** Sends to the window that is there now; without one the message is moot. */
export function createPush(
  window: () => { send(name: string, payload: unknown): void } | null,
): Push {
  return (name, payload) => window()?.send(name, payload)
}
