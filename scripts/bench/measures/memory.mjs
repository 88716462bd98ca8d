import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { runPart } from '../bundle.mjs'
import { memoryOf } from '../memory.mjs'
import { median } from '../numbers.mjs'
import { inProfile } from '../office.mjs'
import { figureRow, ratioRow } from '../rows.mjs'
import { HANDS, typist } from '../typist.mjs'
import { openWindow } from '../window.mjs'
import { say } from '../../setup/report.mjs'

const CALM_MS = 5_000
const LOOK_EVERY = 25
const BETWEEN_SEARCHES_MS = 30

/** All processes together, after the last of many searches, beside an empty window's. */
export async function measureMemory(bench) {
  if (process.platform !== 'linux') {
    say('memory is summed from /proc, which only Linux has: left out.')
    return []
  }
  const { env, sizes, folder, sandbox } = bench
  const office = await bench.office(sizes.contacts)
  const { texts } = await runPart('query', { ...office.order, count: office.count, times: 0 }, env)
  const empty = inProfile(bench.empty, join(folder, 'profile-memory'), sandbox)
  const app = inProfile(bench.app, office.profile, sandbox)
  // A program read from the disk has more of its files in memory than one that was there: first once for nothing.
  await atRest(empty, env)
  await atRest(app, env)
  const emptyRuns = []
  const appRuns = []
  for (let turn = 0; turn < sizes.memoryRuns; turn += 1) {
    emptyRuns.push(await atRest(empty, env))
    appRuns.push(await searchMany(app, env, texts, sizes.searches))
    emptyRuns.push(await atRest(empty, env))
  }
  const [half, whole] = await lookTwice(app, env, texts, sizes.searches)
  return rowsOf(emptyRuns, appRuns, { ...sizes, kept: (whole.pssMb / half.pssMb - 1) * 100 })
}

async function atRest(program, env) {
  const window = await openWindow({ ...program, env })
  try {
    await delay(CALM_MS)
    return memoryOf(window.pid)
  } finally {
    await window.close()
  }
}

/** Every letter is a search. Looked at every so often, and once more when all is calm. */
async function searchMany(program, env, texts, count) {
  return withHands(program, env, async (hands, window) => {
    const looks = []
    await typeLetters(hands, texts, count, (searches) => {
      if (searches % LOOK_EVERY === 0) looks.push(memoryOf(window.pid))
    })
    await delay(CALM_MS)
    return { looks, calm: memoryOf(window.pid) }
  })
}

/** After half of as many and after all, each time without the page's garbage: what is left has been kept. */
async function lookTwice(program, env, texts, count) {
  return withHands(program, env, async (hands, window) => {
    const looks = []
    while (looks.length < 2) {
      await typeLetters(hands, texts, count / 2)
      await delay(CALM_MS)
      await window.send('HeapProfiler.collectGarbage', {})
      await delay(CALM_MS)
      looks.push(memoryOf(window.pid))
    }
    return looks
  })
}

async function withHands(program, env, work) {
  const window = await openWindow({ ...program, env, script: HANDS })
  try {
    const hands = typist(window)
    await hands.ready()
    await delay(CALM_MS)
    return await work(hands, window)
  } finally {
    await window.close()
  }
}

async function typeLetters(hands, texts, count, after = () => {}) {
  let typed = 0
  while (typed < count) {
    for (const { text } of texts) {
      for (const letter of Array.from(text).slice(0, count - typed)) {
        await hands.letter(letter)
        await delay(BETWEEN_SEARCHES_MS)
        typed += 1
        after(typed)
      }
      await hands.clear()
    }
  }
}

function rowsOf(emptyRuns, appRuns, { contacts, searches, kept }) {
  const of = `${contacts.toLocaleString('en')} contacts, after ${searches.toLocaleString('en')} searches`
  const calm = (name) => median(appRuns.map((run) => run.calm[name]))
  const empty = (name) => median(emptyRuns.map((run) => run[name]))
  const growth = median(appRuns.map(({ looks }) => growthIn(looks)))
  return [
    ratioRow({
      measure: 'memory',
      what: `Memory of all processes (sum of RSS), ${of}`,
      figure: calm('rssMb'),
      limitIs: 'an empty window',
      limit: empty('rssMb'),
      unit: 'MB',
      most: 1.3,
      processes: { app: calm('processes'), empty: empty('processes') },
      looks: appRuns.map((run) => run.looks),
    }),
    ratioRow({
      measure: 'memory',
      what: 'The same, shared pages counted once (sum of PSS)',
      figure: calm('pssMb'),
      limitIs: 'an empty window',
      limit: empty('pssMb'),
      unit: 'MB',
      most: 1.3,
    }),
    figureRow({
      measure: 'memory',
      what: 'Growth over the last half of the searches (PSS)',
      figure: growth,
      limit: 'none; what garbage collection moves is within 2 %',
      unit: '%',
      most: 2,
    }),
    figureRow({
      measure: 'memory',
      what: 'The same, each look after a garbage collection in the page',
      figure: kept,
      limit: 'none',
      unit: '%',
      most: 2,
    }),
  ]
}

/** The last quarter of the looks over the quarter before it. */
function growthIn(looks) {
  const quarter = Math.max(1, Math.floor(looks.length / 4))
  const pss = looks.map((one) => one.pssMb)
  const [before, after] = [pss.slice(-2 * quarter, -quarter), pss.slice(-quarter)]
  return (median(after) / median(before) - 1) * 100
}
