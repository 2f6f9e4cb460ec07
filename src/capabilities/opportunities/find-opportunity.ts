import type { Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { type OpportunityListing, type OpportunityTopic, opportunityTopics, type Session } from './opportunity.ts'
import { opportunityColumns, opportunityQuery } from './opportunity-query-store.ts'

export async function findOpportunity(
  by: { id: string } | { placeSlug: string; slug: string },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityListing | undefined> {
  let query = opportunityQuery(database, now)
  query =
    'id' in by
      ? query.where('opportunities.id', '=', by.id)
      : query.where('places.slug', '=', by.placeSlug).where('opportunities.slug', '=', by.slug)
  return query.executeTakeFirst()
}

/** The columns that an edit sets. */
const edited = opportunityColumns.slice(opportunityColumns.indexOf('kind'), opportunityColumns.indexOf('publishedAt'))

export interface OpportunityEdit {
  opportunity: OpportunityListing
  sessions: Session[]
  badgeIds: string[]
  /** Of everything that can be edited (`revisionOf`). */
  revision: string
  /** Of what each page sets: two people on two pages of one opportunity do not get into each other's way. */
  revisions: Record<OpportunityTopic, string>
}

/** Everything that a form changes of an opportunity. */
export async function findOpportunityEdit(
  id: string,
  { database, now }: Reading & { now: Date },
): Promise<OpportunityEdit | undefined> {
  const opportunity = await findOpportunity({ id }, { database, now })
  if (!opportunity) return undefined
  const sessions = await listSessions({ opportunityId: id, limit: 5_000 }, { database })
  const badges = await database
    .selectFrom('opportunityBadges')
    .select('badgeId')
    .where('opportunityId', '=', id)
    .orderBy('badgeId')
    .execute()
  const badgeIds = badges.map((one) => one.badgeId)
  const content = Object.fromEntries(edited.map((column) => [column, opportunity[column]]))
  const partOf = (topic: OpportunityTopic) =>
    revisionOf({
      content: Object.fromEntries(opportunityTopics[topic].map((column) => [column, opportunity[column]])),
      ...(topic === 'when' ? { sessions } : {}),
      ...(topic === 'badges' ? { badgeIds } : {}),
    })
  return {
    opportunity,
    sessions,
    badgeIds,
    revision: revisionOf({ content, sessions, badgeIds }),
    revisions: {
      what: partOf('what'),
      where: partOf('where'),
      when: partOf('when'),
      who: partOf('who'),
      how: partOf('how'),
      badges: partOf('badges'),
    },
  }
}

export async function listSessions(
  { opportunityId, from, limit }: { opportunityId: string; from?: Date; limit: number },
  { database }: Reading,
): Promise<Session[]> {
  let query = database
    .selectFrom('opportunitySessions')
    .select(['startsAt', 'endsAt', 'eventStatus'])
    .where('opportunityId', '=', opportunityId)
    .orderBy('startsAt')
    .limit(limit)
  if (from) query = query.where('startsAt', '>=', from)
  return query.$castTo<Session>().execute()
}
