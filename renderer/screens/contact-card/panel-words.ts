import type { ContactPanel, PanelRow } from '../../../electron/contract/domain/contact-panel'
import type { Texts } from '../../../electron/contract/texts/sv'
import type { IconName } from '../../components/Icon.svelte'

export interface PanelWords {
  readonly name: PanelRow['name']
  readonly state: PanelRow['advertising']
  readonly channel: string
  readonly icon: IconName | null
  readonly advertising: string
  readonly service: string
  readonly gap: string
}

const icons: Record<PanelRow['advertising'], IconName | null> = {
  yes: 'letter',
  no: 'refused',
  unknown: 'unknown',
  'not-recorded': null,
}

/** Each row as it is read, and with it everything that keeps it from being a go-ahead (GDPR rule 9). */
export function panelWords({ rows }: ContactPanel, texts: Texts['contactPanel']): PanelWords[] {
  return rows.map(({ name, advertising, service, gap }) => ({
    name,
    state: advertising,
    channel: texts.rows[name],
    icon: icons[advertising],
    advertising: texts.advertising[advertising],
    service: texts.service[service],
    gap: texts.gaps[gap],
  }))
}
