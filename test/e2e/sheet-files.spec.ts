import { execFile } from 'node:child_process'
import { expect, test } from './fixtures'

/** Some seconds on a machine that has nothing else to do. */
const TIME_LIMIT_MS = 300_000

/** What `npm run test:sheets` does with thousands of files, with the samples and a few generated contacts. */
test('GDPR 29 X18 GDPR 28 30 31 all three sheets hold what they say and nothing else, read back byte by byte', async () => {
  test.setTimeout(TIME_LIMIT_MS)
  const said = await new Promise<{ code: number; text: string }>((resolve) => {
    execFile(
      process.execPath,
      ['scripts/sheets.mjs', '--part', '--packed'],
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : 1, text: stdout + stderr })
      },
    )
  })
  expect(said.code, said.text).toBe(0)
  expect(said.text).toMatch(/\d{2,} sheets of \d+ contacts, \d+ pages, 0 problems/)
})
