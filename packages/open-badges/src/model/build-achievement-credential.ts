import type { RevocationListEntry, StatusEntry } from '../status/status-entry.ts'
import { badgeContexts } from './badge-contexts.ts'
import type { Achievement, Evidence, IdentityObject, Image, Profile, Result } from './badge-parts.ts'
import type { AchievementCredential } from './credential.ts'
import type { JsonObject } from './json.ts'
import type { Text } from './text.ts'
import type { ByTheStandard } from './vocabularies.ts'

/** Everything that one award is made of. `identifiers` may be hashed, so that the badge names nobody. */
export type AchievementCredentialParts = {
  id: string
  issuer: Profile
  achievement: Achievement
  subject: SubjectParts
  awardedDate: Date
  validFrom: Date
  validUntil?: Date
  evidence?: Evidence[]
  status?: StatusEntry | RevocationListEntry | (StatusEntry | RevocationListEntry)[]
  /** Signed endorsements of this very award. */
  endorsements?: JsonObject[]
  /** The same as compact JWTs. No context of Open Badges knows them: the badge must then be signed as a JWT itself. */
  endorsementJwts?: string[]
  /** Shown in lists of credentials; the achievement's name where left out. */
  name?: Text
  description?: Text
  image?: Image
  /** Where its JSON Schema, a newer version of it, and its terms are found. */
  links?: Pick<AchievementCredential, 'credentialSchema' | 'refreshService' | 'termsOfUse'>
}

type Subject = AchievementCredential['credentialSubject']

/** Who earned it and how; dates, credits, role and the like as they stand in the badge (§B.1.4, AchievementSubject). */
export type SubjectParts = {
  id?: string
  identifiers?: IdentityObject[]
  narrative?: Text
  results?: Result[]
  details?: ByTheStandard<Omit<Subject, 'id' | 'type' | 'achievement' | 'identifier' | 'narrative' | 'result'>>
}

/** Builds the unsigned credential of an award (Open Badges 3.0 §B.1.2). */
export function buildAchievementCredential(parts: AchievementCredentialParts): AchievementCredential {
  const { id, issuer, achievement, subject, evidence, status, description, image } = parts
  return withoutUndefined({
    '@context': badgeContexts(parts),
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: parts.name ?? achievement.name,
    description,
    image,
    issuer,
    validFrom: dateTimeOf(parts.validFrom),
    validUntil: parts.validUntil && dateTimeOf(parts.validUntil),
    awardedDate: dateTimeOf(parts.awardedDate),
    credentialSubject: withoutUndefined({
      id: subject.id,
      type: ['AchievementSubject'],
      ...subject.details,
      identifier: nonEmpty(subject.identifiers),
      narrative: subject.narrative,
      achievement,
      result: nonEmpty(subject.results),
    }),
    evidence: nonEmpty(evidence),
    endorsement: nonEmpty(parts.endorsements),
    endorsementJwt: nonEmpty(parts.endorsementJwts),
    credentialStatus: status,
    ...parts.links,
  })
}

/** A moment as badges write it: to the second, in UTC (Open Badges 3.0 §B.10, DateTimeZ). */
export function dateTimeOf(date: Date): string {
  const moment = date.getTime()
  if (moment !== written.moment) written = { moment, text: `${date.toISOString().slice(0, 19)}Z` }
  return written.text
}

/** Badges of one award are made at one moment. */
let written = { moment: Number.NaN, text: '' }

function nonEmpty<T>(list: T[] | undefined): T[] | undefined {
  return list && list.length > 0 ? list : undefined
}

function withoutUndefined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
