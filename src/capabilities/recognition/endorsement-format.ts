import {
  buildEndorsementCredential,
  type EndorsementCredential,
  type Profile,
  type StatusEntry,
} from '@waymark/open-badges'
import { endorsementUrl } from './endorsement.ts'
import type { EndorsementText } from './endorsement-rules.ts'

interface EndorsementToSign {
  id: string
  /** What it is of: its name, and the address that says its words. */
  name: string
  about: string
  issuer: Profile
  text: EndorsementText
  status: StatusEntry
  origin: string
  now: Date
}

/**
 * The credential of one endorsement (Open Badges 3.0 §B.1.5). Of a badge it is about the achievement that awards
 * name, so that a verifier who has both can tell that they belong together.
 */
export function endorsementCredential({
  id,
  name,
  about,
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
    about,
    name,
    comment: said,
    awardedDate: now,
    validFrom: now,
    status,
  })
}
