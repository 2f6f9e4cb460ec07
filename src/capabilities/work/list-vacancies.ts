import { sql } from 'kysely'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { skillKey } from './asked-skill.ts'
import { type PublicVacancy, publicVacancy } from './public-vacancy.ts'
import type { Vacancy, VacancyKind } from './vacancy.ts'
import { selectOpenVacancies, selectVacancies } from './vacancy-store.ts'

type Now = Reading & { now: Date }
type Stretch = { after?: Cursor; limit: number }

/** What an organisation has written, begun last first. */
export async function listVacancies(
  { organisationId, after, limit }: Stretch & { organisationId: string },
  { database, now }: Now,
): Promise<Page<Vacancy>> {
  let query = selectVacancies(database, now)
    .where('vacancies.organisationId', '=', organisationId)
    .orderBy('vacancies.createdAt', 'desc')
    .orderBy('vacancies.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(vacancies.created_at, vacancies.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, ({ createdAt, id }) => ({ at: createdAt, id }))
}

/** What was shown in a place, as who leads it sees it, shown last first. */
export async function listVacanciesOfPlace(
  { lead, after, limit }: Stretch & { lead: CityLead },
  { database, now }: Now,
): Promise<Page<Vacancy>> {
  let query = selectVacancies(database, now)
    .where('vacancies.placeId', '=', lead.placeId)
    .where('vacancies.state', '!=', 'draft')
    .orderBy('vacancies.publicAt', 'desc')
    .orderBy('vacancies.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(vacancies.public_at, vacancies.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, ({ publicAt, createdAt, id }) => ({ at: publicAt ?? createdAt, id }))
}

export interface VacancyFilter {
  placeId: string
  kind?: VacancyKind
  organisationId?: string
  roleId?: string
  /** Asks for one of these. */
  skills?: Skill[]
  terms?: string
  /** Only what closes within so many days; what closes first comes first. */
  closesWithinDays?: number
}

/** What everybody sees of a place and can ask for now: shown last first, or, of what closes soon, what closes first. */
export async function listOpenVacancies(
  { after, limit, ...filter }: VacancyFilter & Stretch,
  { database, now }: Now,
): Promise<Page<PublicVacancy>> {
  const isSoon = filter.closesWithinDays !== undefined
  let query = narrow(selectOpenVacancies(database, now), filter, now)
    .orderBy(isSoon ? 'vacancies.closesOn' : 'vacancies.publicAt', isSoon ? 'asc' : 'desc')
    .orderBy('vacancies.id', isSoon ? 'asc' : 'desc')
    .limit(limit + 1)
  if (after)
    query = query.where(
      isSoon
        ? sql<boolean>`(vacancies.closes_on, vacancies.id) > (${after.at.toISOString().slice(0, 10)}::date, ${after.id}::uuid)`
        : sql<boolean>`(vacancies.public_at, vacancies.id) < (${after.at}, ${after.id}::uuid)`,
    )
  const page = pageOf(await query.execute(), limit, ({ publicAt, createdAt, closesOn, id }) => ({
    at: isSoon ? new Date(closesOn) : (publicAt ?? createdAt),
    id,
  }))
  return { ...page, rows: page.rows.flatMap((row) => publicVacancy(row, now) ?? []) }
}

/** Who offers something now in a place, by name. */
export async function listOfferingEmployers(
  { placeId, limit }: { placeId: string; limit: number },
  { database, now }: Now,
): Promise<{ slug: string; name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`
    select organisations.slug, organisations.name
    from organisation_places join organisations on organisations.id = organisation_places.organisation_id
    where organisation_places.place_id = ${placeId} and organisation_places.status = 'approved'
      and exists (select from vacancies where vacancies.organisation_id = organisations.id
        and vacancies.place_id = ${placeId} and vacancies.state = 'public' and vacancies.hidden_at is null
        and vacancies.closes_on >= ${localParts(now).date}::date)
    order by organisations.name, organisations.id limit ${limit}`.execute(database)
  return rows
}

/** Beyond this a page says "more than". */
export const mostCounted = 100

/** How many of a place that everybody sees ask for one of these skills, counted up to a bound. */
export async function countAsking(
  { placeId, skills }: { placeId: string; skills: Skill[] },
  { database, now }: Now,
): Promise<number> {
  if (skills.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${selectOpenVacancies(database, now)
      .where('vacancies.id', 'in', askingFor({ placeId, skills }))
      .clearSelect()
      .select('vacancies.id')
      .limit(mostCounted + 1)}) as bounded`.execute(database)
  return rows[0]?.count ?? 0
}

/** Which public vacancies of a place ask for one of these skills. */
const askingFor = ({ placeId, skills }: { placeId: string; skills: Skill[] }) =>
  sql<string>`(select vacancy_id from vacancy_skills
    where vacancy_skills.place_id = ${placeId} and vacancy_skills.skill = any(${skills.map(skillKey)}::text[]))`

type Open = ReturnType<typeof selectOpenVacancies>

function narrow(open: Open, filter: VacancyFilter, now: Date): Open {
  const { placeId, kind, organisationId, roleId, skills, terms, closesWithinDays } = filter
  let query = open.where('vacancies.placeId', '=', placeId)
  if (skills) query = query.where('vacancies.id', 'in', askingFor({ placeId, skills }))
  if (kind) query = query.where('vacancies.kind', '=', kind)
  if (organisationId) query = query.where('vacancies.organisationId', '=', organisationId)
  if (roleId) query = query.where('vacancies.roleId', '=', roleId)
  if (closesWithinDays !== undefined)
    query = query.where(
      'vacancies.closesOn',
      '<=',
      localParts(new Date(now.getTime() + closesWithinDays * 86_400_000)).date,
    )
  if (terms) query = query.where(sql<boolean>`vacancies.search @@ ${searchTerms(terms)}`)
  return query
}
