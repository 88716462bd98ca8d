/** Larger than the endpoint's cap (N14). */
export class BodyTooLarge extends Error {}
/** Not UTF-8: half-read names must not pass for whole ones. */
export class BodyNotText extends Error {}

/**
 * The body as text, in pieces as it came, counted as it is unpacked. Throws one of the above, the signal's
 * reason, or what the stream ended with; ending the transfer is then the caller's, who holds the request.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string[]> {
  if (body === null) return []
  const reader = body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const pieces: string[] = []
  let bytes = 0
  // An engine may leave a read hanging when its request is aborted; this ends it in any case.
  const giveUp = () => void reader.cancel(signal.reason).catch(() => undefined)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) break
      bytes += value.byteLength
      if (bytes > maxBytes) throw new BodyTooLarge()
      pieces.push(decode(() => decoder.decode(value, { stream: true })))
    }
    pieces.push(decode(() => decoder.decode()))
    return pieces
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

function decode(read: () => string): string {
  try {
    return read()
  } catch {
    throw new BodyNotText()
  }
}
