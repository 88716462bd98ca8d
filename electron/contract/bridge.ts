import type { Input, Output } from './calls'
import type { Payload } from './events'
import type { CallName, EventName } from './names'
import type { Result } from './errors'

/** What the preload exposes as `window.crm`: these two objects and nothing else (X08). */
export interface Bridge {
  readonly calls: {
    readonly [Name in CallName]: (input: Input<Name>) => Promise<Result<Output<Name>>>
  }
  /** Each returns a function that ends the subscription. */
  readonly on: {
    readonly [Name in EventName]: (listener: (payload: Payload<Name>) => void) => () => void
  }
}
