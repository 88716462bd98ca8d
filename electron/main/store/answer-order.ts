import type { ContactKey } from '../../contract/domain/ids'

declare const drawn: unique symbol
/** The place of a question among all of this run: drawn before it leaves, handed in with its answer. */
export type Asked = number & { readonly [drawn]: true }

/** Each is asked for and answered by itself. `overview`: sellers and buyers, without dates. */
export type AnsweredPart = 'card' | 'roles' | 'overview' | 'speculators' | 'relations'

/**
 * Which answer is the newer one: not the one that comes last, but the one that was asked for last. A question
 * may sleep on its way, and its answer says what was so before something else was stored, or removed.
 */
export interface AnswerOrder {
  asking(): Asked
  /** Something that was asked for later has been stored, or the contact has been removed since. */
  isOvertaken(key: ContactKey, part: AnsweredPart, asked: Asked): boolean
  /** Once it is stored. */
  stored(key: ContactKey, part: AnsweredPart, asked: Asked): void
  /** Nothing that is under way brings it back. */
  removed(key: ContactKey): void
  /** Another copy: what is under way is none of it. */
  forget(): void
}

export function createAnswerOrder(): AnswerOrder {
  let last = 0 as Asked
  let begun = last
  const latest = new Map<string, Asked>()
  const parts: readonly AnsweredPart[] = [
    ...(['card', 'roles', 'overview', 'speculators', 'relations'] as const),
  ]

  return {
    asking: () => (last = (last + 1) as Asked),
    isOvertaken: (key, part, asked) =>
      asked <= begun || asked < (latest.get(nameOf(key, part)) ?? begun),
    stored: (key, part, asked) => void latest.set(nameOf(key, part), asked),
    removed(key) {
      const next = (last + 1) as Asked
      for (const part of parts) latest.set(nameOf(key, part), next)
    },
    forget() {
      begun = last
      latest.clear()
    },
  }
}

/** Ids hold no line feed. */
function nameOf({ customerId, contactId }: ContactKey, part: AnsweredPart): string {
  return `${customerId}\n${contactId}\n${part}`
}
