import fc from 'fast-check'
import { posix, win32 } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  MAX_FILE_NAME_BYTES,
  sheetFileName,
  vcardFileName,
} from '../../../../../electron/main/pdf/file-name'

const DAY = '2026-11-22'
const named = (name: string | null) => sheetFileName(name, DAY)

describe('the proposed file name', () => {
  test('GDPR 32 is made of the name and the day', () => {
    expect(named('Ingrid Exempelsson')).toBe('Kontaktblad Ingrid Exempelsson 2026-11-22.pdf')
    expect(named("Bröderna D'Påhitt & Co (publ)")).toBe(
      "Kontaktblad Bröderna D'Påhitt & Co (publ) 2026-11-22.pdf",
    )
  })

  test('GDPR 32 a visiting card is called one', () => {
    expect(vcardFileName('Ingrid 19620314-9809', DAY)).toBe('Visitkort Ingrid 2026-11-22.vcf')
    expect(vcardFileName(null, DAY)).toBe('Visitkort 2026-11-22.vcf')
  })

  test.each([
    ['../../x', 'Kontaktblad x 2026-11-22.pdf'],
    ['..\\..\\x', 'Kontaktblad x 2026-11-22.pdf'],
    ['CON', 'Kontaktblad CON 2026-11-22.pdf'],
    ['a.pdf.exe', 'Kontaktblad a pdf exe 2026-11-22.pdf'],
    ['a\u202efdp.exe', 'Kontaktblad afdp exe 2026-11-22.pdf'],
    ['Anna.', 'Kontaktblad Anna 2026-11-22.pdf'],
    ['Anna   ', 'Kontaktblad Anna 2026-11-22.pdf'],
    ['-rf Anna', 'Kontaktblad rf Anna 2026-11-22.pdf'],
    ['.gömd', 'Kontaktblad gömd 2026-11-22.pdf'],
    ['C:Anna:ström', 'Kontaktblad C Anna ström 2026-11-22.pdf'],
    ['a\u0000b\u0007c\nd', 'Kontaktblad a b c d 2026-11-22.pdf'],
    ['\uff0e\uff0e\uff0fx', 'Kontaktblad x 2026-11-22.pdf'],
    ['😀🏠', 'Kontaktblad 2026-11-22.pdf'],
    ['Anna 😀', 'Kontaktblad Anna 2026-11-22.pdf'],
    ['\u0301\u0302', 'Kontaktblad 2026-11-22.pdf'],
    ['', 'Kontaktblad 2026-11-22.pdf'],
    [null, 'Kontaktblad 2026-11-22.pdf'],
  ])('X15 %j becomes %s', (name, expected) => {
    expect(named(name)).toBe(expected)
  })

  test.each([
    'Ingrid 19620314-9809',
    'Ingrid 196203149809',
    'Ingrid 6203149809',
    'Ingrid 620314-9809',
    'Ingrid 620314+9809',
    'Ingrid 1962 03 14 98 09',
    'Ingrid 620314\u20119809',
    'Ingrid 620314\u200b9809',
    'Ingrid (620314 - 9809)',
    'Ingrid 620314/9809',
    'Ingrid 620314-T809',
    'Ingrid １９６２０３１４９８０９',
    'Ingrid 620314-t809',
    'Ingrid (620314)(9809)',
    "Ingrid 620314'9809",
    'Ingrid 62.03.14&9809',
  ])('GDPR 32 X15 leaves no personal number of %j', (name) => {
    expect(named(name)).toMatch(/^Kontaktblad Ingrid (\( ?\) )?2026-11-22\.pdf$/)
  })

  test('X15 300 characters are cut between whole characters', () => {
    const fileName = named('å'.repeat(300))
    expect(Buffer.byteLength(fileName)).toBeLessThanOrEqual(MAX_FILE_NAME_BYTES)
    expect(fileName).toMatch(/^Kontaktblad å+ 2026-11-22\.pdf$/)
  })

  test('X15 whatever the name, it is one short, visible, single file name', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc
        .array(
          fc.constantFrom(
            '..',
            '/',
            '\\',
            ':',
            'CON',
            'NUL',
            'COM1',
            '-',
            '.',
            ' ',
            '\u202e',
            'a',
            '1',
          ),
        )
        .map((pieces) => pieces.join('')),
      fc.array(fc.constantFrom(...'019- +/x()&,._’\u2011\u2015', "'")).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(name, (given) => {
        const fileName = named(given)
        expect(fileName).toMatch(/^Kontaktblad (?:[^./\\:*?"<>|\p{C}]+ )?2026-11-22\.pdf$/u)
        expect(Buffer.byteLength(fileName)).toBeLessThanOrEqual(MAX_FILE_NAME_BYTES)
        expect(posix.basename(fileName)).toBe(fileName)
        expect(win32.basename(fileName)).toBe(fileName)
        expect(fileName).toBe(fileName.normalize('NFC'))
        const own = fileName.slice('Kontaktblad '.length, -`${DAY}.pdf`.length)
        expect(own.replace(/[^\p{L}\p{Nd}]/gu, '')).not.toMatch(/\p{Nd}{10}/u)
      }),
      { numRuns: 500 },
    )
  })
})
