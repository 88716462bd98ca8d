/** What a part of the bench is asked for, and how it answers: JSON, in and out. */
export function readOrder<Order>(): Order {
  return JSON.parse(process.argv[2] ?? 'null') as Order
}

export function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
