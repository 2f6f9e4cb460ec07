import { countUpTo } from '#infrastructure/database/count-up-to.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { EventStatus, OpportunityListing, OpportunityNarrowing } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'
import { opportunityQuery } from './opportunity-query-store.ts'
import { isNotCancelled } from './upcoming-store.ts'

interface Since {
  narrowing: OpportunityNarrowing
  since: Date
}

/** What was published since, the newest first. */
export async function listOpportunitiesSince(
  { narrowing, since, limit }: Since & { limit: number },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityListing[]> {
  return opportunityQuery(database, now)
    .where('opportunities.status', '=', 'published')
    .where('opportunities.publishedAt', '>', since)
    .where(isNotCancelled)
    .where(fits(narrowing))
    .orderBy('opportunities.publishedAt', 'desc')
    .orderBy('opportunities.id', 'desc')
    .limit(limit)
    .execute()
}

/** Opportunities published before `since` that were cancelled or postponed after it: people who planned to go are told. */
export async function listCalledOffSince(
  { narrowing, since, limit }: Since & { limit: number },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityListing[]> {
  return opportunityQuery(database, now)
    .where('opportunities.status', '=', 'published')
    .where('opportunities.publishedAt', '<=', since)
    .where('opportunities.eventStatus', 'in', ['cancelled', 'postponed'])
    .where('opportunities.updatedAt', '>', since)
    .where(fits(narrowing))
    .orderBy('opportunities.updatedAt', 'desc')
    .limit(limit)
    .execute()
}

export interface CalledOffSession extends OpportunityListing {
  startsAt: Date
  sessionStatus: EventStatus
}

/** Single dates to come that were called off or put off since, of what was published before and otherwise takes place. */
export async function listCalledOffSessionsSince(
  { narrowing, since, limit }: Since & { limit: number },
  { database, now }: Reading & { now: Date },
): Promise<CalledOffSession[]> {
  return opportunityQuery(database, now)
    .innerJoin('opportunitySessions', 'opportunitySessions.opportunityId', 'opportunities.id')
    .select(['opportunitySessions.startsAt', 'opportunitySessions.eventStatus as sessionStatus'])
    .where('opportunitySessions.statusChangedAt', '>', since)
    .where('opportunitySessions.startsAt', '>', now)
    .where('opportunitySessions.eventStatus', 'in', ['cancelled', 'postponed'])
    .where('opportunities.status', '=', 'published')
    .where('opportunities.publishedAt', '<=', since)
    .where('opportunities.eventStatus', 'not in', ['cancelled', 'postponed'])
    .where(fits(narrowing))
    .orderBy('opportunitySessions.startsAt')
    .limit(limit)
    .$castTo<CalledOffSession>()
    .execute()
}

export async function countOpportunitiesSince(
  { narrowing, since, atMost }: Since & { atMost: number },
  { database }: Reading,
): Promise<number> {
  const found = database
    .selectFrom('opportunities')
    .select('id')
    .where('status', '=', 'published')
    .where('publishedAt', '>', since)
    .where(isNotCancelled)
    .where(fits(narrowing))
  return countUpTo(database, found, atMost)
}
