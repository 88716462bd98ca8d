import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ForgetReceipt, ForgottenThing } from '../../contract/domain/forget'

type ReceiptItem = ForgetReceipt['items'][number]
/** What became of one thing; a step that rejects has failed as well. */
export type ForgetOutcome = Pick<ReceiptItem, 'state' | 'count'>

export interface ForgetStep {
  readonly what: ForgottenThing
  run(): Promise<ForgetOutcome>
}

/** Takes every step in order, whatever becomes of the others, and tells of each (S18). Never rejects. */
export async function forgetComputer(
  steps: readonly ForgetStep[],
  time: { now(): number },
): Promise<ForgetReceipt> {
  const items: ReceiptItem[] = []
  for (const step of steps) items.push({ what: step.what, ...(await outcomeOf(step)) })
  return { at: new Date(time.now()).toISOString(), items }
}

/** The cause is dropped: a system's message may quote a path, and paths hold names. */
async function outcomeOf(step: ForgetStep): Promise<ForgetOutcome> {
  try {
    const { state, count } = await step.run()
    return { state, count }
  } catch {
    return { state: 'failed', count: null }
  }
}

/** A name as it stands, or what a name looks like. Nothing here leads out of the folder. */
export type NamePattern = string | RegExp

const LOCKED_TRIES = 3

/**
 * Deletes what a folder holds under these names, folders with all they hold; links are removed, not
 * followed. The folder is read again afterwards, and what still lies there means `failed`.
 */
export async function removeFiles(
  folder: string,
  names: readonly NamePattern[],
): Promise<ForgetOutcome> {
  const there = await matching(folder, names)
  for (const name of there) {
    // Windows refuses while a virus scanner looks at the file; the second reading tells.
    await rm(join(folder, name), {
      recursive: true,
      force: true,
      maxRetries: LOCKED_TRIES,
    }).catch(() => undefined)
  }
  const left = await matching(folder, names)
  const count = there.length - left.length
  if (left.length > 0) return { state: 'failed', count }
  return { state: there.length === 0 ? 'none' : 'removed', count }
}

/** What the folder holds under these names; none when there is no such folder. */
export async function matching(folder: string, names: readonly NamePattern[]): Promise<string[]> {
  const all = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return all.filter((name) =>
    names.some((wanted) =>
      typeof wanted === 'string' ? wanted === name : name.search(wanted) >= 0,
    ),
  )
}
