import * as z from 'zod/mini'
import { text } from './text.ts'
import type { ByTheStandard } from './vocabularies.ts'

/** One value or a list of them, as JSON-LD allows. */
export function oneOrMany<T extends z.core.$ZodType>(schema: T) {
  return z.union([schema, z.array(schema)])
}

/** One type name or a list that contains `name`. */
export function typed(name: string) {
  const isTyped = (type: unknown) => type === name || (isTexts(type) && type.includes(name))
  return z.custom<string | string[]>(isTyped, `must be ${name}, or a list of types that includes it`)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

/** An RFC 3339 date and time with its offset (Open Badges 3.0 §B.10, DateTimeZ). */
export const dateTime = z.string().check(
  z.regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i,
    'must be a date and time with its offset',
  ),
  z.refine((text) => !Number.isNaN(Date.parse(text)), 'must be a date that exists'),
)

/** A picture: its address (or a data URI) and a caption (Open Badges 3.0 §B.1.9). */
export const imageSchema = z.union([
  z.string(),
  z.object({
    id: z.string(),
    type: z.union([z.literal('Image'), z.array(z.string())]),
    caption: z.optional(text),
  }),
])

/** Who someone is, plain or hashed (Open Badges 3.0 §B.1.8). */
export const identityObjectSchema = z.object({
  type: typed('IdentityObject'),
  hashed: z.boolean(),
  identityHash: z.string(),
  identityType: z.string(),
  salt: z.optional(z.string()),
})

/** A link from an achievement to a skill or a framework (Open Badges 3.0 §B.1.3). */
export const alignmentSchema = z.object({
  type: typed('Alignment'),
  targetName: text,
  targetUrl: z.string(),
  targetCode: z.optional(z.string()),
  targetDescription: z.optional(text),
  targetFramework: z.optional(text),
  targetType: z.optional(z.string()),
})

/** What shows that an achievement was earned (Open Badges 3.0 §B.1.6). */
export const evidenceSchema = z.object({
  id: z.optional(z.string()),
  type: typed('Evidence'),
  name: z.optional(text),
  description: z.optional(text),
  narrative: z.optional(text),
  genre: z.optional(text),
  audience: z.optional(text),
})

/** An identifier of an organisation or an achievement in a register (Open Badges 3.0 §B.1.7). */
export const identifierEntrySchema = z.object({
  type: typed('IdentifierEntry'),
  identifier: z.string(),
  identifierType: z.string(),
})

/** A place on the map (Open Badges 3.0 §B.1.9, GeoCoordinates), in degrees. */
export const geoCoordinatesSchema = z.object({
  type: typed('GeoCoordinates'),
  latitude: z.number(),
  longitude: z.number(),
})

/** Where an organisation is (Open Badges 3.0 §B.1.2, Address). */
export const addressSchema = z.object({
  type: typed('Address'),
  addressCountry: z.optional(text),
  addressCountryCode: z.optional(z.string()),
  addressRegion: z.optional(text),
  addressLocality: z.optional(text),
  streetAddress: z.optional(text),
  postOfficeBoxNumber: z.optional(text),
  postalCode: z.optional(z.string()),
  geo: z.optional(geoCoordinatesSchema),
})

/** What others say of something: signed endorsements, as objects or compact JWTs. Each has a signature of its own. */
const endorsementFields = {
  endorsement: z.optional(oneOrMany(z.record(z.string(), z.unknown()))),
  endorsementJwt: z.optional(oneOrMany(z.string())),
}

/** Someone who issues or earns badges (Open Badges 3.0 §B.1.13). */
export const profileSchema = z.object({
  ...endorsementFields,
  id: z.string(),
  type: typed('Profile'),
  name: z.optional(text),
  url: z.optional(z.string()),
  description: z.optional(text),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  image: z.optional(imageSchema),
  official: z.optional(text),
  address: z.optional(addressSchema),
  parentOrg: z.optional(z.unknown()),
  familyName: z.optional(text),
  givenName: z.optional(text),
  additionalName: z.optional(text),
  patronymicName: z.optional(text),
  honorificPrefix: z.optional(text),
  honorificSuffix: z.optional(text),
  familyNamePrefix: z.optional(text),
  dateOfBirth: z.optional(z.string()),
  otherIdentifier: z.optional(oneOrMany(identifierEntrySchema)),
})

