import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { lettersOf, lockAwardOffer } from './award-offer-store.ts'
import { claimCodeHash } from './claim-code.ts'

export type RotateCodeOutcome = { ok: true } | { ok: false; refusal: 'code-not-found' | 'code-is-stopped' }

type Context = Pick<Services, 'database' | 'masterKey'> & { issuer: Issuer; now: Date }

/**
 * Gives a code that was passed on new letters: the former ones are dead at once, and what was given stays.
 *
 * @param turn the turn that the issuer saw: of two presses, one exchanges the letters
 */
export function rotateAwardOffer(
  { codeId, turn }: { codeId: string; turn: number },
  { database, masterKey, issuer, now }: Context,
): Promise<RotateCodeOutcome> {
  return database.transaction().execute(async (tx): Promise<RotateCodeOutcome> => {
    const code = await lockAwardOffer(tx, codeId)
    if (!code || code.organisationId !== issuer.organisationId) return { ok: false, refusal: 'code-not-found' }
    if (code.stoppedAt) return { ok: false, refusal: 'code-is-stopped' }
    if (code.turn !== turn) return { ok: true }
    const next = { id: codeId, turn: code.turn + 1 }
    await tx
      .updateTable('awardOffers')
      .set({
        turn: next.turn,
        codeHash: claimCodeHash(lettersOf(next, masterKey)),
        formerHashes: [...code.formerHashes, code.codeHash],
      })
      .where('id', '=', codeId)
      .execute()
    const entry = { actorId: issuer.personId, action: 'award-offer.rotated', subjectType: 'award-offer' }
    await audit(tx, { ...entry, subjectId: codeId, placeId: code.placeId }, now)
    return { ok: true }
  })
}
