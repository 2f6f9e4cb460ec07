import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { freeSlug } from '#infrastructure/database/free-slug.ts'
import { newId } from '#infrastructure/ids.ts'
import type { EventStatus, OpportunityContent, OpportunityStatus, PlannedSession } from './opportunity.ts'

/** The content, or a part of it, as the database keeps it. */
export function columnsOf(content: OpportunityContent): Kept
export function columnsOf(content: Partial<OpportunityContent>): Partial<Kept>
export function columnsOf({ skills, ...rest }: Partial<OpportunityContent>): Partial<Kept> {
  return skills ? { ...rest, skills: JSON.stringify(skills) } : rest
}

type Kept = Omit<OpportunityContent, 'skills'> & { skills: string }

type Locked = Pick<OpportunityContent, 'ageMin' | 'ageMax' | 'mode' | 'neighbourhoodId' | 'address'> &
  Pick<OpportunityContent, 'summary' | 'description' | 'booking' | 'kind' | 'audience'> & {
    id: string
    status: OpportunityStatus
    organisationId: string
    placeId: string
  }

/** Waits until nobody else is changing this opportunity. */
export async function lockOpportunity(tx: Tx, id: string) {
  return tx
    .selectFrom('opportunities')
    .select(['id', 'status', 'organisationId', 'placeId', 'ageMin', 'ageMax', 'mode', 'neighbourhoodId', 'address'])
    .select(['summary', 'description', 'booking', 'kind', 'audience'])
    .$castTo<Locked>()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether it has dates, and whether the last of them is over. */
export async function datesOf(
  database: Reader,
  opportunityId: string,
  now: Date,
): Promise<{ hasNoDates: boolean; datesArePast: boolean }> {
  const { last } = await database
    .selectFrom('opportunitySessions')
    .select((select) => select.fn.max('endsAt').as('last'))
    .where('opportunityId', '=', opportunityId)
    .executeTakeFirstOrThrow()
  return { hasNoDates: last === null, datesArePast: last !== null && new Date(last) <= now }
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
    .returning(['id', 'startsAt', 'eventStatus', 'statusChangedAt'])
    .$castTo<{ id: string; startsAt: Date; eventStatus: EventStatus; statusChangedAt: Date | null }>()
    .execute()
  if (sessions.length === 0) return
  const known = new Map(earlier.map((session) => [session.startsAt.getTime(), session]))
  const ids = new Map(earlier.map(({ id, startsAt }) => [startsAt.getTime(), id]))
  await tx
    .insertInto('opportunitySessions')
    .values(
      sessions.map(({ eventStatus: said, ...session }) => {
        const before = known.get(session.startsAt.getTime())
        const eventStatus = said ?? before?.eventStatus ?? 'scheduled'
        const isAsBefore = eventStatus === (before?.eventStatus ?? 'scheduled')
        const statusChangedAt = isAsBefore ? (before?.statusChangedAt ?? null) : now
        // A date that stays keeps its id: calendars know it by that, and would show it twice.
        const id = ids.get(session.startsAt.getTime()) ?? newId(now)
        ids.delete(session.startsAt.getTime())
        return { id, opportunityId, ...session, eventStatus, statusChangedAt }
      }),
    )
    .execute()
}

/** Only badges that the organisation may give can be joined: its own, and those that are shared with it. */
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
        .where(
          sql<boolean>`id in (select badge_id from badge_issuers
            where organisation_id = ${organisationId} and state in ('owner', 'agreed'))`,
        )
        .select((select) => [select.cast<string>(select.val(opportunityId), 'uuid').as('opportunityId'), 'id']),
    )
    .execute()
}
