import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import { staleBefore } from './list-network.ts'
import { isStanding, type Standing } from './organisation.ts'
import { type SafeguardingGap, safeguardingGapOf } from './organisation-rules.ts'

/** What an organisation has to do that its place waits for. */
export interface OrganisationTasks {
  isMoreAsked: boolean
  gap: SafeguardingGap | undefined
  /** Published listings that nobody has confirmed of late. */
  unconfirmed: number
}

interface Row {
  standing: string
  safeguardingLead: string | null
  safeguardingPolicyUrl: string | null
  safeguardingReviewedOn: string | null
  unconfirmed: number
}

/** Of an organisation of this place; `undefined` where it is none, or waits for nothing. */
export async function findOrganisationTasks(
  { organisationId, placeId }: { organisationId: string; placeId: string },
  { database, now }: { database: Reader; now: Date },
): Promise<OrganisationTasks | undefined> {
  const { rows } = await sql<Row>`
    select status as standing, safeguarding_lead, safeguarding_policy_url, safeguarding_reviewed_on::text,
      (select count(*)::int from opportunities where opportunities.organisation_id = organisations.id
        and opportunities.place_id = ${placeId} and opportunities.status = 'published'
        and confirmed_at < ${staleBefore(now)}) as unconfirmed
    from organisation_places join organisations on organisations.id = organisation_id
    where organisation_id = ${organisationId} and place_id = ${placeId}`.execute(database)
  const [row] = rows
  const standing: Standing | undefined = isStanding(row?.standing) ? row.standing : undefined
  if (!row || !standing) return undefined
  const isIn = standing === 'approved'
  const tasks = {
    isMoreAsked: standing === 'more-asked',
    // What stands outside is asked about when it is let in.
    gap: isIn ? safeguardingGapOf(row, now) : undefined,
    unconfirmed: isIn ? row.unconfirmed : 0,
  }
  return tasks.isMoreAsked || tasks.gap || tasks.unconfirmed > 0 ? tasks : undefined
}
