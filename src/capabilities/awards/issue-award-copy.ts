import {
  type AchievementCredential,
  type Holder,
  signCredential,
  signCredentialAsJwt,
  signCredentialAsSdJwt,
  statusEntry,
} from '@waymark/open-badges'
import { findIssuerIdentity, type IssuerIdentity } from '#capabilities/organisations/find-issuer-identity.ts'
import { lockJoseKey } from '#capabilities/organisations/lock-jose-key.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { stateOf } from './award-rules.ts'
import { selectAward, selectCredential } from './award-store.ts'
import { copyOfCredential, statusListUrl } from './credential-format.ts'
import { reserveStatusPlace } from './status-list-store.ts'
import type { CopyFormat } from './wallet-copies.ts'

export type IssueAwardCopyOutcome =
  | { ok: true; copyId: string; personId: string; credential: string | AchievementCredential }
  | { ok: false; refusal: 'award-does-not-count' }

interface Asked {
  awardId: string
  holder: Holder
  format: CopyFormat
  /** What is taken by one hand-over is one wallet's. */
  batchId: string
}

/**
 * Signs a copy of a kept award for the key of one wallet, with a place of its own in the status list. The award is held until
 * the transaction ends: it is not withdrawn in between, and one that no longer counts gives no copy.
 */
export async function issueAwardCopy(
  { awardId, holder, format, batchId }: Asked,
  { tx, masterKey, site, now }: Pick<Services, 'masterKey' | 'site'> & { tx: Tx; now: Date },
): Promise<IssueAwardCopyOutcome> {
  await tx.selectFrom('awards').select('id').where('id', '=', awardId).forUpdate().execute()
  const [award, signed] = [await selectAward(tx, awardId), await selectCredential(tx, awardId)]
  if (!award?.claimedAt || !award.personId || !signed || stateOf(award, now) !== 'valid')
    return { ok: false, refusal: 'award-does-not-count' }
  const { organisationId, personId } = award
  const powers = { database: tx, masterKey, site }
  // Under did:key another key would be another issuer than that of the list, so there the one key signs everything.
  const isJose = format !== 'ldp_vc' && site.didMethod === 'web'
  if (isJose) await lockJoseKey({ organisationId }, { tx, masterKey, now })
  const lister = await findIssuerIdentity({ organisationId }, powers)
  const signer = isJose ? await findIssuerIdentity({ organisationId, kind: 'P-256' }, powers) : lister
  const place = await reserveStatusPlace(tx, { organisationId, issuerKeyId: lister.keyId, now })
  const copyId = newId(now)
  const address = statusListUrl(site.origin, { organisationSlug: signer.slug, number: place.number })
  const copy = copyOfCredential(signed, {
    ...{ copyId, issuer: signer.profile, holder: holder.did },
    status: statusEntry({ statusListUrl: address, index: place.index, purpose: 'revocation' }),
  })
  await tx
    .insertInto('awardCopies')
    .values({
      ...{ id: copyId, batchId, awardId, format, holder: holder.did, takenAt: now },
      ...{ statusListId: place.statusListId, statusIndex: place.index },
    })
    .execute()
  return { ok: true, copyId, personId, credential: await signIn(format, copy, { signer, holder, now }) }
}

interface Signing {
  signer: IssuerIdentity
  holder: Holder
  now: Date
}

function signIn(format: CopyFormat, copy: AchievementCredential, { signer, holder, now }: Signing) {
  const { key, verificationMethod } = signer
  switch (format) {
    case 'ldp_vc':
      return signCredential(copy, { key, verificationMethod, created: now })
    case 'jwt_vc_json':
      return signCredentialAsJwt(copy, { key, keyId: verificationMethod })
    case 'dc+sd-jwt':
      return signCredentialAsSdJwt(copy, { key, keyId: verificationMethod, issuedAt: now, holder: holder.key })
  }
}
