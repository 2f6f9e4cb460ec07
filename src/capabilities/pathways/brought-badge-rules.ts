import { createHash } from 'node:crypto'

type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Whether a badge names this address as its holder: in Open Badges 3.0 an identifier of its subject, in 2.0 its
 * recipient. A badge without an identifier is not known to be theirs.
 */
export function isGivenTo(credential: Json, email: string): boolean {
  return addressesIn(credential).some(({ identity, salt }) => isAddress(identity, { email, salt }))
}

/** Whether a badge names any e-mail address as its holder. */
export const namesAddress = (credential: Json): boolean => addressesIn(credential).length > 0

function addressesIn({ credentialSubject, recipient }: Json): { identity: unknown; salt: unknown }[] {
  const identifiers = [credentialSubject]
    .flat()
    .filter(isJson)
    .flatMap(({ identifier }) => [identifier].flat().filter(isJson))
  const addresses = identifiers.filter(({ identityType }) => identityType === 'emailAddress')
  return [
    ...addresses.map(({ identityHash, salt }) => ({ identity: identityHash, salt })),
    ...(isJson(recipient) && recipient.type === 'email'
      ? [{ identity: recipient.identity, salt: recipient.salt }]
      : []),
  ]
}

/** Plain, or as `sha256$…` or `md5$…` of the address with a salt behind it (Open Badges 2.0 §Recipient, 3.0 §B.1.16). */
function isAddress(identity: unknown, { email, salt }: { email: string; salt: unknown }): boolean {
  if (typeof identity !== 'string') return false
  if (identity.toLowerCase() === email.toLowerCase()) return true
  const [, algorithm, digest] = /^(sha256|md5)\$([0-9a-f]+)$/i.exec(identity) ?? []
  if (!algorithm || !digest) return false
  return [email, email.toLowerCase()].some(
    (written) =>
      createHash(algorithm.toLowerCase())
        .update(written + (typeof salt === 'string' ? salt : ''))
        .digest('hex') === digest.toLowerCase(),
  )
}

/**
 * Whether the achievement is its issuer's own: both ids have one host. Without this check an issuer could sign a badge
 * that names another organisation's achievement: the signature is genuine, the right to award it is not.
 */
export function isIssuersOwn({ achievementId, issuerId }: { achievementId: string; issuerId: string }): boolean {
  const host = hostOf(achievementId)
  return host !== undefined && host === hostOf(issuerId)
}

function hostOf(id: string): string | undefined {
  const [, web] = /^did:web:([^:]+)/.exec(id) ?? []
  if (web) return decodeURIComponent(web).toLowerCase()
  return /^https?:/.test(id) && URL.canParse(id) ? new URL(id).host.toLowerCase() : undefined
}
