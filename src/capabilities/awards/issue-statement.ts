import { type EndorsementCredential, type StatusEntry, signCredential, statusEntry } from '@waymark/open-badges'
import { findIssuerIdentity, type IssuerProfile } from '#capabilities/organisations/find-issuer-identity.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { statusListUrl } from './credential-format.ts'
import { reserveStatusPlace } from './status-list-store.ts'

interface Statement {
  organisationId: string
  /** The unsigned credential, by whom it is and where it says whether it still holds. */
  build: (parts: { issuer: IssuerProfile; status: StatusEntry }) => EndorsementCredential
}

/**
 * Signs what an organisation states of something else than a learner, with its own key and a place of its own in its status
 * list. In the transaction of the caller: what is taken back takes no place.
 */
export async function issueStatement(
  { organisationId, build }: Statement,
  { tx, masterKey, site, now }: Pick<Services, 'masterKey' | 'site'> & { tx: Tx; now: Date },
): Promise<{ credential: string; statusListId: string; statusIndex: number }> {
  const identity = await findIssuerIdentity({ organisationId }, { database: tx, masterKey, site })
  const { keyId, slug: organisationSlug, key, verificationMethod, profile } = identity
  const place = await reserveStatusPlace(tx, { organisationId, issuerKeyId: keyId, now })
  const { number, index, statusListId } = place
  const status = statusEntry({
    statusListUrl: statusListUrl(site.origin, { organisationSlug, number }),
    index,
    purpose: 'revocation',
  })
  const signed = await signCredential(build({ issuer: profile, status }), { key, verificationMethod, created: now })
  return { credential: JSON.stringify(signed), statusListId, statusIndex: index }
}
