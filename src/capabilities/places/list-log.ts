import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface LogEntry {
  /** As text: it is larger than a number can hold. */
  id: string
  at: Date
  action: string
  /** Who did it; absent where the installation did. */
  actorName: string | null
  subjectType: string
  /** What the subject is called now. */
  subjectName: string | null
  placeName: string | null
}

export interface LogFilter {
  /** All places, and what belongs to none, where none is named. */
  placeId?: string | undefined
  /** The part before the dot: `organisation`. */
  about?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
  /** A part of the name of who did it, or of what it was done to. */
  terms?: string | undefined
  isOldestFirst?: boolean
  /** Goes on after the entry of this id, in the order asked for. */
  after?: string | undefined
  limit: number
}

export interface LogPage {
  entries: LogEntry[]
  /** The entry after which it goes on, where there is or may be more. */
  next: string | undefined
  /** A search that has not filled its page yet has looked through all up to then. */
  lookedUntil: Date | undefined
}

/** A search reads names entry by entry (10 µs each), so it looks through this many for one page and says where it stopped. */
const mostLooked = 20_000

/** What the subject of an entry is called now. Nothing of people but of those who hold a role of the platform. */
const subjectName = sql<string | null>`case subject_type
  when 'organisation' then (select name from organisations where id = subject_id)
  when 'badge' then (select name from badges join badge_versions on badge_versions.id = current_version_id
    where badges.id = subject_id)
  when 'opportunity' then (select title from opportunities where id = subject_id)
  when 'pathway' then (select title from pathway_versions where pathway_versions.pathway_id = subject_id
    order by number desc limit 1)
  when 'feed' then (select name from feeds where id = subject_id)
  when 'place' then (select name from places where id = subject_id)
  when 'call' then (select title from calls where id = subject_id)
  when 'placement' then (select name from placements join places on places.id = placements.place_id
    where placements.id = subject_id)
  when 'register' then (select coalesce(registers.title, opportunities.title) from registers
    left join opportunities on opportunities.id = opportunity_id where registers.id = subject_id)
  when 'pledge' then (select name from pledges join organisations on organisations.id = organisation_id
    where pledges.id = subject_id)
  when 'job-role' then (select title from job_roles where id = subject_id)
  when 'vacancy-source' then (select coalesce(address, employer) from vacancy_sources where id = subject_id)
  when 'vacancy' then (select title from vacancies where id = subject_id)
  when 'ask' then (select title from asks where id = subject_id)
  when 'library' then (select title from library_items where id = subject_id)
  when 'need' then (select title from needs where id = subject_id)
  when 'gathering' then (select title from gatherings where id = subject_id)
  when 'leaving' then (select title from leavings where id = subject_id)
  when 'run' then (select name from award_runs join badges on badges.id = badge_id
    join badge_versions on badge_versions.id = current_version_id where award_runs.id = subject_id)
  when 'award-offer' then (select name from award_offers join badges on badges.id = badge_id
    join badge_versions on badge_versions.id = current_version_id where award_offers.id = subject_id)
  when 'person' then case when action like 'city-lead.%' or action like 'administrator.%'
    or action like 'programme-team.%'
    then (select name from people where id = subject_id) end
end`

/** What people who work here did, the latest first unless asked otherwise: nothing of single learners. */
export async function listLog(
  { placeId, about, from, until, terms, isOldestFirst = false, after, limit }: LogFilter,
  { database, looksThrough = mostLooked }: Reading & { looksThrough?: number },
): Promise<LogPage> {
  const part = terms && `%${terms.trim().replace(/[\\%_]/g, '\\$&')}%`
  const beyond = isOldestFirst ? sql`>` : sql`<`
  const order = isOldestFirst ? sql`asc` : sql`desc`
  const conditions = [
    sql`action not like all (array['award.%', 'goal.%', 'child.%', 'person.%'])
      and action not in ('evidence.sent', 'evidence.removed')`,
    placeId ? sql`entries.place_id = ${placeId}` : undefined,
    about ? sql`split_part(action, '.', 1) = ${about}` : undefined,
    from ? sql`at >= ${from}` : undefined,
    until ? sql`at < ${until}` : undefined,
    after ? sql`entries.id ${beyond} ${after}::bigint` : undefined,
  ].filter((one) => one !== undefined)
  const all = sql.join(conditions, sql` and `)
  const last = part
    ? await sql<{ id: string; at: Date }>`
        select id::text as id, at from audit_entries as entries where ${all}
        order by entries.id ${order} offset ${looksThrough - 1} limit 1`
        .execute(database)
        .then(({ rows }) => rows[0])
    : undefined
  const found = part
    ? sql`${all} and (${subjectName} ilike ${part}
        or exists (select from people where id = actor_id and name ilike ${part}))
        ${last ? sql`and entries.id ${isOldestFirst ? sql`<=` : sql`>=`} ${last.id}::bigint` : sql``}`
    : all
  const { rows } = await sql<LogEntry>`
    select entries.id::text as id, at, action, people.name as actor_name, subject_type, places.name as place_name,
      ${subjectName} as subject_name
    from (
      select * from audit_entries as entries where ${found}
      order by entries.id ${order} limit ${limit + 1}) as entries
    left join people on people.id = actor_id
    left join places on places.id = entries.place_id
    order by entries.id ${order}`.execute(database)
  const entries = rows.slice(0, limit)
  if (rows.length > limit) return { entries, next: entries.at(-1)?.id, lookedUntil: undefined }
  return { entries, next: last?.id, lookedUntil: last?.at }
}