/** One level of a rubric (Open Badges 3.0 §B.1.17, RubricCriterionLevel). */
export const rubricCriterionLevelSchema = z.object({
  id: z.string(),
  type: typed('RubricCriterionLevel'),
  name: text,
  description: z.optional(text),
  level: z.optional(text),
  points: z.optional(text),
  alignment: z.optional(oneOrMany(alignmentSchema)),
})

/** A result that an achievement can be earned with (Open Badges 3.0 §B.1.16). */
export const resultDescriptionSchema = z.object({
  id: z.string(),
  type: typed('ResultDescription'),
  name: text,
  resultType: z.string(),
  allowedValue: z.optional(oneOrMany(z.string())),
  requiredLevel: z.optional(z.string()),
  requiredValue: z.optional(z.string()),
  rubricCriterionLevel: z.optional(oneOrMany(rubricCriterionLevelSchema)),
  valueMax: z.optional(z.string()),
  valueMin: z.optional(z.string()),
  alignment: z.optional(oneOrMany(alignmentSchema)),
})

/** A result that the learner achieved (Open Badges 3.0 §B.1.15). */
export const resultSchema = z.object({
  type: typed('Result'),
  achievedLevel: z.optional(z.string()),
  resultDescription: z.optional(z.string()),
  status: z.optional(z.string()),
  value: z.optional(z.string()),
  alignment: z.optional(oneOrMany(alignmentSchema)),
})

/** What was achieved: the badge itself, without the person (Open Badges 3.0 §B.1.1). */
export const achievementSchema = z.object({
  ...endorsementFields,
  id: z.string(),
  type: typed('Achievement'),
  name: text,
  description: text,
  criteria: z.object({ id: z.optional(z.string()), narrative: z.optional(text) }),
  achievementType: z.optional(z.string()),
  alignment: z.optional(oneOrMany(alignmentSchema)),
  creator: z.optional(profileSchema),
  creditsAvailable: z.optional(z.number()),
  fieldOfStudy: z.optional(text),
  humanCode: z.optional(z.string()),
  image: z.optional(imageSchema),
  inLanguage: z.optional(z.string()),
  otherIdentifier: z.optional(oneOrMany(identifierEntrySchema)),
  related: z.optional(
    oneOrMany(
      z.object({
        id: z.string(),
        type: typed('Related'),
        inLanguage: z.optional(z.string()),
        version: z.optional(z.string()),
      }),
    ),
  ),
  resultDescription: z.optional(oneOrMany(resultDescriptionSchema)),
  specialization: z.optional(text),
  tag: z.optional(oneOrMany(text)),
  version: z.optional(z.string()),
})

/** Where to look whether a credential was revoked; other kinds of status are kept as they are. */
export const statusEntrySchema = z.object({
  id: z.optional(z.string()),
  type: z.union([z.string(), z.array(z.string())]),
  statusPurpose: z.optional(z.string()),
  statusListIndex: z.optional(z.union([z.string(), z.number()])),
  statusListCredential: z.optional(z.string()),
})

/** Where an organisation is. */
export type Address = z.infer<typeof addressSchema>
/** A picture of a badge or an organisation. */
export type Image = z.infer<typeof imageSchema>
/** Who someone is, plain or hashed. */
export type IdentityObject = ByTheStandard<z.infer<typeof identityObjectSchema>>
/** A link to a skill or a framework. */
export type Alignment = ByTheStandard<z.infer<typeof alignmentSchema>>
/** What shows that an achievement was earned. */
export type Evidence = z.infer<typeof evidenceSchema>
/** Someone who issues or earns badges. */
export type Profile = ByTheStandard<z.infer<typeof profileSchema>>
/** A result that the learner achieved, as it is built here. */
export type Result = ByTheStandard<z.infer<typeof resultSchema>>
/** A result that can be achieved. */
export type ResultDescription = ByTheStandard<z.infer<typeof resultDescriptionSchema>>
/** What was achieved: the badge without the person. */
export type Achievement = ByTheStandard<z.infer<typeof achievementSchema>>
