import type { Settings } from '../../electron/contract/domain/settings'
import { en } from '../../electron/contract/texts/en'
import { sv, type Texts } from '../../electron/contract/texts/sv'

export type Language = Settings['language']

const catalogues: Record<Language, Texts> = { sv, en }

export function textsIn(language: Language): Texts {
  return catalogues[language]
}

/** The texts of the chosen language, read anew wherever they are shown when it changes. */
export class I18n {
  readonly #settings: { readonly current: Settings }

  constructor(settings: { readonly current: Settings }) {
    this.#settings = settings
  }

  get language(): Language {
    return this.#settings.current.language
  }

  get t(): Texts {
    return textsIn(this.language)
  }
}
