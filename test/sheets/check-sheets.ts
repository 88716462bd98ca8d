import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkSheet } from './check-sheet'
import type { PrintedSheet } from './printed-sheet'

/** Reads back every sheet of a folder; the answer is the last line it writes. */
const { folder } = JSON.parse(process.argv[2] ?? '{}') as { folder: string }
const printed = JSON.parse(await readFile(join(folder, 'printed.json'), 'utf8')) as PrintedSheet[]

const AT_ONCE = 3
const problems: string[] = []
let pages = 0
const waiting = [...printed]
async function work(): Promise<void> {
  for (let sheet = waiting.shift(); sheet !== undefined; sheet = waiting.shift()) {
    const checked = await checkSheet(sheet)
    problems.push(...checked.problems)
    pages += checked.pages
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work))
process.stdout.write(`${JSON.stringify({ sheets: printed.length, pages, problems })}\n`)
