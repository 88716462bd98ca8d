import { setTimeout as delay } from 'node:timers/promises'
import { runPart } from '../bundle.mjs'
import { summary } from '../numbers.mjs'
import { inProfile } from '../office.mjs'
import { figureRow } from '../rows.mjs'
import { HANDS, typist } from '../typist.mjs'
import { openWindow } from '../window.mjs'

const FRAME_MS = 1000 / 60
/** After the start, what runs behind it; after a click, what the CRM is asked for behind the card. */
const CALM_MS = 3_000
const BETWEEN_CARDS_MS = 400

/** Texts typed letter by letter, and cards opened by a click, in the app over the large copy. */
export async function measureTyping(bench) {
  const { env, sizes, sandbox } = bench
  const office = await bench.office(sizes.contacts)
  const { texts } = await runPart('query', { ...office.order, count: office.count, times: 0 }, env)
  const app = inProfile(bench.app, office.profile, sandbox)
  const window = await openWindow({ ...app, env, script: HANDS })
  try {
    const hands = typist(window)
    await hands.ready()
    await delay(CALM_MS)
    await typeAll(hands, texts.slice(0, 3))
    const keys = await typeAll(hands, texts)
    const cards = await openCards(hands, texts, sizes.cards)
    return rowsOf(keys, cards, sizes.contacts)
  } finally {
    await window.close()
  }
}

async function typeAll(hands, texts) {
  const times = []
  for (const { kind, text, states } of texts) {
    const letters = Array.from(text)
    for (const [at, letter] of letters.entries()) {
      const ms = await hands.timedLetter(letter, states[at].contactIds)
      if (ms !== null) times.push({ kind, letters: at + 1, ms })
    }
    await hands.clear()
  }
  return times
}

/** Each contact once: the second time its card has been drawn before. */
async function openCards(hands, texts, count) {
  const opened = new Set()
  const times = []
  for (const { text, states } of texts) {
    const found = states
      .at(-1)
      .contactIds.filter((id) => !opened.has(id))
      .slice(0, 8)
    for (const contactId of found) {
      if (times.length >= count) return times
      times.push(await hands.timedClick(text, contactId))
      opened.add(contactId)
      await delay(BETWEEN_CARDS_MS)
    }
  }
  return times
}

function rowsOf(keys, cards, contacts) {
  const of = `${contacts.toLocaleString('en')} contacts`
  const key = summary(keys.map((one) => one.ms))
  const card = summary(cards)
  const slowest = [...keys].sort((a, b) => b.ms - a.ms).slice(0, 10)
  return [
    figureRow({
      measure: 'typing',
      what: `Key press to drawn rows, p95, ${of}`,
      figure: key.p95,
      limit: `one frame: ${FRAME_MS.toFixed(1)} ms`,
      unit: 'ms',
      most: 50,
      all: { key, slowest },
    }),
    figureRow({
      measure: 'typing',
      what: 'Key press to drawn rows, median',
      figure: key.median,
      limit: `one frame: ${FRAME_MS.toFixed(1)} ms`,
      unit: 'ms',
    }),
    figureRow({
      measure: 'typing',
      what: `Click to a drawn stored card, p95, ${of}`,
      figure: card.p95,
      limit: `one frame: ${FRAME_MS.toFixed(1)} ms`,
      unit: 'ms',
      most: 50,
      all: { card },
    }),
  ]
}
