import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeText } from '../../../../../electron/main/pdf/escape-text'
import { footerTemplate } from '../../../../../electron/main/pdf/footer'
import { sheetHtml } from '../../../../../electron/main/pdf/sheet-html'
import { sheetStyle } from '../../../../../electron/main/pdf/sheet-style'
import { buildSheet } from '../../../../../electron/main/pdf/variants'
import type { ContactCard } from '../../../../../electron/contract/domain/card'
import { aSubject } from './model-texts'
import {
  aHostileCard,
  anAccount,
  anEstateCard,
  aPersonCard,
  hostile,
  interest,
  listed,
  NOW,
} from './cards'
import { overviewOfEverybody, whole } from './cards'
import { aPhone } from '../../../../builders/phones'

const htmlOf = (card: ContactCard) =>
  sheetHtml(buildSheet({ variant: 'meeting' }, card, anAccount, NOW))

/** The markup alone: what is left of a document when its texts are taken out. */
function skeleton(html: string): string {
  return html.replace(/>[^<]*</g, '><').replace(/(<h1 class=")[a-z]+"/, '$1"')
}

describe('the document', () => {
  test('is Swedish, titled without a number, and reaches nothing but its own stylesheet', () => {
    const html = htmlOf(aPersonCard())
    expect(html).toMatch(/^<!doctype html>\n<html lang="sv">/)
    expect(html).toContain('<title>Kontaktblad Ingrid Exempelsson</title>')
    expect(html).toContain('default-src &#39;none&#39;')
    expect(html.match(/(?:href|src)="[^"]*"/g)).toEqual(['href="sheet.css"'])
    expect(html).not.toMatch(/<(script|img|style|a|iframe|form|object)\b/)
  })

  test('has one first heading, a heading per section, and a table with a head, scopes and a caption', () => {
    const html = htmlOf(aPersonCard())
    expect(html.match(/<h1\b/g)).toHaveLength(1)
    expect(html.match(/<h2>/g)).toHaveLength(6)
    expect(html).toContain('<caption>9 roller, nyast först i varje grupp')
    expect(html.match(/<th scope="col"/g)).toHaveLength(4)
    expect(html.match(/<th scope="row"/g)).toHaveLength(9)
    expect(html).toContain('<li><span>Säljare</span> <strong>2</strong></li>')
  })

  test('D11 an outline has no column for dates that nobody has asked for', () => {
    const html = htmlOf(aPersonCard({}, { roles: overviewOfEverybody() }))
    expect(html).toContain('<caption>2 roller</caption>')
    expect(html.match(/<th scope="col"/g)).toHaveLength(3)
    expect(html).not.toContain('class="date"')
  })

  test('GDPR 4 5 puts the standing into the heading, before the name', () => {
    expect(htmlOf(anEstateCard())).toContain(
      '<span class="standing">Dödsbo</span> <span class="name">Sixten Testberg</span></h1>',
    )
  })

  test('D09 sets long names smaller instead of cutting them', () => {
    expect(htmlOf(aPersonCard({ name: 'A'.repeat(300) }))).toContain(
      `<h1 class="longest"><span class="name">${'A'.repeat(300)}</span></h1>`,
    )
  })
})

describe('what only the wider sheets have', () => {
  const wide = (card: ContactCard) =>
    sheetHtml(buildSheet({ variant: 'internal' }, card, anAccount, NOW))

  test('GDPR 33 a note is running text in paragraphs, under a heading of its own', () => {
    const html = wide(aPersonCard({ note: 'Rad ett.\nRad två <b>.\n\nNytt stycke.' }))
    expect(html).toContain(
      '<section class="running"><h2>Anteckning</h2><div class="body"><p class="lead">',
    )
    expect(html).toContain('<p>Rad ett.\nRad två &lt;b&gt;.</p><p>Nytt stycke.</p>')
  })

  test('a role says on whose behalf it is held, in the row of the role', () => {
    expect(wide(aPersonCard())).toContain(
      '<th scope="row" class="role"><span>Kontakt till säljare</span> <span class="note">Dödsbodelägare för Tredje Personmarkör</span></th>',
    )
  })

  test('interests have a table of their own, without dates', () => {
    const html = wide(aPersonCard())
    const [, table = ''] = html.split('<h2>Intressen som spekulant</h2>')
    const [head = '', body = ''] = table.split('</table>')[0]?.split('</thead>') ?? []
    expect(head.match(/<th /g)).toHaveLength(3)
    expect(body.match(/<tr>/g)).toHaveLength(5)
    expect(body.match(/<td /g)).toHaveLength(10)
    expect(body).toContain(
      '<th scope="row" class="role"><span>Spekulant</span> <span class="note">Mycket intresserad</span></th>' +
        '<td class="estate"><span>Intressemarkörens väg 4</span> <span class="note">Bostadsrätt, STATUSMARKOR kommande</span></td>',
    )
  })

  test('D10 a list too long for a page may go on over the next, a short one is kept together', () => {
    const categories = Array.from({ length: 500 }, (_, at) => ({
      id: `KAT${at}`,
      name: `Kategori ${at}`,
      setBySystem: false,
    }))
    const subject = (card: ContactCard) =>
      sheetHtml(buildSheet(aSubject(), card, anAccount, NOW)).match(
        /<section class="([^"]*)"><h2>Kategorier/,
      )?.[1]
    expect(subject(aPersonCard({ categories }))).toBe('side breaks')
    expect(subject(aPersonCard())).toBe('side')
  })
})

