import { randomUUID } from 'node:crypto'
import { holdPart, runPart } from '../bundle.mjs'
import { median } from '../numbers.mjs'
import { stepRow } from '../rows.mjs'

const IDLE = 'the loop at rest'

/** How long the main process stands still while the copy fills, is confirmed, and shrinks. */
export async function measureSteps({ env, sizes }) {
  const count = sizes.stepContacts
  const login = { username: `bench-${randomUUID()}`, password: 'prov-lösenord' }
  const crm = await holdPart('stand-in', { ...login, count, chain: true }, env)
  try {
    const order = { ...login, address: crm.address, count, times: sizes.stepTurns }
    const { works, protectedCount } = await runPart('steps', order, env)
    const many = (number) => number.toLocaleString('en')
    return [
      row(`filling ${many(count)} contacts`, works.fill),
      row('comparing the whole list', works.sweep),
      row(`expiry of all ${many(count)}`, works.expire),
      row(
        `a start without an office of ${many(count / 2)}`,
        works.dropOffice,
        'the same start with it',
      ),
      row("narrowing to one broker's contacts", works.narrow),
      row(`protecting a category of ${many(protectedCount)}`, works.protect),
    ]
  } finally {
    await crm.close()
  }
}

/** Medians of the turns: what else the machine did for a moment is in one of them, and a long step in all. */
function row(what, turns, limitIs = IDLE) {
  const of = (name) => median(turns.map((turn) => turn[name]))
  return stepRow({
    measure: 'steps',
    what: `Longest step of the main process: ${what}`,
    longest: of('mostMs'),
    p99: of('p99Ms'),
    cpu: of('cpuMostMs'),
    limit: of('besideMs'),
    limitIs,
    turns,
  })
}
