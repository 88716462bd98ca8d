/**
 * What one sheet says, in its final words and in the order it is read. Layout and footer see this
 * and never the card, so what is not in here cannot be printed (GDPR rule 29).
 */
export type SheetVariant = 'meeting'

export interface SheetModel {
  readonly variant: SheetVariant
  readonly variantName: string
  /** Title of the document: no number, no markup (GDPR rule 12). */
  readonly title: string
  /** The sample office's mark; null for a real office. */
  readonly sample: string | null
  readonly heading: Heading
  readonly sections: readonly Section[]
  readonly footer: Footer
}

export interface Heading {
  /** "Avliden" or "Dödsbo", before the name (GDPR rules 4 and 5). */
  readonly standing: string | null
  readonly name: string
  /** Null where the standing has said it. */
  readonly kind: string | null
  /** Only for a contact without a name (D09). */
  readonly id: string | null
}

export type Section = StatementsSection | FactsSection | RolesSection

export interface StatementsSection {
  readonly layout: 'statements'
  readonly title: string
  readonly lead: string | null
  readonly statements: readonly { readonly text: string; readonly notes: readonly string[] }[]
}

export interface FactsSection {
  readonly layout: 'facts' | 'large-facts' | 'paired-facts'
  readonly title: string
  readonly lead: string | null
  readonly facts: readonly Fact[]
}

/** Without a label, the section's own title is the label. */
export interface Fact {
  readonly label: string | null
  readonly lines: readonly string[]
}

export interface RolesSection {
  readonly layout: 'roles'
  readonly title: string
  /** Instead of groups: nothing was fetched, or there is nothing. */
  readonly sentence: string | null
  readonly groups: readonly RoleLines[]
  /** Roles that are "Finns inga" and roles that are "Ej hämtat": two sentences, never one. */
  readonly remarks: readonly { readonly says: string; readonly roles: readonly string[] }[]
  readonly approximate: boolean
}

export interface RoleLines {
  readonly role: string
  readonly lines: readonly RoleLine[]
}

export interface RoleLine {
  /** On whose behalf, by kind alone; null for a role of the contact's own. */
  readonly kind: string | null
  readonly estate: string
  readonly estateId: string | null
  readonly date: string
}

/** GDPR rule 30, part by part; `footer.ts` sets it in three lines. */
export interface Footer {
  readonly purpose: string
  readonly care: string
  readonly extract: string
  readonly fetched: string
  readonly sample: string | null
}
