import { checkHolderProof, type Holder } from '@waymark/open-badges'
import { issueAwardCopy } from '#capabilities/awards/issue-award-copy.ts'
import type { CopyFormat } from '#capabilities/awards/wallet-copies.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { awaitPress } from '#infrastructure/database/double-press.ts'
import type { Services } from '#infrastructure/services.ts'
import type { WalletOffer } from './wallet-offer.ts'
import { isWalletNonce, secretHash } from './wallet-offer-code.ts'
import { walletOfferStateOf } from './wallet-offer-rules.ts'
import { lockWalletOffer, type WalletOfferRow } from './wallet-offer-store.ts'

export type TakeAwardCopyRefusal =
  | 'token-is-wrong'
  | 'proof-is-wrong'
  | 'nonce-is-wrong'
  | 'taken-by-another-key'
  | 'award-does-not-count'

export type TakeAwardCopyOutcome =
  | { ok: true; copyId: string; credential: unknown }
  | { ok: false; refusal: TakeAwardCopyRefusal }

interface Asked {
  organisationSlug: string
  /** The address under which wallets know the issuer: for it the proof must be made. */
  issuerAddress: string
  token: string
  format: CopyFormat
  proof: string
}

type Powers = Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date }

/**
 * Gives a wallet its copy of an award, bound to the key that it proves (OpenID4VCI 1.0 §8). Asked again with the same key it
 * gets the same, as after an answer that was lost; another key gets nothing.
 */
export function takeAwardCopy(asked: Asked, { database, ...powers }: Powers): Promise<TakeAwardCopyOutcome> {
  const { organisationSlug, issuerAddress, token, format, proof } = asked
  return database.transaction().execute(async (tx): Promise<TakeAwardCopyOutcome> => {
    const offer = await lockWalletOffer(tx, { hash: secretHash(token), by: 'tokenHash' })
    const isTheirs = offer?.organisationSlug === organisationSlug && isTokenGood(offer, powers.now)
    if (!offer || !isTheirs) return { ok: false, refusal: 'token-is-wrong' }
    const checked = await checkHolderProof(proof, { audience: issuerAddress })
    if (!checked.ok) return { ok: false, refusal: 'proof-is-wrong' }
    const nonce = checked.nonce
    if (nonce === undefined || !isWalletNonce(nonce, powers)) return { ok: false, refusal: 'nonce-is-wrong' }
    return giveCopy({ offer, holder: checked.holder, format, nonce }, { ...powers, tx })
  })
}

/** As long as the token lasts: what was taken can be asked for again, until it is stopped or switched off. */
function isTokenGood(offer: WalletOfferRow, now: Date): boolean {
  return walletOfferStateOf({ ...offer, taken: 0 }, now) === 'begun'
}

interface Giving {
  offer: WalletOffer
  holder: Holder
  format: CopyFormat
  /** Where the protocol has one. */
  nonce?: string
}

/** The one copy that this hand-over gives in this form. The hand-over is held by the caller. */
export async function giveCopy(
  { offer, holder, format, nonce }: Giving,
  { tx, ...powers }: Omit<Powers, 'database'> & { tx: Tx },
): Promise<TakeAwardCopyOutcome> {
  const { id: walletOfferId, awardId } = offer
  const former = await tx
    .selectFrom('walletOfferCopies')
    .select(['copyId', 'holder', 'given'])
    .where('walletOfferId', '=', walletOfferId)
    .where('format', '=', format)
    .executeTakeFirst()
  if (former && former.holder !== holder.did) return { ok: false, refusal: 'taken-by-another-key' }
  if (former) return { ok: true, copyId: former.copyId, credential: JSON.parse(former.given) }
  const nonceHash = nonce === undefined ? null : secretHash(nonce)
  if (nonceHash && (await isUsedElsewhere(tx, { nonceHash, walletOfferId })))
    return { ok: false, refusal: 'nonce-is-wrong' }
  const issued = await issueAwardCopy({ awardId, holder, format, batchId: walletOfferId }, { ...powers, tx })
  if (!issued.ok) return issued
  const { copyId, personId, credential } = issued
  await tx
    .insertInto('walletOfferCopies')
    .values({ walletOfferId, format, copyId, holder: holder.did, nonceHash, given: JSON.stringify(credential) })
    .execute()
  const entry = { action: 'person.badge-copied', subjectType: 'person', detail: { awardId, format } }
  await audit(tx, { ...entry, actorId: personId, subjectId: personId }, powers.now)
  return { ok: true, copyId, credential }
}

/**
 * Whether another hand-over took this nonce: wallets may ask for each form with the one that they were given at first.
 * Of two requests at the same moment, in whatever hand-overs, the second waits here until the first has ended.
 */
async function isUsedElsewhere(
  tx: Tx,
  { nonceHash, walletOfferId }: { nonceHash: Buffer; walletOfferId: string },
): Promise<boolean> {
  await awaitPress(tx, `wallet nonce ${nonceHash.toString('hex')}`)
  const used = await tx
    .selectFrom('walletOfferCopies')
    .select('copyId')
    .where('nonceHash', '=', nonceHash)
    .where('walletOfferId', '<>', walletOfferId)
    .limit(1)
    .executeTakeFirst()
  return used !== undefined
}
