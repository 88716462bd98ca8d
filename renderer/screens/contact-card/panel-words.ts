import type { ContactPanel, PanelRow } from '../../../electron/contract/domain/contact-panel'
import type { Texts } from '../../../electron/contract/texts/sv'

export interface PanelWords {
  readonly name: PanelRow['name']
  readonly state: PanelRow['advertising']
  readonly channel: string
  readonly advertising: string
  readonly service: string
  /** What no field tells of it; null: it says already that none does. */
  readonly gap: string | null
  /** The field it rests on, and when that was fetched; null: on none. */
  readonly source: string | null
}

/** Each row as it is read, and with it everything that keeps it from being a go-ahead (GDPR rule 9). */
export function panelWords(
  { rows }: ContactPanel,
  texts: Texts['contactPanel'],
  fetched: string,
): PanelWords[] {
  return rows.map(({ name, advertising }) => ({
    name,
    state: advertising,
    channel: texts.rows[name],
    advertising: texts.advertising[advertising],
    service: texts.service,
    gap: name === 'meeting' ? null : texts.gaps[name],
    source: name === 'meeting' ? null : texts.rowSource(fetched),
  }))
}
