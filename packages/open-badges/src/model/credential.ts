import * as z from 'zod/mini'
import {
  achievementSchema,
  dateTime,
  evidenceSchema,
  identityObjectSchema,
  imageSchema,
  oneOrMany,
  profileSchema,
  resultSchema,
  statusEntrySchema,
  typed,
} from './badge-parts.ts'
import { compileSchema } from './compile-schema.ts'
import { text } from './text.ts'

const proofSchema = z.object({
  type: z.string(),
  cryptosuite: z.optional(z.string()),
  created: z.optional(dateTime),
  expires: z.optional(dateTime),
  verificationMethod: z.optional(z.string()),
  proofPurpose: z.optional(z.string()),
  proofValue: z.optional(z.string()),
  challenge: z.optional(z.string()),
  domain: z.optional(oneOrMany(z.string())),
  nonce: z.optional(z.string()),
})

/** Something that says what it is and where it is found: a schema, a service, terms (Open Badges 3.0 §B.3). */
const linkedSchema = z.object({ id: z.string(), type: z.union([z.string(), z.array(z.string())]) })

/** Something that need only say what it is (VC Data Model 2.0 §5.4 and §5.5). */
const typedSchema = z.partial(linkedSchema, { id: true })

/** The fields of every Verifiable Credential, 2.0 or 1.1 (VC Data Model 2.0 §4). */
export const credentialFields = {
  '@context': z.array(z.unknown()).check(z.minLength(1)),
  id: z.optional(z.string()),
  validFrom: z.optional(dateTime),
  validUntil: z.optional(dateTime),
  issuanceDate: z.optional(dateTime),
  expirationDate: z.optional(dateTime),
  credentialStatus: z.optional(oneOrMany(statusEntrySchema)),
  credentialSchema: z.optional(oneOrMany(linkedSchema)),
  refreshService: z.optional(oneOrMany(typedSchema)),
  termsOfUse: z.optional(oneOrMany(typedSchema)),
  proof: z.optional(oneOrMany(proofSchema)),
}

const badgeFields = {
  ...credentialFields,
  name: z.optional(text),
  description: z.optional(text),
  awardedDate: z.optional(dateTime),
  image: z.optional(imageSchema),
  issuer: z.union([z.string(), profileSchema]),
  evidence: z.optional(oneOrMany(evidenceSchema)),
}

function isBadgeType(types: string[]): boolean {
  return types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
}

/** A badge that was awarded, as read from any source (Open Badges 3.0 §B.1.2). */
export const achievementCredentialSchema = z.object({
  ...badgeFields,
  endorsement: z.optional(oneOrMany(z.record(z.string(), z.unknown()))),
  endorsementJwt: z.optional(oneOrMany(z.string())),
  id: z.string(),
  type: z
    .array(z.string())
    .check(
      z.refine(
        (types) => types.includes('VerifiableCredential') && isBadgeType(types),
        'must name the types of a badge',
      ),
    ),
  credentialSubject: z.object({
    id: z.optional(z.string()),
    type: typed('AchievementSubject'),
    achievement: achievementSchema,
    identifier: z.optional(oneOrMany(identityObjectSchema)),
    activityStartDate: z.optional(dateTime),
    activityEndDate: z.optional(dateTime),
    creditsEarned: z.optional(z.number()),
    image: z.optional(imageSchema),
    licenseNumber: z.optional(text),
    narrative: z.optional(text),
    result: z.optional(oneOrMany(resultSchema)),
    role: z.optional(text),
    source: z.optional(profileSchema),
    term: z.optional(text),
  }),
})

/** What one organisation says about another, or about its badge (Open Badges 3.0 §B.1.5). */
export const endorsementCredentialSchema = z.object({
  ...badgeFields,
  id: z.string(),
  type: z
    .array(z.string())
    .check(z.refine((types) => types.includes('EndorsementCredential'), 'must be an endorsement')),
  credentialSubject: z.object({
    id: z.string(),
    type: typed('EndorsementSubject'),
    endorsementComment: z.optional(text),
  }),
})

/** Any Verifiable Credential, badge or not: what verification needs of it. */
export const verifiableCredentialSchema = z.object({
  ...credentialFields,
  type: z
    .union([z.string(), z.array(z.string())])
    .check(z.refine((type) => [type].flat().includes('VerifiableCredential'))),
  issuer: z.union([z.string(), z.object({ id: z.string() })]),
  credentialSubject: z.union([
    z.record(z.string(), z.unknown()),
    z.array(z.record(z.string(), z.unknown())).check(z.minLength(1)),
  ]),
})

/** A proof of Data Integrity 1.0 as it stands in a credential. */
export type DataIntegrityProof = z.infer<typeof proofSchema>
/** A badge that is awarded, as it is built here. */
export type AchievementCredential = z.infer<typeof achievementCredentialSchema>
/** A statement about an organisation or a badge. */
export type EndorsementCredential = z.infer<typeof endorsementCredentialSchema>
/** Any Verifiable Credential. */
export type VerifiableCredential = z.infer<typeof verifiableCredentialSchema>
/** A credential with the proof that {@link signCredential} added. */
export type SignedCredential<T = AchievementCredential> = Omit<T, 'proof'> & { proof: DataIntegrityProof }

/** Why a document is not what it should be: the path of the first field at fault, and what is wrong there. */
export type ShapeProblem = { path: string; message: string }

const compiled = new WeakMap<z.ZodMiniType, ((document: unknown) => boolean) | undefined>()

/** The first problem of a document against a schema, or `undefined` where there is none. */
export function shapeProblemOf(schema: z.ZodMiniType, document: unknown): ShapeProblem | undefined {
  if (!compiled.has(schema)) compiled.set(schema, compileSchema(schema))
  if (compiled.get(schema)?.(document)) return undefined
  // What is wrong, and where, the schema itself says.
  const outcome = schema.safeParse(document)
  if (outcome.success) return undefined
  const issue = outcome.error.issues[0]
  return { path: issue?.path.map(String).join('.') || '(whole document)', message: messageOf(issue) }
}

/** The same words everywhere: those of the library depend on the languages that a page has loaded. */
function messageOf(issue: z.core.$ZodIssue | undefined): string {
  return issue?.code === 'invalid_type' ? `must be ${issue.expected}` : (issue?.message ?? 'is not valid')
}

/** The outcome of reading foreign JSON as a badge. */
export type ParseOutcome<T> = { ok: true; credential: T } | { ok: false; problem: ShapeProblem }

/** Reads foreign JSON as a badge. The value comes back as it was, unknown fields included: a signature covers them. */
export function parseAchievementCredential(document: unknown): ParseOutcome<AchievementCredential> {
  const problem = shapeProblemOf(achievementCredentialSchema, document)
  return problem ? { ok: false, problem } : { ok: true, credential: document as AchievementCredential }
}

/** Reads foreign JSON as an endorsement. The value comes back as it was. */
export function parseEndorsementCredential(document: unknown): ParseOutcome<EndorsementCredential> {
  const problem = shapeProblemOf(endorsementCredentialSchema, document)
  return problem ? { ok: false, problem } : { ok: true, credential: document as EndorsementCredential }
}
