import fc from 'fast-check'
import Organisationsnummer from 'organisationsnummer'
import Personnummer from 'personnummer'
import { describe, expect, it } from 'vitest'
import { maskCorporateNumber } from '../../../../../electron/contract/person-number/field'
import { readsAsNumber } from '../../../../../electron/contract/person-number/find'

const NOW = Date.parse('2026-11-22T15:10:00Z')

describe('what the referees know', () => {
  const digits = fc.stringMatching(/^(?:19|20)?\d{2}(?:0\d|1[0-2])\d{2}[-+]?\d{4}$/)

  it('D24 every number they take for a person’s is surely one', () => {
    let taken = 0
    fc.assert(
      fc.property(digits, (text) => {
        if (!Personnummer.valid(text)) return
        taken += 1
        expect(readsAsNumber(text, 'number-field'), text).toBe('surely')
        expect(readsAsNumber(`Ek ${text}`, 'text'), text).not.toBe('no')
      }),
      { numRuns: 20_000 },
    )
    expect(taken).toBeGreaterThan(200)
  })

  it('D14 D24 a number that only an organisation can have stays in sight, and no other does', () => {
    const numbers = fc.stringMatching(/^\d{6}-?\d{4}$/)
    let open = 0
    fc.assert(
      fc.property(numbers, (text) => {
        const { masked, checkDigitIsWrong } = maskCorporateNumber(text, false, NOW)
        if (masked) return
        open += 1
        expect(Personnummer.valid(text), text).toBe(false)
        if (Organisationsnummer.valid(text)) expect(checkDigitIsWrong, text).toBe(false)
      }),
      { numRuns: 20_000 },
    )
    expect(open).toBeGreaterThan(200)
  })
})
