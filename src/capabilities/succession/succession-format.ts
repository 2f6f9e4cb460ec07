import {
  buildEndorsementCredential,
  type EndorsementCredential,
  type Profile,
  type StatusEntry,
} from '@waymark/open-badges'
import { type SuccessionSigner, successionUrl } from './succession.ts'

interface StatementToSign {
  id: string
  signer: SuccessionSigner
  issuer: Profile
  /** The other organisation: its name, and the DID under which it signs. */
  other: { name: string; did: string }
  /** What is said of it, by language. */
  comment: { en: string; cy: string }
  status: StatusEntry
  origin: string
  now: Date
}

/**
 * What one of two organisations states of the other when it hands its badges over, or takes them over: an endorsement of the
 * other's profile (Open Badges 3.0 §B.1.5), so that every verifier of badges can read and check it.
 */
export function successionCredential(statement: StatementToSign): EndorsementCredential {
  const { id, signer, issuer, other, comment, status, origin, now } = statement
  return buildEndorsementCredential({
    id: successionUrl(origin, id, signer),
    issuer,
    about: other.did,
    name: other.name,
    comment: (['en', 'cy'] as const).map((language) => ({ '@value': comment[language], '@language': language })),
    awardedDate: now,
    validFrom: now,
    status,
  })
}
