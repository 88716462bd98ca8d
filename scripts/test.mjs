import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openSession } from './headless.mjs'
import { electronDist } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'
import { Refusal, runMain, say } from './setup/report.mjs'
import { runSteps } from './steps.mjs'
import { runTool, toolCommand } from './tool.mjs'

const results = join(projectRoot, 'test-results')
const unitReport = join(results, 'unit.json')
const e2eReport = join(results, 'e2e.json')

// node scripts/test.mjs [unit|e2e] [arguments for vitest or Playwright]
await runMain(async () => {
  const [part, ...passed] = process.argv.slice(2)
  if (part && !['unit', 'e2e'].includes(part)) {
    throw new Refusal(`name unit or e2e before further arguments; "${part}" is neither.`)
  }
  await mkdir(results, { recursive: true })
  await Promise.all([unitReport, e2eReport].map((path) => rm(path, { force: true })))
  const session = await openSession()
  const failedStages = []
  try {
    failedStages.push(...(await beforeE2e(part, passed, session.env)))
    if (failedStages.length === 0 && part !== 'unit') {
      failedStages.push(...(await e2e(passed, session.env)))
    }
  } finally {
    await session.close()
  }
  return closingLine(failedStages)
})

/** Everything that needs no window, and the packing; side by side where that disturbs nothing. */
async function beforeE2e(part, passed, env) {
  const node = (script, ...args) => [
    process.execPath,
    join(projectRoot, 'scripts', script),
    ...args,
  ]
  const vitest = {
    name: 'unit, integration and ipc tests',
    command: [...toolCommand('vitest'), 'run', '--config', 'test/vitest.config.ts', ...passed],
    env,
    isVerbose: true,
  }
  const pack = { name: 'packing for the tests', command: node('pack.mjs', 'test', 'release') }
  if (part === 'unit') return runSteps([vitest])
  if (part === 'e2e') return runSteps([pack])
  return runSteps([
    vitest,
    pack,
    {
      name: 'eslint',
      command: [...toolCommand('eslint'), '.', '--max-warnings', '0', ...remembering('eslint')],
    },
    {
      name: 'prettier',
      command: [
        ...toolCommand('prettier'),
        ...['--check', '.', '--log-level', 'warn', ...remembering('prettier')],
      ],
    },
    { name: 'type checks', command: node('check.mjs') },
  ])
}

/** What is unchanged, by content, was judged before; kept where npm ci clears it away. */
function remembering(name) {
  const place = `node_modules/.cache/kontaktkort/${name}`
  return ['--cache', '--cache-strategy', 'content', '--cache-location', place]
}

async function e2e(passed, env) {
  const { version, path } = electronDist()
  const origin = path ? 'not the one releases carry' : 'the one releases carry'
  say(`e2e runs the packed app on Electron ${version}, ${origin}.`)
  const args = ['test', '--config', 'test/e2e/playwright.config.ts', ...passed]
  const code = await runTool('@playwright/test', args, { program: 'playwright', env })
  return code === 0 ? [] : ['e2e']
}

/** The last line counts what ran. A stage that broke outside a test counts as one failure. */
async function closingLine(failedStages) {
  const counts = [await unitCounts(), await e2eCounts()]
  const sum = (name) => counts.reduce((total, one) => total + one[name], 0)
  const inReports = [
    counts[0].failed && 'unit, integration and ipc tests',
    counts[1].failed && 'e2e',
  ]
  const outside = failedStages.filter((stage) => !inReports.includes(stage))
  if (failedStages.length > 0) say(`stopped at: ${failedStages.join(', ')}.`)
  const failed = sum('failed') + outside.length
  console.log(`kontaktkort: ${sum('passed')} passed, ${failed} failed, ${sum('skipped')} skipped`)
  return failedStages.length > 0 || failed > 0 ? 1 : 0
}

async function unitCounts() {
  const report = await readReport(unitReport)
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  }
}

async function e2eCounts() {
  const stats = (await readReport(e2eReport))?.stats
  return {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  }
}

async function readReport(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}
