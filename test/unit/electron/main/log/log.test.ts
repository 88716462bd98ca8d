import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLog, MAX_LOG_BYTES, placesIn } from '../../../../../electron/main/log/log'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontaktkort-log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('X20 keeps where a bug happened and drops what it said', async () => {
  const path = join(folder, 'logs', 'a.log')
  createLog(path, () => 0).bug('contacts.open', new Error('Ingrid Exempelsson 070-174 06 05'))
  const text = await readFile(path, 'utf8')
  expect(text).toContain('contacts.open')
  expect(text).toContain('log.test.ts')
  expect(text).not.toMatch(/Ingrid|070-174/)
  expect(text).not.toContain(process.cwd())
})

it('X20 keeps no part of an error’s message that spans lines like a stack', () => {
  expect(placesIn(new Error('first\n    at Ingrid (070-174 06 05)'))).not.toContain('Ingrid')
  expect(placesIn('Ingrid')).toBe('string')
})

it('never grows past its bound', async () => {
  const path = join(folder, 'a.log')
  const log = createLog(path, () => 0)
  const line = { endpoint: 'x'.repeat(1000) }
  for (let i = 0; i < (MAX_LOG_BYTES / 1000) * 3; i += 1) log.event('call', line)
  expect((await stat(path)).size).toBeLessThan(MAX_LOG_BYTES * 1.1)
  expect((await stat(`${path}.old`)).size).toBeLessThan(MAX_LOG_BYTES * 1.1)
})

it('S27 loses no line while the full file cannot be put aside, and stays within a bound', async () => {
  const path = join(folder, 'a.log')
  // Nothing can be put in the place of a folder.
  await mkdir(`${path}.old`)
  const log = createLog(path, () => 0)
  const line = { endpoint: 'x'.repeat(1000) }
  for (let i = 0; i < (MAX_LOG_BYTES / 1000) * 1.5; i += 1) log.event('call', line)
  log.event('last')
  expect(await readFile(path, 'utf8')).toContain('"last"')
  for (let i = 0; i < (MAX_LOG_BYTES / 1000) * 2; i += 1) log.event('call', line)
  expect((await stat(path)).size).toBeLessThan(MAX_LOG_BYTES * 2.1)
})
