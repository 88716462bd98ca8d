import type { Bridge } from '../electron/contract/bridge'
import type { Input, Output } from '../electron/contract/calls'
import type { Failure, Result } from '../electron/contract/errors'
import type { Payload } from '../electron/contract/events'
import type { CallName, EventName } from '../electron/contract/names'

// From the contract the window takes types, texts and pure rules, never schemas: the schema library
// probes `new Function` when schemas are made, which the content policy would report as an attack.

/** A call that ended in an expected failure. The message is the code, so that nothing else can leak. */
export class CrmError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

type Arguments<Name extends CallName> = undefined extends Input<Name> ? [] : [input: Input<Name>]

export interface Crm {
  /** The value of the answer, or a rejection with `CrmError`. */
  call<Name extends CallName>(name: Name, ...input: Arguments<Name>): Promise<Output<Name>>
  /** Returns a function that ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Payload<Name>) => void): () => void
}

export function connectCrm(bridge: Bridge): Crm {
  return {
    async call<Name extends CallName>(name: Name, ...[input]: Arguments<Name>) {
      // TypeScript cannot follow one name through a map of functions; the contract pairs them.
      const ask = bridge.calls[name] as (input: unknown) => Promise<Result<Output<Name>>>
      let result: Result<Output<Name>>
      try {
        result = await ask(input)
      } catch {
        throw new CrmError({
          code: 'internal',
          extent: 'computer',
          details: [],
          retryAfterMs: null,
        })
      }
      if (result.ok) return result.value
      throw new CrmError(result.error)
    },
    on(name, listener) {
      return bridge.on[name](listener)
    },
  }
}

/** Anything else than a `CrmError` is a bug and goes on to the one handler of bugs. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CrmError) return error.failure
  throw error
}
