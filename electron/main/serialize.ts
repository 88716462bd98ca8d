export type Serialize = <T>(step: () => Promise<T>) => Promise<T>

/** A queue of its own: what is given to it runs one after the other, and one that rejects holds up no other. */
export function createSerialize(): Serialize {
  let last: Promise<unknown> = Promise.resolve()
  return (step) => {
    const turn = last.then(step, step)
    last = turn.catch(() => undefined)
    return turn
  }
}
