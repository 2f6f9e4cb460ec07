import { sql } from 'kysely'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { cardPinOf, claimCodeHash, claimCodeOf, writeClaimCode } from './claim-code.ts'
import type { RunCode } from './list-run-codes.ts'

/** A card for a badge: what it says, and of which badge. */
export interface GivenCard extends RunCode {
  badgeName: string
  badgeNameCy: string | null
}

export type GiveCardsOutcome = { ok: true; cards: GivenCard[] } | { ok: false; refusal: 'nobody-is-chosen' }

type Context = Pick<Services, 'database' | 'masterKey'> & { issuer: Issuer; now: Date }

const mostCards = 1000

/**
 * Makes codes and PINs for badges that are not kept yet, also for those whose learner has an address: what the mail did
 * not bring is handed over on paper. The link in the mail goes on working beside the card.
 */
export function giveCards(
  { awardIds }: { awardIds: string[] },
  { database, masterKey, issuer, now }: Context,
): Promise<GiveCardsOutcome> {
  return database.transaction().execute(async (tx): Promise<GiveCardsOutcome> => {
    await sql`
      select from awards where id = any(${awardIds.slice(0, mostCards)}::uuid[]) and organisation_id = ${issuer.organisationId}
      order by id for update`.execute(tx)
    const { rows } = await sql<Omit<GivenCard, 'letters' | 'pin'> & { hasCode: boolean; placeId: string }>`
      select awards.id as award_id, coalesce(recipients.name, email, '') as name, awards.place_id,
        claim_code_hash is not null as has_code, badge_versions.name as badge_name, badge_versions.name_cy as badge_name_cy
      from awards join recipients on recipients.id = recipient_id
        join badge_versions on badge_versions.id = badge_version_id
      where awards.id = any(${awardIds.slice(0, mostCards)}::uuid[]) and awards.organisation_id = ${issuer.organisationId}
        and claimed_at is null and revoked_at is null and recipients.erased_at is null
      order by badge_versions.name, name, awards.id`.execute(tx)
    if (rows.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
    const without = rows.filter((row) => !row.hasCode)
    await sql`
      update awards set claim_code_hash = line.hash
      from unnest(${without.map((row) => row.awardId)}::uuid[],
        ${without.map((row) => claimCodeHash(claimCodeOf(row.awardId, masterKey)))}::bytea[]) as line(id, hash)
      where awards.id = line.id`.execute(tx)
    const entry = { actorId: issuer.personId, action: 'award.card-given', subjectType: 'award' }
    const entries = rows.map(({ awardId, placeId }) => ({ ...entry, subjectId: awardId, placeId }))
    await audit(tx, entries, now)
    const cards = rows.map(({ awardId, name, badgeName, badgeNameCy }) => ({
      ...{ awardId, name, badgeName, badgeNameCy },
      letters: writeClaimCode(claimCodeOf(awardId, masterKey)),
      pin: cardPinOf(awardId, masterKey),
    }))
    return { ok: true, cards }
  })
}
