import { setTimeout as delay } from 'node:timers/promises'

const WITHIN_MS = 15_000
const CALM_MS = 1_500
/** A fast typist's pace; also what keeps one answer apart from the next. */
export const BETWEEN_KEYS_MS = 60

/**
 * In the page: `benchHands.key(ids)` waits for the next key and tells, by the key's own time, when the rows
 * of these contacts that are in sight are drawn; `card(id)` waits for the next click and tells when that card is drawn.
 */
export const HANDS = `({ tell, painted, until }) => {
  const lines = () => Array.from(document.querySelectorAll('[data-testid="search-result"]'))
  const rows = () => lines().map((line) => line.dataset.contactId)
  const isEmpty = () => document.querySelector('[data-testid="search-empty"]') !== null
  const shows = (ids) => {
    const shown = rows()
    if (ids.length === 0) return shown.length === 0 && isEmpty()
    return shown.length > 0 && shown.every((id, at) => id === ids[at]) && (shown.length === ids.length || fillTheList())
  }
  const fillTheList = () => {
    const list = document.querySelector('[role="listbox"]').getBoundingClientRect()
    return lines().at(-1).getBoundingClientRect().top >= list.bottom
  }
  /** As many as there is room for: the last of those drawn lies below what is in sight. */
  const showsEstate = (id) => {
    const page = document.querySelector('[data-testid="estate-page"]')
    const people = page?.querySelectorAll('[data-testid="estate-person"]') ?? []
    if (page?.dataset.estateId !== id || people.length === 0) return false
    return people[people.length - 1].getBoundingClientRect().top >= page.getBoundingClientRect().bottom
  }
  const pointAt = (selector) => {
    const one = document.querySelector(selector)
    one.scrollIntoView({ block: 'center' })
    const { x, y, width, height } = one.getBoundingClientRect()
    return { x: x + Math.min(width, 60) / 2, y: y + height / 2 }
  }
  const isReady = () => document.querySelector('[data-testid="search-input"]') !== null
  until(isReady, () => tell('ready', {}))
  globalThis.benchHands = {
    /** False when there is nothing to wait for: the same rows are there already. */
    key(ids) {
      if (shows(ids)) return false
      addEventListener('keydown', ({ timeStamp }) =>
        until(() => shows(ids), () => painted((at) => tell('key', at - timeStamp))),
      { capture: true, once: true })
      return true
    },
    found: (id) => new Promise((resolve) => until(() => rows().includes(id), () => resolve(true))),
    card(id) {
      const card = () => document.querySelector('[data-testid="contact-card"]')
      addEventListener('click', ({ timeStamp }) =>
        until(() => card()?.dataset.contactId === id, () => painted((at) => tell('card', at - timeStamp))),
      { capture: true, once: true })
      return pointAt('[data-testid="search-result"][data-contact-id="' + CSS.escape(id) + '"]')
    },
    estate(id) {
      addEventListener('click', ({ timeStamp }) =>
        until(() => showsEstate(id), () => painted((at) => tell('estate', at - timeStamp))),
      { capture: true, once: true })
      return pointAt('[data-testid="open-estate"][data-estate-id="' + CSS.escape(id) + '"]')
    },
    person(id) {
      const card = () => document.querySelector('[data-testid="contact-card"]')
      addEventListener('click', () =>
        until(() => card()?.dataset.contactId === id, () => painted(() => tell('person', {}))),
      { capture: true, once: true })
      return pointAt('[data-testid="estate-person"][data-contact-id="' + CSS.escape(id) + '"]')
    },
    isThere: (selector) => new Promise((resolve) => until(() => document.querySelector(selector) !== null, () => resolve(true))),
  }
}`

/** Real key presses and clicks in a window that was opened with `HANDS`. */
export function typist(window) {
  const press = async (type, more) => {
    await window.send('Input.dispatchKeyEvent', { type, ...more })
  }
  const letter = async (text) => {
    await press('keyDown', { text, key: text, unmodifiedText: text })
    await press('keyUp', { key: text })
  }

  const click = async ({ x, y }) => {
    const mouse = { x, y, button: 'left', clickCount: 1 }
    await window.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse })
    await window.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse })
  }
  /** Clicks where it is found, once it is there; what the page tells of it. */
  const clickOn = async (what, testId, name, id) => {
    const selector = `[data-testid="${testId}"][data-${name}="${id}"]`
    await window.evaluate(`benchHands.isThere(${JSON.stringify(selector)})`)
    // What comes late, from the CRM or behind a frame, would move it away from under the mouse.
    await delay(CALM_MS)
    await window.evaluate(`benchHands.isThere(${JSON.stringify(selector)})`)
    await click(await window.evaluate(`benchHands.${what}(${JSON.stringify(id)})`))
    return window.told(what, WITHIN_MS)
  }

  return {
    ready: () => window.told('ready'),
    letter,
    /** Esc: the field is empty again. */
    async clear() {
      const escape = { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 }
      await press('rawKeyDown', escape)
      await press('keyUp', escape)
      await delay(BETWEEN_KEYS_MS)
    },
    /** Types one letter; the time until its rows are drawn, null where they were there before. */
    async timedLetter(text, contactIds) {
      const waits = await window.evaluate(`benchHands.key(${JSON.stringify(contactIds)})`)
      await letter(text)
      const ms = waits ? await window.told('key', WITHIN_MS) : null
      await delay(BETWEEN_KEYS_MS)
      return ms
    },
    /** Types a text and clicks on one of the rows it finds; the time until that card is drawn. */
    async timedClick(text, contactId) {
      for (const one of text) {
        await letter(one)
        await delay(BETWEEN_KEYS_MS)
      }
      await window.evaluate(`benchHands.found(${JSON.stringify(contactId)})`)
      await delay(BETWEEN_KEYS_MS)
      await click(await window.evaluate(`benchHands.card(${JSON.stringify(contactId)})`))
      return window.told('card', WITHIN_MS)
    },
    /** From a role on the card to that estate's page; the time until its people in sight are drawn. */
    timedEstate: (estateId) => clickOn('estate', 'open-estate', 'estate-id', estateId),
    timedPerson: (contactId) => clickOn('person', 'estate-person', 'contact-id', contactId),
  }
}
