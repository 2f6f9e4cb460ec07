import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { selectReadable } from './introduction-store.ts'
import { type PublicIntroduction, publicIntroduction } from './public-introduction.ts'

interface Asked {
  organisationId: string
  /** Those that wait for an answer, or those that have one. */
  isAnswered: boolean
  /** About this vacancy alone. */
  vacancyId?: string | undefined
  after?: Cursor
  limit: number
}

/** The introductions that an organisation can read now, sent first first: by nothing else, as nothing here weighs people. */
export async function listIntroductions(
  { organisationId, isAnswered, vacancyId, after, limit }: Asked,
  { database, now }: Reading & { now: Date },
): Promise<Page<PublicIntroduction>> {
  let query = selectReadable(database, now)
    .where('introductions.organisationId', '=', organisationId)
    .where('introductions.answeredAt', isAnswered ? 'is not' : 'is', null)
    .orderBy('introductions.sentAt')
    .orderBy('introductions.id')
    .limit(limit + 1)
  if (vacancyId) query = query.where('introductions.vacancyId', '=', vacancyId)
  if (after)
    query = query.where(sql<boolean>`(introductions.sent_at, introductions.id) > (${after.at}, ${after.id}::uuid)`)
  const page = pageOf(await query.execute(), limit, ({ sentAt, createdAt, id }) => ({ at: sentAt ?? createdAt, id }))
  return { ...page, rows: page.rows.map(publicIntroduction) }
}

/** The vacancies about which an organisation can read an introduction now, by title. */
export async function listIntroducedVacancies(
  { organisationId }: { organisationId: string },
  { database, now }: Reading & { now: Date },
): Promise<{ id: string; title: string; titleCy: string | null }[]> {
  const readable = selectReadable(database, now).where('introductions.organisationId', '=', organisationId)
  const { rows } = await sql<{ id: string; title: string; titleCy: string | null }>`
    select id, title, title_cy from vacancies
    where id in (select vacancy_id from (${readable}) as readable) order by title, id limit ${mostVacancies}`.execute(
    database,
  )
  return rows
}

/** More are found by their list. */
const mostVacancies = 200

/** How many of them wait for an answer, and since when. */
export async function countIntroductionsWaiting(
  { organisationId }: { organisationId: string },
  { database, now }: Reading & { now: Date },
): Promise<{ count: number; since: Date | null }> {
  const waiting = selectReadable(database, now)
    .where('introductions.organisationId', '=', organisationId)
    .where('introductions.answeredAt', 'is', null)
  return database
    .selectFrom(waiting.as('waiting'))
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.min('sentAt').as('since')])
    .$castTo<{ count: number; since: Date | null }>()
    .executeTakeFirstOrThrow()
}
