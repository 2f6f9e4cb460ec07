import {
  buildEndorsementCredential,
  type EndorsementCredential,
  type Profile,
  type StatusEntry,
} from '@waymark/open-badges'
import { badgeVersionUrl } from '#capabilities/badges/badge.ts'
import { endorsementUrl } from './endorsement.ts'
import type { EndorsementText } from './endorsement-rules.ts'

interface EndorsementToSign {
  id: string
  badge: { versionId: string; name: string }
  issuer: Profile
  text: EndorsementText
  status: StatusEntry
  origin: string
  now: Date
}

/**
 * The credential of one endorsement (Open Badges 3.0 §B.1.5). It is about the achievement that awards name, so that a
 * verifier who has both can tell that they belong together.
 */
export function endorsementCredential({
  id,
  badge,
  issuer,
  text: { comment, commentCy },
  status,
  origin,
  now,
}: EndorsementToSign): EndorsementCredential {
  const said = [
    { '@value': comment.trim(), '@language': 'en' },
    { '@value': commentCy.trim(), '@language': 'cy' },
  ].filter((one) => one['@value'] !== '')
  return buildEndorsementCredential({
    id: endorsementUrl(origin, id),
    issuer,
    about: badgeVersionUrl(origin, badge.versionId),
    name: badge.name,
    comment: said,
    awardedDate: now,
    validFrom: now,
    status,
  })
}
