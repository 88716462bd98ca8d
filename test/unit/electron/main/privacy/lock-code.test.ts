import { beforeEach, describe, expect, it } from 'vitest'
import { withRemovals } from '../../../../../electron/main/keychain/removals'
import type { RemovalsFile } from '../../../../../electron/main/keychain/removals'
import { codeEntry, createLockCode } from '../../../../../electron/main/privacy/lock-code'
import type { Account } from '../../../../../electron/main/session/account'
import { createMemoryFile } from '../../../../fakes/memory-file'
import { createMemoryKeychain } from '../../../../fakes/memory-keychain'

const QUICK = { N: 16, r: 8, p: 1 }
const CODE = '2468'
const account = {
  username: 'partner',
  address: 'https://connect.example/',
  sample: false,
} as Account
const SAVED = { isSaved: true, isNew: false }

let memory: ReturnType<typeof createMemoryKeychain>
let file: ReturnType<typeof createMemoryFile<RemovalsFile>>
beforeEach(() => {
  memory = createMemoryKeychain()
  file = createMemoryFile<RemovalsFile>()
})

async function start(how = SAVED, of = account) {
  const code = createLockCode(withRemovals(memory, file), QUICK)
  await code.open(of, how)
  return code
}

describe('GDPR 36 the code of the broker’s own', () => {
  it('opens in this run and in the next, and lies as a hash in the keychain alone', async () => {
    const code = await start()
    expect(code.state()).toBe('none')
    await code.choose(CODE)
    for (const one of [code, await start()]) {
      expect(one.state()).toBe('kept')
      expect([await one.proves(CODE), await one.proves('1357')]).toEqual([true, false])
    }
    expect([...memory.entries.keys()]).toEqual([codeEntry(account)])
    expect(JSON.stringify([...memory.entries, file.content])).not.toContain(CODE)
  })

  it('is not asked for again when it was not wanted, and may be chosen still', async () => {
    await (await start()).choose(null)
    const next = await start()
    expect(next.state()).toBe('skipped')
    expect([await next.proves(''), await next.proves('null')]).toEqual([false, false])
    await next.choose(CODE)
    expect((await start()).state()).toBe('kept')
  })

  it('S14 is this run’s where there is no keychain, and nothing is owed to one', async () => {
    memory.available = false
    for (const how of [SAVED, { ...SAVED, isSaved: false }]) {
      const code = await start(how)
      await code.choose(CODE)
      expect([code.state(), await code.proves(CODE)]).toEqual(['this-run', true])
      expect(file.content).toBeNull()
    }
    memory.available = true
    expect((await start()).state()).toBe('none')
  })

  it('S31 that could not be kept does not leave the one before to open the next run', async () => {
    await (await start()).choose(CODE)
    memory.keepsStill = 0
    const code = await start()
    await code.choose('1357')
    expect([code.state(), await code.proves('1357'), await code.proves(CODE)]).toEqual([
      'this-run',
      true,
      false,
    ])
    expect((await start()).state()).toBe('none')
  })

  it('S31 is compared without the keychain, which may fail in mid-run', async () => {
    const code = await start()
    await code.choose(CODE)
    memory.available = false
    expect(await code.proves(CODE)).toBe(true)
  })

  it('S17 is not found by an account that signs in anew: an earlier version left it', async () => {
    await (await start()).choose(CODE)
    expect((await start({ isSaved: true, isNew: true })).state()).toBe('none')
    expect(memory.entries.size).toBe(0)
  })

  it('leaves nothing behind when the broker signs out while it is being kept', async () => {
    const code = await start()
    const chosen = code.choose(CODE)
    code.close()
    await chosen
    expect([code.state(), memory.entries.size]).toEqual(['none', 0])
    expect(await code.proves(CODE)).toBe(false)
  })

  it('is none where the entry is not one of ours', async () => {
    memory.entries.set(codeEntry(account), CODE)
    const code = await start()
    expect([code.state(), await code.proves(CODE)]).toEqual(['none', false])
  })

  it('of the sample office lies nowhere', async () => {
    const code = await start(SAVED, { ...account, sample: true })
    await code.choose(CODE)
    expect(memory.entries.size).toBe(0)
  })
})
