import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'

const LOOK = `
  const keytar = require('keytar')
  keytar.findCredentials('Kontaktkort').then((all) => console.log(JSON.stringify(all)))
`

const REMOVE = `
  const keytar = require('keytar')
  keytar.deletePassword('Kontaktkort', process.argv[1]).then((done) => process.exit(done ? 0 : 1))
`

/**
 * What the system's keychain holds for this user name, the password before the key of the copy; the tests
 * of one run share one keychain. Looked up by a process of its own: the native module has taken a whole
 * test worker down with it.
 */
export async function keychainEntries(username: string) {
  const all = await everyEntry()
  return all
    .filter((entry) => entry.account.startsWith(`${username} `))
    .sort((one, other) => one.account.length - other.account.length)
}

/** The native module dies of an entry that another test removes while it lists them: then it lists again. */
const MAX_LOOKS = 50

async function everyEntry() {
  for (let looks = 1; ; looks += 1) {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', LOOK])
      return JSON.parse(stdout) as { account: string; password: string }[]
    } catch (error) {
      if (looks >= MAX_LOOKS) throw error
    }
  }
}

/** The key of this user name's copy. */
export async function copyKeyEntry(username: string) {
  const entries = await keychainEntries(username)
  const found = entries.find(({ account }) => account.includes('kopians nyckel'))
  if (found === undefined) throw new Error('The keychain has no key of a copy')
  return found
}

/** The key of the access log in this data folder; named by a hash of it, as the log is every account's. */
export async function accessLogEntries(profile: string) {
  const hash = createHash('sha256').update(profile).digest('hex').slice(0, 8)
  const all = await everyEntry()
  return all.filter(({ account }) => account === `åtkomstlogg ${hash}`)
}

/** As a tidy person with the system's own program would do. */
export async function removeFromKeychain(account: string) {
  await promisify(execFile)(process.execPath, ['-e', REMOVE, account])
}
