import type { Random } from '../../electron/main/demo/sample/random'

/** Texts that try to be something else than text, or to be more or less than they look (X01, X02). */
const TEXTS = [
  'Ingrid Exempelsson',
  'Åsa Öberg-Ärlig',
  '<img src=x onerror=alert(1)><script>alert(2)</script>',
  '</title></style></script></table></body>"\'`>',
  '{@html x} {{7*7}} ${7*7} <%= 7 %>',
  '</style><style>*{display:none}</style> @import url(https://example.com/x.css)',
  'Anna\u202eatseT\u2066\u200b\u0000\u0085 Provsson',
  // Marks that no composed letter takes are left to the unit tests: pdf.js reads a space in their place.
  'e\u0301 a\u0308 o\u0308 n\u0303 Zoe\u0301',
  'a -> b => c <= d != e www 3x4 10:30 fi ffl',
  '&lt;b&gt; &amp;amp; &#60;',
  'Wałęsa Dvořák Čapek Nguyễn Þór',
  'Ö'.repeat(400),
  'ord '.repeat(120),
  '%PDF-1.7 obj << /JS (x) >> endobj )) (( \\',
  '=HYPERLINK("https://example.com")',
  'a\u00adb\u200dc\ufeffd\u2060e',
  'tab\tbed\nrad\r\nrad',
  '– — ‘’ “” … • ½ € ™',
] as const

export function hostileText(random: Random): string {
  const first = random.pick(TEXTS)
  return random.chance(0.2) ? `${first} ${random.pick(TEXTS)}` : first
}

/** Five pages or more, as brokers write over the years: short lines, long ones, blank ones. */
export function longNote(random: Random): string {
  return Array.from({ length: random.between(120, 220) }, () => {
    const line = `Visning ${random.between(1, 30)}/${random.between(1, 12)}. ${random.pick(TEXTS)} Ring igen om pris.`
    return random.chance(0.3) ? `${line}\n` : line
  }).join('\n')
}
