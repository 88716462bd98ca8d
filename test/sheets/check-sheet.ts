import { sv } from '../../electron/contract/texts/sv'
import { markersIn } from '../e2e/marker-scan'
import { checkSound } from '../integration/pdf/inspect-pdf'
import { everyByte, inHexadecimal } from '../integration/pdf/pdf-bytes'
import { expectedOutline, expectedTexts, footerTexts, tableHeads } from './expected-text'
import type { PrintedSheet } from './printed-sheet'
import { readPdf } from './read-pdf'
import type { ReadPage, ReadPdf } from './read-pdf'

export interface CheckedSheet {
  readonly pages: number
  readonly problems: readonly string[]
}

/** What is wrong with one file, in sentences; none when it holds what its model says and nothing else. */
export async function checkSheet(sheet: PrintedSheet): Promise<CheckedSheet> {
  try {
    const [read, bytes] = await Promise.all([
      readPdf(sheet.file),
      everyByte(sheet.file),
      checkSound(sheet.file),
    ])
    const problems = [
      ...read.pages.flatMap(twoReaders),
      ...wholeText(sheet, read),
      ...beside(sheet, read),
      ...markers(sheet, read, bytes),
    ]
    return { pages: read.pages.length, problems: problems.map((each) => `${sheet.name}: ${each}`) }
  } catch (cause) {
    return { pages: 0, problems: [`${sheet.name}: ${String(cause).slice(0, 400)}`] }
  }
}

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '')
/** Where a line ends within a long word is the layout's affair. */
const squash = (...texts: string[]) => texts.join('').normalize('NFC').replace(/\s+/gu, '')

/** Both libraries read the same words, one by one. */
function twoReaders({ poppler, pdfjs }: ReadPage, at: number): string[] {
  const [a, b] = [words(poppler.normalize('NFC')), words(pdfjs.normalize('NFC'))]
  const first = a.findIndex((word, index) => word !== b[index])
  if (first === -1 && a.length === b.length) return []
  const place = first === -1 ? a.length : first
  const near = (list: string[]) => list.slice(Math.max(0, place - 2), place + 4).join(' ')
  return [`page ${at + 1} is read differently: "${near(a)}" and "${near(b)}"`]
}

/** Text layer and structure tree: every text of the model in its order, the footer, and no more. */
function wholeText({ model }: PrintedSheet, { pages }: ReadPdf): string[] {
  const problems: string[] = []
  const expected = squash(...expectedTexts(model))
  let laidOut = ''
  let readAloud = ''
  for (const [at, { poppler, structure }] of pages.entries()) {
    const footer = squash(...footerTexts(model.footer, at + 1, pages.length))
    const page = squash(poppler)
    const hasFooter = page.endsWith(footer)
    if (!hasFooter) problems.push(`page ${at + 1} lacks its footer`)
    laidOut += withoutHead(hasFooter ? page.slice(0, -footer.length) : page, at)
    readAloud += withoutHead(squash(structure), at)
  }
  if (laidOut !== expected) problems.push(`the text ${parting(laidOut, expected)}`)
  if (readAloud !== expected) problems.push(`the structure ${parting(readAloud, expected)}`)
  return problems
}

function withoutHead(page: string, at: number): string {
  const head = tableHeads.map((each) => squash(...each)).find((each) => page.startsWith(each))
  return at > 0 && head !== undefined ? page.slice(head.length) : page
}

function parting(is: string, expected: string): string {
  let at = 0
  while (at < is.length && is[at] === expected[at]) at += 1
  const near = (text: string) => text.slice(Math.max(0, at - 20), at + 40)
  return `says "${near(is)}" and not "${near(expected)}"`
}

/** What lies beside the pages: bookmarks, title, language, and nothing that tells of anybody. */
function beside({ model }: PrintedSheet, { outline, metadata, isTagged }: ReadPdf): string[] {
  const problems: string[] = []
  const wanted = expectedOutline(model)
  const isSame = outline.every((each, at) => isBookmark(squash(each), squash(wanted[at] ?? '')))
  if (!isSame || outline.length !== wanted.length) problems.push(`bookmarks ${outline.join(' | ')}`)
  const { Title, Language, Creator, Producer, ...rest } = metadata
  if (Title !== model.title) problems.push(`title ${String(Title)}`)
  if (Language !== 'sv') problems.push(`language ${String(Language)}`)
  if (Creator !== sv.app.name) problems.push(`creator ${String(Creator)}`)
  if (!/^Skia\/PDF m\d+$/.test(String(Producer))) problems.push(`producer ${String(Producer)}`)
  const texts = Object.entries(rest).filter(([key]) => !TECHNICAL.includes(key))
  const told = texts.filter(([, value]) => typeof value === 'string')
  if (told.length > 0) problems.push(`metadata ${JSON.stringify(told)}`)
  return isTagged ? problems : [...problems, 'not tagged']
}

/** Chromium cuts a bookmark of more than some five hundred letters. */
const isBookmark = (is: string, wanted: string) =>
  is === wanted || (is.length > 500 && wanted.startsWith(is))

const TECHNICAL = ['PDFFormatVersion', 'CreationDate', 'ModDate']

/** What was planted is where it may be, and in no byte of any other file. */
function markers({ absent, present }: PrintedSheet, read: ReadPdf, bytes: Buffer): string[] {
  const text = squash(...read.pages.flatMap(({ poppler, pdfjs }) => [poppler, pdfjs]))
  const beside = squash(...read.outline, JSON.stringify(read.metadata))
  const inFile = (marker: string) =>
    text.includes(squash(marker)) ||
    beside.includes(squash(marker)) ||
    markersIn(bytes, [marker]).length > 0 ||
    inHexadecimal(marker).some((hex) => bytes.includes(hex))
  return [
    ...absent.filter(inFile).map((marker) => `holds "${marker}"`),
    ...present
      .filter((marker) => !text.includes(squash(marker)))
      .map((marker) => `lacks "${marker}"`),
  ]
}
