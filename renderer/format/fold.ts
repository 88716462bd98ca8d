/** For comparing what is typed with what is shown: case, accents and odd spaces do not matter. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** The digits of a phone number with the Swedish country code written as 0. */
export function phoneDigits(text: string): string {
  const digits = text.replace(/\D+/g, '')
  return digits.replace(/^(?:0046|46)(?=\d{7,})/, '0').replace(/^00(?=\d)/, '0')
}
