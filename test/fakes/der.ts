/**
 * The few pieces of DER that a certificate needs. Written here because Node reads certificates but
 * does not make them, and a test should not depend on which programs a machine has.
 */
function wrap(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), writeLength(content.length), content])
}

function writeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const bytes = []
  for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

export const der = {
  sequence: (...parts: Buffer[]): Buffer => wrap(0x30, ...parts),
  set: (...parts: Buffer[]): Buffer => wrap(0x31, ...parts),
  integer: (bytes: Buffer): Buffer =>
    // A leading one bit would make it negative.
    wrap(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes),
  boolean: (value: boolean): Buffer => wrap(0x01, Buffer.from([value ? 0xff : 0])),
  text: (value: string): Buffer => wrap(0x0c, Buffer.from(value, 'utf8')),
  octets: (value: Buffer): Buffer => wrap(0x04, value),
  bits: (value: Buffer, unused = 0): Buffer => wrap(0x03, Buffer.from([unused]), value),
  /** Tagged in place of its own tag, as the standards call implicit. */
  implicit: (number: number, value: Buffer): Buffer => wrap(0x80 | number, value),
  explicit: (number: number, value: Buffer): Buffer => wrap(0xa0 | number, value),
  /** Two digits for the year, which certificates must use until 2049. */
  time: (at: Date): Buffer =>
    wrap(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`, 'ascii')),
  objectId: (dotted: string): Buffer => {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
    return wrap(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(writeBase128)]))
  },
}

function writeBase128(value: number): number[] {
  const bytes = [value & 0x7f]
  for (let left = value >>> 7; left > 0; left >>>= 7) bytes.unshift((left & 0x7f) | 0x80)
  return bytes
}
