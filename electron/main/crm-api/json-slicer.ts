import { randomUUID } from 'node:crypto'

/** The CRM's long lists stand in an object, or in the objects of a list. Deeper ones are left where they are. */
const MAX_DEPTH = 4

const QUOTE = 0x22
const COMMA = 0x2c
const LEFT_BRACKET = 0x5b
const BACKSLASH = 0x5c
const RIGHT_BRACKET = 0x5d
const LEFT_BRACE = 0x7b
const RIGHT_BRACE = 0x7d

/** An array or object that has not been closed yet. */
interface Container {
  readonly isArray: boolean
  /** Where its elements begin in the text that is left. */
  start: number
  /** Its elements so far, where some have been taken out of the text. */
  elements: unknown[] | null
}

/**
 * `JSON.parse` for a text that comes in pieces: the same value, or the same refusal. Of a long array the elements
 * are taken out of the text and given to JSON.parse as soon as there are `sliceChars` of them, so that no step is
 * a long one. A name stands in for them in the text that is left, until that is parsed at the end.
 */
export class JsonSlicer {
  /** Nobody can guess it, so no answer holds it. */
  readonly #name = randomUUID()
  readonly #takenOut = new Map<unknown, unknown[]>()
  readonly #open: Container[] = []
  /** Containers that are open below those. */
  #deeper = 0
  #left = ''
  #isInString = false
  /** How many of them the text so far ends with. */
  #backslashes = 0

  constructor(readonly sliceChars: number) {}

  /** Throws a SyntaxError. */
  add(piece: string): void {
    const left = this.#left.length
    for (let at = 0; at < piece.length; at += 1) {
      if (this.#isInString) {
        const quote = piece.indexOf('"', at)
        if (quote === -1) break
        this.#isInString = this.#backslashesBefore(piece, quote) % 2 === 1
        at = quote
        continue
      }
      switch (piece.charCodeAt(at)) {
        case QUOTE:
          this.#isInString = true
          break
        case LEFT_BRACKET:
          this.#begin(true, left + at + 1)
          break
        case LEFT_BRACE:
          this.#begin(false, left + at + 1)
          break
        case RIGHT_BRACKET:
        case RIGHT_BRACE:
          if (this.#deeper > 0) this.#deeper -= 1
          else this.#open.pop()
          break
        case COMMA: {
          const array = this.#deeper === 0 ? this.#open.at(-1) : undefined
          if (array?.isArray && left + at - array.start >= this.sliceChars) {
            this.#left += piece.slice(0, at)
            this.#takeOut(array)
            this.add(piece.slice(at + 1))
            return
          }
        }
      }
    }
    this.#left += piece
    this.#backslashes = this.#backslashesBefore(piece, piece.length)
  }

  /** Throws a SyntaxError. */
  end(): unknown {
    return this.#parse(this.#left)
  }

  #begin(isArray: boolean, start: number): void {
    if (this.#open.length < MAX_DEPTH) this.#open.push({ isArray, start, elements: null })
    else this.#deeper += 1
  }

  /** Its elements, and the comma after them. */
  #takeOut(array: Container): void {
    const elements = this.#parse(`[${this.#left.slice(array.start)}]`) as unknown[]
    // Two commas, or one with nothing before it.
    if (elements.length === 0) throw new SyntaxError('An element is missing')
    this.#left = this.#left.slice(0, array.start)
    if (array.elements === null) {
      const standIn = `${this.#name} ${this.#takenOut.size}`
      this.#left += `"${standIn}",`
      array.start = this.#left.length
      array.elements = []
      this.#takenOut.set(standIn, array.elements)
    }
    append(array.elements, elements)
  }

  #parse(text: string): unknown {
    return text.includes(this.#name)
      ? JSON.parse(text, (_key, value: unknown) => this.#putBack(value))
      : JSON.parse(text)
  }

  #putBack(value: unknown): unknown {
    const elements = Array.isArray(value) ? this.#takenOut.get(value[0]) : undefined
    if (elements === undefined) return value
    append(elements, (value as unknown[]).slice(1))
    return elements
  }

  #backslashesBefore(piece: string, at: number): number {
    let from = at
    while (piece.charCodeAt(from - 1) === BACKSLASH) from -= 1
    return at - from + (from === 0 ? this.#backslashes : 0)
  }
}

/** There may be more of them than a call takes arguments. */
function append(list: unknown[], elements: readonly unknown[]): void {
  for (const element of elements) list.push(element)
}
