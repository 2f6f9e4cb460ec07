import {
  type AchievementCredential,
  buildAchievementCredential,
  type Evidence as CredentialEvidence,
  type Profile,
  statusEntry,
} from '@waymark/open-badges'
import { type Badge, badgeVersionUrl } from '#capabilities/badges/badge.ts'
import { awardUrl, type Evidence } from './award.ts'

export interface AwardToSign {
  awardId: string
  badge: Badge
  issuer: Profile
  /** The organisation that designed the badge, where another one gives it. */
  creator?: Profile | undefined
  evidence: Evidence[]
  awardedAt: Date
  /** The day on which it was earned, where it was another. */
  earnedOn: string | null
  validUntil: Date | undefined
  statusListUrl: string
  statusIndex: number
  origin: string
}

/** Each list is a signed credential of its own at its own address. */
export function statusListUrl(
  origin: string,
  { organisationSlug, number }: { organisationSlug: string; number: number },
): string {
  return `${origin}/status/${organisationSlug}/${number}`
}

/**
 * The credential of one award (Open Badges 3.0 §B.1.2). It names nobody: the subject is an address that only this award
 * has, so that two badges of one learner cannot be brought together by those who see them, and nothing can be guessed.
 */
export function awardCredential(award: AwardToSign): AchievementCredential {
  const { awardId, badge, origin } = award
  const version = badgeVersionUrl(origin, badge.versionId)
  return buildAchievementCredential({
    id: awardUrl(origin, awardId),
    issuer: award.issuer,
    subject: { id: `urn:uuid:${awardId}` },
    achievement: {
      id: version,
      type: ['Achievement'],
      achievementType: 'Badge',
      name: badge.name,
      description: badge.description,
      criteria: { narrative: badge.criteria },
      ...(award.creator && { creator: award.creator }),
      image: { id: `${version}.png`, type: 'Image', caption: badge.imageAlt },
      ...alignmentOf(badge),
    },
    evidence: award.evidence.map(evidenceOf),
    awardedDate: award.earnedOn ? new Date(`${award.earnedOn}T00:00:00Z`) : award.awardedAt,
    validFrom: award.awardedAt,
    validUntil: award.validUntil,
    // One alone: the JSON Schema of Open Badges 3.0 takes no list of them.
    status: statusEntry({ statusListUrl: award.statusListUrl, index: award.statusIndex, purpose: 'revocation' }),
  })
}

function alignmentOf(badge: Badge) {
  const alignment = badge.skills.flatMap((skill) =>
    skill.uri
      ? [
          {
            type: ['Alignment'],
            targetName: skill.name,
            targetUrl: skill.uri,
            ...(skill.framework && { targetFramework: skill.framework }),
          },
        ]
      : [],
  )
  return alignment.length > 0 ? { alignment } : {}
}

function evidenceOf({ name, narrative, url }: Evidence): CredentialEvidence {
  return { type: ['Evidence'], ...(url && { id: url }), name, ...(narrative && { narrative }) }
}

interface CopyParts {
  copyId: string
  issuer: Profile
  /** The DID of the wallet's key. */
  holder: string
  status: ReturnType<typeof statusEntry>
}

/**
 * What an award's signed document becomes for one wallet, to be signed: bound to its key, with an id and a place in the status
 * list of its own. Neither its id nor its subject leads to the award, so that who is shown two copies learns nothing.
 */
export function copyOfCredential(signed: string, { copyId, issuer, holder, status }: CopyParts): AchievementCredential {
  const { proof: _, ...document } = JSON.parse(signed) as AchievementCredential & { proof: unknown }
  return {
    ...document,
    id: `urn:uuid:${copyId}`,
    issuer,
    credentialSubject: { ...document.credentialSubject, id: holder },
    credentialStatus: status,
  }
}
