import * as z from 'zod/mini'
import type { RevocationListEntry, StatusEntry } from '../status/status-entry.ts'
import { badgeContexts } from './badge-contexts.ts'
import {
  type Achievement,
  achievementSchema,
  dateTime,
  type Evidence,
  evidenceSchema,
  type IdentityObject,
  type Image,
  identityObjectSchema,
  imageSchema,
  oneOrMany,
  type Profile,
  profileSchema,
  typed,
} from './badge-parts.ts'
import { dateTimeOf } from './build-achievement-credential.ts'
import { type AchievementCredential, credentialFields, type ParseOutcome, shapeProblemOf } from './credential.ts'
import type { JsonObject } from './json.ts'
import { type Text, text } from './text.ts'

/** How one achievement in a record stands to another (Comprehensive Learner Record 2.0 §B.1, Association). */
export const associationSchema = z.object({
  type: typed('Association'),
  associationType: z.string(),
  sourceId: z.string(),
  targetId: z.string(),
})

/** Many badges of one learner in one signed record (Comprehensive Learner Record 2.0, ClrCredential). */
export const learnerRecordSchema = z.object({
  ...credentialFields,
  id: z.string(),
  type: z
    .array(z.string())
    .check(
      z.refine(
        (types) => types.includes('VerifiableCredential') && types.includes('ClrCredential'),
        'must be a ClrCredential',
      ),
    ),
  name: z.optional(text),
  description: z.optional(text),
  image: z.optional(imageSchema),
  partial: z.optional(z.boolean()),
  awardedDate: z.optional(dateTime),
  issuer: z.union([z.string(), profileSchema]),
  evidence: z.optional(oneOrMany(evidenceSchema)),
  endorsement: z.optional(oneOrMany(z.record(z.string(), z.unknown()))),
  endorsementJwt: z.optional(oneOrMany(z.string())),
  credentialSubject: z.object({
    id: z.optional(z.string()),
    type: typed('ClrSubject'),
    identifier: z.optional(oneOrMany(identityObjectSchema)),
    achievement: z.optional(oneOrMany(achievementSchema)),
    association: z.optional(oneOrMany(associationSchema)),
    verifiableCredential: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])).check(z.minLength(1)),
  }),
})

/** A record of many badges of one learner. */
export type LearnerRecord = z.infer<typeof learnerRecordSchema>

/** How two achievements stand to each other (Comprehensive Learner Record 2.0 §B.4, AssociationType Enumeration). */
export type Association = Omit<z.infer<typeof associationSchema>, 'associationType'> & {
  associationType:
    | 'exactMatchOf'
    | 'isChildOf'
    | 'isParentOf'
    | 'isPartOf'
    | 'isPeerOf'
    | 'isRelatedTo'
    | 'precedes'
    | 'replacedBy'
}

/** What a learner record is made of. `credentials` are signed badges, as objects or compact JWTs. */
export type LearnerRecordParts = {
  id: string
  issuer: Profile
  name: Text
  description?: Text
  image?: Image
  learnerId?: string
  /** Who the learner is, plain or hashed. */
  identifiers?: IdentityObject[]
  credentials: readonly (JsonObject | string)[]
  /** Achievements that the associations speak of, whether or not the learner has them. */
  achievements?: Achievement[]
  associations?: Association[]
  awardedDate?: Date
  validFrom: Date
  validUntil?: Date
  evidence?: Evidence[]
  status?: StatusEntry | RevocationListEntry | (StatusEntry | RevocationListEntry)[]
  /** There is more about this learner than the record has. */
  isPartial?: boolean
  /** Where its JSON Schema, a newer version of it, and its terms are found. */
  links?: Pick<AchievementCredential, 'credentialSchema' | 'refreshService' | 'termsOfUse'>
}

/**
 * Builds an unsigned learner record (Comprehensive Learner Record 2.0 §4). Each credential in it keeps its own
 * signature.
 */
export function buildLearnerRecord(parts: LearnerRecordParts): JsonObject {
  const { id, name, description, image, awardedDate, validFrom, validUntil } = parts
  return withoutUndefined({
    '@context': badgeContexts(parts, { isRecord: true }),
    id,
    type: ['VerifiableCredential', 'ClrCredential'],
    name,
    description,
    image,
    issuer: { ...parts.issuer },
    validFrom: dateTimeOf(validFrom),
    validUntil: validUntil && dateTimeOf(validUntil),
    awardedDate: awardedDate && dateTimeOf(awardedDate),
    partial: parts.isPartial,
    credentialSubject: withoutUndefined({
      id: parts.learnerId,
      type: ['ClrSubject'],
      identifier: parts.identifiers,
      achievement: parts.achievements,
      association: parts.associations,
      verifiableCredential: [...parts.credentials],
    }),
    evidence: parts.evidence,
    credentialStatus: parts.status,
    ...parts.links,
  })
}

/** Reads foreign JSON as a learner record. The value comes back as it was. */
export function parseLearnerRecord(document: unknown): ParseOutcome<LearnerRecord> {
  const problem = shapeProblemOf(learnerRecordSchema, document)
  return problem ? { ok: false, problem } : { ok: true, credential: document as LearnerRecord }
}

function withoutUndefined(fields: object): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
