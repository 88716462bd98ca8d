import { z } from 'zod'
import { failure } from '../errors'
import { instant } from './time'

const ongoing = {
  /** A request for this part is under way. */
  refreshing: z.boolean(),
  /** Why the last request for this part failed; null after a success. */
  failure: failure.nullable(),
}

/** Each part of a card has an age of its own: a card of today may stand beside roles of yesterday (N31). */
export function part<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('not-fetched'), ...ongoing }),
    z.strictObject({ state: z.literal('fetched'), fetchedAt: instant, value, ...ongoing }),
  ])
}

/** A contact is always there once a card is: only its age and its refresh vary. */
export const fetchedPart = z.strictObject({ fetchedAt: instant, ...ongoing })
export type FetchedPart = z.infer<typeof fetchedPart>

export type Part<T> =
  | { state: 'not-fetched'; refreshing: boolean; failure: z.infer<typeof failure> | null }
  | {
      state: 'fetched'
      fetchedAt: string
      value: T
      refreshing: boolean
      failure: z.infer<typeof failure> | null
    }
