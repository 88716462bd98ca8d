/** Reads a list, and counts how many of its rows are looked at before others have their turn. */
export async function mostAtOnce<Row extends { id: string }, T>(
  rows: readonly Row[],
  read: (rows: readonly Row[]) => Promise<T>,
): Promise<{ value: T; most: number }> {
  let inThisTurn = 0
  let most = 0
  let isOver = false
  const watched = rows.map(({ id, ...rest }) => ({
    ...rest,
    get id() {
      inThisTurn += 1
      most = Math.max(most, inThisTurn)
      return id
    },
  }))
  const takeTurn = () => {
    inThisTurn = 0
    if (!isOver) setImmediate(takeTurn)
  }
  setImmediate(takeTurn)
  const value = await read(watched as unknown as readonly Row[])
  isOver = true
  return { value, most }
}
