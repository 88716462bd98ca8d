/** Digits of every script as those of ours, and letters in their plain capital form; without the marks on them. */
export function plain(text: string): string {
  return text
    .replace(/(?!\d)\p{Nd}/gu, plainDigit)
    .normalize('NFKC')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
}

/** In all scripts ten digits follow one another, from zero to nine. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
  return String((code - first) % 10)
}
