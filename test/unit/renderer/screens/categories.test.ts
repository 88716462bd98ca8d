import { expect, it } from 'vitest'
import { categoryLines } from '../../../../renderer/screens/contact-card/categories'

const category = (name: string | null, setBySystem = false) => ({ id: null, name, setBySystem })

it('D10 folds duplicates, keeps nameless ones and the order of the CRM', () => {
  const lines = categoryLines([
    category('Julkort'),
    category(null),
    category('Säljare', true),
    category('Julkort'),
    category(null),
  ])
  expect(lines.map(({ name, times }) => [name, times])).toEqual([
    ['Julkort', 2],
    [null, 2],
    ['Säljare', 1],
  ])
})

it('D10 gives 500 categories different keys', () => {
  const lines = categoryLines(
    Array.from({ length: 500 }, (_, at) => category(`K${at % 250}`, at > 249)),
  )
  expect(new Set(lines.map((line) => line.key)).size).toBe(500)
})
