import type { ContactLine } from '../../../electron/contract/domain/card'
import type {
  FilterChoices,
  SearchAnswer,
  SearchFilters,
  SearchRequest,
} from '../../../electron/contract/domain/search'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf, type Crm } from '../../crm'
import type { ScreenState } from '../../state/screen.svelte'
import { activeFilters, noFilters, without, type FilterName } from './filters'
import {
  idOption,
  recentOptions,
  resultOptions,
  suggestionOptions,
  type Option,
  type Suggestion,
} from './options'
import { ServerSearch } from './server-search.svelte'
import { readTyped } from './typed'

/** While the copy is being filled, what was found is looked up again no more often than this. */
export const SEARCH_AGAIN_MS = 1000
const nothing: SearchRequest = { text: '', filters: noFilters }
const AFTER_BUSY_MS = 250

/**
 * The search field and the list beside it. Every key press asks the copy at once; the rows that are
 * there stay until the answer replaces them. Nothing typed is kept here but in the field itself.
 */
export class Search {
  /** The same object until something is typed or another filter is set. */
  question = $state.raw<SearchRequest>(nothing)
  readonly text: string = $derived(this.question.text)
  readonly filters: SearchFilters = $derived(this.question.filters)
  recents = $state.raw<readonly ContactLine[]>([])
  suggestions = $state.raw<readonly Suggestion[]>([])
  choices = $state.raw<FilterChoices | null>(null)
  /** The newest answer that has come; null when nothing is being looked for. */
  answer = $state.raw<SearchAnswer | null>(null)
  /** What it is the answer to. */
  answered = $state.raw<SearchRequest | null>(null)
  failure = $state.raw<Failure | null>(null)
  readonly server: ServerSearch
  /** The line moved to with the arrows; null follows the first choice. */
  #movedTo = $state<string | null>(null)
  readonly #crm: Crm
  readonly #screen: Pick<ScreenState, 'presenting'>
  /** Questions are numbered: an answer is taken when it is to a later one than what is shown. */
  #asked = 0
  #shown = 0
  #underWay: Promise<void> = Promise.resolve()
  #again: ReturnType<typeof setTimeout> | undefined
  #lastRunAt = -Infinity

