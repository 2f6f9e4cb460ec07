import type { Tx } from '#infrastructure/database/database.ts'
import { freeSlug } from '#infrastructure/database/free-slug.ts'
import { newId } from '#infrastructure/ids.ts'
import type { EventStatus, OpportunityContent, PlannedSession } from './opportunity.ts'

/** The content as the database keeps it. */
export function columnsOf({ skills, ...rest }: OpportunityContent) {
  return { ...rest, skills: JSON.stringify(skills) }
}

/** Waits until nobody else is changing this opportunity. */
export async function lockOpportunity(tx: Tx, id: string) {
  return tx
    .selectFrom('opportunities')
    .select(['id', 'status', 'organisationId', 'placeId', 'ageMin', 'ageMax', 'mode', 'neighbourhoodId', 'address'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function freeOpportunitySlug(tx: Tx, { placeId, wanted }: { placeId: string; wanted: string }): Promise<string> {
  return freeSlug(tx, {
    wanted,
    space: `opportunities of ${placeId}`,
    taken: (numbered) =>
      tx
        .selectFrom('opportunities')
        .select('slug')
        .where('placeId', '=', placeId)
        .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', numbered)]))
        .execute(),
  })
}

export async function replaceSessions(
  tx: Tx,
  { opportunityId, sessions, now }: { opportunityId: string; sessions: PlannedSession[]; now: Date },
) {
  const earlier = await tx
    .deleteFrom('opportunitySessions')
    .where('opportunityId', '=', opportunityId)
    .returning(['startsAt', 'eventStatus'])
    .$castTo<{ startsAt: Date; eventStatus: EventStatus }>()
    .execute()
  if (sessions.length === 0) return
  const known = new Map(earlier.map(({ startsAt, eventStatus }) => [startsAt.getTime(), eventStatus]))
  await tx
    .insertInto('opportunitySessions')
    .values(
      sessions.map(({ eventStatus, ...session }) => ({
        id: newId(now),
        opportunityId,
        ...session,
        eventStatus: eventStatus ?? known.get(session.startsAt.getTime()) ?? 'scheduled',
      })),
    )
    .execute()
}

/** Only badges of the same organisation can be joined: nobody lends somebody else's name. */
export async function replaceBadges(
  tx: Tx,
  { opportunityId, organisationId, badgeIds }: { opportunityId: string; organisationId: string; badgeIds: string[] },
) {
  await tx.deleteFrom('opportunityBadges').where('opportunityId', '=', opportunityId).execute()
  if (badgeIds.length === 0) return
  await tx
    .insertInto('opportunityBadges')
    .columns(['opportunityId', 'badgeId'])
    .expression((from) =>
      from
        .selectFrom('badges')
        .where('id', 'in', badgeIds)
        .where('organisationId', '=', organisationId)
        .select((select) => [select.cast<string>(select.val(opportunityId), 'uuid').as('opportunityId'), 'id']),
    )
    .execute()
}
