import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What a guess costs: some tenths of a second on an office's computer, and 64 MB of memory. */
export const CODE_COST = { N: 2 ** 16, r: 8, p: 2 }
export type CodeCost = typeof CODE_COST

const SALT_BYTES = 16
const HASH_BYTES = 32

const base64 = (bytes: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes)

/** With what it was made, so that a later version may ask for more. Bounded: an entry from elsewhere costs no more. */
const codeHash = z.object({
  N: z
    .number()
    .int()
    .min(2)
    .max(2 ** 18),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(8),
  salt: base64(SALT_BYTES),
  hash: base64(HASH_BYTES),
})

/** A salted hash as text. The code itself stays nowhere; hashed on a thread of its own, the window goes on drawing. */
export async function hashCode(code: string, cost: CodeCost = CODE_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await slowHash(code, salt, cost)
  return JSON.stringify({ ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') })
}

export async function isCodeOf(text: string, code: string): Promise<boolean> {
  const kept = readHash(text)
  if (kept === null) return false
  const { N, r, p } = kept
  const given = await slowHash(code, Buffer.from(kept.salt, 'base64'), { N, r, p })
  return timingSafeEqual(given, Buffer.from(kept.hash, 'base64'))
}

/** Null when the text is none of ours. */
export function readHash(text: string): z.infer<typeof codeHash> | null {
  try {
    return codeHash.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The same sign may be typed in two ways: one with its dots, or a letter and then the dots. */
function slowHash(code: string, salt: Buffer, cost: CodeCost): Promise<Buffer> {
  const maxmem = 256 * cost.N * cost.r
  return new Promise((resolve, reject) => {
    scrypt(code.normalize('NFC'), salt, HASH_BYTES, { ...cost, maxmem }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    )
  })
}
