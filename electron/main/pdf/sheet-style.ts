import { PAGE_MARGINS } from './page'
import { sheetFonts } from './sheet-fonts'

/**
 * The fonts lie within the stylesheet: a page is printed as soon as it has loaded, and that does not
 * wait for a font that is still on its way; names in it came out as white paper (tried, one sheet in
 * some hundreds). Should a font be late all the same, the system's nearest is set in its place.
 */
const fontFaces = sheetFonts
  .map(
    ({ weight, unicodeRange, source }) =>
      `@font-face { font-family: 'Sheet'; font-weight: ${weight}; font-display: swap; src: url('${source}') format('woff2'); unicode-range: ${unicodeRange}; }`,
  )
  .join('\n')

const { top, right, bottom, left } = PAGE_MARGINS

/**
 * The letters of a text and no others: a form that stands for two letters, or an equal-width digit, is a
 * glyph that some readers find no text for (pdf.js reads nothing there).
 */
const PLAIN_LETTERS = "font-variant-ligatures: none; font-feature-settings: 'calt' 0;"

/**
 * The card on A4: black on white, no fills, so that a grey printer and a copier keep everything.
 * Measures in points on the 4-point grid; greys no lighter than 4.5:1.
 */
export const sheetStyle = `${fontFaces}
@page { size: A4; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; }
* { box-sizing: border-box; }
html { font: 400 10pt/14pt 'Sheet', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; color: #000; background: #fff;
  overflow-wrap: anywhere; hyphens: manual; ${PLAIN_LETTERS} }
body, h1, h2, p, ul, dl, dd, table { margin: 0; padding: 0; font-size: inherit; font-weight: inherit; }
ul { list-style: none; }
strong, .says { font-weight: 600; }
/* A space at the end of a line would otherwise be missing in bookmarks and in the text read aloud. */
h1, h2, .lead, .remark, li span, .line, dt, th, td, caption, .running p { white-space: pre-wrap; }

header { padding-bottom: 10pt; }
.above { display: flex; justify-content: space-between; font-size: 9pt; line-height: 16pt; color: #444; padding-bottom: 12pt; }
.sample { color: #000; border: 0.75pt solid #000; border-radius: 2pt; line-height: 14pt; padding: 0 6pt; }
h1 { font-weight: 600; font-size: 28pt; line-height: 34pt; letter-spacing: -0.4pt; }
h1.long { font-size: 18pt; line-height: 24pt; letter-spacing: -0.2pt; }
h1.longest { font-size: 11pt; line-height: 16pt; letter-spacing: 0; }
.standing { font-weight: 400; }
.kind { font-size: 11pt; line-height: 16pt; padding-top: 2pt; color: #444; }

section { border-top: 0.5pt solid #999; padding: 7pt 0; }
.side { display: grid; grid-template-columns: 44mm minmax(0, 1fr); column-gap: 4mm; break-inside: avoid-page; }
h2 { font-weight: 600; }
.lead { padding-bottom: 4pt; }
.lead, .note, .remark, dt, caption { color: #444; }
.statements li { padding-bottom: 2pt; }
.statements li:last-child { padding-bottom: 0; }
.line { display: block; }
dl > div { display: grid; grid-template-columns: 38mm minmax(0, 1fr); column-gap: 4mm; break-inside: avoid; }
.paired dl { display: grid; grid-template-columns: 1fr 1fr; column-gap: 3mm; }
.paired dl > div { grid-template-columns: 31mm minmax(0, 1fr); column-gap: 2mm; font-size: 8.5pt; }
.paired dl > div:first-child { grid-column: 1 / -1; }
.large dl > div { grid-template-columns: 30mm minmax(0, 1fr); padding-bottom: 2pt; }
.large dl > div:last-child { padding-bottom: 0; }
.large .lead { font-weight: 600; line-height: 18pt; padding-bottom: 2pt; color: #000; }
.large dt, .large h2 { line-height: 18pt; }
.large dd { font-size: 13pt; line-height: 18pt; font-weight: 600; }

/* Running text, and lists too long for a page: they go on over the next, with their heading beside them. */
.running h2, .running .lead { break-after: avoid; }
.running p { orphans: 3; widows: 3; padding-top: 4pt; }
.running .lead { padding: 2pt 0 0; }
.breaks, .breaks dl > div { break-inside: auto; }

.counts { display: flex; flex-wrap: wrap; column-gap: 14pt; }
.remark { font-size: 9pt; line-height: 13pt; padding-top: 3pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 13pt; margin-bottom: 8pt; }
caption { text-align: left; font-size: 8pt; padding-bottom: 2pt; break-after: avoid; }
thead { display: table-header-group; break-inside: avoid; }
tr { break-inside: avoid; }
/* The counts stand with their table; a head alone at the foot of a page tells nothing. */
.counted { break-after: avoid; }
tbody:first-of-type > tr:first-child { break-before: avoid; }
th, td { text-align: left; vertical-align: top; padding: 3pt 4mm 3pt 0; border-bottom: 0.5pt solid #bbb; font-weight: 400; }
thead th { font-weight: 600; border-bottom: 0.75pt solid #000; }
tbody:not(:last-child) > tr:last-child > * { border-bottom-color: #777; }
tbody:last-child > tr:last-child > * { border-bottom: none; }
th .note { display: block; font-size: 8pt; line-height: 11pt; }
td .note { margin-left: 2pt; font-size: 8pt; }
.role { width: 48mm; }
.estateId { width: 40mm; }
.date { width: 27mm; padding-right: 0; text-align: right; white-space: nowrap; }
td.estateId { font-size: 8pt; color: #444; }
`
