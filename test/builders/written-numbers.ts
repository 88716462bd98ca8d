import fc from 'fast-check'

/**
 * Numbers of invented persons in every form people write them in. Those of Sweden have the Tax Agency's birth
 * numbers for tests, 980–989.
 */
export interface WrittenForm {
  readonly text: string
  /** What must be seen nowhere: its signs in plain writing, without what stands between them. */
  readonly key: string
  readonly country: 'sweden' | 'norway' | 'denmark-or-iceland' | 'finland'
  /** Blanks at most stand in it: a field for phones may take it for one. */
  readonly isBare: boolean
}

const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'))
const digits = (length: number) =>
  fc
    .integer({ min: 0, max: 10 ** length - 1 })
    .map((number) => String(number).padStart(length, '0'))

const DASHES = [...'-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\ufe58\ufe63\uff0d']
const OTHER_SIGNS = ['+', '.', '_', '/', ' - ', '\u00a0\u2013 ', ' / ', '--', '-\n']
const BLANKS = ['', '', '', ' ', '\u00a0', '\u2009', '\u202f', '\u3000']
const anySign = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...DASHES) },
  { weight: 2, arbitrary: fc.constantFrom(...OTHER_SIGNS) },
  { weight: 2, arbitrary: fc.constantFrom(...BLANKS) },
)
const isBlank = (sign: string) => sign.trim() === ''

/** Ours, full width, Arabic, Devanagari and those of mathematics. */
const script = fc.constantFrom(0x30, 0x30, 0x30, 0x30, 0x30, 0xff10, 0x660, 0x966, 0x1d7ce)
const inScript = (text: string, first: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)))

export function luhn(nine: string): string {
  let sum = 0
  for (const [index, digit] of [...nine].entries()) {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return String((10 - (sum % 10)) % 10)
}

const INTERIM = [...'TRSUWXJKLMNPtrsu']

const swedish = fc
  .record({
    century: fc.constantFrom('', '', '18', '19', '20'),
    yy: two(0, 99),
    month: fc.oneof({ weight: 9, arbitrary: two(1, 12) }, fc.constant('00')),
    day: two(1, 31),
    raised: fc.boolean(),
    unknownDay: fc.integer({ min: 0, max: 8 }),
    birth: fc.integer({ min: 980, max: 989 }).map(String),
    interim: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constantFrom(...INTERIM)),
    wrongBy: fc.constantFrom(0, 0, 0, 1, 5),
    sign: anySign,
    joint: fc.constantFrom('', '', '', '', '-', '.', '/', ' '),
    first: script,
  })
  .map(({ century, yy, month, birth, interim, joint, first, ...rest }): WrittenForm => {
    const isRaised = rest.raised || month === '00'
    const day =
      isRaised && rest.unknownDay === 0 ? '60' : String(Number(rest.day) + (isRaised ? 60 : 0))
    const dd = day.padStart(2, '0')
    const isBare = isBlank(rest.sign) && isBlank(joint)
    // Such digits are a phone, or a day and a time, unless their check digit is right.
    const needsRight =
      interim === null &&
      isBlank(rest.sign) &&
      (joint !== '' || (century === '' && /^(?:0|46)/.test(yy + month)))
    const right = Number(luhn(yy + month + dd + birth))
    const check = String((right + (needsRight ? 0 : rest.wrongBy)) % 10)
    const tail = interim === null ? birth + check : interim + birth.slice(1) + check
    const text =
      [century, yy, month].filter((part) => part !== '').join(joint) + joint + dd + rest.sign + tail
    return {
      text: inScript(text, first),
      key: (yy + month + dd + tail).toUpperCase(),
      country: 'sweden',
      isBare: isBare && interim === null,
    }
  })

const norwegian = fc
  .record({ day: two(1, 31), raised: fc.boolean(), month: two(1, 12), yy: two(0, 99) })
  .chain(({ day, raised, month, yy }) => {
    const dd = raised ? String(Number(day) + 40) : day
    return fc.record({ tail: digits(5), sign: fc.constantFrom(' ', '-', '\u2013', '', '.') }).map(
      // A phone with the country's number before it has as many digits.
      ({ tail, sign }) =>
        form('norway', dd + month + yy, dd === '46' && isBlank(sign) ? '-' : sign, tail),
    )
  })

const dayFirst = fc
  .record({
    date: fc.tuple(two(1, 31), two(1, 12), two(0, 99)).map((parts) => parts.join('')),
    tail: digits(4),
    sign: anySign.filter((sign) => !sign.includes('--') && !sign.includes('\n')),
  })
  .map(({ date, tail, sign }) =>
    form('denmark-or-iceland', date, date.startsWith('0') && isBlank(sign) ? '-' : sign, tail),
  )

const CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const finnish = fc
  .record({
    date: fc.tuple(two(1, 31), two(1, 12), two(0, 99)).map((parts) => parts.join('')),
    sign: fc.constantFrom('-', '+', '\u2013', ...'ABCDEFYXWVU'),
    number: digits(3),
  })
  .map(({ date, sign, number }) =>
    form('finland', date, sign, number + CHECK.charAt(Number(date + number) % 31)),
  )

function form(
  country: WrittenForm['country'],
  date: string,
  sign: string,
  tail: string,
): WrittenForm {
  return { text: date + sign + tail, key: date + tail, country, isBare: isBlank(sign) }
}

export const writtenNumber: fc.Arbitrary<WrittenForm> = fc.oneof(
  { weight: 7, arbitrary: swedish },
  norwegian,
  dayFirst,
  finnish,
)

/** What stands close before and behind it. */
export const besideNumber = fc.record({
  before: fc.constantFrom(
    '',
    ' ',
    '(',
    '"',
    '”',
    '»',
    '[',
    "'",
    'pnr:',
    'Pnr ',
    'personnr. ',
    'nr',
    'x',
    'Ö',
    '#',
    '=',
  ),
  after: fc.constantFrom('', ' ', ')', '"', '”', ']', ',', '.', ';', ' är', ' m.fl.', '?', '!'),
})

/** A text without what parts signs, as one would look through it who knows how people hide things. */
export function signsOf(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0
      const first = [0x30, 0xff10, 0x660, 0x966, 0x1d7ce].find(
        (zero) => code >= zero && code < zero + 10,
      )
      return first === undefined ? digit : String(code - first)
    })
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
