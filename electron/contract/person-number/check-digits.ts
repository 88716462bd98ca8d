/** The Luhn sum over ten digits, as Swedish numbers of persons and of companies have it. */
export function hasRightCheckDigit(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].entries()) {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}

const FIRST_CONTROL = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const SECOND_CONTROL = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/** Both control digits of a Norwegian number, which has eleven. */
export function hasRightControls(digits: string): boolean {
  return [FIRST_CONTROL, SECOND_CONTROL].every((weights) => {
    const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
    return sum % 11 === 0
  })
}

const FINNISH_SIGNS = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/** The sign that ends a Finnish number, of the nine digits before it. */
export function hasRightCheckSign(digits: string, sign: string): boolean {
  return FINNISH_SIGNS.charAt(Number(digits) % 31) === sign
}
