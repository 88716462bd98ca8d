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
const PER_PROGRAM = 40
const AT_ONCE = 2
const SHOWN_PROBLEMS = 30
const PART_GENERATED = 40
const startedAt = Date.now()

// npm run test:sheets -- [--part] [--only 17,230]
// Prints all three sheets of every contact in the packed runtime and reads each file back.
await runMain(async () => {
  const { part, only } = readOptions()
  await pack()
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
    options: { part: { type: 'boolean', default: false }, only: { type: 'string' } },
  })
  return { part: values.part, only: values.only?.split(',').map(Number) }
}

/** A part has every sample contact, and so many of the generated ones that it takes half a minute. */
function casesFor({ samples, known, all }, part) {
  const from = (first, count) => Array.from({ length: count }, (_, at) => first + at)
  return part ? [...from(0, samples), ...from(known, PART_GENERATED)] : from(0, all)
}

async function checkAll(cases, line) {
  const lots = []
  for (let at = 0; at < cases.length; at += PER_PROGRAM)
    lots.push(cases.slice(at, at + PER_PROGRAM))
  const results = []
  const work = async () => {
    for (let lot = lots.shift(); lot; lot = lots.shift()) results.push(await checkLot(lot, line))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results
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

function report(cases, results) {
  const problems = results.flatMap((one) => one.problems)
  const sheets = results.reduce((sum, one) => sum + one.sheets, 0)
  const pages = results.reduce((sum, one) => sum + one.pages, 0)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) console.error(problem)
  say(
    `${sheets} sheets of ${cases.length} contacts, ${pages} pages, ${problems.length} problems, ${seconds} s.`,
  )
  return problems.length === 0 && sheets === cases.length * 3 ? 0 : 1
}

/** The packed app as the tests drive it. Says nothing when it lies there already. */
async function pack() {
  const script = join(import.meta.dirname, 'pack.mjs')
  const { code, output } = await run(process.execPath, [script, 'test'])
  if (code === 0) return
  console.error(output.trim())
  throw new Refusal('the app could not be packed; the reason stands above.')
}
