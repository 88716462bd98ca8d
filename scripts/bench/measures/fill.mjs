import { setTimeout as delay } from 'node:timers/promises'
import { runPart } from '../bundle.mjs'
import { median, summary } from '../numbers.mjs'
import { inProfile, openOffice } from '../office.mjs'
import { figureRow, ratioRow } from '../rows.mjs'
import { openWindow } from '../window.mjs'

const LOOK_EVERY_MS = 1_000
const WITHIN_MS = 20 * 60_000
const FILTERS = '{ kind: null, role: null, category: null, ownOnly: false }'

/**
 * In the page: how much later than asked for a timer of 5 ms comes, all the time, and how long a search
 * takes to come back, ten times a second.
 */
const WATCH = `({ tell, until }) => {
  const STEP_MS = 5
  const late = []
  const answers = []
  let before = performance.now()
  const tick = () => {
    const at = performance.now()
    late.push(Math.max(0, at - before - STEP_MS))
    before = at
    setTimeout(tick, STEP_MS)
  }
  const ask = async () => {
    const from = performance.now()
    await crm.calls['search.run']({ text: 'lind', filters: ${FILTERS} })
    answers.push(performance.now() - from)
    setTimeout(ask, 100)
  }
  globalThis.benchWatch = {
    begin() {
      before = performance.now()
      tick()
      void ask()
    },
    figures: () => ({ late, answers }),
    status: async () => (await crm.calls['copy.status']()).value,
  }
  until(() => document.querySelector('[data-testid="search-input"]'), () => tell('ready', {}))
}`

/** The first fill: as fast as it goes in plain Node, and at the app's own pace behind its window. */
export async function measureFill(bench) {
  const { env, sizes } = bench
  const office = await openOffice(bench, { count: sizes.fillContacts, stored: false })
  try {
    const order = { ...office.order, count: office.count, times: sizes.fillTurns }
    const { turns } = await runPart('fill', order, env)
    return [...ratioRows(turns, sizes), ...windowRows(await fillInWindow(bench, office))]
  } finally {
    await office.close()
  }
}

async function fillInWindow({ app, env, sandbox }, office) {
  const window = await openWindow({
    ...inProfile(app, office.profile, sandbox),
    env,
    script: WATCH,
  })
  try {
    await window.told('ready')
    const startedAt = Date.now()
    await window.evaluate('benchWatch.begin()')
    for (;;) {
      const status = await window.evaluate('benchWatch.status()')
      if (status.complete) break
      if (Date.now() - startedAt > WITHIN_MS) throw new Error('the fill did not come to its end')
      await delay(LOOK_EVERY_MS)
    }
    const { late, answers } = await window.evaluate('benchWatch.figures()')
    return { seconds: (Date.now() - startedAt) / 1000, late, answers }
  } finally {
    await window.close()
  }
}

function ratioRows(turns, { fillContacts }) {
  const of = (name) => median(turns.map((turn) => turn[name]))
  return [
    ratioRow({
      measure: 'fill',
      what: `First fill of ${fillContacts.toLocaleString('en')} contacts from a stand-in without limits`,
      figure: of('fillMs') / 1000,
      limitIs: 'reading and parsing the same answers',
      limit: of('readMs') / 1000,
      unit: 's',
      turns,
    }),
    figureRow({
      measure: 'fill',
      what: 'Event loop of the process that fills at full speed, p99',
      figure: of('loopP99Ms'),
      unit: 'ms',
      longest: of('loopMostMs'),
    }),
  ]
}

function windowRows({ seconds, late, answers }) {
  const loop = summary(late)
  const search = summary(answers)
  return [
    figureRow({
      measure: 'fill',
      what: "The window's event loop during the app's own fill, p99",
      figure: loop.p99,
      unit: 'ms',
      most: 50,
      all: { loop, seconds },
    }),
    figureRow({
      measure: 'fill',
      what: 'A search answered during the fill, p99',
      figure: search.p99,
      unit: 'ms',
      all: { search },
    }),
  ]
}
