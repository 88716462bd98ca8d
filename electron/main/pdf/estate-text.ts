import type { EstateKind } from '../../contract/domain/estate-kind'
import type { RoleEntry } from '../../contract/domain/party'
import type { RoleLine } from '../../contract/domain/sheet'
import { sv } from '../../contract/texts/sv'
import { cell } from './party-text'
import { hiding } from './paper-text'
import type { Write } from './paper-text'

type EstateOf<K extends keyof RoleEntry> = Pick<RoleEntry, K>

/** Which estate, and of what kind: so much may stand before a client. */
export function estateCells(
  entry: EstateOf<'estateId' | 'estateAddress' | 'estateKind'>,
  write: Write,
): Pick<RoleLine, 'estate' | 'estateNote' | 'estateId'> {
  const id = cell(entry.estateId ?? '')
  const address = cell(entry.estateAddress ?? '', write)
  return {
    estate: address !== '' ? address : id !== '' ? sv.roles.addressMissing : sv.roles.estateMissing,
    estateNote: entry.estateKind && kindOfEstate(entry.estateKind),
    estateId: id === '' ? null : id,
  }
}

/** Within the office and for the contact: how it goes with it too, in the CRM's own words. */
export function wholeEstateCells(
  entry: EstateOf<'estateId' | 'estateAddress' | 'estateKind' | 'estateStatus'>,
  write: Write,
): Pick<RoleLine, 'estate' | 'estateNote' | 'estateId'> {
  const cells = estateCells(entry, write)
  const status = cell(entry.estateStatus ?? '', write)
  const note = [cells.estateNote ?? '', status].filter((text) => text !== '').join(', ')
  return { ...cells, estateNote: note === '' ? null : note }
}

/** A kind that is not known stands as the text it was (D02). */
function kindOfEstate(kind: EstateKind): string {
  if (kind.state === 'known') return sv.roles.estateKinds[kind.kind]
  const raw = cell(kind.raw, hiding.text)
  return raw === '' ? sv.contact.unknownValueBare : sv.contact.unknownValue(raw)
}
