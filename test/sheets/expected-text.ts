import type { Footer, Section, SheetModel } from '../../electron/contract/domain/sheet'
import { sheetSv } from '../../electron/contract/texts/sheet'

/*
 * What must stand on the paper, in the order it is read: every text of the model and the fixed words
 * beside them, and so nothing else.
 */

export function expectedTexts(model: SheetModel): string[] {
  const { standing, name, kind, id } = model.heading
  const below = [kind, id].filter((each) => each !== null).join(' · ')
  return [
    ...[model.variantName, '·', sheetSv.extract, model.sample, standing, name, below],
    ...model.sections.flatMap(sectionTexts),
  ].filter((each) => each !== null)
}

/** Repeated at the top of every page that a table goes on to; the longer one first, as it begins like the other. */
export const tableHeads = [headOf(true), headOf(false)]

function headOf(dated: boolean): string[] {
  const { date, ...always } = sheetSv.roles.columns
  return [...Object.values(always), ...(dated ? [date] : [])]
}

export function footerTexts(footer: Footer, page: number, pages: number): string[] {
  const sample = footer.sample === null ? [] : [footer.sample, '·']
  return [
    `${footer.purpose}. ${footer.care}.`,
    footer.extract,
    footer.fetched,
    ...sample,
    `${sheetSv.footer.page} ${page} ${sheetSv.footer.of} ${pages}`,
  ]
}

/** A bookmark for the contact and one for each section. */
export function expectedOutline({ heading, sections }: SheetModel): string[] {
  const { standing, name } = heading
  return [[standing, name].filter(Boolean).join(' '), ...sections.map(({ title }) => title)]
}

function sectionTexts(section: Section): (string | null)[] {
  const { title } = section
  switch (section.layout) {
    case 'statements':
      return [
        ...[title, section.lead],
        ...section.statements.flatMap(({ text, notes }) => [
          text,
          ...notes.map((note) => `– ${note}`),
        ]),
      ]
    case 'text':
      return [title, section.lead, ...section.paragraphs]
    case 'roles':
      return [title, ...rolesTexts(section)]
    default:
      return [
        ...[title, section.lead],
        ...section.facts.flatMap(({ label, lines }) => [label, ...lines]),
      ]
  }
}

function rolesTexts(roles: Extract<Section, { layout: 'roles' }>): (string | null)[] {
  const { sentence, groups, remarks, caption, dated } = roles
  if (sentence !== null) return [sentence]
  return [
    ...groups.flatMap(({ role, lines }) => [role, `${lines.length}`]),
    ...remarks,
    ...(caption === null ? [] : [caption, ...headOf(dated)]),
    ...groups.flatMap(({ role, lines }) =>
      lines.flatMap(({ acting, estate, estateNote, estateId, date }) => [
        ...[role, acting],
        ...[estate, estateNote],
        ...[estateId, date],
      ]),
    ),
  ]
}
