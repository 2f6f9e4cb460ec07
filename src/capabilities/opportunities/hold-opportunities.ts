import { sql } from 'kysely'
import type { Standing } from '#capabilities/organisations/organisation.ts'
import { oldestReview } from '#capabilities/organisations/organisation-rules.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { safeguardingLapsed } from './opportunity-jobs.ts'
import { adultAge } from './opportunity-rules.ts'

interface Held {
  id: string
  organisationId: string
  placeId: string
}

/**
 * Two standing conditions. Safeguarding: listings for under-18s of an organisation whose lead, policy or review date has
 * lapsed are hidden, and both sides are told. Membership: all listings of an organisation that a place has suspended, or
 * that has left it, are hidden. They are shown again once that is mended. By the clock for every organisation, and at
 * once for one whose state has just changed.
 */
export function holdOpportunities(
  { organisationId }: { organisationId?: string },
  { database, queue, now }: Pick<Services, 'database' | 'queue'> & { now: Date },
): Promise<{ held: number; shown: number }> {
  return database.transaction().execute(async (tx) => {
    const only = organisationId ? sql`and organisations.id = ${organisationId}` : sql``
    const lapsed = sql`select organisations.id from organisations where ${lapsedAt(now)} ${only}`
    const { rows: held } = await sql<Held>`
      update opportunities set status = 'draft', held_at = ${now}, updated_at = ${now}
      where status in ('published', 'announced') and (age_min < ${adultAge} and organisation_id in (${lapsed})
        or ${standingIs(['suspended', 'left'])} ${organisationId ? sql`and organisation_id = ${organisationId}` : sql``})
      returning id, organisation_id, place_id`.execute(tx)
    const { rows: shown } = await sql<Held>`
      update opportunities set status = case audience when 'network' then 'announced' else 'published' end, held_at = null, updated_at = ${now}
      where held_at is not null and status = 'draft' and (age_min >= ${adultAge} or organisation_id not in (${lapsed}))
        ${organisationId ? sql`and organisation_id = ${organisationId}` : sql``}
        and age_min <= age_max and (mode = 'online' or neighbourhood_id is not null or coalesce(address, '') <> '')
        and btrim(summary) <> '' and btrim(description) <> '' and btrim(booking) <> ''
        and ${standingIs(['approved'])}
      returning id, organisation_id, place_id`.execute(tx)
    await note(tx, { held, shown, now })
    const news = new Map(held.map((one) => [`${one.organisationId} ${one.placeId}`, one]))
    await queue.enqueue(
      tx,
      safeguardingLapsed,
      [...news.values()].map((one) => ({ organisationId: one.organisationId, placeId: one.placeId })),
    )
    return { held: held.length, shown: shown.length }
  })
}

/** The same condition as `safeguardingGapOf`, over all organisations at once. */
function lapsedAt(now: Date) {
  return sql`(coalesce(safeguarding_lead, '') = '' or coalesce(safeguarding_policy_url, '') = ''
    or safeguarding_reviewed_on is null or safeguarding_reviewed_on < ${oldestReview(now).toISOString().slice(0, 10)}::date)`
}

/** Where the organisation of a listing stands with its place. */
function standingIs(standings: Standing[]) {
  return sql`exists (select from organisation_places as standing where standing.organisation_id = opportunities.organisation_id
    and standing.place_id = opportunities.place_id and standing.status in (${sql.join(standings)}))`
}

async function note(tx: Tx, { held, shown, now }: { held: Held[]; shown: Held[]; now: Date }) {
  const entriesOf = (rows: Held[], action: string) =>
    rows.map(({ id, placeId }) => ({ actorId: undefined, action, subjectType: 'opportunity', subjectId: id, placeId }))
  await audit(tx, [...entriesOf(held, 'opportunity.held'), ...entriesOf(shown, 'opportunity.shown-again')], now)
}
