import { join } from 'node:path'
import { inProfile, openOffice } from '../office.mjs'
import { inTurns, summary } from '../numbers.mjs'
import { ratioRow } from '../rows.mjs'
import { openWindow } from '../window.mjs'

/** Typed as soon as there is a field, all at once. */
const TYPED = 'lind'

const EMPTY = `({ until, painted, tell, now }) =>
  until(() => document.querySelector('p'), () => painted(() => tell('text', now())))`

const APP = `({ until, painted, tell, now }) => {
  const field = () => document.querySelector('[data-testid="search-input"]')
  until(field, () => {
    painted(() => tell('field', now()))
    field().value = '${TYPED}'
    field().dispatchEvent(new InputEvent('input', { bubbles: true }))
    until(
      () => document.querySelector('[data-testid="search-result"]'),
      () => painted(() => tell('rows', now())),
    )
  })
}`

/** From the start of the process to rows that answer what was typed, beside an empty window's text. */
export async function measureStart(bench) {
  const { env, sizes, folder, sandbox } = bench
  const office = await openOffice(bench, { count: sizes.startContacts })
  const empty = inProfile(bench.empty, join(folder, 'profile-start'), sandbox)
  const app = inProfile(bench.app, office.profile, sandbox)
  const start = async (program, script, names) => {
    const window = await openWindow({ ...program, env, script })
    try {
      const figures = {}
      for (const name of names) figures[name] = (await window.told(name)) - window.startedAt
      return figures
    } finally {
      await window.close()
    }
  }
  try {
    const [emptyRuns, appRuns] = await inTurns(sizes.starts, [
      () => start(empty, EMPTY, ['text']),
      () => start(app, APP, ['field', 'rows']),
    ])
    const text = summary(emptyRuns.map((run) => run.text))
    const field = summary(appRuns.map((run) => run.field))
    const rows = summary(appRuns.map((run) => run.rows))
    const common = { measure: 'start', limitIs: 'text in an empty window', limit: text.median }
    const of = `${sizes.startContacts.toLocaleString('en')} contacts`
    return [
      ratioRow({
        ...common,
        what: `Cold start to a usable search (first answer drawn), ${of}`,
        figure: rows.median,
        unit: 'ms',
        most: 1.25,
        all: { rows, text },
      }),
      ratioRow({
        ...common,
        what: 'Cold start to a drawn search field',
        figure: field.median,
        unit: 'ms',
        all: { field },
      }),
    ]
  } finally {
    await office.close()
  }
}
