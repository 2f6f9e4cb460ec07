import * as z from 'zod/mini'
import { CREDENTIALS_V2_CONTEXT, LEARNER_RECORD_CONTEXT, OPEN_BADGES_CONTEXT } from '../contexts/context-names.ts'
import {
  dateTime,
  identityObjectSchema,
  imageSchema,
  oneOrMany,
  type Profile,
  profileSchema,
  typed,
} from './badge-parts.ts'
import { dateTimeOf } from './build-achievement-credential.ts'
import { credentialFields } from './credential.ts'
import type { JsonObject } from './json.ts'

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
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  image: z.optional(imageSchema),
  partial: z.optional(z.boolean()),
  awardedDate: z.optional(dateTime),
  issuer: z.union([z.string(), profileSchema]),
  credentialSubject: z.object({
    id: z.optional(z.string()),
    type: typed('ClrSubject'),
    identifier: z.optional(oneOrMany(identityObjectSchema)),
    verifiableCredential: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])).check(z.minLength(1)),
  }),
})

/** What a learner record is made of. `credentials` are signed badges, as objects or compact JWTs. */
export type LearnerRecordParts = {
  id: string
  issuer: Profile
  name: string
  learnerId?: string
  credentials: readonly (JsonObject | string)[]
  validFrom: Date
  validUntil?: Date
  /** There is more about this learner than the record has. */
  isPartial?: boolean
}

/**
 * Builds an unsigned learner record (Comprehensive Learner Record 2.0 §4). Each credential in it keeps its own
 * signature.
 */
export function buildLearnerRecord(parts: LearnerRecordParts): JsonObject {
  const { id, issuer, name, learnerId, credentials, validFrom, validUntil, isPartial } = parts
  return {
    '@context': [CREDENTIALS_V2_CONTEXT, LEARNER_RECORD_CONTEXT, OPEN_BADGES_CONTEXT],
    id,
    type: ['VerifiableCredential', 'ClrCredential'],
    name,
    issuer: { ...issuer } as JsonObject,
    validFrom: dateTimeOf(validFrom),
    ...(validUntil ? { validUntil: dateTimeOf(validUntil) } : {}),
    ...(isPartial === undefined ? {} : { partial: isPartial }),
    credentialSubject: {
      ...(learnerId ? { id: learnerId } : {}),
      type: ['ClrSubject'],
      verifiableCredential: [...credentials],
    },
  }
}
