import { beforeEach, expect, it } from 'vitest'
import { aSearchDesk } from './desk'
import type { SearchDesk } from './desk'

let desk: SearchDesk
beforeEach(() => {
  desk = aSearchDesk()
})

it.each(['19850072-9804', '850072-9804', '850412-T981', '198504609804', '8504129811'])(
  'D24 finds %s by ten and twelve digits, however they are typed',
  (number) => {
    const id = desk.add({ socialSecurityNumber: number })
    const signs = number.replace('-', '')
    const [day, tail] = [signs.slice(-10, -4), signs.slice(-4)]
    const typed = [
      ...['', '-', '+', '–', '.', '_', ' ', '/'].flatMap((sign) => [
        day + sign + tail,
        `19${day}${sign}${tail}`,
      ]),
      ...[`(${day}-${tail})`, `pnr:${day}-${tail}`, `Personnummer ${day}${tail}`],
    ]
    for (const text of typed) expect(desk.find(text), text).toEqual([id])
  },
)

it('D24 GDPR 12 says of a hit no number that stands in its texts, and filters by a covered category', () => {
  const id = desk.add({
    firstName: 'Prova 850412-9811',
    address: { streetAddress: 'Provvägen 198504609804', zipCode: null, city: null },
    categories: [{ id: 'K1', name: 'Kund 19850072-9804' }],
  })
  desk.add({ firstName: 'Annan', categories: [{ id: 'K2', name: 'Kund' }] })
  expect(desk.row('prova', id).line.name).toMatch(/^Prova ••••••-••••/)
  expect(desk.row('provvägen', id).matched).toBe('Provvägen ••••••-••••')
  expect(desk.search.choices()).toEqual(['Kund', 'Kund ••••••-••••'])
  expect(desk.find('', { category: 'Kund ••••••-••••' })).toEqual([id])
})
