import { sql } from 'kysely'
import { shown, shownPart } from '#capabilities/impact/small-numbers-rules.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { yearBefore } from './came-of-rules.ts'

/** The results of recognition in a place, for those who lead it. Each number has its definition beside it on the page. */
export interface CameOf {
  /** The first day of the twelve months. */
  since: string
  /** Organisations of the kind employer that took part in the twelve months, and others that did. */
  employers: number
  others: number
  /** As they stand now. */
  endorsements: number
  pledges: number
  roles: number
  vacancies: number
  /** In the twelve months; undefined where it must stay hidden. */
  pledgesAsked: number | undefined
  pledgesMet: number | undefined
  introductionsSent: number | undefined
  introductionsAccepted: number | undefined
}

interface Counts {
  employers: number
  others: number
  endorsements: number
  pledges: number
  roles: number
  vacancies: number
  asked: number
  met: number
  sent: number
  accepted: number
}

export async function measureCameOf({ database, lead, now }: Reading & { lead: CityLead; now: Date }): Promise<CameOf> {
  const { placeId } = lead
  const since = yearBefore(now)
  const { rows } = await sql<Counts>`
    with live_pledges as (select * from pledges where place_id = ${placeId} and state = 'live'),
    open_vacancies as (select * from vacancies where place_id = ${placeId} and state = 'public' and hidden_at is null
      and (closes_on is null or closes_on >= ${now.toISOString().slice(0, 10)}::date)),
    public_roles as (select * from job_roles where place_id = ${placeId} and state = 'public'),
    year as (select coalesce(sum(sent), 0)::int as sent, coalesce(sum(accepted), 0)::int as accepted
      from introduction_figures where place_id = ${placeId} and month >= ${since}::date),
    uses as (select coalesce(sum(asked), 0)::int as asked, coalesce(sum(met), 0)::int as met
      from pledge_uses join pledges on pledges.id = pledge_id
      where place_id = ${placeId} and quarter >= ${since}::date),
    took_part as (
      select organisation_id from endorsements
        where place_id = ${placeId} and state = 'given' and answered_at >= ${since}::date
      union select organisation_id from live_pledges
      union select organisation_id from public_roles
      union select organisation_id from open_vacancies
      union select organisation_id from introduction_figures
        where place_id = ${placeId} and month >= ${since}::date and accepted + declined > 0),
    here as (select kind from took_part join organisations on organisations.id = took_part.organisation_id
      join organisation_places on organisation_places.organisation_id = organisations.id
        and place_id = ${placeId} and status = 'approved')
    select (select count(*) from here where kind = 'employer')::int as employers,
      (select count(*) from here where kind <> 'employer')::int as others,
      (select count(*) from endorsements where place_id = ${placeId} and state = 'given')::int as endorsements,
      (select count(*) from live_pledges)::int as pledges, (select count(*) from public_roles)::int as roles,
      (select count(*) from open_vacancies)::int as vacancies, asked, met, sent, accepted
    from year, uses`.execute(database)
  const [counts] = rows
  if (!counts) throw new Error('a query without conditions gave no row')
  const { asked, met, sent, accepted, ...standing } = counts
  return {
    ...{ since, ...standing },
    pledgesAsked: shown(asked),
    pledgesMet: shownPart(met, asked),
    introductionsSent: shown(sent),
    introductionsAccepted: shownPart(accepted, sent),
  }
}
