/** One property of a vCard, its value ready to be written. */
export interface VCardLine {
  readonly name: string
  /** Ties a property to the one that labels it. */
  readonly group?: string
  readonly type?: string
  readonly value: string
}

/** RFC 2426, section 2.6: longer lines are folded; counted in octets, without the line break. */
export const MAX_OCTETS = 75

/** A whole vCard 3.0: UTF-8 and CRLF. The version stands first, as some readers look for it there. */
export function vcardOf(lines: readonly VCardLine[]): string {
  return [
    { name: 'BEGIN', value: 'VCARD' },
    { name: 'VERSION', value: '3.0' },
    ...lines,
    { name: 'END', value: 'VCARD' },
  ]
    .map((line) => `${fold(written(line))}\r\n`)
    .join('')
}

/** A text as a value (section 5), of one component or alone; what a line may not hold is taken away. */
export function textValue(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/[\\,;]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

export function componentsValue(components: readonly string[]): string {
  return components.map(textValue).join(';')
}

/** ISO 8601 in UTC, in its extended form (section 3.6.4). */
export function timestampValue(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`
}

function written({ name, group, type, value }: VCardLine): string {
  const grouped = group === undefined ? name : `${group}.${name}`
  return `${grouped}${type === undefined ? '' : `;TYPE=${type}`}:${value}`
}

/** Between characters, never within the octets of one. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
