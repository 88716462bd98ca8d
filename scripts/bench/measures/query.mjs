import { runPart } from '../bundle.mjs'
import { median, summary } from '../numbers.mjs'
import { figureRow, ratioRow } from '../rows.mjs'

/** The search over the stored file, beside bare FTS5 over the same file, state by state of the field. */
export async function measureQuery(bench) {
  const { env, sizes } = bench
  const office = await bench.office(sizes.contacts)
  const order = { ...office.order, count: office.count, times: sizes.queryTurns }
  const { times } = await runPart('query', order, env)
  const of = `${sizes.contacts.toLocaleString('en')} contacts`
  const ours = summary(times.map((one) => one.ours))
  const bare = summary(times.map((one) => one.bare))
  const perState = summary(times.map((one) => one.ours / one.bare))
  const kinds = [...new Set(times.map((one) => one.kind))].map((kind) => ({
    kind,
    ours: median(times.filter((one) => one.kind === kind).map((one) => one.ours)),
    bare: median(times.filter((one) => one.kind === kind).map((one) => one.bare)),
  }))
  return [
    figureRow({
      measure: 'query',
      what: `A query at a key press, p95, ${of}`,
      figure: ours.p95,
      unit: 'ms',
      most: 5,
      all: { ours, slowest: slowest(times) },
    }),
    ratioRow({
      measure: 'query',
      what: 'The same queries, median',
      figure: ours.median,
      limitIs: 'bare FTS5 (MATCH, rank, 50 rows)',
      limit: bare.median,
      unit: 'ms',
      most: 2,
      all: { ours, bare, perState, kinds },
    }),
    ratioRow({
      measure: 'query',
      what: 'The same queries, p95',
      figure: ours.p95,
      limitIs: 'bare FTS5',
      limit: bare.p95,
      unit: 'ms',
      most: 2,
    }),
  ]
}

/** What to look at first when a figure is too high; the texts themselves are the bench's own. */
function slowest(times) {
  return [...times].sort((a, b) => b.ours - a.ours).slice(0, 10)
}
