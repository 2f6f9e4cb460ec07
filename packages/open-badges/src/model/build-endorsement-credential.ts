import type { RevocationListEntry, StatusEntry } from '../status/status-entry.ts'
import { badgeContexts } from './badge-contexts.ts'
import type { Evidence, Profile } from './badge-parts.ts'
import { dateTimeOf } from './build-achievement-credential.ts'
import type { EndorsementCredential } from './credential.ts'
import type { Text } from './text.ts'

/** What an endorsement is made of: who says it, of whom or what (its id), and in what words. */
export type EndorsementCredentialParts = {
  id: string
  issuer: Profile
  about: string
  /** Shown in lists of credentials. */
  name: Text
  comment?: Text
  description?: Text
  awardedDate?: Date
  validFrom: Date
  validUntil?: Date
  evidence?: Evidence[]
  status?: StatusEntry | RevocationListEntry | (StatusEntry | RevocationListEntry)[]
  /** Where its JSON Schema, a newer version of it, and its terms are found. */
  links?: Pick<EndorsementCredential, 'credentialSchema' | 'refreshService' | 'termsOfUse'>
}

/**
 * Builds the unsigned credential by which an organisation speaks for a badge, an award or another organisation
 * (Open Badges 3.0 §B.1.5, EndorsementCredential).
 */
export function buildEndorsementCredential(parts: EndorsementCredentialParts): EndorsementCredential {
  const { id, issuer, about, comment, name, description, awardedDate, validFrom, validUntil } = parts
  return {
    '@context': badgeContexts(parts),
    id,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name,
    ...(description ? { description } : {}),
    issuer,
    validFrom: dateTimeOf(validFrom),
    ...(validUntil ? { validUntil: dateTimeOf(validUntil) } : {}),
    ...(awardedDate ? { awardedDate: dateTimeOf(awardedDate) } : {}),
    credentialSubject: {
      id: about,
      type: ['EndorsementSubject'],
      ...(comment ? { endorsementComment: comment } : {}),
    },
    ...(parts.evidence ? { evidence: parts.evidence } : {}),
    ...(parts.status ? { credentialStatus: parts.status } : {}),
    ...parts.links,
  }
}
