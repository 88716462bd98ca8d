import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleForElectron, bundleForNode, runPart } from './bench/bundle.mjs'
import { programWith } from './bench/runtime.mjs'
import { openSession } from './headless.mjs'
import { run } from './setup/child.mjs'
import { sandboxArgs } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'
import { Refusal, runMain, say } from './setup/report.mjs'

const sources = join(projectRoot, 'test/sheets')
/** Contacts to a printing program: a crash then tells where, and files do not pile up. */
const PER_PROGRAM = 20
const AT_ONCE = 2
const SHOWN_PROBLEMS = 30
const TOLD_EVERY = 200
/** So few that a part takes some seconds. */
const PART_GENERATED = 4
const startedAt = Date.now()

// npm run test:sheets -- [--part] [--only 17,230] [--packed: as it lies there]
// Prints all three sheets of every contact in the packed runtime and reads each file back.
await runMain(async () => {
  const { part, only, packed } = readOptions()
  if (!packed) await pack()
  const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-sheets-'))
  const session = await openSession()
  try {
    await bundleForNode(['count-cases', 'check-sheets'], sources)
    const app = await bundleForElectron('print-sheets', sources)
    await writeFile(join(app, 'package.json'), '{ "name": "print-sheets", "main": "main.cjs" }')
    const program = await programWith(app, join(folder, 'runtime'))
    const counts = await runPart('count-cases', {}, session.env, sources)
    const cases = only ?? casesFor(counts, part)
    const line = { env: session.env, folder, program }
    return report(cases, await checkAll(cases, line))
  } finally {
    await session.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
})

function readOptions() {
  const { values } = parseArgs({
    options: {
      part: { type: 'boolean', default: false },
      packed: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  })
  const { part, packed, only } = values
  return { part, packed, only: only?.split(',').map(Number) }
}

/** A part has every sample contact and some of the generated ones. */
function casesFor({ samples, known, all }, part) {
  const from = (first, count) => Array.from({ length: count }, (_, at) => first + at)
  return part ? [...from(0, samples), ...from(known, PART_GENERATED)] : from(0, all)
}

async function checkAll(cases, line) {
  const lots = []
  for (let at = 0; at < cases.length; at += PER_PROGRAM)
    lots.push(cases.slice(at, at + PER_PROGRAM))
  const sum = { contacts: 0, sheets: 0, pages: 0, problems: 0 }
  const work = async () => {
    for (let lot = lots.shift(); lot; lot = lots.shift()) {
      const { sheets, pages, problems } = await checkLot(lot, line)
      tell(problems, SHOWN_PROBLEMS - sum.problems)
      sum.contacts += lot.length
      sum.sheets += sheets
      sum.pages += pages
      sum.problems += problems.length
      if (sum.contacts % TOLD_EVERY === 0) say(`${sum.contacts} of ${cases.length} contacts read.`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return sum
}

/** As they come up, for a run may take minutes. */
function tell(problems, most) {
  for (const problem of problems.slice(0, Math.max(0, most))) console.error(problem)
}

async function checkLot(cases, { env, folder, program }) {
  const own = join(folder, `lot-${cases[0]}`)
  await mkdir(own)
  const order = JSON.stringify({ cases, folder: own })
  const { code, output } = await run(
    program.executable,
    [
      ...program.args,
      `--order=${order}`,
      `--user-data-dir=${join(own, 'profile')}`,
      ...sandboxArgs(),
    ],
    { env },
  )
  if (code !== 0) throw new Error(`sheets were not printed\n${output}`)
  const result = await runPart('check-sheets', { folder: own }, env, sources)
  await rm(own, { recursive: true, force: true, maxRetries: 3 })
  return result
}

function report(cases, { sheets, pages, problems }) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
  const read = `${sheets} sheets of ${cases.length} contacts, ${pages} pages`
  say(`${read}, ${problems} problems, ${seconds} s.`)
  return problems === 0 && sheets === cases.length * 3 ? 0 : 1
}

/** The packed app as the tests drive it. Says nothing when it lies there already. */
async function pack() {
  const script = join(import.meta.dirname, 'pack.mjs')
  const { code, output } = await run(process.execPath, [script, 'test'])
  if (code === 0) return
  console.error(output.trim())
  throw new Refusal('the app could not be packed; the reason stands above.')
}
