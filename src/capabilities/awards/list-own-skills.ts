import { sql } from 'kysely'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { Reading } from '#infrastructure/database/database.ts'

/** What a person can do, by one skill, with the badges that say so. */
export interface OwnSkill {
  skill: Skill
  /** Newest first; each badge once, with its latest award. */
  badges: OwnSkillBadge[]
}

export interface OwnSkillBadge {
  /** Of its award; of the badge itself where it was brought in from elsewhere. */
  id: string
  name: string
  nameCy: string | null
  organisationName: string
  awardedAt: Date
  isFromElsewhere: boolean
}

/**
 * The skills of the badges that a person keeps or brought in from elsewhere, and that are good now (of those from elsewhere
 * what the last check gave, by an issuer that a website stands for): most badges first, then the newest, then by name.
 * A skill is one by its address in a framework, or by its name where it has none.
 */
export async function listOwnSkills(
  { personId, limit, skip = 0 }: { personId: string; limit: number; skip?: number },
  { database, now }: Reading & { now: Date },
): Promise<OwnSkill[]> {
  const { rows } = await sql<OwnSkill & { badges: (OwnSkillBadge & { awardedAt: string })[] }>`
    with given as (
      select distinct on (awards.badge_id) awards.id, awards.awarded_at, badge_versions.name, badge_versions.name_cy,
        badge_versions.skills, organisations.name as organisation_name, false as is_from_elsewhere
      from awards
        join badge_versions on badge_versions.id = awards.badge_version_id
        join organisations on organisations.id = awards.organisation_id
      where awards.recipient_id in (select id from recipients where person_id = ${personId})
        and awards.claimed_at is not null and awards.revoked_at is null
        and (awards.valid_until is null or awards.valid_until > ${now})
      order by awards.badge_id, awards.awarded_at desc, awards.id),
    held as (
      select * from given
      union all
      select id, coalesce(awarded_on::timestamptz, brought_at), name, null, skills, issuer_name, true
      from brought_badges
      where person_id = ${personId} and verdict = 'genuine' and issuer_host is not null
        and (valid_until is null or valid_until > ${now}))
    select (array_agg(one.skill order by held.awarded_at desc))[1] as skill,
      jsonb_agg(jsonb_build_object('id', held.id, 'name', held.name, 'nameCy', held.name_cy,
        'organisationName', held.organisation_name, 'awardedAt', held.awarded_at,
        'isFromElsewhere', held.is_from_elsewhere) order by held.awarded_at desc) as badges
    from held cross join lateral (
      select distinct on (coalesce(skill ->> 'uri', lower(skill ->> 'name'))) skill,
        coalesce(skill ->> 'uri', lower(skill ->> 'name')) as key
      from jsonb_array_elements(held.skills) as skill) as one
    group by one.key
    order by count(*) desc, max(held.awarded_at) desc, one.key
    limit ${limit} offset ${skip}`.execute(database)
  return rows.map(({ skill, badges }) => ({
    skill,
    badges: badges.map((badge) => ({ ...badge, awardedAt: new Date(badge.awardedAt) })),
  }))
}

/** Where its holder reads about one of their badges. */
export const ownBadgePath = ({ id, isFromElsewhere }: Pick<OwnSkillBadge, 'id' | 'isFromElsewhere'>): string =>
  isFromElsewhere ? `/me/portfolio/brought/${id}` : `/me/awards/${id}`
