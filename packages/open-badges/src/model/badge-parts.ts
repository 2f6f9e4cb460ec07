import * as z from 'zod'

/** One value or a list of them, as JSON-LD allows. */
export function oneOrMany<T extends z.ZodType>(schema: T) {
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
export const dateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i, 'must be a date and time with its offset')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'must be a date that exists')

/** A picture: its address (or a data URI) and a caption (Open Badges 3.0 §B.1.9). */
export const imageSchema = z.union([
  z.string(),
  z.object({ id: z.string(), type: z.literal('Image').or(z.array(z.string())), caption: z.string().optional() }),
])

/** Who someone is, plain or hashed (Open Badges 3.0 §B.1.8). */
export const identityObjectSchema = z.object({
  type: typed('IdentityObject'),
  hashed: z.boolean(),
  identityHash: z.string(),
  identityType: z.string(),
  salt: z.string().optional(),
})

/** A link from an achievement to a skill or a framework (Open Badges 3.0 §B.1.3). */
export const alignmentSchema = z.object({
  type: typed('Alignment'),
  targetName: z.string(),
  targetUrl: z.string(),
  targetCode: z.string().optional(),
  targetDescription: z.string().optional(),
  targetFramework: z.string().optional(),
  targetType: z.string().optional(),
})

/** What shows that an achievement was earned (Open Badges 3.0 §B.1.6). */
export const evidenceSchema = z.object({
  id: z.string().optional(),
  type: typed('Evidence'),
  name: z.string().optional(),
  description: z.string().optional(),
  narrative: z.string().optional(),
  genre: z.string().optional(),
  audience: z.string().optional(),
})

/** An identifier of an organisation or an achievement in somebody's register (Open Badges 3.0 §B.1.7). */
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
  addressCountry: z.string().optional(),
  addressCountryCode: z.string().optional(),
  addressRegion: z.string().optional(),
  addressLocality: z.string().optional(),
  streetAddress: z.string().optional(),
  postOfficeBoxNumber: z.string().optional(),
  postalCode: z.string().optional(),
  geo: geoCoordinatesSchema.optional(),
})

/** What others say of something: signed endorsements, as objects or compact JWTs. Each has a signature of its own. */
const endorsementFields = {
  endorsement: oneOrMany(z.record(z.string(), z.unknown())).optional(),
  endorsementJwt: oneOrMany(z.string()).optional(),
}

/** Someone who issues or earns badges (Open Badges 3.0 §B.1.13). */
export const profileSchema = z.object({
  ...endorsementFields,
  id: z.string(),
  type: typed('Profile'),
  name: z.string().optional(),
  url: z.string().optional(),
  description: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  image: imageSchema.optional(),
  official: z.string().optional(),
  address: addressSchema.optional(),
  parentOrg: z.unknown().optional(),
  familyName: z.string().optional(),
  givenName: z.string().optional(),
  additionalName: z.string().optional(),
  patronymicName: z.string().optional(),
  honorificPrefix: z.string().optional(),
  honorificSuffix: z.string().optional(),
  familyNamePrefix: z.string().optional(),
  dateOfBirth: z.string().optional(),
  otherIdentifier: oneOrMany(identifierEntrySchema).optional(),
})

/** One level of a rubric (Open Badges 3.0 §B.1.17, RubricCriterionLevel). */
export const rubricCriterionLevelSchema = z.object({
  id: z.string(),
  type: typed('RubricCriterionLevel'),
  name: z.string(),
  description: z.string().optional(),
  level: z.string().optional(),
  points: z.string().optional(),
  alignment: oneOrMany(alignmentSchema).optional(),
})

/** A result that an achievement can be earned with (Open Badges 3.0 §B.1.16). */
export const resultDescriptionSchema = z.object({
  id: z.string(),
  type: typed('ResultDescription'),
  name: z.string(),
  resultType: z.string(),
  allowedValue: oneOrMany(z.string()).optional(),
  requiredLevel: z.string().optional(),
  requiredValue: z.string().optional(),
  rubricCriterionLevel: oneOrMany(rubricCriterionLevelSchema).optional(),
  valueMax: z.string().optional(),
  valueMin: z.string().optional(),
  alignment: oneOrMany(alignmentSchema).optional(),
})

/** A result that somebody achieved (Open Badges 3.0 §B.1.15). */
export const resultSchema = z.object({
  type: typed('Result'),
  achievedLevel: z.string().optional(),
  resultDescription: z.string().optional(),
  status: z.string().optional(),
  value: z.string().optional(),
  alignment: oneOrMany(alignmentSchema).optional(),
})

/** What was achieved: the badge itself, without the person (Open Badges 3.0 §B.1.1). */
export const achievementSchema = z.object({
  ...endorsementFields,
  id: z.string(),
  type: typed('Achievement'),
  name: z.string(),
  description: z.string(),
  criteria: z.object({ id: z.string().optional(), narrative: z.string().optional() }),
  achievementType: z.string().optional(),
  alignment: oneOrMany(alignmentSchema).optional(),
  creator: profileSchema.optional(),
  creditsAvailable: z.number().optional(),
  fieldOfStudy: z.string().optional(),
  humanCode: z.string().optional(),
  image: imageSchema.optional(),
  inLanguage: z.string().optional(),
  otherIdentifier: oneOrMany(identifierEntrySchema).optional(),
  related: oneOrMany(
    z.object({
      id: z.string(),
      type: typed('Related'),
      inLanguage: z.string().optional(),
      version: z.string().optional(),
    }),
  ).optional(),
  resultDescription: oneOrMany(resultDescriptionSchema).optional(),
  specialization: z.string().optional(),
  tag: oneOrMany(z.string()).optional(),
  version: z.string().optional(),
})

/** Where to look whether a credential was revoked; other kinds of status are kept as they are. */
export const statusEntrySchema = z.object({
  id: z.string().optional(),
  type: z.string(),
  statusPurpose: z.string().optional(),
  statusListIndex: z.union([z.string(), z.number()]).optional(),
  statusListCredential: z.string().optional(),
})

/** Where an organisation is. */
export type Address = z.infer<typeof addressSchema>
/** A picture of a badge or an organisation. */
export type Image = z.infer<typeof imageSchema>
/** Who someone is, plain or hashed. */
export type IdentityObject = z.infer<typeof identityObjectSchema>
/** A link to a skill or a framework. */
export type Alignment = z.infer<typeof alignmentSchema>
/** What shows that an achievement was earned. */
export type Evidence = z.infer<typeof evidenceSchema>
/** Someone who issues or earns badges. */
export type Profile = z.infer<typeof profileSchema>
/** A result that somebody achieved. */
export type Result = z.infer<typeof resultSchema>
/** A result that can be achieved. */
export type ResultDescription = z.infer<typeof resultDescriptionSchema>
/** What was achieved: the badge without the person. */
export type Achievement = z.infer<typeof achievementSchema>
