import { setTimeout as delay } from 'node:timers/promises'
import { inProfile } from '../office.mjs'
import { summary } from '../numbers.mjs'
import { figureRow } from '../rows.mjs'
import { HANDS, typist } from '../typist.mjs'
import { openWindow } from '../window.mjs'

const FRAME_MS = 1000 / 60
/** After the start, what runs behind it. */
const CALM_MS = 3_000

/** From a card to an estate where three hundred people stand, on to the card of one of them, to the next estate … */
export async function measureEstate(bench) {
  const { env, sizes, sandbox } = bench
  const office = await bench.office(sizes.startContacts)
  const app = inProfile(bench.app, office.profile, sandbox)
  const window = await openWindow({ ...app, env, script: HANDS })
  try {
    const hands = typist(window)
    await hands.ready()
    await delay(CALM_MS)
    const { text, contactId, stops } = office.tour
    await hands.timedClick(text, contactId)
    const times = []
    for (const { estateId, next } of stops) {
      times.push(await hands.timedEstate(estateId))
      await hands.timedPerson(next)
    }
    return rowsOf(times, sizes.startContacts)
  } finally {
    await window.close()
  }
}

function rowsOf(times, contacts) {
  const all = summary(times)
  const common = {
    measure: 'estate',
    limit: `one frame: ${FRAME_MS.toFixed(1)} ms`,
    unit: 'ms',
  }
  const of = `an estate's page with 300 people, among ${contacts.toLocaleString('en')} contacts`
  return [
    figureRow({
      ...common,
      what: `Click to ${of}, drawn, p95 of ${times.length}`,
      figure: all.p95,
      most: 50,
      all: { all, times },
    }),
    figureRow({ ...common, what: 'The same, median', figure: all.median }),
  ]
}
