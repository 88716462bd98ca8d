import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coverNumbers as cover,
  FULLY_MASKED,
} from '../../../../../electron/contract/person-number/cover'

const coverNumbers = (text: string) => cover(text, 'failure', { cover: FULLY_MASKED })

describe('a text of somebody else’s', () => {
  it.each([
    ['19850412-9803'],
    ['198504129803'],
    ['850412-9803'],
    ['8504129803'],
    ['850412+9803'],
    ['19850412 9803'],
    ['19850412–9803'],
    ['850412-T803'],
    ['19850472-9803'],
    ['850412/9803'],
    ['850412.9803'],
    ['850412\u20159803'],
    ['1985-04-12-9803'],
    ['85 04 12 9803'],
    ['19850412--9803'],
    ['850412-t803'],
  ])('GDPR 12 holds no number like %s', (number) => {
    expect(coverNumbers(`Fältet (${number}) är fel.`)).toBe('Fältet (••••••••••) är fel.')
    expect(coverNumbers(number)).toBe('••••••••••')
    expect(coverNumbers(`Pnr${number}`)).toBe('Pnr••••••••••')
  })

  it.each([
    'ContactId: värdet saknas.',
    'MaxSize får vara högst 1000.',
    'ADR00000000000000000000000000001001 finns inte.',
    'Ring 08-12 34 56 efter 2026-11-22T13:10:00Z.',
  ])('says the rest as it stood: %s', (text) => {
    expect(coverNumbers(text)).toBe(text)
  })

  it('GDPR 12 holds none, whatever stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom(...' .,:;()"\'/åz') })
    fc.assert(
      fc.property(around, around, fc.constantFrom('', '-', '+', ' '), (before, after, joint) => {
        const edge = (text: string) => text.replace(/[\p{L}\p{N}]$|^[\p{L}\p{N}]/gu, ' ')
        const text = `${edge(before)}850412${joint}9803${edge(after)}`
        expect(coverNumbers(text)).not.toContain('9803')
      }),
    )
  })
})
