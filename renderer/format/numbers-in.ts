/** As short as a number without its area code. */
const DIGITS = 6
const RUN = new RegExp(`\\d(?:[\\s().+/-]{0,3}\\d){${DIGITS - 1}}`)

/**
 * Whether a text that is no number itself holds one, as an e-mail address may that is made of a phone or a
 * personal number: what presentation mode hides is hidden there too (GDPR rule 37).
 */
export function holdsNumber(text: string): boolean {
  return RUN.test(text)
}
