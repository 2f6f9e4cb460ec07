import type { Reading } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import type { AwardOffer } from './award-offer.ts'
import { type CodeClosed, closedReason } from './award-offer-rules.ts'
import { lettersOf, selectAwardOffers, selectByLetters } from './award-offer-store.ts'
import { writeClaimCode } from './claim-code.ts'

export type AwardOfferWithLetters = AwardOffer & { letters: string }

/** A code of this organisation, with its letters as people read them. */
export async function findAwardOffer(
  { id, organisationId }: { id: string; organisationId: string },
  { database, masterKey }: Pick<Services, 'database' | 'masterKey'>,
): Promise<AwardOfferWithLetters | undefined> {
  const code = await selectAwardOffers(database)
    .where('awardOffers.id', '=', id)
    .where('awardOffers.organisationId', '=', organisationId)
    .executeTakeFirst()
  return code && { ...code, letters: writeClaimCode(lettersOf(code, masterKey)) }
}

/** The code that a learner typed, and why it cannot be used now. */
export async function findOpenCode(
  { letters }: { letters: string },
  { database, now }: Reading & { now: Date },
): Promise<{ code: AwardOffer; closed: CodeClosed | undefined } | undefined> {
  const found = await selectByLetters(database, letters)
  return found && { code: found, closed: closedReason(found, now) }
}
