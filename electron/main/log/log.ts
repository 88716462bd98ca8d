import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A short diary for support: events by name and code. It takes no free text, so that no name, number,
 * address, query or secret can slip into a line; a bug's stack is the only prose, and it is redacted.
 */
export interface Log {
  event(name: string, facts?: Readonly<Record<string, string | number | boolean>>): void
  bug(where: string, cause: unknown): void
}

/** Two files of this size at most, three while one is held: the diary of a flapping network must not fill a disk. */
export const MAX_LOG_BYTES = 512 * 1024
const MAX_STACK = 2_000

export function createLog(path: string, now: () => number): Log {
  mkdirSync(dirname(path), { recursive: true })

  /** Throws when there is none to be had. */
  function makeRoom(): void {
    const size = sizeOf(path)
    if (size <= MAX_LOG_BYTES) return
    try {
      renameSync(path, `${path}.old`)
    } catch (error) {
      // Held by a scanner or a backup: each line tries again, and is not lost for it.
      if (size > 2 * MAX_LOG_BYTES) throw error
    }
  }

  function write(line: Record<string, unknown>): void {
    try {
      makeRoom()
      appendFileSync(path, `${JSON.stringify({ at: new Date(now()).toISOString(), ...line })}\n`, {
        mode: 0o600,
      })
    } catch {
      // A full or read-only disk: the diary is the first thing to do without.
    }
  }

  return {
    event: (name, facts = {}) => write({ event: name, ...facts }),
    bug: (where, cause) => write({ event: 'bug', where, stack: placesIn(cause) }),
  }
}

/**
 * Where it happened, without what was said: an error's message may quote the value that caused it,
 * so only its class and the frames of its stack are kept, and folders above the file are cut.
 */
export function placesIn(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  // The stack begins with the message, which may itself have lines that look like frames.
  const frames = (cause.stack ?? '')
    .replace(cause.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim().replace(/\(?(?:[a-z]+:\/\/)?\/?(?:[^\s():]+[\\/])+/gi, '('))
  return [cause.constructor.name, ...frames].join(' | ').slice(0, MAX_STACK)
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
