import type { ContactChange } from '../../../electron/contract/domain/changes'
import type { Texts } from '../../../electron/contract/texts/sv'

/** The turns that must not be missed, and everything else (GDPR rule 27). */
export interface ChangeSummary {
  readonly strongest: readonly string[]
  readonly plain: readonly string[]
  /** The latest of them. */
  readonly noticedAt: string
}

export function summarize(changes: readonly ContactChange[], texts: Texts): ChangeSummary | null {
  const [first, ...others] = changes
  if (!first) return null
  const noticedAt = others.reduce(
    (latest, change) => (change.noticedAt > latest ? change.noticedAt : latest),
    first.noticedAt,
  )
  const of = (strength: ContactChange['strength']) =>
    changes.filter((change) => change.strength === strength)
  return {
    strongest: of('strongest').map((change) => turnWords(change, texts)),
    plain: of('plain').map((change) => texts.changes.fields[change.field]),
    noticedAt,
  }
}

/** What it has turned to, in the words of the flags. */
function turnWords({ field }: ContactChange, texts: Texts): string {
  if (field === 'advertising') return texts.flags.advertisingNo
  if (field === 'deceased') return texts.contact.deceased
  return texts.changes.fields[field]
}
