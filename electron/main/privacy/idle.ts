import type { Clock } from '../clock'

/** A working counter passes this again and again in ordinary use; one that is not there always says zero. */
const COUNTS_FROM_S = 2

export interface Idle {
  /** How long nobody has been at the computer, as far as can be told. */
  ms(): number
  /** Somebody has touched our window. */
  used(): void
}

export interface IdleParts {
  readonly clock: Pick<Clock, 'monotonic'>
  /** Whole seconds since the last key or pointer anywhere on the computer; may throw. */
  systemSeconds(): number
}

/**
 * The system's own counter, so that a broker at work in another program is not locked out. Two things are
 * mended. Where there is no such counter (Wayland) it says zero for ever, which would never lock: until it
 * has once risen, the time since our window was used counts alone. And what reaches our window without
 * touching a device (dictation, remote help) leaves it rising: somebody who uses the window is there.
 */
export function createIdle({ clock, systemSeconds }: IdleParts): Idle {
  let usedAt = clock.monotonic()
  let counts = false

  function systemMs(): number | null {
    try {
      const seconds = systemSeconds()
      if (seconds >= COUNTS_FROM_S) counts = true
      return counts ? seconds * 1000 : null
    } catch {
      return null
    }
  }

  return {
    ms() {
      const own = clock.monotonic() - usedAt
      const system = systemMs()
      return system === null ? own : Math.min(system, own)
    },
    used: () => void (usedAt = clock.monotonic()),
  }
}

/** Sent to a window also when another one opens or closes under a pointer that nobody moves. */
const NOBODYS: ReadonlySet<string> = new Set(['mouseMove', 'mouseEnter', 'mouseLeave'])

/** Whether somebody did it. A pointer that is truly moved is the system's to count. */
export function isUse(inputEvent: { readonly type: string }): boolean {
  return !NOBODYS.has(inputEvent.type)
}
