import fc from 'fast-check'
import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pathWithin } from '../../../../../electron/main/windows/path-within'

const FOLDER = `${sep}app${sep}renderer`

describe('which file a page may ask for', () => {
  it('is one inside the folder', () => {
    expect(pathWithin(FOLDER, '/assets/a%20b.css')).toBe(`${FOLDER}${sep}assets${sep}a b.css`)
  })

  it.each(['/../secret', '/%2e%2e/secret', '/..%2f..%2fetc/passwd', '/a%00.html', '/%', '/', ''])(
    'is not %s',
    (path) => expect(pathWithin(FOLDER, path)).toBeNull(),
  )

  it('never lies outside the folder, whatever is asked', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (a, b) => {
        for (const path of [a, b, `${a}/../../${b}`, encodeURIComponent(b)]) {
          expect(pathWithin(FOLDER, path) ?? `${FOLDER}${sep}`).toContain(`${FOLDER}${sep}`)
        }
      }),
    )
  })
})
