import { failed } from '../../../electron/contract/errors'
import type { FailureCode } from '../../../electron/contract/errors'
import type { Payload } from '../../../electron/contract/events'
import type { CallName, EventName } from '../../../electron/contract/names'
import { CrmError, type Crm } from '../../../renderer/crm'

type Answer = (input: never) => unknown

export interface FakeCrm extends Crm {
  /** Every call made, in order: name and input. */
  readonly asked: { readonly name: CallName; readonly input: unknown }[]
  /** What the next calls of this name answer: a value, a promise or a thrown `CrmError`. */
  answer(name: CallName, answer: Answer): void
  push<Name extends EventName>(name: Name, payload: Payload<Name>): void
  inputsOf(name: CallName): unknown[]
}

/** The window's side of the bridge in memory; a call nobody has prepared fails the test. */
export function fakeCrm(): FakeCrm {
  const answers = new Map<CallName, Answer>()
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const asked: { name: CallName; input: unknown }[] = []
  return {
    asked,
    answer: (name, answer) => void answers.set(name, answer),
    push(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    inputsOf: (name) => asked.filter((call) => call.name === name).map((call) => call.input),
    async call(name, ...[input]) {
      asked.push({ name, input })
      const answer = answers.get(name)
      if (!answer) throw new Error(`unexpected call: ${name}`)
      return answer(input as never) as never
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener as (payload: never) => void))
      return () => set.delete(listener as (payload: never) => void)
    },
  }
}

export function refuse(code: FailureCode, retryAfterMs: number | null = null): () => never {
  return () => {
    throw new CrmError(failed(code, { retryAfterMs }).error)
  }
}

/** A promise and the means to end it from outside. */
export function later<T>() {
  let done!: (value: T) => void
  let fail!: (reason: unknown) => void
  const promise = new Promise<T>((resolve, reject) => {
    done = resolve
    fail = reject
  })
  return { promise, done, fail }
}
