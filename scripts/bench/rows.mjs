/** One line of the table: a figure, the limit it stands beside, and the goal it is held against. */

/** Held by how many times the limit it takes. `most` absent: told, and held against nothing. */
export function ratioRow({ measure, what, figure, limitIs, limit, unit, most, ...more }) {
  const held = figure / limit
  return {
    measure,
    what,
    figure: write(figure, unit),
    limit: `${limitIs}: ${write(limit, unit)}`,
    held: write(held, '×'),
    goal: most === undefined ? null : `≤ ${most} ×`,
    met: most === undefined ? null : held <= most,
    numbers: { figure, limit, held, unit, most: most ?? null, ...more },
  }
}

/** Held by itself. */
export function figureRow({ measure, what, figure, limit = null, unit, most, ...more }) {
  return {
    measure,
    what,
    figure: write(figure, unit),
    limit,
    held: write(figure, unit),
    goal: most === undefined ? null : `≤ ${most} ${unit}`,
    met: most === undefined ? null : figure <= most,
    numbers: { figure, unit, most: most ?? null, ...more },
  }
}

/** What holds the loop: its longest stretch, and what somebody who comes at any moment waits for. */
export function stepRow({ measure, what, longest, cpu, p99, limitIs, limit, ...more }) {
  const [most, mostP99] = [50, 16]
  const figure = `${write(longest, 'ms')}, p99 ${write(p99, 'ms')}`
  return {
    measure,
    what,
    figure,
    limit: `on a processor: ${write(cpu, 'ms')}; ${limitIs}: ${write(limit, 'ms')}`,
    held: figure,
    goal: `≤ ${most} ms, p99 ≤ ${mostP99} ms`,
    met: longest <= most && p99 <= mostP99,
    numbers: { longest, cpu, p99, limit, unit: 'ms', most, mostP99, ...more },
  }
}

const DIGITS = { ms: 1, s: 2, min: 1, MB: 0, bytes: 0, '×': 2, '%': 1 }

function write(figure, unit) {
  const digits = DIGITS[unit] ?? 0
  // A query of microseconds is not 0.0 ms.
  const shown = figure !== 0 && Math.abs(figure) < 0.1 && digits > 0 ? 2 : digits
  return `${figure.toLocaleString('en', { minimumFractionDigits: shown, maximumFractionDigits: shown })} ${unit}`
}

const COLUMNS = ['what', 'figure', 'limit', 'held', 'goal', '']

export function table(rows) {
  const cells = rows.map((row) => [
    row.what,
    row.figure,
    row.limit ?? '–',
    row.held,
    row.goal ?? '–',
    verdict(row),
  ])
  return { columns: ['what', 'measured', 'limit beside it', 'held', 'goal', ''], cells }
}

function verdict({ met }) {
  if (met === null) return 'told'
  return met ? 'met' : 'NOT MET'
}

export function plainTable(rows) {
  const { columns, cells } = table(rows)
  const lines = [columns, ...cells]
  const widths = COLUMNS.map((_, at) => Math.max(...lines.map((line) => line[at].length)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export function markdownTable(rows) {
  const { columns, cells } = table(rows)
  const lines = [columns, columns.map(() => '---'), ...cells]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}
