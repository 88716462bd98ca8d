import type { InterestLevel, RoleEntry } from '../../contract/domain/party'
import { isFormerInterest, keenness } from '../../contract/domain/party-roles'
import type { RoleLine, RolesSection } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { wholeEstateCells } from './estate-text'
import { cell } from './party-text'
import { hiding } from './paper-text'
import type { Write } from './paper-text'
import type { SheetProspects } from './sheet-card'

/**
 * On which estates somebody is or was a prospect, the keenest interest first; those who do not buy stand apart. Never
 * on a sheet for others: it tells one client of another client's sale.
 */
export function prospectSection(prospects: SheetProspects, write: Write): RolesSection {
  const title = sheetSv.sections.prospects
  const bare = {
    layout: 'roles',
    title,
    groups: [],
    remarks: [],
    caption: null,
    dated: false,
  } as const
  if (prospects.state === 'none-asked') return { ...bare, sentence: sv.roles.notFetched }

  const told = prospects.value.filter((group) => group.state !== 'none-asked')
  const entries = keenestFirst(told.flatMap((group) => group.entries))
  if (entries.length === 0) return { ...bare, sentence: sv.roles.none }

  const { former, caption, captionOrder } = sheetSv.prospects
  const groups = [
    { role: sv.roles.names.speculator, of: entries.filter((entry) => !isFormer(entry)) },
    { role: former, of: entries.filter(isFormer) },
  ].filter(({ of }) => of.length > 0)
  return {
    ...bare,
    sentence: null,
    groups: groups.map(({ role, of }) => ({ role, lines: of.map((each) => lineOf(each, write)) })),
    caption: [caption(entries.length), ...(entries.length > 1 ? [captionOrder] : [])].join(', '),
  }
}

const isFormer = ({ level }: Pick<RoleEntry, 'level'>) => isFormerInterest(level)

function lineOf(entry: RoleEntry, write: Write): RoleLine {
  return { acting: levelText(entry.level), ...wholeEstateCells(entry, write), date: null }
}

/** A level that is not known stands as the text it was (D02). */
function levelText(level: InterestLevel | null): string {
  if (level === null) return sheetSv.prospects.levelMissing
  if (level.state === 'known') return sv.roles.levels[level.level]
  const raw = cell(level.raw, hiding.text)
  return raw === '' ? sv.contact.unknownValueBare : sv.contact.unknownValue(raw)
}

/** The order of equal levels is the CRM's; one that is not known stands last among those who might buy. */
function keenestFirst(entries: readonly RoleEntry[]): RoleEntry[] {
  return entries.toSorted((a, b) => keenness(a.level) - keenness(b.level))
}
