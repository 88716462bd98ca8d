import { readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { projectRoot } from './setup/places.mjs'
import { Refusal, runMain, say } from './setup/report.mjs'
import { groups } from '../test/mutation/groups.mjs'

const MIN_PERCENT = 95
const SHOWN = 60

// npm run test:mutation -- [masking|flags|purge]
// Changes the code piece by piece, in a copy, and asks whether a test turns red at each change.
await runMain(async () => {
  const [only, ...rest] = process.argv.slice(2)
  const chosen = groups.filter(({ name }) => only === undefined || name === only)
  if (rest.length > 0 || chosen.length === 0) {
    throw new Refusal(`name one of ${groups.map(({ name }) => name).join(', ')}, or none for all.`)
  }
  process.chdir(projectRoot)
  const percents = []
  for (const group of chosen) percents.push(await runGroup(group))
  return percents.every((percent) => percent >= MIN_PERCENT) ? 0 : 1
})

async function runGroup({ name, mutate, tests, except }) {
  // Read by the configuration of vitest, in processes that Stryker starts.
  process.env.MUTATION_TESTS = JSON.stringify(tests)
  const { Stryker } = await import('@stryker-mutator/core')
  const temporary = join('test-results', `mutation-${name}`)
  const results = await new Stryker({
    mutate,
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutation/vitest.config.ts' },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // On a busy machine a change is not to pass for one that never ends.
    timeoutMS: 20_000,
    reporters: ['progress'],
    // What is packed or measured is of no use to a test, and large.
    ignorePatterns: ['out', 'release', 'test-results', 'bench-results'],
    tempDirName: temporary,
    allowEmpty: false,
    thresholds: { high: 100, low: MIN_PERCENT, break: null },
    logLevel: 'warn',
  }).runMutationTest()
  await rm(temporary, { recursive: true, force: true })
  return tell(name, await Promise.all(results.map((one) => judged(one, except))))
}

/** With what stood there, and whether it counts. */
async function judged(result, except) {
  const { start, end } = result.location
  const lines = (await readFile(result.fileName, 'utf8'))
    .split('\n')
    .slice(start.line - 1, end.line)
  const [line] = lines
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1)
  lines[0] = lines[0].slice(start.column - 1)
  const was = lines.join(' ').replace(/\s+/g, ' ')
  const became = result.replacement.replace(/\s+/g, ' ')
  const isExcepted = except.some(
    (one) => was.startsWith(one.was) && one.became === became && line.includes(one.on ?? ''),
  )
  return { ...result, was, became, status: isExcepted ? 'Ignored' : result.status }
}

/** The score, and each change that no test has noticed. */
function tell(name, results) {
  const counted = results.filter(({ status }) => !['Ignored', 'CompileError'].includes(status))
  const lived = counted.filter(({ status }) => !['Killed', 'Timeout'].includes(status))
  for (const { fileName, location, was, became } of lived.slice(0, SHOWN)) {
    const place = `${relative(projectRoot, fileName)}:${location.start.line}`
    console.error(`nobody noticed: ${place}  ${was}  →  ${became}`)
  }
  const noticed = counted.length - lived.length
  const percent = counted.length === 0 ? 0 : (noticed / counted.length) * 100
  const ignored = results.length - counted.length
  say(
    `${name}: ${noticed} of ${counted.length} changes noticed, ${percent.toFixed(1)} %, ${ignored} ignored.`,
  )
  return percent
}
