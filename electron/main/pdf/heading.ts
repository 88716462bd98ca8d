import { mayReachRelatives } from '../../contract/domain/relatives'
import type { Heading } from '../../contract/domain/sheet'
import { sv } from '../../contract/texts/sv'
import type { May } from './facts'
import { hiding, oneLine } from './paper-text'
import type { Write } from './paper-text'

export function heading(of: May<'id' | 'name' | 'deceased' | 'rawType'>, write: Write): Heading {
  const name = write(of.name ?? '')
  return {
    standing: standing(of),
    name: name === '' ? sv.contact.nameMissing : name,
    kind: of.kind === 'deceased-estate' ? null : kindText(of),
    id: name === '' ? oneLine(of.id) : null,
  }
}

/** With what the CRM called it, where this version does not know the type (D01). */
export function kindText(of: May<'rawType'>): string {
  const rawType = of.kind === 'unknown' ? hiding.text(of.rawType ?? '') : ''
  return rawType === '' ? sv.kinds[of.kind] : `${sv.kinds[of.kind]}: ${rawType}`
}

/** Somebody who has died: said before the name (GDPR rules 4 and 5). */
function standing(of: May<'deceased'>): string | null {
  if (!mayReachRelatives(of)) return null
  return of.kind === 'deceased-estate' ? sv.kinds['deceased-estate'] : sv.contact.deceased
}
