import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const LOOK = `
  const keytar = require('keytar')
  keytar.findCredentials('Kontaktkort').then((all) => console.log(JSON.stringify(all)))
`

/**
 * What the system's keychain holds for this user name; the tests of one run share one keychain. Looked
 * up by a process of its own: the native module has taken a whole test worker down with it.
 */
export async function keychainEntries(username: string) {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', LOOK])
  const all = JSON.parse(stdout) as { account: string; password: string }[]
  return all.filter((entry) => entry.account.startsWith(`${username} `))
}
