import { type RawBuilder, sql } from 'kysely'
import { isUninvolved } from '#capabilities/organisations/find-conflict.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { PledgeAct, PledgeOnDesk } from './pledge.ts'
import { dueDays } from './pledge-rules.ts'
import { selectPledges, selectShown } from './pledge-store.ts'
import { type PledgeUse, shownUse } from './pledge-use-rules.ts'
import { type PublicPledge, publicPledge } from './public-pledge.ts'

/** Beyond this many a page only leads to the list. */
const mostShown = 50

/** Reports on an organisation that they work for are not theirs to count or read. */
type ReportReader = Pick<CityLead, 'placeId' | 'personId'>

type Whose = { organisationId: string } | { lead: ReportReader }

/** Pledges as a desk sees them, begun last first. Drafts are their organisation's alone, reports the City Lead's. */
export async function listPledges(
  { after, limit, ...whose }: Whose & { after?: Cursor; limit: number },
  { database }: Reading,
): Promise<Page<PledgeOnDesk & { reports: number }>> {
  const reports =
    'lead' in whose
      ? sql<number>`(select count(*)::int from pledge_reports where pledge_id = pledges.id and settled_at is null
          and ${isUninvolved(sql.ref('pledges.organisation_id'), whose.lead.personId)})`
      : sql<number>`0`
  let query = selectPledges(database)
    .select(reports.as('reports'))
    .orderBy('pledges.createdAt', 'desc')
    .orderBy('pledges.id', 'desc')
    .limit(limit + 1)
  query =
    'organisationId' in whose
      ? query.where('pledges.organisationId', '=', whose.organisationId)
      : query.where('pledges.placeId', '=', whose.lead.placeId).where('pledges.state', '<>', 'draft')
  if (after) query = query.where(sql<boolean>`(pledges.created_at, pledges.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.$castTo<PledgeOnDesk & { reports: number }>().execute()
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
}

/** Whom it is shown to: of a badge in one version of its words, a pathway, an organisation in a place, or a whole place. */
type Shown =
  | { badgeVersionId: string }
  | { pathwayId: string }
  | { organisationId: string; placeId: string }
  | { placeId: string; act?: PledgeAct; after?: Cursor; limit?: number }

/** Pledges that everybody sees now, made live last first. A badge is shown with those of the skills that it names. */
export async function listShownPledges(asked: Shown, powers: Reading & { now: Date }): Promise<Page<PublicPledge>> {
  const { database, now } = powers
  const limit = ('limit' in asked && asked.limit) || mostShown
  let query = selectShown(database, now)
    .orderBy('pledges.liveAt', 'desc')
    .orderBy('pledges.id', 'desc')
    .limit(limit + 1)
  if ('badgeVersionId' in asked)
    query = query.where(sql<boolean>`pledges.id in (
      select of_badge.id from pledges as of_badge join badge_versions as words on words.badge_id = of_badge.badge_id
        where words.id = ${asked.badgeVersionId} and of_badge.state = 'live'
      union select of_skill.id from badge_versions as words join badges as badge on badge.id = words.badge_id
        cross join lateral jsonb_array_elements(words.skills) as skill
        join pledges as of_skill on of_skill.place_id = badge.place_id and of_skill.scope = 'skill'
          and of_skill.state = 'live' and lower(of_skill.about) = lower(skill ->> 'name')
        where words.id = ${asked.badgeVersionId})`)
  else if ('pathwayId' in asked) query = query.where('pledges.pathwayId', '=', asked.pathwayId)
  else {
    query = query.where('pledges.placeId', '=', asked.placeId)
    if ('organisationId' in asked) query = query.where('pledges.organisationId', '=', asked.organisationId)
    if ('act' in asked && asked.act) query = query.where('pledges.act', '=', asked.act)
    if ('after' in asked && asked.after)
      query = query.where(sql<boolean>`(pledges.live_at, pledges.id) < (${asked.after.at}, ${asked.after.id}::uuid)`)
  }
  const rows = await query.execute()
  const uses = await usesOf(
    rows.map(({ id }) => id),
    powers,
  )
  const page = pageOf(rows, limit, (row) => ({ at: row.liveAt ?? row.createdAt, id: row.id }))
  const today = localParts(now).date
  return {
    ...page,
    rows: page.rows.flatMap((row) => publicPledge(row, { use: shownUse(uses.get(row.id) ?? [], today), now }) ?? []),
  }
}

async function usesOf(pledgeIds: string[], { database }: Reading): Promise<Map<string, PledgeUse[]>> {
  if (pledgeIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('pledgeUses')
    .select(['pledgeId', 'quarter', 'asked', 'met'])
    .where('pledgeId', 'in', pledgeIds)
    .orderBy('quarter')
    .execute()
  return Map.groupBy(rows, ({ pledgeId }) => pledgeId)
}

/** What an organisation's managers have to do: pledges that end soon, and those that the City Lead suspended. */
export async function countPledgesToDo(
  { organisationId }: { organisationId: string },
  { database, now }: Reading & { now: Date },
): Promise<{ due: number; endsOn: string | null; suspended: number }> {
  const today = localParts(now).date
  const { rows } = await sql<{ due: number; endsOn: string | null; suspended: number }>`
    select count(*) filter (where state = 'live')::int as due, min(ends_on) filter (where state = 'live') as ends_on,
      count(*) filter (where state = 'suspended')::int as suspended
    from pledges where organisation_id = ${organisationId}
      and (state = 'suspended' or state = 'live' and ends_on between ${today}::date and ${today}::date + ${dueDays}::int)`.execute(
    database,
  )
  return rows[0] ?? { due: 0, endsOn: null, suspended: 0 }
}

/** What waits for who leads a place: offers, and what learners reported, with since when. */
export async function countPledgesWaiting(
  { placeId, personId }: ReportReader,
  { database }: Reading,
): Promise<{ offered: { count: number; since: Date | null }; reported: { count: number; since: Date | null } }> {
  const theirs = (organisationId: RawBuilder<unknown>) => isUninvolved(organisationId, personId)
  const counted = (from: 'offered' | 'reported') =>
    from === 'offered'
      ? sql`select count(*)::int as count, min(offered_at) as since from pledges
          where place_id = ${placeId} and state = 'offered' and ${theirs(sql`pledges.organisation_id`)}`
      : sql`select count(distinct pledge_id)::int as count, min(reported_at) as since from pledge_reports
          where place_id = ${placeId} and settled_at is null
            and ${theirs(sql`(select organisation_id from pledges where pledges.id = pledge_id)`)}`
  const read = async (from: 'offered' | 'reported') => {
    const { rows } = await sql<{ count: number; since: Date | null }>`${counted(from)}`.execute(database)
    return rows[0] ?? { count: 0, since: null }
  }
  const [offered, reported] = await Promise.all([read('offered'), read('reported')])
  return { offered, reported }
}

/** What learners said of a pledge, for who leads its place alone and does not work there: words and days, never who said it. */
export function listPledgeReports(
  { pledgeId, lead }: { pledgeId: string; lead: ReportReader },
  { database }: Reading,
): Promise<{ id: string; said: string; reportedAt: Date; settledAt: Date | null }[]> {
  return database
    .selectFrom('pledgeReports')
    .innerJoin('pledges', 'pledges.id', 'pledgeReports.pledgeId')
    .select(['pledgeReports.id', 'pledgeReports.said', 'reportedAt', 'settledAt'])
    .where('pledgeId', '=', pledgeId)
    .where('pledges.placeId', '=', lead.placeId)
    .where(isUninvolved(sql.ref('pledges.organisation_id'), lead.personId))
    .orderBy('reportedAt', 'desc')
    .limit(100)
    .execute()
}
