import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../../setup/child.mjs'
import { bundleForElectron } from '../bundle.mjs'
import { summary } from '../numbers.mjs'
import { ratioRow } from '../rows.mjs'
import { programWith } from '../runtime.mjs'

/** A Mötesblad from the press of the button to the saved file, without the dialog, beside Chromium alone. */
export async function measureSheet({ env, sizes, folder, sandbox }) {
  const app = await bundleForElectron('print')
  await writeFile(join(app, 'package.json'), '{ "name": "bench-print", "main": "main.cjs" }')
  const program = await programWith(app, join(folder, 'print-runtime'))
  const answer = join(folder, 'print.json')
  const order = JSON.stringify({ times: sizes.sheets, answer })
  const { code, output } = await run(
    program.executable,
    [
      ...program.args,
      `--order=${order}`,
      `--user-data-dir=${join(folder, 'profile-print')}`,
      ...sandbox,
    ],
    { env },
  )
  if (code !== 0) throw new Error(`the sheets were not printed\n${output}`)
  return JSON.parse(await readFile(answer, 'utf8')).flatMap(rowsOf)
}

function rowsOf({ roles, ...figures }) {
  const ours = summary(figures.ours)
  const inNewWindow = summary(figures.inNewWindow)
  const inOpenWindow = summary(figures.inOpenWindow)
  const of = `Mötesblad with ${roles} roles, built, printed and saved`
  const common = { measure: 'sheet', figure: ours.median, unit: 'ms' }
  return [
    ratioRow({
      ...common,
      what: of,
      limitIs: 'bare printToPDF of it in a hidden window',
      limit: inNewWindow.median,
      most: 1.5,
      all: { ours, inNewWindow },
    }),
    ratioRow({
      ...common,
      what: `${of} (against a window that stands open)`,
      limitIs: 'bare printToPDF of it, loaded before',
      limit: inOpenWindow.median,
      most: 1.5,
      all: { inOpenWindow },
    }),
  ]
}
