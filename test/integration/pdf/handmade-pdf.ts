import { spawnSync } from 'node:child_process'

/** The tools come with Debian's poppler-utils and qpdf; elsewhere they may be missing. */
export function areToolsHere(): boolean {
  const tools = ['pdftotext', 'pdfinfo', 'pdffonts', 'pdfdetach', 'qpdf']
  return tools.every((tool) => spawnSync(tool, ['--help'], { stdio: 'ignore' }).error === undefined)
}

/** A page with a line of text and a footer, made by hand: what the inspectors must be able to see. */
export function aPdf(): string {
  const hidden = Buffer.from('\ufeffDold Uppgift', 'utf16le').swap16().toString('hex')
  const page = 'BT /F 12 Tf 50 700 Td (Synlig rad) Tj 0 -660 Td (Sidfot) Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (sv) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title (Ett blad) /Keywords <${hidden}> >>`,
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const offset = pdf.length
    pdf += `${index + 1} 0 obj\n${body}\nendobj\n`
    return `${offset}`.padStart(10, '0')
  })
  const start = pdf.length
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('')
  return `${pdf}xref\n0 7\n0000000000 65535 f \n${table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`
}
