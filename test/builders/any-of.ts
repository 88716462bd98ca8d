import fc from 'fast-check'
import { z } from 'zod'

/** Begins every text that stands in a made-up value, but for one that can be nothing but a phone. */
export const MARK = '§'
const PHONE_MARK = '+4670999'

export const isMarked = (text: string) => text.startsWith(MARK) || text.startsWith(PHONE_MARK)

/**
 * Anything that a schema of the contract takes, with every list filled: what is added to the contract is in it from
 * then on, without anybody having to think of it here.
 */
export function anyOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) {
    return fc.record(
      Object.fromEntries(Object.entries(schema.shape).map(([key, one]) => [key, anyOf(one)])),
    )
  }
  if (schema instanceof z.ZodArray)
    return fc.array(anyOf(schema.element), { minLength: 1, maxLength: 3 })
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    return fc.oneof(...schema.options.map(anyOf))
  }
  if (schema instanceof z.ZodNullable) {
    return fc.oneof({ arbitrary: anyOf(schema.unwrap()), weight: 9 }, fc.constant(null))
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNumber) return numberFor(schema)
  if (
    schema instanceof z.ZodString ||
    schema instanceof z.ZodISODateTime ||
    schema instanceof z.ZodISODate
  ) {
    return textFor(schema)
  }
  throw new Error(`nothing is made up yet for ${schema._zod.def.type}`)
}

function numberFor(schema: z.ZodNumber): fc.Arbitrary<number> {
  const [min, max] = [schema.minValue ?? -1e6, schema.maxValue ?? 1e6]
  const from = { min: Math.max(min, -1e6), max: Math.min(max, 1e6) }
  return schema.isInt ? fc.integer(from) : fc.double({ ...from, noNaN: true })
}

/** A marked text, or a day or moment where the schema wants one. */
function textFor(schema: z.core.$ZodType): fc.Arbitrary<string> {
  const marked = fc.string({
    minLength: 8,
    maxLength: 12,
    unit: fc.constantFrom(...'abcåäö0123456789'),
  })
  const moment = fc.date({
    min: new Date('1950-01-01'),
    max: new Date('2049-12-31'),
    noInvalidDate: true,
  })
  const forms = [
    marked.map((text) => MARK + text),
    fc.integer({ min: 1000, max: 9999 }).map((last) => `${PHONE_MARK}${last}`),
    moment.map((at) => at.toISOString()),
    moment.map((at) => at.toISOString().slice(0, 10)),
  ]
  const fits = (text: string) => z.safeParse(schema, text).success
  const form = forms.find((one) => fits(fc.sample(one, { numRuns: 1, seed: 1 })[0] ?? ''))
  if (form === undefined) throw new Error('no made-up text fits')
  return form
}
