import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { projectRoot } from './setup/places.mjs'
import { runMain, say } from './setup/report.mjs'
import { toolCommand } from './tool.mjs'

/** Lives of each family that one run of the model test lives, and families it has. */
const LIVES = 100
const FAMILIES = 10
const SEQUENCES = 20_000

// npm run test:endurance            20,000 lives of the model test, each run with a seed of its own
// SEED=… npm run test:endurance     one run again, as a failure names it
await runMain(async () => {
  const given = process.env.SEED
  const first = given ? Number(given) : Math.floor(Math.random() * 2 ** 30)
  const runs = given ? 1 : Math.ceil(SEQUENCES / (LIVES * FAMILIES))
  const seeds = Array.from({ length: runs }, (_, index) => first + index)
  const failed = []
  say(`${runs * LIVES * FAMILIES} lives, seeds ${first} to ${first + runs - 1}.`)
  const worker = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const { code, output } = await runModel(seed)
      if (code !== 0) failed.push(seed)
      say(code === 0 ? `SEED=${seed} holds.` : `SEED=${seed} fails.\n${output}`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(runs, availableParallelism()) }, worker))
  for (const seed of failed) say(`again: SEED=${seed} npm run test:endurance`)
  return failed.length === 0 ? 0 : 1
})

function runModel(seed) {
  const [command, ...first] = toolCommand('vitest')
  const place = ['run', '--config', 'test/vitest.config.ts', 'test/integration/core/around']
  // One file at a time, as there is a run for every core; and no report, which belongs to the tests of every day.
  const how = ['--reporter=default', '--no-file-parallelism']
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...place, ...how], {
      cwd: projectRoot,
      env: { ...process.env, SEED: String(seed), LIVES: String(LIVES) },
    })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
