import { holderOfDid, verifyVerifiablePresentation } from '@waymark/open-badges'
import type { Services } from '#infrastructure/services.ts'
import { giveCopy, type TakeAwardCopyRefusal } from './take-award-copy.ts'
import { secretHash, walletOfferChallengeOf } from './wallet-offer-code.ts'
import { walletOfferStateOf } from './wallet-offer-rules.ts'
import { lockWalletOffer } from './wallet-offer-store.ts'

export type TakePresentedCopyOutcome =
  | { ok: true; copyId: string; credential: unknown }
  | {
      ok: false
      refusal:
        | 'no-such-offer'
        | Extract<TakeAwardCopyRefusal, 'proof-is-wrong' | 'taken-by-another-key' | 'award-does-not-count'>
    }

/**
 * Gives a wallet that speaks VCALM its copy, bound to the DID that it proved by signing our challenge (VCALM, DID
 * Authentication). An offer with a PIN is not for it: the protocol has none.
 */
export function takePresentedCopy(
  { code, presentation }: { code: string; presentation: unknown },
  { database, ...powers }: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
): Promise<TakePresentedCopyOutcome> {
  const { masterKey, site, now } = powers
  return database.transaction().execute(async (tx): Promise<TakePresentedCopyOutcome> => {
    const offer = await lockWalletOffer(tx, { hash: secretHash(code), by: 'codeHash' })
    if (!offer || offer.asksPin || offer.redeemedAt || offer.closedAt || now >= offer.endsAt)
      return { ok: false, refusal: 'no-such-offer' }
    if (!['open', 'taken'].includes(walletOfferStateOf(offer, now))) return { ok: false, refusal: 'no-such-offer' }
    const challenge = walletOfferChallengeOf(offer.id, masterKey)
    const holder = await provenHolder(presentation, { challenge, domain: site.origin, now })
    if (!holder) return { ok: false, refusal: 'proof-is-wrong' }
    const outcome = await giveCopy({ offer, holder, format: 'ldp_vc' }, { ...powers, tx })
    if (outcome.ok) return outcome
    const { refusal } = outcome
    // Neither a token nor a nonce is part of this way.
    if (refusal === 'token-is-wrong' || refusal === 'nonce-is-wrong') return { ok: false, refusal: 'proof-is-wrong' }
    return { ok: false, refusal }
  })
}

interface Expected {
  challenge: string
  domain: string
  now: Date
}

/** Who signed the presentation for us. Its key is its name: nothing is fetched for who asks. */
async function provenHolder(presentation: unknown, { challenge, domain, now }: Expected) {
  if (presentation === null || typeof presentation !== 'object' || 'verifiableCredential' in presentation)
    return undefined
  const named = 'holder' in presentation ? presentation.holder : undefined
  const did = typeof named === 'object' && named !== null && 'id' in named ? named.id : named
  const holder = typeof did === 'string' ? holderOfDid(did) : undefined
  if (!holder) return undefined
  const answer = await verifyVerifiablePresentation(
    { verifiablePresentation: presentation, options: { challenge, ...(namesDomain(presentation) && { domain }) } },
    { now, fetchDocument: async () => ({ ok: false, reason: 'nothing is fetched for a hand-over' }) },
  )
  return answer.verified ? holder : undefined
}

/** Some wallets sign the challenge alone. A domain that is signed must be ours. */
function namesDomain(presentation: object): boolean {
  const proofs = 'proof' in presentation ? [presentation.proof].flat() : []
  return proofs.some((proof) => proof !== null && typeof proof === 'object' && 'domain' in proof)
}
