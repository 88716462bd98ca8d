import type { Random } from './random'

/** The series that PTS keeps free for fiction: nobody answers. Each number is handed out once. */
export type Phones = {
  /** Null when the 95 of them are used up. */
  takeMobile(): string | null
  takeLandline(): string | null
}

type Series = { prefix: string; first: number; used: readonly number[] }

const mobile: Series = {
  prefix: '070-174 06 ',
  first: 5,
  // Those of the known contacts and of the staff.
  used: [5, 6, 7, 12, 20, 31, 40, 41, 42, 43, 44],
}
const landlines: readonly Series[] = [
  { prefix: '08-465 004 ', first: 0, used: [0, 12, 40, 43, 44] },
  { prefix: '031-390 06 ', first: 0, used: [0, 1, 5, 12, 33] },
  { prefix: '040-628 04 ', first: 0, used: [15] },
  { prefix: '0980-31 92 ', first: 0, used: [10] },
]

export function openPhones(random: Random): Phones {
  const mobiles = random.sample(list(mobile), 100)
  const others = random.sample(landlines.flatMap(list), 400)
  return {
    takeMobile: () => {
      const written = mobiles.pop()
      return written === undefined ? null : varyWriting(written, random)
    },
    takeLandline: () => others.pop() ?? null,
  }
}

function list({ prefix, first, used }: Series): string[] {
  const numbers = Array.from({ length: 100 - first }, (_, index) => index + first)
  return numbers
    .filter((number) => !used.includes(number))
    .map((number) => `${prefix}${String(number).padStart(2, '0')}`)
}

function varyWriting(written: string, random: Random): string {
  const digits = written.replace(/\D/g, '')
  const international = `+46${digits.slice(1)}`
  return random.pick([written, written, written, digits, written.replace('-', ' '), international])
}
