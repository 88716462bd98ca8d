import { sheetSv } from '../../contract/texts/sheet'
import { escapeText } from './escape-text'
import { PAGE_MARGINS } from './page'
import type { Footer } from '../../contract/domain/sheet'

/**
 * Three lines at the foot of every page, four at the most. Chromium sets them in a document of its own, which takes no
 * stylesheet of the sheet's. A font brought along would load too late there: the page is printed
 * first, with nothing at its foot (tried). So styles stand in the elements and the family is the
 * system's nearest, embedded like the other. Chromium fills in the two page spans.
 */
export function footerTemplate(footer: Footer): string {
  const { page, of } = sheetSv.footer
  const sample = footer.sample === null ? '' : `${escapeText(footer.sample)} · `
  const first = `${footer.purpose}. ${footer.care}.`
  const pages = `${escapeText(page)} <span class="pageNumber"></span> ${escapeText(of)} <span class="totalPages"></span>`
  return (
    `<div style="${BLOCK}">` +
    line(escapeText(first)) +
    line(escapeText(footer.extract)) +
    lastLine(escapeText(footer.fetched), sample + pages) +
    '</div>'
  )
}

const BLOCK = [
  'box-sizing: border-box',
  'width: 100%',
  `padding: 4pt ${PAGE_MARGINS.right}mm 0 ${PAGE_MARGINS.left}mm`,
  "font: 7.5pt/10pt 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif",
  'color: #000',
].join('; ')

function line(text: string): string {
  return `<div style="white-space: nowrap; overflow: hidden; text-overflow: ellipsis">${text}</div>`
}

/** Three parts of three ages beside the sample's mark take a second line, for which there is room. */
function lastLine(left: string, right: string): string {
  const end = `<span style="flex: none; padding-left: 8pt">${right}</span>`
  return `<div style="display: flex; justify-content: space-between"><span>${left}</span>${end}</div>`
}

/** Chromium prints its own date and title above a page unless told what to print there. */
export const EMPTY_HEADER = '<span></span>'
