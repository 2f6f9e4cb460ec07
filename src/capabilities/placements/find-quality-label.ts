import { sql } from 'kysely'
import { adultAge } from '#capabilities/opportunities/opportunity-rules.ts'
import { listQuietOrganisations } from '#capabilities/organisations/list-quiet-organisations.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { openItems } from './exit-rules.ts'
import { selectExitLines } from './exit-store.ts'
import { labelOf } from './label-rules.ts'
import type { Placement } from './placement.ts'
import { type LabelFacts, labelBounds, type QualityLabel } from './quality-label.ts'

/**
 * How a place stands with the criteria of the label, counted now: a label is never stored, so that it is gone with the
 * condition it rests on. Each count is a range of an index of this place.
 */
export async function findQualityLabel(
  { id: placementId, placeId, stage }: Pick<Placement, 'id' | 'placeId' | 'stage'>,
  { database, now }: Reading & { now: Date },
): Promise<QualityLabel> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const [{ rows }, quiet, lines] = await Promise.all([
    sql<Omit<LabelFacts, 'quiet' | 'openExit'>>`
      select
        (select count(*) from organisation_places where place_id = ${placeId} and status = 'approved') as organisations,
        (select count(*) from opportunities where place_id = ${placeId} and held_at is not null and status = 'draft'
          and age_min < ${adultAge} and exists (select from organisation_places as standing
            where standing.organisation_id = opportunities.organisation_id and standing.place_id = ${placeId}
              and standing.status = 'approved')) as hidden,
        (select count(*) from badge_reviews where place_id = ${placeId} and state = 'waiting'
          and asked_at < ${before(labelBounds.reviewDays)}) as late,
        listings, fresh, pathways, broken, consultations, past, held
      from (select count(*) as listings, count(*) filter (where confirmed_at >= ${before(labelBounds.quietDays)}) as fresh
          from opportunities where place_id = ${placeId} and status = 'published') as listed,
        (select count(*) as pathways, count(*) filter (where exists
            (select from pathway_problems where pathway_id = pathways.id)) as broken
          from pathways where place_id = ${placeId} and status = 'published') as ways,
        (select count(*) as consultations from opportunities where place_id = ${placeId} and kind = 'event'
            and status in ('published', 'announced') and event_type = 'consultation'
            and event_status not in ('cancelled', 'postponed')
            and exists (select from opportunity_sessions where opportunity_id = opportunities.id
              and starts_at >= ${before(labelBounds.askedDays)})) as asked,
        (select count(*) as past, count(*) filter (where state = 'held') as held from placement_meetings
          where placement_id = ${placementId} and held_on < ${localParts(now).date}::date) as meetings`.execute(
      database,
    ),
    listQuietOrganisations({ placeId, limit: 1 }, { database, now }),
    selectExitLines(database, placementId),
  ])
  const openExit = stage === 'alumni' ? openItems(lines).length : undefined
  return labelOf({ ...needed(rows[0], 'a count'), quiet: quiet.total, openExit })
}