  readonly typed = $derived(readTyped(this.text))
  readonly activeFilters: readonly FilterName[] = $derived(activeFilters(this.filters))
  /** Something to look for: a text, a filter, or both. */
  readonly asking: boolean = $derived(
    this.typed.kind !== 'nothing' || this.activeFilters.length > 0,
  )
  /** The search has been answered, or could not be: the recent ones give way. */
  readonly searched: boolean = $derived(this.answer !== null || this.failure !== null)
  readonly recentOptions: readonly Option[] = $derived(
    this.searched ? [] : recentOptions(this.recents),
  )
  readonly suggestionOptions: readonly Option[] = $derived(
    this.searched ? [] : suggestionOptions(this.suggestions),
  )
  readonly results: readonly Option[] = $derived(resultOptions(this.answer?.rows ?? [], 'copy'))
  readonly byId: Option | null = $derived(idOption(this.typed, this.results))
  readonly fromServer: readonly Option[] = $derived.by(() =>
    resultOptions(this.server.rows ?? [], 'server'),
  )
  /** In the order of the eye, which is the order of the arrows. */
  readonly options: readonly Option[] = $derived([
    ...this.recentOptions,
    ...this.suggestionOptions,
    ...this.results,
    ...(this.byId ? [this.byId] : []),
    ...this.fromServer,
  ])
  readonly active: Option | null = $derived(
    this.options.find((option) => option.key === this.#movedTo) ?? this.#firstChoice(),
  )

  constructor(crm: Crm, screen: Pick<ScreenState, 'presenting'>) {
    this.#crm = crm
    this.#screen = screen
    this.server = new ServerSearch(crm)
  }

  listen(): () => void {
    const stops = [
      this.#crm.on('recents-changed', (lines) => (this.recents = lines)),
      this.#crm.on('copy-changed', () => this.#copyChanged()),
      this.#crm.on('session-changed', (session) => {
        if (session.state === 'signed-in') this.suggestions = session.suggestions
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      clearTimeout(this.#again)
    }
  }

  async load(): Promise<void> {
    if (this.#screen.presenting) return
    const recents = await this.#crm.call('contacts.recents')
    if (!this.#screen.presenting) this.recents = recents
  }

  /** Others see the window from now on: nobody is in the list, and what was typed may be a name (GDPR rule 37). */
  putAway(): void {
    this.#start(nothing)
    this.recents = []
    this.suggestions = []
    this.choices = null
  }

  /** Asked for when the filters come into sight: categories come and go with the copy. */
  async loadChoices(): Promise<void> {
    this.choices = await this.#crm.call('search.choices')
  }

  type(text: string): void {
    this.#start({ text })
  }

  filter(change: Partial<SearchFilters>): void {
    this.#start({ filters: { ...this.filters, ...change } })
  }

  removeFilter(name: FilterName): void {
    this.filter(without(this.filters, name))
  }

  clear(): void {
    this.type('')
  }

  clearFilters(): void {
    this.filter(noFilters)
  }

  /** Past either end the list goes on from the other. */
  move(step: 1 | -1): void {
    if (this.options.length === 0) return
    const at = this.options.findIndex((option) => option.key === this.active?.key)
    const next = at === -1 ? (step === 1 ? 0 : this.options.length - 1) : at + step
    const wrapped = (next + this.options.length) % this.options.length
    this.#movedTo = this.options[wrapped]?.key ?? null
  }

  /** Lets go of the arrows' place, so that Enter follows the text again. */
  settle(): void {
    this.#movedTo = null
  }

  /**
   * What Enter opens. A line that was moved to is opened as it stands; otherwise the answer to the
   * newest text is awaited, lest a fast typist opens what an earlier letter had found.
   */
  async choice(): Promise<Option | null> {
    if (this.active && this.active.key === this.#movedTo) return this.active
    let awaited
    do {
      awaited = this.#underWay
      await awaited
    } while (awaited !== this.#underWay)
    return this.active
  }

  async searchServer(): Promise<void> {
    await this.server.run(this.text)
  }

  #start(change: Partial<SearchRequest>): void {
    this.#movedTo = null
    this.server.reset()
    this.question = { ...this.question, ...change }
    this.#run()
  }

  #run(): void {
    clearTimeout(this.#again)
    this.#again = undefined
    this.#lastRunAt = performance.now()
    const number = ++this.#asked
    if (this.asking && !this.#screen.presenting) {
      this.#underWay = this.#ask(number)
    } else {
      this.#shown = number
      this.answer = null
      this.answered = null
      this.failure = null
    }
  }

  async #ask(number: number): Promise<void> {
    const { question } = this
    try {
      const answer = await this.#crm.call('search.run', question)
      if (number <= this.#shown) return
      this.#shown = number
      this.answer = answer
      this.answered = question
      this.failure = null
    } catch (error) {
      const failure = failureOf(error)
      if (number !== this.#asked) return
      if (failure.code === 'busy') return this.#runIn(AFTER_BUSY_MS)
      this.#shown = number
      this.answer = null
      this.failure = failure
    }
  }

  #copyChanged(): void {
    if (!this.asking) return
    this.#runIn(this.#lastRunAt + SEARCH_AGAIN_MS - performance.now())
  }

  #runIn(ms: number): void {
    if (this.#again !== undefined) return
    if (ms <= 0) this.#run()
    else this.#again = setTimeout(() => this.#run(), ms)
  }

  #firstChoice(): Option | null {
    if (!this.asking) return null
    return this.results[0] ?? this.byId ?? this.fromServer[0] ?? null
  }
}
