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

/** Skills that kinds of job of a place ask for and that nobody there teaches, those that most ask for first. */
export async function listSkillGaps({ placeId }: { placeId: string }, { database }: Reading): Promise<SkillGap[]> {
  const { rows } = await sql<SkillGap>`
    with asked as (
      select skill, coalesce(skill ->> 'uri', lower(skill ->> 'name')) as key, job_roles.id, title, title_cy,
        organisations.name as organisation_name, public_at
      from job_roles join organisations on organisations.id = job_roles.organisation_id
        join organisation_places as membership on membership.organisation_id = job_roles.organisation_id
          and membership.place_id = job_roles.place_id and membership.status = 'approved'
        cross join lateral jsonb_array_elements(job_roles.skills) as skill
      where job_roles.place_id = ${placeId} and job_roles.state = 'public')
    select (array_agg(skill - 'weight' order by public_at desc))[1] as skill, count(*)::int as roles,
      count(*) filter (where skill ->> 'weight' = 'must')::int as must,
      (jsonb_agg(jsonb_build_object('id', id, 'title', title, 'titleCy', title_cy,
        'organisationName', organisation_name) order by public_at desc)) as named
    from asked
    where not exists (select from badge_versions join badges on badges.current_version_id = badge_versions.id
        join organisation_places as owner on owner.organisation_id = badges.organisation_id
          and owner.place_id = badges.place_id and owner.status = 'approved'
      where badges.place_id = ${placeId} and badges.status = 'published'
        and badge_versions.skills @> jsonb_build_array(case when asked.skill ? 'uri'
          then jsonb_build_object('uri', asked.skill ->> 'uri') else jsonb_build_object('name', asked.skill ->> 'name') end))
    group by key order by must desc, roles desc, key limit ${mostGaps}`.execute(database)
  return rows.map(({ named, ...gap }) => ({ ...gap, named: named.slice(0, 5) }))
}
