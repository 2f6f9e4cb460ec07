import { type IssueOutcome, issueVerifiableCredential, statusEntry } from '@waymark/open-badges'
import { findIssuerIdentity } from '#capabilities/organisations/find-issuer-identity.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { statusListUrl } from './credential-format.ts'
import { reserveStatusPlace } from './status-list-store.ts'

type Context = Pick<Services, 'database' | 'masterKey' | 'site'> & {
  issuer: Issuer
  organisationSlug: string
  now: Date
}

/**
 * Issues any verifiable credential in the name of an organisation (VC-API, Issue Credential). Each gets a place in the
 * organisation's status list, taken in the same transaction: a credential that was refused takes none.
 */
export function issueCredential(
  request: unknown,
  { database, masterKey, site, issuer, organisationSlug, now }: Context,
): Promise<IssueOutcome> {
  return database.transaction().execute(async (tx) => {
    const { organisationId } = issuer
    const { did, key, verificationMethod, keyId } = await findIssuerIdentity(
      { organisationId },
      { database: tx, masterKey, site },
    )
    return issueVerifiableCredential(request, {
      did,
      keys: [{ key, verificationMethod }],
      now,
      contexts: site.contexts,
      async allocateStatus() {
        const { number, index } = await reserveStatusPlace(tx, { organisationId, issuerKeyId: keyId, now })
        return [
          {
            ...statusEntry({
              statusListUrl: statusListUrl(site.origin, { organisationSlug, number }),
              index,
              purpose: 'revocation',
            }),
          },
        ]
      },
    })
  })
}
