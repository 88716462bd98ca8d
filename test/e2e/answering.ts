/** Electron keeps what answers a call in a map of its own; there is no public list. */
export interface Answering {
  readonly _invokeHandlers: Map<string, (event: unknown, input: unknown) => Promise<unknown>>
}
