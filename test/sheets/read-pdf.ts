import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A file as two libraries read it that share no code: poppler's, and the one that Firefox shows PDFs with. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[]
  readonly outline: readonly string[]
  readonly metadata: Readonly<Record<string, unknown>>
  readonly isTagged: boolean
}

export interface ReadPage {
  readonly poppler: string
  readonly pdfjs: string
  /** As the structure tree orders it: what is read aloud, which a footer is not. */
  readonly structure: string
}

const run = promisify(execFile)

export async function readPdf(path: string): Promise<ReadPdf> {
  const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], {
    maxBuffer: 64 * 1024 * 1024,
  })
  const byPoppler = stdout.split('\f').slice(0, -1)
  const loading = getDocument({
    data: new Uint8Array(await readFile(path)),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
  })
  const document = await loading.promise
  try {
    const pages: ReadPage[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      pages.push({ poppler: byPoppler[number - 1] ?? '', ...(await textOf(page)) })
    }
    if (byPoppler.length !== pages.length) throw new Error('the two count different pages')
    const { info } = await document.getMetadata()
    return {
      pages,
      outline: await outlineOf(document),
      metadata: { ...info } as Record<string, unknown>,
      isTagged: (await document.getMarkInfo())?.Marked === true,
    }
  } finally {
    await loading.destroy()
  }
}

/** The font has one glyph for the two apostrophes, and pdf.js takes it for the other one. */
async function textOf(page: PDFPageProxy): Promise<Pick<ReadPage, 'pdfjs' | 'structure'>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  let whole = ''
  const byMark = new Map<string, string>()
  const open: (string | null)[] = []
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? open.at(-1) ?? null)
      continue
    }
    const text = item.str.replaceAll('\u02bc', '\u2019') + (item.hasEOL ? '\n' : '')
    whole += text
    const mark = open.at(-1) ?? null
    if (mark !== null) byMark.set(mark, (byMark.get(mark) ?? '') + text)
  }
  const marks: string[] = []
  collectMarks(await page.getStructTree(), marks)
  return { pdfjs: whole, structure: marks.map((mark) => byMark.get(mark) ?? '').join(' ') }
}

function collectMarks(node: unknown, marks: string[]): void {
  if (typeof node !== 'object' || node === null) return
  const { type, id, children } = node as { type?: string; id?: string; children?: unknown[] }
  if (type === 'content' && id !== undefined) marks.push(id)
  for (const child of children ?? []) collectMarks(child, marks)
}

async function outlineOf(document: PDFDocumentProxy): Promise<string[]> {
  const titles: string[] = []
  const walk = (items: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>) => {
    for (const { title, items: inner } of items ?? []) {
      titles.push(title)
      walk(inner)
    }
  }
  walk(await document.getOutline())
  return titles
}
