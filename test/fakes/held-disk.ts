import { rename } from 'node:fs/promises'
import { systemDisk } from '../../electron/main/system/atomic-write'
import type { Disk } from '../../electron/main/system/atomic-write'

/** How systems say that another program has a file open. */
export const HELD = ['EPERM', 'EACCES', 'EBUSY'] as const

export interface HeldDisk extends Disk {
  /** How often it has refused. */
  refusals(): number
  letGo(): void
}

/**
 * The real disk, which does not let a file be replaced so many times, or for ever; with the system's number of
 * tries, and without its pauses. `only`: files whose name ends so.
 */
export function aHeldDisk({ code = 'EPERM', times = Infinity, only = '' } = {}): HeldDisk {
  let left = times
  let refusals = 0
  return {
    pausesMs: systemDisk.pausesMs.map(() => 0),
    refusals: () => refusals,
    letGo: () => void (left = 0),
    async rename(from, to) {
      if (left === 0 || !to.endsWith(only)) return rename(from, to)
      left -= 1
      refusals += 1
      throw Object.assign(new Error(code), { code })
    },
  }
}
