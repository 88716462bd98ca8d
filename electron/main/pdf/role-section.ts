import type { UncoveredCard } from '../../contract/domain/card'
import type { RoleEntry, RoleGroup } from '../../contract/domain/party'
import type { RoleLine, RolesSection } from '../../contract/domain/sheet'
import { formatDay } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { cell, kindOfParty } from './party-text'
import type { NameOther } from './party-text'
import type { Write } from './paper-text'

/**
 * What a role may tell on a sheet that names nobody else: the kind and the estate. Whom the contact
 * acts for is a third person, so that field cannot be named here.
 */
type OwnEntry = Omit<RoleEntry, 'related'>

export function roleSection(roles: UncoveredCard['roles'], write: Write): RolesSection {
  return sectionOf(roles, (entry: OwnEntry) => roleLine(entry, write))
}

/** The same, and on whose behalf. */
export function namingRoleSection(
  roles: UncoveredCard['roles'],
  nameOther: NameOther,
  write: Write,
): RolesSection {
  return sectionOf(roles, (entry) => {
    const line = roleLine(entry, write)
    if (entry.related === null) return line
    const whom = `${sheetSv.roles.onBehalfOf} ${nameOther(entry.related)}`
    return { ...line, acting: line.acting === null ? whom : `${line.acting} ${whom}` }
  })
}

/** "Ej hämtat", "finns inga" and a list stay three different sentences (D11, GDPR rule 26). */
function sectionOf(
  roles: UncoveredCard['roles'],
  lineOf: (entry: RoleEntry) => RoleLine,
): RolesSection {
  const title = sheetSv.sections.roles
  const bare = { layout: 'roles', title, groups: [], remarks: [], caption: null } as const
  if (roles.state === 'not-fetched') return { ...bare, sentence: sv.roles.allNotFetched }

  const listed = roles.value.filter((group) => group.state === 'listed')
  const filled = listed.filter((group) => group.entries.length > 0)
  const unfetched = namesOf(roles.value.filter((group) => group.state === 'not-fetched'))
  if (filled.length === 0 && unfetched.length === 0) return { ...bare, sentence: sv.roles.none }
  if (listed.length === 0) return { ...bare, sentence: sv.roles.allNotFetched }

  const empty = namesOf(listed.filter((group) => group.entries.length === 0))
  return {
    ...bare,
    sentence: null,
    groups: filled.map(({ role, entries }) => ({
      role: sv.roles.names[role],
      lines: newestFirst(entries).map(lineOf),
    })),
    remarks: [...remark(sv.roles.notFetched, unfetched), ...remark(sv.roles.none, empty)],
    caption: filled.length === 0 ? null : captionOf(filled.flatMap(({ entries }) => entries)),
  }
}

const remark = (says: string, roles: string[]) =>
  roles.length === 0 ? [] : [`${says}: ${roles.join(', ')}`]

function captionOf(entries: readonly RoleEntry[]): string {
  const { caption, captionOrder, approximateMeans } = sheetSv.roles
  const means = entries.some(isApproximate) ? [approximateMeans] : []
  return [caption(entries.length), captionOrder, ...means].join(', ')
}

const namesOf = (groups: readonly RoleGroup[]) => groups.map(({ role }) => sv.roles.names[role])

/** The order of equal dates is the CRM's; an entry without a date comes last. */
function newestFirst(entries: readonly RoleEntry[]): RoleEntry[] {
  const time = ({ createdAt }: RoleEntry) =>
    createdAt === null ? Number.NEGATIVE_INFINITY : Date.parse(createdAt)
  return entries.toSorted((a, b) => (time(a) === time(b) ? 0 : time(b) > time(a) ? 1 : -1))
}

const isApproximate = (entry: OwnEntry) => entry.approximate && entry.createdAt !== null

function roleLine(entry: OwnEntry, write: Write): RoleLine {
  const id = cell(entry.estateId ?? '')
  const address = cell(entry.estateAddress ?? '', write)
  const day = entry.createdAt === null ? sv.roles.dateMissing : formatDay(entry.createdAt)
  return {
    acting: entry.kind && kindOfParty(entry.kind),
    estate: address !== '' ? address : id !== '' ? sv.roles.addressMissing : sv.roles.estateMissing,
    estateId: id === '' ? null : id,
    date: isApproximate(entry) ? `${sheetSv.roles.approximate} ${day}` : day,
  }
}
