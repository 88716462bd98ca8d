import { PAGE_MARGINS } from './page'

/** One family, two weights, the two subsets that Swedish and its neighbours' names need. */
export interface SheetFont {
  readonly name: string
  readonly weight: 400 | 600
  readonly unicodeRange: string
}

/** Ranges as the family's publisher cut the files: a browser takes the second only when it is needed. */
const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD'
const LATIN_EXT =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF'

export const sheetFonts: readonly SheetFont[] = [
  { name: 'inter-latin-400.woff2', weight: 400, unicodeRange: LATIN },
  { name: 'inter-latin-600.woff2', weight: 600, unicodeRange: LATIN },
  { name: 'inter-latin-ext-400.woff2', weight: 400, unicodeRange: LATIN_EXT },
  { name: 'inter-latin-ext-600.woff2', weight: 600, unicodeRange: LATIN_EXT },
]

const fontFaces = sheetFonts
  .map(
    ({ name, weight, unicodeRange }) =>
      `@font-face { font-family: 'Sheet'; font-weight: ${weight}; font-display: block; src: url('${name}') format('woff2'); unicode-range: ${unicodeRange}; }`,
  )
  .join('\n')

const { top, right, bottom, left } = PAGE_MARGINS

/**
 * The card on A4: black on white, no fills, so that a grey printer and a copier keep everything.
 * Measures in points on the 4-point grid; greys no lighter than 4.5:1.
 */
export const sheetStyle = `${fontFaces}
@page { size: A4; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; }
* { box-sizing: border-box; }
html { font: 400 10pt/14pt 'Sheet', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; color: #000; background: #fff;
  overflow-wrap: anywhere; hyphens: manual; }
body, h1, h2, p, ul, dl, dd, table { margin: 0; padding: 0; font-size: inherit; font-weight: inherit; }
ul { list-style: none; }
strong, .says { font-weight: 600; }
/* A space at the end of a line would otherwise be missing in bookmarks and in the text read aloud. */
h1, h2, .lead, .remark, li span, .line, dt, th, td, caption { white-space: pre-wrap; }

header { padding-bottom: 10pt; }
.above { display: flow-root; font-size: 9pt; line-height: 16pt; color: #444; padding-bottom: 12pt; }
.sample { float: right; color: #000; border: 0.75pt solid #000; border-radius: 2pt; line-height: 14pt; padding: 0 6pt; }
h1 { font-weight: 600; font-size: 28pt; line-height: 34pt; letter-spacing: -0.4pt; }
h1.long { font-size: 18pt; line-height: 24pt; letter-spacing: -0.2pt; }
h1.longest { font-size: 11pt; line-height: 16pt; letter-spacing: 0; }
.standing { font-weight: 400; }
.kind { font-size: 11pt; line-height: 16pt; padding-top: 2pt; color: #444; }

section { border-top: 0.5pt solid #999; padding: 7pt 0; }
.side { display: grid; grid-template-columns: 44mm minmax(0, 1fr); column-gap: 4mm; break-inside: avoid-page; }
h2 { font-weight: 600; break-after: avoid; }
.lead { padding-bottom: 4pt; }
.lead, .note, .remark, dt, caption { color: #444; }
.statements li { padding-bottom: 2pt; }
.statements li:last-child { padding-bottom: 0; }
.line { display: block; }
dl > div { display: grid; grid-template-columns: 30mm minmax(0, 1fr); column-gap: 4mm; break-inside: avoid; }
.paired dl { display: grid; grid-template-columns: 1fr 1fr; column-gap: 4mm; }
.paired dl > div { grid-template-columns: 28mm minmax(0, 1fr); column-gap: 3mm; font-size: 9pt; }
.paired dl > div:first-child { grid-column: 1 / -1; }
.large dl > div { padding-bottom: 2pt; }
.large dl > div:last-child { padding-bottom: 0; }
.large .lead { font-weight: 600; line-height: 18pt; padding-bottom: 2pt; color: #000; }
.large dt, .large h2 { line-height: 18pt; }
.large dd { font-size: 13pt; line-height: 18pt; font-weight: 600; }

.counts { display: flex; flex-wrap: wrap; column-gap: 14pt; }
.remark { font-size: 9pt; line-height: 13pt; padding-top: 3pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 13pt; margin-bottom: 8pt; }
caption { text-align: left; font-size: 8pt; padding-bottom: 2pt; break-after: avoid; }
thead { display: table-header-group; break-inside: avoid; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 3pt 4mm 3pt 0; border-bottom: 0.5pt solid #bbb; font-weight: 400; }
thead th { font-weight: 600; border-bottom: 0.75pt solid #000; }
tbody:not(:last-child) > tr:last-child > * { border-bottom-color: #777; }
tbody:last-child > tr:last-child > * { border-bottom: none; }
th .note { display: block; font-size: 8pt; line-height: 11pt; }
.role { width: 48mm; }
.estateId { width: 40mm; }
.date { width: 27mm; padding-right: 0; text-align: right; white-space: nowrap; }
td.estateId { font-size: 8pt; color: #444; }
td.date { font-variant-numeric: tabular-nums; }
`
