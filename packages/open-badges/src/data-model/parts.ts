import * as z from 'zod/mini'
import { isDateTimeStamp } from '../proof/proof-shape.ts'

/** One absolute address without white space: a web address, a URN, a DID (VC Data Model 2.0 §4.4). */
export const url = z.string('must be a single URL').check(
  z.maxLength(4096, 'must be a URL of at most 4096 characters'),
  z.refine((text) => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text) && URL.canParse(text), 'must be a URL'),
)

/** A date and time with its offset (VC Data Model 2.0 §4.9). */
export const dateTimeStamp = z
  .string('must be a dateTimeStamp')
  .check(z.refine(isDateTimeStamp, 'must be a dateTimeStamp, such as 2026-05-04T09:00:00Z'))

/** One type or several, each a word or an address (VC Data Model 2.0 §4.5). */
export const types = z.union(
  [z.string().check(z.minLength(1)), z.array(z.string().check(z.minLength(1))).check(z.minLength(1))],
  'must be one type or a list of types, each a string',
)

/** Types among which one must be. */
export function typesWith(name: string) {
  return types.check(z.refine((value) => [value].flat().includes(name), `must include ${name}`))
}

/** One value or a list of them. */
export function oneOrSome<T extends z.core.$ZodType>(schema: T) {
  return z.union([schema, z.array(schema).check(z.minLength(1))])
}

const valueObject = z.strictObject({
  '@value': z.string(),
  '@language': z.optional(z.string()),
  '@direction': z.optional(z.nullable(z.enum(['ltr', 'rtl']))),
})

/** Text, in one language or several (VC Data Model 2.0 §11.1). */
export const languageText = z.union(
  [z.string(), valueObject, z.array(z.union([z.string(), valueObject])).check(z.minLength(1))],
  'must be text, or text with @value, @language and @direction alone',
)

/** An object that says what it is. */
export const typedObject = z.looseObject({ type: types, id: z.optional(url) })

/** An object that says what it is and where. */
export const typedObjectWithId = z.looseObject({ type: types, id: url })

/** Where a list of contexts begins, and what may follow (VC Data Model 2.0 §4.3). */
export function contextsFrom(base: string) {
  return z
    .array(
      z.union([url, z.record(z.string(), z.unknown())], 'must be the URL of a context, or a context'),
      'must be a list of contexts',
    )
    .check(
      z.minLength(1, 'must name a context'),
      z.maxLength(32, 'must name at most 32 contexts'),
      z.refine(([first]) => first === base, `must begin with ${base}`),
    )
}

/** An issuer or a holder: a URL, or an object whose `id` is one. */
export const party = z.union(
  [url, z.looseObject({ id: url, name: z.optional(languageText), description: z.optional(languageText) })],
  'must be a URL, or an object whose id is one',
)
