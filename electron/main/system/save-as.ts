import { failed, ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import type { CallName } from '../../contract/names'
import type { SavedExtension, SavedFile } from './save-file'

export interface SavePlace {
  readonly title: string
  /** A bare name, never a path: the folder is the person's choice (X15). */
  readonly fileName: string
  readonly fileKind: string
  readonly extension: SavedExtension
}

export interface SaveAsParts {
  /** Why nothing may be saved now: the window is locked, or shown to others (GDPR rules 36 and 37). */
  refusal(call: CallName): FailureCode | null
  /** Asks the person where; null when they decide against it. */
  choosePlace(place: SavePlace): Promise<string | null>
  write(path: string, bytes: Uint8Array, extension: SavedExtension): Promise<Result<SavedFile>>
  /** Nothing was saved where the person wanted it, and what would tell them has often gone with the reason. */
  refused(why: FailureCode): void
}

export interface FileToSave<Source> {
  /** What the window asked for: what keeps it from asking keeps the file from being made. */
  readonly call: CallName
  /** What the file is made of as it stands, or why none may be made now. */
  current(): Result<Source>
  place(source: Source): SavePlace
  make(source: Source): Promise<Result<Uint8Array>>
}

export type SaveOutcome<Source> =
  ({ readonly state: 'saved'; readonly from: Source } & SavedFile) | { readonly state: 'cancelled' }

export type SaveAs = <Source>(file: FileToSave<Source>) => Promise<Result<SaveOutcome<Source>>>

/**
 * How every file leaves the app. A save dialog may stand open for hours, and printing takes its time: the
 * window may be locked, the contact purged, somebody signed out meanwhile. So it is asked anew whether
 * the file may be made once the place is chosen, and again before it is written.
 */
export function createSaveAs({ refusal, choosePlace, write, refused }: SaveAsParts): SaveAs {
  function sourceOf<Source>(file: FileToSave<Source>): Result<Source> {
    const refusedNow = refusal(file.call)
    return refusedNow === null ? file.current() : failed(refusedNow)
  }

  function still<Source>(file: FileToSave<Source>): Result<Source> {
    const source = sourceOf(file)
    if (!source.ok) refused(source.error.code)
    return source
  }

  return async (file) => {
    const first = sourceOf(file)
    if (!first.ok) return first
    // Nothing is made, not even in memory, for somebody who changes their mind.
    const place = file.place(first.value)
    const path = await choosePlace(place)
    if (path === null) return ok({ state: 'cancelled' })

    const source = still(file)
    if (!source.ok) return source
    const made = await file.make(source.value)
    if (!made.ok) return made
    const unchanged = still(file)
    if (!unchanged.ok) return unchanged
    const saved = await write(path, made.value, place.extension)
    return saved.ok ? ok({ state: 'saved', ...saved.value, from: source.value }) : saved
  }
}
