import type { Contact } from '../../contract/domain/contact'
import type { Fact, FactsSection } from '../../contract/domain/sheet'
import { sv } from '../../contract/texts/sv'
import type { Write } from './paper-text'

/*
 * What the builders of sections share. Each names in its parameter the fields it may read, and the compiler
 * holds it to them: a field that no builder of a variant names is not on that variant's sheet.
 */

/** `Pick` that keeps a person's fields a person's: it goes through the union kind by kind. */
type Part<C, K extends PropertyKey> = C extends unknown ? Pick<C, Extract<keyof C, K>> : never
export type May<K extends PropertyKey> = Part<Contact, K | 'kind'>

export function section(
  layout: FactsSection['layout'],
  title: string,
  facts: Fact[],
  lead: string | null = null,
): FactsSection {
  return { layout, title, lead, facts }
}

export function fact(label: string | null, of: string[]): Fact {
  return { label, lines: of }
}

/** Where the sheet is to say that a field is empty. */
export function orUnknown(lines: string[]): string[] {
  return lines.length === 0 ? [sv.card.unknown] : lines
}

/** Texts of the CRM's as a sheet shows them; empty ones are left out. */
export function written(write: Write, ...texts: (string | null)[]): string[] {
  return texts.map((text) => write(text ?? '')).filter((text) => text !== '')
}
