/**
 * How numbers of a country are dialled. What is not here is dialled as it stands behind a plus, and its national
 * forms are left alone: one click never dials a guess (D18).
 */
interface Plan {
  readonly code: string
  /** Dialled before a national number within the country; not part of it. */
  readonly trunk: string
  /** The national number without its trunk prefix. */
  readonly number: RegExp
  /** Paid by the minute, whoever calls: a click must not cost that. */
  readonly premium?: RegExp
}

/** Mobile numbers have nine digits, others seven to nine (the Swedish number plan). */
const SWEDEN: Plan = {
  code: '46',
  trunk: '0',
  number: /^(?:7[02369]\d{7}|(?!7[02369])[1-9]\d{6,8})$/,
  premium: /^9(?:00|39|44)/,
}
const SWEDISH_MOBILE = /^07[02369]\d{7}$/

const plans: Readonly<Record<string, Plan>> = {
  SE: SWEDEN,
  NO: { code: '47', trunk: '', number: /^[2-9]\d{7}$/, premium: /^82/ },
  DK: { code: '45', trunk: '', number: /^[2-9]\d{7}$/, premium: /^90/ },
  FI: { code: '358', trunk: '0', number: /^[1-9]\d{5,10}$/, premium: /^[67]00/ },
  AX: { code: '358', trunk: '0', number: /^[1-9]\d{5,10}$/, premium: /^[67]00/ },
  IS: { code: '354', trunk: '', number: /^[3-9]\d{6}$/, premium: /^90/ },
  FO: { code: '298', trunk: '', number: /^[2-9]\d{5}$/, premium: /^90/ },
  EE: { code: '372', trunk: '', number: /^[3-9]\d{6,7}$/, premium: /^900/ },
  LV: { code: '371', trunk: '', number: /^[2-9]\d{7}$/, premium: /^90/ },
  PL: { code: '48', trunk: '', number: /^[1-9]\d{8}$/, premium: /^70/ },
  DE: { code: '49', trunk: '0', number: /^[1-9]\d{6,11}$/, premium: /^(?:900|137)/ },
  AT: { code: '43', trunk: '0', number: /^[1-9]\d{6,12}$/, premium: /^9[03]/ },
  CH: { code: '41', trunk: '0', number: /^[1-9]\d{8}$/, premium: /^90/ },
  NL: { code: '31', trunk: '0', number: /^[1-9]\d{8}$/, premium: /^90/ },
  BE: { code: '32', trunk: '0', number: /^[1-9]\d{7,8}$/, premium: /^90/ },
  FR: { code: '33', trunk: '0', number: /^[1-9]\d{8}$/, premium: /^89/ },
  GB: { code: '44', trunk: '0', number: /^[1-9]\d{8,9}$/, premium: /^9/ },
  IE: { code: '353', trunk: '0', number: /^[1-9]\d{6,8}$/, premium: /^15/ },
  ES: { code: '34', trunk: '', number: /^[5-9]\d{8}$/, premium: /^80[3-7]/ },
  PT: { code: '351', trunk: '', number: /^[2-9]\d{8}$/, premium: /^[67]0/ },
  // An Italian number keeps its zero, also behind the country code.
  IT: { code: '39', trunk: '', number: /^[03]\d{5,10}$/, premium: /^89/ },
  GR: { code: '30', trunk: '', number: /^[2-9]\d{9}$/, premium: /^90/ },
  US: { code: '1', trunk: '', number: /^[2-9]\d{9}$/, premium: /^900/ },
  CA: { code: '1', trunk: '', number: /^[2-9]\d{9}$/, premium: /^900/ },
}
const known = Object.values(plans)

/** One number as it was read: what one click dials, or that it is one which no click dials. */
export interface ReadNumber {
  readonly dialable: string | null
}

/** Digits with what stands between those of one number. */
const NUMBER = /^\+?[\d .-]+$/

/**
 * Reads exactly one number, from plain signs; null for emergency and short numbers, two numbers together, and
 * whatever needs a guess. `countryCode` is the contact's: its national forms look just like ours.
 */
export function readNumber(written: string, countryCode: string | null): ReadNumber | null {
  const text = withoutBrackets(written).trim()
  if (!NUMBER.test(text)) return null
  const digits = text.replace(/\D/g, '')
  if (text.startsWith('+')) return fromAbroad(digits)
  // 00 is how one dials abroad from Sweden, and from nearly everywhere else.
  if (digits.startsWith('00')) return fromAbroad(digits.slice(2))
  return within(digits, countryCode?.trim().toUpperCase() || 'SE')
}

/** The forms it may be typed in, without plus: `0701740605`; `4791234567` and `91234567`. */
export function dialledForms(dialable: string): string[] {
  const digits = dialable.slice(1)
  if (digits.startsWith(SWEDEN.code)) return [`0${digits.slice(2)}`]
  const plan = planOf(digits)
  return plan === undefined ? [digits] : [digits, plan.trunk + digits.slice(plan.code.length)]
}

/** `(0)` behind a country code is not dialled from abroad; `(08)` in front is an area code. */
function withoutBrackets(text: string): string {
  return text
    .replace(/^(\s*(?:\+|00)\s*\d{1,3}[\s-]*)\((?:0|(\d{1,4}))\)/, '$1$2 ')
    .replace(/^\s*\((\d{1,4})\)/, '$1 ')
    .replace(/^\s*\(\+(\d{1,3})\)/, '+$1 ')
}

function fromAbroad(digits: string): ReadNumber | null {
  const plan = planOf(digits)
  if (plan === undefined) return /^[1-9]\d{7,14}$/.test(digits) ? { dialable: `+${digits}` } : null
  const rest = digits.slice(plan.code.length)
  // `+46 070…` is written often; nowhere does a number begin with the trunk prefix behind the country code.
  return inPlan(plan, plan.trunk === '0' ? rest.replace(/^0/, '') : rest)
}

function within(digits: string, country: string): ReadNumber | null {
  const plan = plans[country]
  if (plan === undefined) return null
  const hasTrunk = digits.startsWith(plan.trunk)
  const own = hasTrunk ? inPlan(plan, digits.slice(plan.trunk.length)) : null
  if (country === 'SE' || !SWEDISH_MOBILE.test(digits)) return own
  // Many who live abroad keep a Swedish mobile: certain only where it cannot be one of their country's.
  return own === null ? inPlan(SWEDEN, digits.slice(1)) : { dialable: null }
}

function inPlan({ code, number, premium }: Plan, digits: string): ReadNumber | null {
  if (!number.test(digits)) return null
  return { dialable: premium?.test(digits) ? null : `+${code}${digits}` }
}

/** No code of a country begins another one's. */
function planOf(digits: string): Plan | undefined {
  return known.find(({ code }) => digits.startsWith(code))
}
