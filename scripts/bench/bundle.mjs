import { spawn } from 'node:child_process'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { projectRoot } from '../setup/places.mjs'

const sources = join(projectRoot, 'test/bench')
/** Within the project, so that the native modules are found from there. */
const cache = join(projectRoot, 'node_modules/.cache/kontaktkort/bench')
const bundled = join(cache, 'node')
const NATIVE = ['better-sqlite3-multiple-ciphers', 'keytar', 'electron']

/** The parts of a measurement that run the app's own modules in plain Node. */
export async function bundleForNode(names, from = sources) {
  const output = { format: 'es', entryFileNames: '[name].mjs' }
  await bundle(names, bundledFrom(from), { output }, {}, from)
}

function bundledFrom(from) {
  return from === sources ? bundled : join(cache, basename(from))
}

/** One that runs in Electron: everything in a single file, as in the packed app. */
export async function bundleForElectron(name, from = sources) {
  const folder = join(cache, name)
  const output = { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false }
  const whole = { output, external: [...NATIVE, /^node:/] }
  await bundle([name], folder, whole, { noExternal: true }, from)
  return folder
}

async function bundle(names, outDir, rolldownOptions, ssr = {}, from = sources) {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    ssr,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(from, `${name}.ts`)])),
        ...rolldownOptions,
      },
    },
  })
}

/** Runs one to its end, in a process of its own; its answer is the last line it writes. */
export async function runPart(name, order, env, from = sources) {
  const { lines, ended } = startPart(name, order, env, from)
  let last = 'null'
  for await (const line of lines) last = line
  await ended
  return JSON.parse(last)
}

/** Runs one until it is told to stop, once it has written its first line. */
export async function holdPart(name, order, env) {
  const { child, lines, ended } = startPart(name, order, env)
  const { value } = await lines[Symbol.asyncIterator]().next()
  if (value === undefined) await ended
  return {
    ...JSON.parse(value),
    async close() {
      child.kill('SIGTERM')
      await ended.catch(() => {})
    },
  }
}

function startPart(name, order, env, from = sources) {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=8192', join(bundledFrom(from), `${name}.mjs`), JSON.stringify(order)],
    { env, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${name} broke off`))))
  })
  ended.catch(() => {})
  return { child, lines: createInterface(child.stdout), ended }
}
