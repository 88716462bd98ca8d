import latin400 from '../../resources/fonts/inter-latin-400.woff2?inline'
import latin600 from '../../resources/fonts/inter-latin-600.woff2?inline'
import latinExt400 from '../../resources/fonts/inter-latin-ext-400.woff2?inline'
import latinExt600 from '../../resources/fonts/inter-latin-ext-600.woff2?inline'

/** One family, two weights, the two subsets that Swedish and its neighbours' names need. */
export interface SheetFont {
  readonly weight: 400 | 600
  readonly unicodeRange: string
  /** A data: URL. The packed app needs no folder beside it, and nothing is left to load at print. */
  readonly source: string
}

/** Ranges as the family's publisher cut the files: a browser takes the second only when it is needed. */
const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD'
const LATIN_EXT =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF'

/**
 * The files of `electron/resources/fonts`, carried inside the built main file: the sheet looks the
 * same on a computer without the family.
 */
export const sheetFonts: readonly SheetFont[] = [
  { weight: 400, unicodeRange: LATIN, source: latin400 },
  { weight: 600, unicodeRange: LATIN, source: latin600 },
  { weight: 400, unicodeRange: LATIN_EXT, source: latinExt400 },
  { weight: 600, unicodeRange: LATIN_EXT, source: latinExt600 },
]
