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
