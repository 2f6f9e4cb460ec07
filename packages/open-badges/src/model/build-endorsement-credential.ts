import { CREDENTIALS_V2_CONTEXT, OPEN_BADGES_CONTEXT } from '../contexts/context-names.ts'
import type { StatusEntry } from '../status/status-entry.ts'
import type { Profile } from './badge-parts.ts'
import { dateTimeOf } from './build-achievement-credential.ts'
import type { EndorsementCredential } from './credential.ts'

/** What an endorsement is made of: who says it, of whom or what (its id), and in what words. */
export type EndorsementCredentialParts = {
  id: string
  issuer: Profile
  about: string
  /** Shown in lists of credentials. */
  name: string
  comment?: string
  description?: string
  validFrom: Date
  validUntil?: Date
  status?: StatusEntry
}

/**
 * Builds the unsigned credential by which an organisation speaks for a badge, an award or another organisation
 * (Open Badges 3.0 §B.1.5, EndorsementCredential).
 */
export function buildEndorsementCredential(parts: EndorsementCredentialParts): EndorsementCredential {
  const { id, issuer, about, comment, name, description, validFrom, validUntil, status } = parts
  return {
    '@context': [CREDENTIALS_V2_CONTEXT, OPEN_BADGES_CONTEXT],
    id,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name,
    ...(description ? { description } : {}),
    issuer,
    validFrom: dateTimeOf(validFrom),
    ...(validUntil ? { validUntil: dateTimeOf(validUntil) } : {}),
    credentialSubject: {
      id: about,
      type: ['EndorsementSubject'],
      ...(comment ? { endorsementComment: comment } : {}),
    },
    ...(status ? { credentialStatus: status } : {}),
  }
}
