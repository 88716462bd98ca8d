import { expect, it } from 'vitest'
import {
  CODE_COST,
  hashCode,
  isCodeOf,
  readHash,
} from '../../../../../electron/main/privacy/code-hash'

const QUICK = { N: 16, r: 8, p: 1 }

it('GDPR 36 a code is kept as a salted hash, which says at what cost it was made', async () => {
  const [one, two] = await Promise.all([hashCode('2468', QUICK), hashCode('2468', QUICK)])
  expect(one).not.toBe(two)
  expect(one).not.toContain('2468')
  expect(readHash(one)).toMatchObject(QUICK)
  for (const text of [one, two]) {
    expect([await isCodeOf(text, '2468'), await isCodeOf(text, '2469')]).toEqual([true, false])
  }
})

it.each(['åäöü', '🔑🔑🔑🔑', 'fyra ord på rad', '    '])(
  'GDPR 36 any signs make a code: %s',
  async (code) => {
    const text = await hashCode(code, QUICK)
    expect(await isCodeOf(text, code)).toBe(true)
    expect(await isCodeOf(text, code.normalize('NFD'))).toBe(true)
    expect(await isCodeOf(text, `${code} `)).toBe(false)
  },
)

it('GDPR 36 a guess costs its time and 64 MB, and holds up nothing else', async () => {
  expect(128 * CODE_COST.N * CODE_COST.r).toBe(64 * 1024 * 1024)
  let isDone = false
  const hashed = hashCode('2468').finally(() => (isDone = true))
  let turns = 0
  while (!isDone) {
    turns += 1
    await new Promise(setImmediate)
  }
  expect(turns).toBeGreaterThan(100)
  expect(await isCodeOf(await hashed, '2468')).toBe(true)
})

it('GDPR 36 nothing opens by an entry that is none of ours, or that would cost more than any of ours', async () => {
  const kept = JSON.parse(await hashCode('2468', QUICK)) as object
  for (const change of [{ N: 2 ** 24 }, { r: 4096 }, { salt: '' }, { hash: 'AAAA' }, { p: 0 }]) {
    const text = JSON.stringify({ ...kept, ...change })
    expect([readHash(text), await isCodeOf(text, '2468')]).toEqual([null, false])
  }
  for (const text of ['', 'null', '{}', '2468']) expect(await isCodeOf(text, '2468')).toBe(false)
})
