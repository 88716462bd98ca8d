import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Computer } from '../integration/copy/app-line'
import { decryptedStates } from './decrypted-pages'

export function filesOf({ folder }: Computer, name: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile() && path.includes(name))
}

export const copyFiles = (computer: Computer) => filesOf(computer, 'kopia-')

export function copyFile(computer: Computer): string {
  return copyFiles(computer).find((path) => path.endsWith('.db')) ?? ''
}

/** Every page of the copy as it is under its cipher: free ones, and what its journal still knows. */
export function insideTheCopy(computer: Computer): Buffer {
  const [, key = ''] =
    [...computer.keychain.entries].find(([name]) => name.includes('kopians nyckel')) ?? []
  return decryptedStates(copyFile(computer), key)
}
