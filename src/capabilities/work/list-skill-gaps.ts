import { sql } from 'kysely'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { Reading } from '#infrastructure/database/database.ts'

/** A skill that is asked for in a place and that no badge there names. */
export interface SkillGap {
  skill: Skill
  /** How many kinds of job ask for it, and how many of these must have it. */
  roles: number
  must: number
  /** Some of them, by their titles. */
  named: { id: string; title: string; titleCy: string | null; organisationName: string }[]
}

/** More are not read for a page; those that most ask for come first. */
const mostGaps = 200
/** Kinds of job that are looked at, those shown last. */
const mostRead = 5000

/** Skills that kinds of job of a place ask for and that nobody there teaches, those that most ask for first. */
export async function listSkillGaps({ placeId }: { placeId: string }, { database }: Reading): Promise<SkillGap[]> {
  const { rows } = await sql<SkillGap>`
    with shown as (
      select job_roles.id, job_roles.skills, title, title_cy, organisations.name as organisation_name, public_at
      from job_roles join organisations on organisations.id = job_roles.organisation_id
        join organisation_places as membership on membership.organisation_id = job_roles.organisation_id
          and membership.place_id = job_roles.place_id and membership.status = 'approved'
      where job_roles.place_id = ${placeId} and job_roles.state = 'public'
      order by public_at desc, job_roles.id desc limit ${mostRead}),
    -- Each skill once, before badges are asked for it: many kinds of job ask for the same few.
    asked as materialized (
      select (array_agg(skill - 'weight' order by public_at desc))[1] as skill, count(*)::int as roles,
        count(*) filter (where skill ->> 'weight' = 'must')::int as must,
        (array_agg(jsonb_build_object('id', shown.id, 'title', title, 'titleCy', title_cy,
          'organisationName', organisation_name) order by public_at desc))[1:5] as named,
        coalesce(skill ->> 'uri', lower(skill ->> 'name')) as key
      from shown cross join lateral jsonb_array_elements(shown.skills) as skill group by key)
    select skill, roles, must, to_jsonb(named) as named from asked
    where not exists (select from badge_versions join badges on badges.current_version_id = badge_versions.id
        join organisation_places as owner on owner.organisation_id = badges.organisation_id
          and owner.place_id = badges.place_id and owner.status = 'approved'
      where badges.place_id = ${placeId} and badges.status = 'published'
        and badge_versions.skills @> jsonb_build_array(case when asked.skill ? 'uri'
          then jsonb_build_object('uri', asked.skill ->> 'uri') else jsonb_build_object('name', asked.skill ->> 'name') end))
    order by must desc, roles desc, key limit ${mostGaps}`.execute(database)
  return rows
}
