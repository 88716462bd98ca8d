import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../setup/places.mjs'
import { markdownTable } from './rows.mjs'

const path = join(projectRoot, 'docs/performance.md')
const BEGIN = '<!-- written by npm run bench -- --write-docs: begin -->'
const END = '<!-- end -->'

/** Puts the table of this run between the two marks; what stands around them is written by people. */
export async function writeDocs({ machine, rows }) {
  const text = await readFile(path, 'utf8')
  const [before, behind] = [text.split(BEGIN)[0], text.split(END)[1]]
  await writeFile(
    path,
    `${before}${BEGIN}\n${machineLine(machine)}\n\n${markdownTable(rows)}\n${END}${behind}`,
  )
}

function machineLine({ cores, cpu, memoryGb, system, electron, node, sqlite, load, day }) {
  return (
    `${day}: ${cores} cores of ${cpu}, ${memoryGb} GB, ${system}, Electron ${electron}, ` +
    `SQLite ${sqlite}, Node ${node} for what runs without a window; load at the start ${load}.`
  )
}
