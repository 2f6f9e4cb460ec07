import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { askedAfterDays, daysBefore } from './freshness-rules.ts'

export interface Unconfirmed {
  id: string
  slug: string
  placeSlug: string
  title: string
  titleCy: string | null
  confirmedAt: Date
  /** Hidden since then. */
  lapsedAt: Date | null
}

/** Listings of an organisation that are due for confirmation, longest overdue first. */
export async function listUnconfirmed(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<Unconfirmed[]> {
  return database
    .selectFrom('opportunities')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .select([
      'opportunities.id',
      'opportunities.slug',
      'places.slug as placeSlug',
      'title',
      'titleCy',
      'confirmedAt',
      'lapsedAt',
    ])
    .where('organisationId', '=', organisationId)
    .where(
      sql<boolean>`((status = 'published' and confirmed_at < ${daysBefore(now, askedAfterDays)}) or lapsed_at is not null)`,
    )
    .orderBy('confirmedAt')
    .limit(limit)
    .$castTo<Unconfirmed>()
    .execute()
}
