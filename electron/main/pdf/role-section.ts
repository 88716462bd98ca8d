import type { ContactCard } from '../../contract/domain/card'
import type { PartyKind, RoleEntry, RoleGroup } from '../../contract/domain/party'
import { formatDay } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { clip, hideNumbers, oneLine } from './paper-text'
import type { RoleLine, RolesSection } from '../../contract/domain/sheet'

/**
 * What a role may tell on a sheet that leaves the office: the kind and the estate. Whom the contact
 * acts for is a third person, so that field cannot be named here.
 */
type OwnEntry = Omit<RoleEntry, 'related'>

/** "Ej hämtat", "finns inga" and a list stay three different sentences (D11, GDPR rule 26). */
export function roleSection(roles: ContactCard['roles']): RolesSection {
  const title = sheetSv.sections.roles
  const bare = { layout: 'roles', title, groups: [], remarks: [], approximate: false } as const
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
      lines: newestFirst(entries).map(roleLine),
    })),
    remarks: [
      { says: sv.roles.notFetched, roles: unfetched },
      { says: sv.roles.none, roles: empty },
    ].filter((remark) => remark.roles.length > 0),
    approximate: filled.some(({ entries }) => entries.some(isApproximate)),
  }
}

const namesOf = (groups: readonly RoleGroup[]) => groups.map(({ role }) => sv.roles.names[role])

/** The order of equal dates is the CRM's; an entry without a date comes last. */
function newestFirst(entries: readonly OwnEntry[]): OwnEntry[] {
  const time = ({ createdAt }: OwnEntry) =>
    createdAt === null ? Number.NEGATIVE_INFINITY : Date.parse(createdAt)
  return entries.toSorted((a, b) => (time(a) === time(b) ? 0 : time(b) > time(a) ? 1 : -1))
}

const isApproximate = (entry: OwnEntry) => entry.approximate && entry.createdAt !== null

/** A row is never parted between pages, so it must not grow as high as one. */
const MAX_CELL = 240
const cell = (text: string) => clip(oneLine(text), MAX_CELL)

function roleLine(entry: OwnEntry): RoleLine {
  const id = cell(entry.estateId ?? '')
  const address = hideNumbers(cell(entry.estateAddress ?? ''))
  const day = entry.createdAt === null ? sv.roles.dateMissing : formatDay(entry.createdAt)
  return {
    kind: kindText(entry.kind),
    onBehalfOf: null,
    estate: address !== '' ? address : id !== '' ? sv.roles.addressMissing : sv.roles.estateMissing,
    estateId: id === '' ? null : id,
    date: isApproximate(entry) ? `${sheetSv.roles.approximate} ${day}` : day,
  }
}

function kindText(kind: PartyKind | null): string | null {
  if (kind === null) return null
  if (kind.state === 'known') return sv.roles.kinds[kind.kind]
  const raw = cell(kind.raw)
  return raw === '' ? sv.contact.unknownValueBare : sv.contact.unknownValue(raw)
}
