import { numberIn } from '../../contract/person-number/typed'
import { dialledForms } from '../phones/dialling'
import { readPhones } from '../phones/read-phones'

/** 10 or 12 digits with or without a sign, and the letter of an interim number: 10–13 characters (API 1.5). */
const NUMBER = /^(?:\d{2})?\d{6}[-+]?[\dA-Z]\d{3}$/i
/** Begun as numbers are dialled; any other row of digits may be anything. */
const PHONE = /^\(?[+0][\d\s.\-\u2010-\u2015\u2212/()]+$/u
const MIN_PHONE_DIGITS = 5

/** A personal or organisation number without blanks and with a plain dash; null when it looks like none. */
export function numberForm(text: string): string | null {
  const compact = numberIn(text) ?? text.replace(/\s/gu, '').replace(/[\u2010-\u2015\u2212]/g, '-')
  return NUMBER.test(compact) ? compact : null
}

/** As typed, as national digits and with +46; none when it does not look like a phone number. */
export function phoneForms(text: string): string[] {
  const digits = text.replace(/\D/g, '')
  if (!PHONE.test(text) || digits.length < MIN_PHONE_DIGITS) return []
  const [phone, ...others] = readPhones(text, null)
  const dialable = others.length === 0 ? (phone?.dialable ?? null) : null
  const forms = dialable === null ? [digits] : [...dialledForms(dialable).slice(0, 1), dialable]
  return [...new Set([text, ...forms])]
}
