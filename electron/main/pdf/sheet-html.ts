import { sheetSv } from '../../contract/texts/sheet'
import { escapeText } from './escape-text'
import type {
  FactsSection,
  Heading,
  RolesSection,
  Section,
  SheetModel,
  StatementsSection,
  TextSection,
} from '../../contract/domain/sheet'

export const STYLESHEET_NAME = 'sheet.css'

/** The document's own stylesheet with the fonts in it, and nothing else from anywhere; no script at all. */
export const SHEET_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** A complete document. Every value passes `escapeText`, so no value can become markup (X01). */
export function sheetHtml(sheet: SheetModel): string {
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeText(SHEET_POLICY)}">
<title>${escapeText(sheet.title)}</title>
<link rel="stylesheet" href="${STYLESHEET_NAME}">
</head>
<body>
<header>
<p class="above"><span>${text('span', sheet.variantName)} · ${text('span', sheetSv.extract)}</span>${
    sheet.sample === null ? '' : ` ${text('strong', sheet.sample, 'sample')}`
  }</p>
${headingHtml(sheet.heading)}
</header>
<main>
${sheet.sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`
}

function headingHtml({ standing, name, kind, id }: Heading): string {
  const before = standing === null ? '' : `${text('span', standing, 'standing')} `
  // Very long names are set smaller instead of being cut (D09).
  const size = name.length > 160 ? 'longest' : name.length > 48 ? 'long' : 'plain'
  const below = [kind, id].filter((line) => line !== null).join(' · ')
  return `<h1 class="${size}">${before}${text('span', name, 'name')}</h1>${below === '' ? '' : `\n${text('p', below, 'kind')}`}`
}

function sectionHtml(section: Section): string {
  switch (section.layout) {
    case 'statements':
      return statementsHtml(section)
    case 'facts':
    case 'large-facts':
    case 'paired-facts':
      return factsHtml(section)
    case 'text':
      return textHtml(section)
    case 'roles':
      return rolesHtml(section)
  }
}

function statementsHtml({ title, lead, statements }: StatementsSection): string {
  const items = statements.map(({ text: says, notes }) => {
    const after = notes.map((note) => ` ${text('span', `– ${note}`, 'note')}`).join('')
    return `<li>${text('span', says, 'says')}${after}</li>`
  })
  return section(
    'side',
    title,
    `${lead === null ? '' : text('p', lead, 'lead')}<ul class="statements">${items.join('')}</ul>`,
  )
}

const factsClasses: Record<FactsSection['layout'], string> = {
  facts: 'side',
  'large-facts': 'side large',
  'paired-facts': 'side paired',
}

/** Lines that still go to the next page as a whole rather than being parted. */
const MAX_KEPT_TOGETHER = 16

function factsHtml({ layout, title, lead, facts }: FactsSection): string {
  const rows = facts.map(({ label, lines }) => {
    const value = lines.map((line) => text('span', line, 'line')).join(' ')
    return label === null
      ? `<p class="value">${value}</p>`
      : `<div>${text('dt', label)}<dd>${value}</dd></div>`
  })
  const isList = facts.some(({ label }) => label !== null)
  const count = facts.reduce((sum, { lines }) => sum + lines.length, 0)
  return section(
    factsClasses[layout] + (count > MAX_KEPT_TOGETHER ? ' breaks' : ''),
    title,
    (lead === null ? '' : text('p', lead, 'lead')) +
      (isList ? `<dl>${rows.join('')}</dl>` : rows.join('')),
  )
}

function textHtml({ title, lead, paragraphs }: TextSection): string {
  const said = lead === null ? '' : text('p', lead, 'lead')
  return section('running', title, said + paragraphs.map((each) => text('p', each)).join(''))
}

function rolesHtml(roles: RolesSection): string {
  const { title, sentence, groups, remarks, caption } = roles
  if (sentence !== null) return section('side', title, text('p', sentence, 'value'))
  const counts = groups.map(
    ({ role, lines }) => `<li>${text('span', role)} ${text('strong', `${lines.length}`)}</li>`,
  )
  const said = remarks.map((each) => text('p', each, 'remark'))
  const summary =
    (counts.length > 0 ? `<ul class="counts">${counts.join('')}</ul>` : '') + said.join('')
  return caption === null
    ? section('side', title, summary)
    : `${section('side counted', title, summary)}\n${tableHtml(roles, caption)}`
}

/** Each row names its role: on the second page of a long table there is no group heading to look back to. */
function tableHtml({ groups, dated }: RolesSection, caption: string): string {
  const head = Object.entries(sheetSv.roles.columns)
    .filter(([column]) => dated || column !== 'date')
    .map(([column, says]) => `<th scope="col" class="${column}">${escapeText(says)}</th>`)
  const bodies = groups.map(({ role, lines }) => {
    const rows = lines.map(({ acting, estate, estateNote, estateId, date }) => {
      const cells = [
        `<th scope="row" class="role">${withNote(role, acting)}</th>`,
        `<td class="estate">${withNote(estate, estateNote)}</td>`,
        text('td', estateId ?? '', 'estateId'),
        ...(dated ? [text('td', date ?? '', 'date')] : []),
      ]
      return `<tr>${cells.join('')}</tr>`
    })
    return `<tbody>${rows.join('\n')}</tbody>`
  })
  return `<table>
<caption>${escapeText(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
${bodies.join('\n')}
</table>`
}

function withNote(says: string, note: string | null): string {
  return text('span', says) + (note === null ? '' : ` ${text('span', note, 'note')}`)
}

function section(className: string, title: string, body: string): string {
  return `<section class="${className}">${text('h2', title)}<div class="body">${body}</div></section>`
}

function text(tag: string, value: string, className?: string): string {
  const attribute = className === undefined ? '' : ` class="${className}"`
  return `<${tag}${attribute}>${escapeText(value)}</${tag}>`
}
