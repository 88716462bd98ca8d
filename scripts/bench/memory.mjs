import { readdirSync, readFileSync } from 'node:fs'

/** Of a process and all that it has started. Null where the system does not tell (only Linux does so). */
export function memoryOf(pid) {
  if (process.platform !== 'linux') return null
  const totals = { processes: 0, rssMb: 0, pssMb: 0 }
  for (const one of familyOf(pid)) {
    const text = read(`/proc/${one}/smaps_rollup`)
    if (text === null) continue
    totals.processes += 1
    totals.rssMb += megabytes(text, 'Rss')
    totals.pssMb += megabytes(text, 'Pss')
  }
  return totals
}

function familyOf(pid) {
  const parents = new Map()
  for (const name of readdirSync('/proc').filter((it) => /^\d+$/.test(it))) {
    // The name of the program stands in brackets and may hold anything.
    const behind = read(`/proc/${name}/stat`)?.split(') ').at(-1)
    if (behind) parents.set(Number(name), Number(behind.split(' ')[1]))
  }
  const family = [pid]
  for (const one of family) {
    for (const [child, parent] of parents) if (parent === one) family.push(child)
  }
  return family
}

function megabytes(text, name) {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
