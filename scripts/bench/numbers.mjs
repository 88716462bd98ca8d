/** Of sorted or unsorted figures; `share` is 0.5 for the median, 0.95 for what one in twenty exceeds. */
export function quantile(figures, share) {
  const sorted = [...figures].sort((a, b) => a - b)
  if (sorted.length === 0) return NaN
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return below + (above - below) * (at - Math.floor(at))
}

export function median(figures) {
  return quantile(figures, 0.5)
}

/** What a table of results keeps of many figures. */
export function summary(figures) {
  return {
    count: figures.length,
    median: quantile(figures, 0.5),
    p95: quantile(figures, 0.95),
    p99: quantile(figures, 0.99),
    most: Math.max(...figures),
  }
}

/** A B A B …: what the machine does beside it falls on both alike. The first turn of each only warms up. */
export async function inTurns(times, works) {
  const results = works.map(() => [])
  for (let turn = -1; turn < times; turn += 1) {
    for (const [index, work] of works.entries()) {
      const result = await work()
      if (turn >= 0) results[index].push(result)
    }
  }
  return results
}
