import type { Crm } from '../crm'
import { CopyState } from '../state/copy.svelte'
import { Notices } from '../state/notices.svelte'
import type { ScreenState } from '../state/screen.svelte'
import { accountKey, type SessionState, type SignedIn } from '../state/session.svelte'
import { OpenCard } from './contact-card/open-card.svelte'
import { returnAfterCrash } from './return-after-crash'
import type { Option } from './search/options'
import { Search } from './search/search.svelte'

export type OfficeDialog =
  | 'settings'
  | 'keys'
  | 'copy'
  | 'access-log'
  | 'stored'
  | 'forget'
  | 'code'
  | 'first-lock'
  | 'sign-out'

/** What one account works with, from the sign-in or the lock to the next: nothing of it outlives that. */
export class Office {
  readonly notices = new Notices()
  readonly search: Search
  readonly open: OpenCard
  readonly copy: CopyState
  /** One at a time: from one to another, the first closes. */
  dialog = $state.raw<OfficeDialog | null>(null)
  /** Nothing stands over the office. */
  readonly isClear: boolean = $derived.by(
    () => this.dialog === null && !this.open.exporting && !this.#session.signingInAgain,
  )
  /** Narrow windows show the list over the card, and only while it is being used. */
  searching = $state(false)
  readonly #crm: Crm
  readonly #session: SessionState
  readonly #screen: ScreenState
  readonly #account: string
  readonly #isSample: boolean

  /** The choice of contacts has not been made yet, and no card stands in its place. */
  readonly settingUp: boolean = $derived.by(
    () =>
      this.copy.status?.scope === null &&
      this.open.shown === null &&
      this.open.shownEstate === null &&
      this.open.opening?.blank !== true,
  )
  /** In a narrow window the list makes way for what is being read. */
  readonly listMakesWay: boolean = $derived.by(() => {
    const reading = this.settingUp || this.open.here !== null || this.open.opening !== null
    const listIsUsed = this.searching && (this.search.asking || !this.settingUp)
    return reading && !listIsUsed
  })

  constructor(crm: Crm, session: SessionState, screen: ScreenState, status: SignedIn) {
    this.#crm = crm
    this.#session = session
    this.#screen = screen
    this.#account = accountKey(status)
    this.#isSample = status.sample
    this.search = new Search(crm, screen)
    this.search.suggestions = status.suggestions
    this.open = new OpenCard(crm, this.notices, screen)
    this.copy = new CopyState(crm, this.notices, status.sample)
  }

  listen(): () => void {
    const stops = [this.search.listen(), this.open.listen(), this.copy.listen()]
    void this.#begin()
    return () => {
      this.#screen.leave(this.#account, this.open.here)
      for (const stop of stops) stop()
      this.notices.end()
      // It belongs to the session, which goes on: asked for here, it is not to come back with the next office.
      this.#session.signingInAgain = false
    }
  }

  async choose(option: Option): Promise<void> {
    const { search } = this
    search.settle()
    const { question } = search
    if (!(await this.open.open(option.contactId, option.customerId))) return
    this.searching = false
    // What has been typed since is not to be lost.
    if (search.question === question) search.clear()
  }

  async chooseTyped(): Promise<void> {
    const option = await this.search.choice()
    if (option) await this.choose(option)
  }

  /**
   * One step: what was begun last goes first. `narrow`: the list lies over the card. `walks`: to or from an estate,
   * where the keyboard goes on in what comes.
   */
  back(narrow: boolean): 'stays' | 'walks' {
    const { open, search } = this
    if (open.opening) void open.cancel()
    else if (search.text !== '') search.clear()
    else if (search.activeFilters.length > 0) search.clearFilters()
    else if (this.searching && open.here && narrow) this.searching = false
    else return this.#walkBack()
    return 'stays'
  }

  /** As in a browser: what has been typed stays. */
  walkBack(): void {
    if (this.open.opening) void this.open.cancel()
    else this.#walkBack()
  }

  #walkBack(): 'stays' | 'walks' {
    const { open } = this
    // The way back leads to somebody else, whose name others are not to see.
    if (!open.here || this.#screen.presenting) return 'stays'
    const byEstate = open.here.kind === 'estate' || open.trail.at(-1)?.kind === 'estate'
    void open.back()
    return byEstate && open.opening ? 'walks' : 'stays'
  }

  show(dialog: OfficeDialog): void {
    this.open.exporting = false
    this.#session.signingInAgain = false
    this.dialog = dialog
  }

  /** The one that closes may have made way for another already. */
  closed(dialog: OfficeDialog): void {
    if (this.dialog === dialog) this.dialog = null
  }

  startExport(): void {
    const why = this.open.startExport()
    if (why === null) {
      this.dialog = null
      this.#session.signingInAgain = false
    } else if (why !== 'no-card') this.notices.noExport(why)
  }

  /** Asks once, the first time, by what it is to open again. */
  async lock(): Promise<void> {
    if (this.#screen.status?.code === 'none' && !this.#isSample) this.show('first-lock')
    else await this.lockNow()
  }

  async lockNow(): Promise<void> {
    this.closed('first-lock')
    await this.notices.watch('session', this.#screen.lock())
  }

  /** Turns it on, or off again. */
  async present(): Promise<void> {
    await this.notices.watch('session', this.#screen.present(!this.#screen.presenting))
  }

  /** Presentation mode has begun: what it hides is put away, and does not come back by itself. */
  putAway(): void {
    this.search.putAway()
    this.open.putAway()
    // A log, a file that was saved: they name others.
    this.dialog = null
    this.notices.clear('export')
  }

  async #begin(): Promise<void> {
    const { search, open, copy, notices } = this
    const step = this.#screen.takeStep(this.#account)
    await notices.watch(
      'session',
      Promise.all([
        search.load(),
        copy.load(),
        returnAfterCrash(this.#crm, open, notices),
        // After the lock, to the card or estate that was open when it fell.
        step?.kind === 'contact' && open.open(step.key.contactId, step.key.customerId),
        step?.kind === 'estate' && open.openEstate(step.key),
      ]),
    )
  }
}
