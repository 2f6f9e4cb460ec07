import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import type { AwardOffer } from './award-offer.ts'
import { claimCodeHash, claimCodeOf } from './claim-code.ts'

/** The letters of a code follow from its id and its turn. */
export function lettersOf({ id, turn }: Pick<AwardOffer, 'id' | 'turn'>, masterKey: MasterKey): string {
  return claimCodeOf(`shared ${id} ${turn}`, masterKey)
}

/** As awarding decides it (`findBadgeToIssue`), for many codes at once. */
const isGivable = sql<boolean>`badges.status = 'published' and exists (
  select from badge_issuers join organisation_places using (organisation_id, place_id)
  where badge_issuers.badge_id = badges.id and badge_issuers.organisation_id = award_offers.organisation_id
    and state in ('owner', 'agreed') and organisation_places.status = 'approved')`

export function selectAwardOffers(reader: Reader) {
  return reader
    .selectFrom('awardOffers')
    .innerJoin('badges', 'badges.id', 'awardOffers.badgeId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .select([
      'awardOffers.id',
      'awardOffers.organisationId',
      'awardOffers.badgeId',
      'badgeVersions.name as badgeName',
      'badgeVersions.nameCy as badgeNameCy',
      'opportunityId',
      'evidence',
      'turn',
      'startsAt',
      'endsAt',
      'mostUses',
      'uses',
      'listedOnly',
      'madeAt',
      'stoppedAt',
    ])
    .select(isGivable.as('isGivable'))
    .$castTo<AwardOffer>()
}

/** The code of these letters, current or former ones. */
export async function selectByLetters(
  reader: Reader,
  letters: string,
): Promise<(AwardOffer & { isFormer: boolean }) | undefined> {
  const hash = claimCodeHash(letters)
  const isCurrent = sql<boolean>`award_offers.code_hash = ${hash}`
  const isFormer = sql<boolean>`award_offers.former_hashes @> array[${hash}::bytea]`
  return selectAwardOffers(reader)
    .select(isFormer.as('isFormer'))
    .where((where) => where.or([isCurrent, isFormer]))
    .executeTakeFirst()
}

/** The code with the place of its badge, held until the transaction ends: its uses are counted one by one. */
export function lockAwardOffer(tx: Tx, id: string) {
  return tx
    .selectFrom('awardOffers')
    .innerJoin('badges', 'badges.id', 'awardOffers.badgeId')
    .selectAll('awardOffers')
    .select('badges.placeId')
    .where('awardOffers.id', '=', id)
    .forUpdate('awardOffers')
    .executeTakeFirst()
}

/** What a code has given stands in one run, which grows with each use and cannot be undone as a whole. */
export async function countInRun(
  tx: Tx,
  {
    code,
    now,
  }: { code: { id: string; organisationId: string; badgeId: string; madeBy: string | null; madeAt: Date }; now: Date },
) {
  const { id, organisationId, badgeId, madeBy, madeAt } = code
  await sql`
    insert into award_runs (id, organisation_id, badge_id, asked_by, asked_at, notify, total, given, finished_at,
      undo_until, mails_begun_at)
    values (${id}, ${organisationId}, ${badgeId}, ${madeBy}, ${madeAt}, false, 1, 1, ${now}, ${madeAt}, ${now})
    on conflict (id) do update set total = award_runs.total + 1, given = award_runs.given + 1,
      finished_at = ${now}`.execute(tx)
}
