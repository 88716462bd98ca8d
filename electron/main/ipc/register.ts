import { calls } from '../../contract/calls'
import type { Input, Output } from '../../contract/calls'
import { failed, ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import { callNames } from '../../contract/names'
import type { CallName } from '../../contract/names'

/** A missing or misspelt handler does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (input: Input<Name>) => Promise<Result<Output<Name>>>
}

/** What the check needs of Electron's invoke event. `senderFrame` is null once the frame is gone. */
export interface CallEvent {
  readonly sender: { readonly id: number }
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

/** `ipcMain` in the app, an in-process stand-in in tests. */
export interface CallTransport {
  handle(name: string, listener: (event: CallEvent, ...args: unknown[]) => Promise<unknown>): void
}

export interface CallGate {
  /** The one window's page: its contents id and the address it was loaded from. */
  isTrusted(contentsId: number, pageUrl: string): boolean
  /** Milliseconds that only go forward. */
  now(): number
  /** Why this call is refused now, before any work; null: it is not (GDPR rules 36 and 37). */
  refusal(name: CallName): FailureCode | null
  /** As much of an answer as may enter the window now (GDPR rule 37). */
  answer<Name extends CallName>(name: Name, answer: Output<Name>): Output<Name>
  /** Told once per refused or broken call, by name and code alone. */
  report(name: CallName, code: FailureCode, cause?: unknown): void
}

/** A window at work makes a handful of calls a second; a page that floods is told `busy` (X07). */
export const CALLS_PER_SECOND = 100
const MAX_UNDER_WAY = 64

/**
 * Puts one wrapper around every handler: the sender is checked before anything else, then rate,
 * number and shape of arguments. Every refusal is an answer, never silence (X06, X07).
 */
export function registerCalls(transport: CallTransport, handlers: Handlers, gate: CallGate): void {
  const pace = createPace(gate)
  for (const name of callNames) {
    transport.handle(name, async (event, ...args) => {
      if (!comesFromTheWindow(event, gate)) return refuse(gate, name, 'forbidden')
      if (!pace.enter()) return refuse(gate, name, 'busy')
      try {
        return await answer(name, args, handlers, gate)
      } finally {
        pace.leave()
      }
    })
  }
}

async function answer<Name extends CallName>(
  name: Name,
  args: unknown[],
  handlers: Handlers,
  gate: CallGate,
): Promise<Result<Output<Name>>> {
  const refusal = gate.refusal(name)
  if (refusal !== null) return refuse(gate, name, refusal)
  if (args.length > 1) return refuse(gate, name, 'invalid-input')
  const input = calls[name].input.safeParse(args[0])
  if (!input.success) return refuse(gate, name, 'invalid-input')
  try {
    const result = await handlers[name](input.data as Input<Name>)
    // The window may have been locked, or shown to others, while the work went on: what came of it does not enter.
    const late = gate.refusal(name)
    if (late !== null) return refuse(gate, name, late)
    return result.ok ? ok(gate.answer(name, result.value)) : result
  } catch (cause) {
    gate.report(name, 'internal', cause)
    return failed('internal')
  }
}

function comesFromTheWindow(event: CallEvent, gate: CallGate): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && gate.isTrusted(event.sender.id, frame.url)
}

function refuse(gate: CallGate, name: CallName, code: FailureCode) {
  gate.report(name, code)
  return failed(code)
}

function createPace(gate: CallGate) {
  let underWay = 0
  let windowStart = gate.now()
  let inWindow = 0
  return {
    enter(): boolean {
      const now = gate.now()
      if (now - windowStart >= 1000) {
        windowStart = now
        inWindow = 0
      }
      if (underWay >= MAX_UNDER_WAY || inWindow >= CALLS_PER_SECOND) return false
      inWindow += 1
      underWay += 1
      return true
    },
    leave(): void {
      underWay -= 1
    },
  }
}
