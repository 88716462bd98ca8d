import { beforeEach, describe, expect, it } from 'vitest'
import { failed, ok } from '../../../../../electron/contract/errors'
import { withRemovals } from '../../../../../electron/main/keychain/removals'
import type { RemovalsFile } from '../../../../../electron/main/keychain/removals'
import { createMemoryFile } from '../../../../fakes/memory-file'
import type { MemoryFile } from '../../../../fakes/memory-file'
import { createMemoryKeychain } from '../../../../fakes/memory-keychain'
import type { MemoryKeychain } from '../../../../fakes/memory-keychain'

let memory: MemoryKeychain
let file: MemoryFile<RemovalsFile>
const start = () => withRemovals(memory, file)

beforeEach(async () => {
  memory = createMemoryKeychain()
  file = createMemoryFile<RemovalsFile>()
  await start().keep('anna', 'hemligt')
})

describe('S31 an entry that the keychain does not let go of', () => {
  beforeEach(async () => {
    memory.letsGo = false
    expect(await start().remove('anna')).toEqual(failed('keychain-unavailable'))
  })

  it('is tried for by each later start, until it is gone', async () => {
    const next = start()
    expect(next.owes()).toBe(true)
    await next.retry()
    expect([next.owes(), file.content]).toEqual([true, { entries: ['anna'] }])
    memory.letsGo = true
    const last = start()
    await last.retry()
    expect([last.owes(), file.content, memory.entries.size]).toEqual([false, null, 0])
  })

  it('comes back to nobody', async () => {
    expect(await start().read('anna')).toEqual(failed('keychain-unavailable'))
    memory.letsGo = true
    expect(await start().read('anna')).toEqual(ok(null))
    expect([memory.entries.size, file.content]).toEqual([0, null])
  })

  it('is not removed when it has been kept anew', async () => {
    expect(await start().keep('anna', 'nytt')).toEqual(ok(undefined))
    memory.letsGo = true
    await start().retry()
    expect(memory.entries.get('anna')).toBe('nytt')
  })

  it('is owed still when nothing new could be kept in its place', async () => {
    memory.available = false
    const next = start()
    expect((await next.keep('anna', 'nytt')).ok).toBe(false)
    expect([next.owes(), file.content]).toEqual([true, { entries: ['anna'] }])
  })

  it('S27 is not replaced while the disk would let the next start remove what replaced it', async () => {
    file.readOnly = true
    expect(await start().keep('anna', 'nytt')).toEqual(failed('disk-refused'))
    expect(memory.entries.get('anna')).toBe('hemligt')
  })
})

it('S31 a removal is written down before it is tried, as the process may end in it', async () => {
  memory.remove = () => new Promise(() => undefined)
  void start().remove('anna')
  await new Promise(setImmediate)
  expect(file.content).toEqual({ entries: ['anna'] })
})

it('S31 a removal under way takes nothing that is kept after it', async () => {
  const { remove } = memory
  let answer: () => void = () => undefined
  const asked = new Promise<void>((resolve) => (answer = resolve))
  memory.remove = async (name) => (await asked, remove(name))
  const keychain = start()
  const removed = keychain.remove('anna')
  const kept = keychain.keep('anna', 'nytt')
  answer()
  expect([await removed, await kept]).toEqual([ok(undefined), ok(undefined)])
  expect([memory.entries.get('anna'), file.content]).toEqual(['nytt', null])
})

describe('S31 secrets that are worth something only together', () => {
  const fresh = new Map([
    ['b1', 'nytt 1'],
    ['b2', 'nytt 2'],
  ])
  const given = { fresh, head: { name: 'anna', text: 'se b' }, stale: ['a1', 'a2'] }
  const before = { anna: 'se a', a1: 'gammalt 1', a2: 'gammalt 2' }
  const after = { anna: 'se b', b1: 'nytt 1', b2: 'nytt 2' }
  const held = () => Object.fromEntries(memory.entries)

  beforeEach(() => {
    memory.entries.clear()
    for (const [name, secret] of Object.entries(before)) memory.entries.set(name, secret)
  })

  it('take the place of those before, of which nothing stays', async () => {
    const keychain = start()
    expect(await keychain.exchange(given)).toEqual(ok(undefined))
    expect([held(), file.content, keychain.owes()]).toEqual([after, null, false])
  })

  it.each([0, 1, 2])(
    'leave those before as they were when the keychain refuses after %i',
    async (kept) => {
      memory.keepsStill = kept
      const keychain = start()
      expect(await keychain.exchange(given)).toEqual(failed('keychain-unavailable'))
      expect([held(), file.content, keychain.owes()]).toEqual([before, null, false])
    },
  )

  it('leave what they must be let go of for the next start, and are told of', async () => {
    memory.keepsStill = 2
    memory.letsGo = false
    const keychain = start()
    await keychain.exchange(given)
    expect(keychain.owes()).toBe(true)
    memory.letsGo = true
    await start().retry()
    expect([held(), file.content]).toEqual([before, null])
  })

  it('owe those before, when the keychain keeps the new ones and lets go of nothing', async () => {
    memory.letsGo = false
    const keychain = start()
    expect(await keychain.exchange(given)).toEqual(ok(undefined))
    expect([held(), keychain.owes()]).toEqual([{ ...before, ...after }, true])
    memory.letsGo = true
    await start().retry()
    expect(held()).toEqual(after)
  })

  it.each([0, 1, 2, 3, 4])(
    'are whole or gone at the next start, cut off at step %i',
    async (step) => {
      const never = new Promise<never>(() => undefined)
      let steps = 0
      const upTo = <T>(work: () => Promise<T>) => (++steps > step ? never : work())
      const cut = {
        ...memory,
        keep: (name: string, secret: string) => upTo(() => memory.keep(name, secret)),
        remove: (name: string) => upTo(() => memory.remove(name)),
      }
      void withRemovals(cut, file).exchange(given)
      await new Promise(setImmediate)
      const next = start()
      expect(next.owes()).toBe(true)
      await next.retry()
      const left = held()
      // No head leads to a half, and nothing is left that no head leads to.
      expect([before, after, { anna: 'se a' }, { anna: 'se b' }]).toContainEqual(left)
      expect(file.content).toBeNull()
    },
  )

  it('S27 are kept although the disk takes no list', async () => {
    file.readOnly = true
    const keychain = start()
    expect(await keychain.exchange(given)).toEqual(ok(undefined))
    file.readOnly = false
    await start().retry()
    expect(held()).toMatchObject(after)
  })

  it('S27 are given up when the list that names them cannot be mended', async () => {
    const { replace } = file
    let writes = 0
    file.replace = async (value) => (++writes > 2 ? 'disk-refused' : replace(value))
    const keychain = start()
    expect(await keychain.exchange(given)).toEqual(failed('disk-refused'))
    await start().retry()
    expect(Object.keys(held()).filter((name) => name.startsWith('b'))).toEqual([])
  })
})
