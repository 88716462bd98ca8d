import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleForNode } from './bench/bundle.mjs'
import { writeDocs } from './bench/docs.mjs'
import { machineFacts } from './bench/machine.mjs'
import { measures, nodeParts } from './bench/measures.mjs'
import { keepOffices } from './bench/office.mjs'
import { plainTable } from './bench/rows.mjs'
import { packedProgram, programWith } from './bench/runtime.mjs'
import { sizesOf } from './bench/sizes.mjs'
import { openSession } from './headless.mjs'
import { run } from './setup/child.mjs'
import { sandboxArgs } from './setup/electron-dist.mjs'
import { projectRoot } from './setup/places.mjs'
import { Refusal, runMain, say } from './setup/report.mjs'

const results = join(projectRoot, 'bench-results')

// npm run bench -- [--only start,typing,…] [--quick] [--write-docs]
// A goal that is not met is a result like any other; only what breaks ends with a failure.
await runMain(async () => {
  const { only, quick, writeDocs: isForDocs } = readOptions()
  await pack()
  const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-bench-'))
  const session = await openSession()
  const offices = keepOffices({ env: session.env, folder })
  try {
    await bundleForNode(nodeParts)
    const bench = {
      env: session.env,
      folder,
      office: offices.of,
      sizes: sizesOf({ quick }),
      sandbox: sandboxArgs(),
      app: packedProgram(),
      empty: await programWith(
        join(import.meta.dirname, 'bench/empty'),
        join(folder, 'empty-runtime'),
      ),
    }
    const machine = machineFacts()
    const rows = []
    for (const name of only) {
      say(`measuring ${name} …`)
      const startedAt = Date.now()
      rows.push(...(await measures[name](bench)))
      say(`${name} took ${((Date.now() - startedAt) / 1000).toFixed(0)} s.`)
    }
    await report({ machine, quick, rows })
    if (isForDocs) await writeDocs({ machine, rows })
  } finally {
    await offices.close()
    await session.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
})

function readOptions() {
  const names = Object.keys(measures)
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
    },
  })
  const only = values.only?.split(',') ?? names
  if (only.some((name) => !names.includes(name))) {
    throw new Refusal(`what can be measured: ${names.join(', ')}.`)
  }
  if (values['write-docs'] && (values.quick || values.only)) {
    throw new Refusal('the document shows a whole run: leave --only and --quick away.')
  }
  return { only, quick: values.quick, writeDocs: values['write-docs'] }
}

/** The packed app as the tests drive it. Says nothing when it lies there already. */
async function pack() {
  const script = join(import.meta.dirname, 'pack.mjs')
  const { code, output } = await run(process.execPath, [script, 'test'])
  if (code === 0) return
  console.error(output.trim())
  throw new Refusal('the app could not be packed; the reason stands above.')
}

async function report({ machine, quick, rows }) {
  await mkdir(results, { recursive: true })
  await writeFile(
    join(results, 'bench.json'),
    `${JSON.stringify({ machine, quick, rows }, null, 2)}\n`,
  )
  console.log(`\n${plainTable(rows)}\n`)
  const missed = rows.filter((row) => row.met === false)
  const held = rows.filter((row) => row.met !== null).length
  say(`${held - missed.length} of ${held} goals met${quick ? ', with small sizes' : ''}.`)
}
