import type { LogEntry } from '../../../electron/contract/domain/access-log'
import type { Texts } from '../../../electron/contract/texts/sv'
import { contactsWords } from '../../format/copy-words'
import type { Language } from '../../i18n/i18n.svelte'

export function actionWords(entry: LogEntry, texts: Texts, language: Language): string {
  const words = texts.accessLog.actions[entry.action]
  if (entry.count === null) return words
  return texts.accessLog.many(words, contactsWords(entry.count, texts, language))
}

/** Whom or what it was about, by id. */
export function aboutWords({ contactId, estateId }: LogEntry, texts: Texts): string {
  return contactId ?? (estateId === null ? '' : texts.roles.estate(estateId))
}

export function reasonWords({ reason }: LogEntry, texts: Texts): string {
  if (reason === null) return ''
  const words: Record<string, string> = {
    ...texts.numbers.reasons,
    ...texts.accessLog.exportReasons,
    ...texts.accessLog.purgeReasons,
  }
  return words[reason] ?? reason
}

/** A kind of sheet that this version does not know is told as it was written. */
export function variantWords({ variant }: LogEntry, texts: Texts): string {
  if (variant === null) return ''
  const kinds: Readonly<Record<string, { name: string }>> = texts.export.kinds
  return kinds[variant]?.name ?? variant
}
