import { randomUUID } from 'node:crypto'
import { holdPart, runPart } from '../bundle.mjs'
import { figureRow } from '../rows.mjs'

/** Everybody's roles in outline, into a copy that has the contacts. */
export async function measureRoles({ env, sizes }) {
  const count = sizes.fillContacts
  const login = { username: `bench-${randomUUID()}`, password: 'prov-lösenord' }
  const crm = await holdPart('stand-in', { ...login, count }, env)
  try {
    const figures = await runPart('roles', { ...login, address: crm.address, count }, env)
    return rowsOf(figures, count)
  } finally {
    await crm.close()
  }
}

function rowsOf({ calls, paceSeconds, oursSeconds, mostMs, cpuMostMs, besideMs, ...more }, count) {
  const of = `Roles of ${count.toLocaleString('en')} contacts`
  const minutes = (paceSeconds + oursSeconds) / 60
  return [
    figureRow({
      measure: 'roles',
      what: `${of} at the app's own pace, as if nothing of ours ran beside the calls`,
      figure: minutes,
      limit: `${calls.toLocaleString('en')} calls, eight a second: ${(paceSeconds / 60).toFixed(1)} min; ours, without a pace: ${oursSeconds.toFixed(0)} s`,
      unit: 'min',
      most: 10,
    }),
    figureRow({
      measure: 'roles',
      what: `Longest step of the main process: ${of.toLowerCase()}, without a pace`,
      figure: mostMs,
      limit: `on a processor: ${cpuMostMs.toFixed(1)} ms; the loop at rest: ${besideMs.toFixed(1)} ms`,
      unit: 'ms',
      most: 50,
      all: more,
    }),
  ]
}
