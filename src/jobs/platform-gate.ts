import type { Issuer } from '#capabilities/people/authority.ts'
import { mintIssuer } from '#capabilities/people/mint-authority.ts'

/**
 * The platform's own right to give a badge, without a person who does it: for what an organisation has arranged
 * beforehand, as a milestone of a pathway. Whoever asks has checked that it did.
 */
export function actForOrganisation(organisationId: string): Issuer {
  return mintIssuer({ organisationId, personId: undefined })
}
