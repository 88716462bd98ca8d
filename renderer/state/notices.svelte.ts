import type { Failure } from '../../electron/contract/errors'
import { failureOf } from '../crm'
import { Countdown } from './countdown.svelte'

/** What a notice is about: a new one replaces the last on the same topic, so that none pile up. */
export type NoticeTopic = 'open' | 'export' | 'use' | 'session' | 'copy' | 'window'

export interface FailureSaid {
  readonly kind: 'failure'
  readonly failure: Failure
  readonly retry: (() => void) | null
  readonly countdown: Countdown | null
  /** It is about something that was asked for, and not about what may be on screen. */
  readonly notOpened: 'contact' | 'estate' | null
}

export type Notice = { readonly id: number; readonly topic: NoticeTopic } & (
  | FailureSaid
  | { readonly kind: 'exported'; readonly fileName: string }
  | { readonly kind: 'no-export'; readonly why: 'protected' | 'presenting' }
  | { readonly kind: 'restarted' }
)

/** What is said to whoever works in the office, and to nobody after them (GDPR rule 21). */
export class Notices {
  list = $state.raw<readonly Notice[]>([])
  #lastId = 0
  #ended = false

  /** With a waiting time set by the server, the retry runs by itself when it has passed. */
  fail(
    topic: NoticeTopic,
    failure: Failure,
    retry: (() => void) | null = null,
    notOpened: FailureSaid['notOpened'] = null,
  ): void {
    if (this.#ended || failure.code === 'cancelled') return
    const waits = failure.code === 'too-many-requests' && failure.retryAfterMs !== null && retry
    const countdown = waits ? new Countdown() : null
    this.#put({ id: ++this.#lastId, topic, kind: 'failure', failure, retry, countdown, notOpened })
    if (countdown && retry && failure.retryAfterMs !== null) {
      countdown.start(failure.retryAfterMs, () => {
        this.clear(topic)
        retry()
      })
    }
  }

  /** Says it when the work fails, and nothing when it does not. */
  async watch(topic: NoticeTopic, work: Promise<unknown>): Promise<void> {
    try {
      await work
    } catch (error) {
      this.fail(topic, failureOf(error))
    }
  }

  /** Asked for by a key, where no button says it. */
  noExport(why: 'protected' | 'presenting'): void {
    this.#put({ id: ++this.#lastId, topic: 'export', kind: 'no-export', why })
  }

  exported(fileName: string): void {
    this.#put({ id: ++this.#lastId, topic: 'export', kind: 'exported', fileName })
  }

  /** The window's process was lost, and the page has come back. */
  restarted(): void {
    this.#put({ id: ++this.#lastId, topic: 'window', kind: 'restarted' })
  }

  dismiss(id: number): void {
    this.#keep((notice) => notice.id !== id)
  }

  clear(topic: NoticeTopic): void {
    this.#keep((notice) => notice.topic !== topic)
  }

  /** The office it belongs to is gone: what comes late is said to nobody, and tried again by nobody. */
  end(): void {
    this.#ended = true
    this.#keep(() => false)
  }

  #put(notice: Notice): void {
    if (this.#ended) return
    this.#keep((other) => other.topic !== notice.topic)
    this.list = [...this.list, notice]
  }

  #keep(wanted: (notice: Notice) => boolean): void {
    for (const notice of this.list) {
      if (!wanted(notice) && notice.kind === 'failure') notice.countdown?.stop()
    }
    this.list = this.list.filter(wanted)
  }
}
