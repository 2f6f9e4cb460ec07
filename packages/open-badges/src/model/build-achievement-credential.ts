import { CREDENTIALS_V2_CONTEXT, OPEN_BADGES_CONTEXT } from '../contexts/context-names.ts'
import type { StatusEntry } from '../status/status-entry.ts'
import type { Achievement, Evidence, IdentityObject, Image, Profile, Result } from './badge-parts.ts'
import type { AchievementCredential } from './credential.ts'
import type { JsonObject } from './json.ts'

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
  status?: StatusEntry | StatusEntry[]
  /** Signed endorsements of this very award. */
  endorsements?: JsonObject[]
  /** Shown in lists of credentials; the achievement's name where left out. */
  name?: string
  description?: string
  image?: Image
  /** Where its JSON Schema, a newer version of it, and its terms are found. */
  links?: Pick<AchievementCredential, 'credentialSchema' | 'refreshService' | 'termsOfUse'>
}

type Subject = AchievementCredential['credentialSubject']

/** Who earned it and how; dates, credits, role and the like as they stand in the badge (§B.1.4, AchievementSubject). */
export type SubjectParts = {
  id?: string
  identifiers?: IdentityObject[]
  narrative?: string
  results?: Result[]
  details?: Omit<Subject, 'id' | 'type' | 'achievement' | 'identifier' | 'narrative' | 'result'>
}

/** Builds the unsigned credential of an award (Open Badges 3.0 §B.1.2). */
export function buildAchievementCredential(parts: AchievementCredentialParts): AchievementCredential {
  const { id, issuer, achievement, subject, evidence, status, description, image } = parts
  return withoutUndefined({
    '@context': [CREDENTIALS_V2_CONTEXT, OPEN_BADGES_CONTEXT],
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
