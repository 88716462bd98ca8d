import type { RoleEntry } from '../../contract/domain/party'
import type { RoleLine, RolesSection } from '../../contract/domain/sheet'
import { formatDay } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { estateCells, wholeEstateCells } from './estate-text'
import { kindOfParty } from './party-text'
import type { NameOther } from './party-text'
import type { Write } from './paper-text'
import type { DatedRole, GroupOf, SheetRoles } from './sheet-card'

type Group = GroupOf<DatedRole>
/** A group that somebody has asked for. */
type ToldGroup = Exclude<Group, { state: 'none-asked' }>

/**
 * What a role may tell on a sheet that names nobody else: the kind, the estate and its kind. Whom the contact acts
 * for is a third person, and how it goes with the estate is the office's, so those fields cannot be named here.
 */
type OwnEntry = Omit<RoleEntry, 'related' | 'estateStatus' | 'level'>

export function roleSection(roles: SheetRoles, write: Write): RolesSection {
  return sectionOf(roles, (entry: OwnEntry, date) => ({
    acting: actingAs(entry),
    ...estateCells(entry, write),
    date,
  }))
}

/** The same, on whose behalf, and how it goes with the estate. */
export function namingRoleSection(
  roles: SheetRoles,
  nameOther: NameOther,
  write: Write,
): RolesSection {
  return sectionOf(roles, (entry, date) => {
    const whom =
      entry.related === null ? '' : `${sheetSv.roles.onBehalfOf} ${nameOther(entry.related)}`
    const acting = [actingAs(entry) ?? '', whom].filter((text) => text !== '').join(' ')
    return { acting: acting === '' ? null : acting, ...wholeEstateCells(entry, write), date }
  })
}

const actingAs = ({ kind }: Pick<RoleEntry, 'kind'>) => kind && kindOfParty(kind)

type LineOf = (entry: RoleEntry, date: string | null) => RoleLine

/** "Ej hämtat", "finns inga", an outline and the whole stay different sentences (D11, GDPR rule 26). */
function sectionOf(roles: SheetRoles, lineOf: LineOf): RolesSection {
  const title = sheetSv.sections.roles
  const bare = {
    layout: 'roles',
    title,
    groups: [],
    remarks: [],
    caption: null,
    dated: true,
  } as const
  if (roles.state === 'none-asked') return { ...bare, sentence: sv.roles.allNotFetched }

  const told = roles.value.filter((group) => group.state !== 'none-asked')
  const filled = told.filter((group) => group.entries.length > 0)
  const unasked = namesOf(roles.value.filter((group) => group.state === 'none-asked'))
  if (filled.length === 0 && unasked.length === 0) return { ...bare, sentence: sv.roles.none }

  const outlined = filled.filter((group) => group.state === 'overview')
  const empty = namesOf(told.filter((group) => group.entries.length === 0))
  const entries = filled.flatMap((group) => group.entries)
  const dated = filled.some(({ state }) => state === 'whole') || entries.some(hasDate)
  return {
    ...bare,
    sentence: null,
    groups: filled.map((group) => ({
      role: sv.roles.names[group.role],
      lines: newestFirst(group.entries).map((entry) => lineOf(entry, dateOf(entry, group))),
    })),
    remarks: [
      ...remark(overviewWords(outlined), namesOf(outlined)),
      ...remark(sv.roles.notFetched, unasked),
      ...remark(sv.roles.none, empty),
    ],
    caption: filled.length === 0 ? null : captionOf(entries, dated),
    dated,
  }
}

const remark = (says: string, roles: string[]) =>
  roles.length === 0 ? [] : [`${says}: ${roles.join(', ')}`]

/** Dates that were known before the outline came stay beside its rows. */
function overviewWords(groups: readonly ToldGroup[]): string {
  const isDated = groups.some(({ entries }) => entries.some(hasDate))
  return isDated ? sheetSv.roles.partlyDated : sheetSv.roles.overview
}

function captionOf(entries: readonly RoleEntry[], dated: boolean): string {
  const { caption, captionOrder, approximateMeans } = sheetSv.roles
  const order = dated ? [captionOrder] : []
  const means = entries.some(isApproximate) ? [approximateMeans] : []
  return [caption(entries.length), ...order, ...means].join(', ')
}

const namesOf = (groups: readonly Group[]) => groups.map(({ role }) => sv.roles.names[role])

/** The order of equal dates is the CRM's; an entry without a date comes last. */
function newestFirst(entries: readonly RoleEntry[]): RoleEntry[] {
  const time = ({ createdAt }: RoleEntry) =>
    createdAt === null ? Number.NEGATIVE_INFINITY : Date.parse(createdAt)
  return entries.toSorted((a, b) => (time(a) === time(b) ? 0 : time(b) > time(a) ? 1 : -1))
}

const hasDate = ({ createdAt }: OwnEntry) => createdAt !== null
const isApproximate = (entry: OwnEntry) => entry.approximate && hasDate(entry)

/** An outline does not speak of dates: none of its rows lacks one. */
function dateOf(entry: OwnEntry, { state }: ToldGroup): string | null {
  if (entry.createdAt === null) return state === 'overview' ? null : sv.roles.dateMissing
  const day = formatDay(entry.createdAt)
  return isApproximate(entry) ? `${sheetSv.roles.approximate} ${day}` : day
}