describe('text from the CRM', () => {
  test('X01 X02 hostile text is literal text', () => {
    const html = htmlOf(aHostileCard())
    expect(html).toContain(escapeText(hostile.markup))
    expect(html).not.toMatch(/<(script|img|style|b|i)\b/)
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(html).toContain('AnnaatseT Provsson')
  })

  test('X01 no text whatever changes the markup around it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(...Object.values(hostile)),
      fc.mixedCase(fc.constantFrom('</td>', '<!--', ']]>', '&lt;b&gt;', '" onload="', "'>")),
    )
    /** A card full of one text; letters around it, so that no field counts as empty. */
    const filled = (value: string) => {
      const words = `x${value}x`
      return aPersonCard(
        {
          name: words,
          phones: [aPhone('telephone.cell', words)],
          emails: [{ field: 'email.emailAddress', written: words, writable: false }],
          address: {
            streetAddress: words,
            zipCode: words,
            city: words,
            countryCode: words,
            coordinate: null,
          },
          matching: { state: 'unknown', raw: words, changedAt: null },
        },
        {
          agent: { state: 'named', name: words },
          roles: whole([
            listed('buyer', {
              estateId: words,
              estateAddress: words,
              estateKind: { state: 'unknown', raw: words },
              estateStatus: words,
              kind: { state: 'unknown', raw: words },
            }),
            listed('speculator', interest(null, { level: { state: 'unknown', raw: words } })),
          ]),
        },
      )
    }
    const wholeOf = (card: ContactCard) =>
      sheetHtml(buildSheet(aSubject({ note: 'include' }), card, anAccount, NOW))
    const expected = skeleton(htmlOf(filled('plain')))
    const expectedWhole = skeleton(wholeOf(filled('plain')))
    fc.assert(
      fc.property(text, (value) => {
        expect(skeleton(htmlOf(filled(value)))).toBe(expected)
        expect(skeleton(wholeOf(filled(value)))).toBe(expectedWhole)
      }),
    )
  })

  test('X01 an account name cannot become markup in the footer', () => {
    const account = { ...anAccount, username: '</div><script>', officeName: '<b onload="x">' }
    const footer = footerTemplate(
      buildSheet({ variant: 'meeting' }, aPersonCard(), account, NOW).footer,
    )
    expect(footer).not.toMatch(/<(script|b)\b/)
    expect(footer).toContain('&lt;/div&gt;&lt;script&gt;')
  })
})

describe('the footer template', () => {
  test('GDPR 30 has three lines and leaves the page numbers to the printer', () => {
    const footer = footerTemplate(
      buildSheet({ variant: 'meeting' }, aPersonCard(), anAccount, NOW).footer,
    )
    expect(footer.match(/<div style="(?!box)/g)).toHaveLength(3)
    expect(footer).toContain(
      'Sida <span class="pageNumber"></span> av <span class="totalPages"></span>',
    )
  })
})

describe('the stylesheet', () => {
  test('carries its fonts within it, so that nothing is left to load when it is printed', () => {
    const sources = [...sheetStyle.matchAll(/url\('([^']*)'\)/g)].map(([, source]) => source)
    expect(sources).toHaveLength(4)
    for (const source of sources) {
      const [type, content = ''] = source?.split(',') ?? []
      expect(type).toBe('data:font/woff2;base64')
      expect(Buffer.from(content, 'base64').toString('latin1', 0, 4)).toBe('wOF2')
    }
    expect(sheetStyle).not.toMatch(/https?:|@import/)
  })
})
