import { describe, expect, it } from 'vitest'
import { contactPanel } from '../../../../electron/contract/domain/contact-panel'
import type { Contact } from '../../../../electron/contract/domain/contact'
import { en } from '../../../../electron/contract/texts/en'
import { sv } from '../../../../electron/contract/texts/sv'
import { panelWords } from '../../../../renderer/screens/contact-card/panel-words'
import {
  aCompanyContact,
  aDeceasedEstateContact,
  anUnknownContact,
  aPersonContact,
} from '../../../builders/card'

const FETCHED = '2026-11-20T12:00:00.000Z'
const flags = ['yes', 'no', 'unknown'] as const
const never = {
  sv: /godkän|samtyck|säker|compliant|verifier|giltig|får kontaktas|svartlist/i,
  en: /approve|consent|safe|compliant|verified|valid|may be contacted|blacklist/i,
}

const { phones } = aPersonContact()
const everyContact: Contact[] = flags.flatMap((advertising) => [
  ...flags.map((deceased) => aPersonContact({ advertising, deceased })),
  aCompanyContact({ advertising }),
  aDeceasedEstateContact({ advertising }),
  anUnknownContact({ advertising, phones }),
])

function everyRow(texts: typeof sv.contactPanel | typeof en.contactPanel) {
  return everyContact.flatMap((contact) =>
    panelWords(contactPanel(contact, FETCHED, Date.parse(FETCHED)), texts, '14.02'),
  )
}

describe('the words of the contact panel', () => {
  it('GDPR 9 never promise what nobody has checked, in any combination', () => {
    for (const [language, texts] of [
      ['sv', sv.contactPanel],
      ['en', en.contactPanel],
    ] as const) {
      for (const { channel, advertising, service, gap } of everyRow(texts)) {
        expect(`${channel}: ${advertising}, ${service}, ${gap}`).not.toMatch(never[language])
      }
    }
  })

  it('GDPR 9 never are a bare go-ahead: a yes is the CRM’s word, and what it does not tell stands beside it', () => {
    for (const row of everyRow(sv.contactPanel)) {
      if (row.name === 'meeting') expect(row.advertising).toBe('CRM säger inget om möten')
      else expect(row.gap).toMatch(/okänd|framgår inte|skiljer inte/)
      if (row.state === 'yes') expect(row.advertising).toMatch(/enligt CRM$/)
      if (row.state === 'unknown') expect(row.advertising).toContain('behandla som nej')
      if (row.state === 'no') expect(row.advertising).toContain('avböjd')
      // What goes well is always said of a matter under way (GDPR rule 2).
      expect(row.service).toBe('pågående ärende: går bra')
    }
  })

  it('GDPR 1 say by themselves what icon and colour repeat', () => {
    expect(new Set(flags.map((state) => sv.contactPanel.advertising[state])).size).toBe(3)
  })

  it('GDPR 9 say nothing twice in a row', () => {
    for (const texts of [sv.contactPanel, en.contactPanel]) {
      for (const { name, gap, source } of everyRow(texts)) {
        const isMeeting = name === 'meeting'
        expect([gap === null, source === null]).toEqual([isMeeting, isMeeting])
      }
    }
  })

  it('GDPR 9 give field and time in every row that rests on one', () => {
    for (const row of everyRow(sv.contactPanel)) {
      const source = row.name === 'meeting' ? null : 'källa: Reklamutskick tillåts, hämtat 14.02'
      expect(row.source).toBe(source)
    }
  })

  it('name the field, the time it was fetched, and that the CRM gives no day for it', () => {
    const source = sv.contactPanel.source('14.02')
    expect(source).toContain('Reklamutskick tillåts (advertisingEnabled), hämtat 14.02')
    expect(source).toContain('CRM anger inget datum')
  })
})
