import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'

export interface SessionOnDesk {
  opportunityId: string
  title: string
  titleCy: string | null
  startsAt: Date
  endsAt: Date
  /** Of all ways to take part. */
  seats: number
  taken: number
  waiting: number
  /** Bookings by telephone that wait for the organisation. */
  toConfirm: number
  /** Nobody has booked it yet where there is none. */
  sessionId: string | null
  isOff: boolean
  /** Those who booked come at a time that the listing names no more. */
  isAdrift: boolean
}

interface Asked {
  organisationId: string
  opportunityId?: string
  after?: Cursor
  limit: number
}

/** Sessions of an organisation that are booked or can be, from the earliest that is not over. */
export async function listBookedSessions(
  { organisationId, opportunityId, after, limit }: Asked,
  { database, now }: Reading & { now: Date },
): Promise<Page<SessionOnDesk>> {
  const { rows } = await sql<SessionOnDesk>`
    with terms as (
      select * from booking_terms where organisation_id = ${organisationId}
        and (${opportunityId ?? null}::uuid is null or opportunity_id = ${opportunityId ?? null}::uuid)
    ), coming as (
      select listed.opportunity_id, listed.starts_at, listed.ends_at, listed.event_status, null::uuid as adrift
      from terms join opportunity_sessions as listed using (opportunity_id) where listed.ends_at > ${now}
      union all
      select booked.opportunity_id, booked.starts_at, booked.ends_at, booked.told_status, booked.id
      from terms join booked_sessions as booked using (opportunity_id)
      where booked.ends_at > ${now} and booked.in_person_taken + booked.online_taken + booked.waiting > 0
        and not exists (select from opportunity_sessions as listed where listed.opportunity_id = booked.opportunity_id
          and listed.starts_at = booked.starts_at)
    )
    select coming.opportunity_id, title, title_cy, coming.starts_at, coming.ends_at,
      coalesce(in_person_seats, 0) + coalesce(online_seats, 0) as seats,
      coalesce(in_person_taken + online_taken, 0) as taken, coalesce(booked.waiting, 0) as waiting,
      (select count(*)::int from bookings where session_id = booked.id and email is null and proven_at is null
        and state in ('held', 'asked', 'waiting')) as to_confirm,
      booked.id as session_id, adrift is not null and called_off_at is null as is_adrift,
      called_off_at is not null or coming.event_status = 'cancelled' or opportunities.event_status = 'cancelled'
        or opportunities.status = 'archived' as is_off
    from coming join terms using (opportunity_id) join opportunities on opportunities.id = coming.opportunity_id
      left join booked_sessions as booked on booked.opportunity_id = coming.opportunity_id
        and booked.starts_at = coming.starts_at
    where opportunities.status <> 'draft' and (opportunities.status in ('published', 'announced') or booked.id is not null)
      ${after ? sql`and (coming.starts_at, coming.opportunity_id) > (${after.at}, ${after.id}::uuid)` : sql``}
    order by coming.starts_at, coming.opportunity_id limit ${limit + 1}`.execute(database)
  return pageOf(rows, limit, (row) => ({ at: row.startsAt, id: row.opportunityId }))
}
