import { beforeEach, describe, expect, it } from 'vitest'
import { withRemovals } from '../../../../../electron/main/keychain/removals'
import type { RemovalsFile } from '../../../../../electron/main/keychain/removals'
import { hashCode } from '../../../../../electron/main/privacy/code-hash'
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
    const code = await start({ ...SAVED, isSaved: false })
    await code.choose(CODE)
    expect([code.state(), await code.proves(CODE)]).toEqual(['this-run', true])
    expect(file.content).toBeNull()
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

  it('S13 is not said to be none where the keychain does not say, and is read once it does', async () => {
    await (await start()).choose(CODE)
    memory.available = false
    const code = await start()
    expect([code.state(), await code.readAgain(), code.state()]).toEqual([
      ...['unread', false, 'unread'],
    ])
    memory.available = true
    expect([await code.readAgain(), code.state(), await code.proves(CODE)]).toEqual([
      ...[true, 'kept', true],
    ])
  })

  it('S31 that nobody could read does not open the next run in place of one chosen since', async () => {
    await (await start()).choose(CODE)
    memory.available = false
    const code = await start()
    await code.choose('1357')
    memory.available = true
    const next = await start()
    expect([next.state(), await next.proves(CODE)]).toEqual(['none', false])
  })

  it('S31 of two that are chosen at once the later one holds, also where the keychain takes the first alone', async () => {
    const code = await start()
    memory.keepsStill = 1
    const { keep } = memory
    // The second has been hashed before the first is kept.
    memory.keep = async (name, text) => {
      await hashCode('0000', { ...QUICK, N: 4096 })
      return keep(name, text)
    }
    await Promise.all([code.choose(CODE), code.choose('1357')])
    expect([code.state(), await code.proves('1357')]).toEqual(['this-run', true])
    expect((await start()).state()).toBe('none')
  })

  it('S16 that no keychain took stays when the account signs in anew, and is kept once one does', async () => {
    memory.keepsStill = 0
    const code = await start()
    await code.choose(CODE)
    await code.open(account, { ...SAVED, isSaved: false })
    expect([code.state(), await code.proves(CODE)]).toEqual(['this-run', true])
    memory.keepsStill = null
    await code.open(account, SAVED)
    expect([code.state(), await (await start()).proves(CODE)]).toEqual(['kept', true])
    await code.open({ ...account, username: 'annan' }, SAVED)
    expect([code.state(), await code.proves(CODE)]).toEqual(['none', false])
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

  it('is not given to a keychain that lets go of nothing once the broker has signed out', async () => {
    memory.letsGo = false
    const code = await start()
    const chosen = code.choose(CODE)
    // It is being hashed.
    await Promise.resolve().then(() => undefined)
    code.close()
    await chosen
    expect([memory.entries.size, file.content]).toEqual([0, null])
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
