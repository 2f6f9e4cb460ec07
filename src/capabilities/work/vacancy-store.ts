import { sql } from 'kysely'
import { meetsSafeguarding } from '#capabilities/organisations/find-organisation.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { Vacancy, VacancyContent } from './vacancy.ts'

const columns = [
  ...(['id', 'placeId', 'organisationId', 'roleId', 'kind', 'state', 'title', 'titleCy', 'about', 'aboutCy'] as const),
  ...(['pay', 'payCy', 'whereabouts', 'apply', 'applyCy', 'applyUrl', 'ageMin', 'closesOn', 'skills'] as const),
  ...(['createdAt', 'changedAt', 'publicAt', 'hiddenAt', 'hiddenNote', 'sourceId', 'sourceSays'] as const),
] as const

export type StoredVacancy = Pick<Vacancy, (typeof columns)[number]>

/** The row, held until the transaction ends. */
export const lockVacancy = (tx: Tx, id: string): Promise<StoredVacancy | undefined> =>
  tx
    .selectFrom('vacancies')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .$castTo<StoredVacancy>()
    .executeTakeFirst()

export type SourcedVacancy = StoredVacancy & {
  listedAs: string | null
  sourceSaid: string | null
  /** A draft that no person has written in. */
  isUntouched: boolean
}

/** What a source brought, held until the transaction ends. */
export const lockOfSource = (tx: Tx, sourceId: string): Promise<SourcedVacancy[]> =>
  tx
    .selectFrom('vacancies')
    .select([...columns, 'listedAs', 'sourceSaid'])
    .select(sql<boolean>`state = 'draft' and changed_at = created_at`.as('isUntouched'))
    .where('sourceId', '=', sourceId)
    .orderBy('id')
    .forUpdate()
    .$castTo<SourcedVacancy>()
    .execute()

/** With its place and organisation, whether that takes part there, and whether it meets what it owes young people. */
export const selectVacancies = (reader: Reader, now: Date) =>
  reader
    .selectFrom('vacancies')
    .innerJoin('places', 'places.id', 'vacancies.placeId')
    .innerJoin('organisations', 'organisations.id', 'vacancies.organisationId')
    .leftJoin('organisationPlaces as membership', (join) =>
      join
        .onRef('membership.organisationId', '=', 'vacancies.organisationId')
        .onRef('membership.placeId', '=', 'vacancies.placeId'),
    )
    .select(columns.map((column) => `vacancies.${column}` as const))
    .select(['places.slug as placeSlug', 'organisations.name as organisationName'])
    .select(['organisations.slug as organisationSlug'])
    .select(sql<boolean>`membership.status is not distinct from 'approved'`.as('isApproved'))
    .select(meetsSafeguarding(now).as('isSafe'))
    .$castTo<Vacancy>()

/** The same condition as `needsSafeguarding`, of each row. */
export const asksForSafeguarding = sql<boolean>`(vacancies.age_min < 16
  or (vacancies.age_min < 18 and vacancies.kind in ('work-experience', 'mentoring')))`

/** What everybody sees and can ask for now; the same conditions as `vacancyPhaseOf` and `vacancyHeldBy`. */
export const selectOpenVacancies = (reader: Reader, now: Date) =>
  selectVacancies(reader, now)
    .where('vacancies.state', '=', 'public')
    .where('vacancies.hiddenAt', 'is', null)
    .where('vacancies.closesOn', '>=', localParts(now).date)
    .where('membership.status', '=', 'approved')
    .where(sql<boolean>`(not ${asksForSafeguarding} or ${meetsSafeguarding(now)})`)

/** What is written of what is offered. */
export function vacancyColumns({ skills, title, titleCy, about, aboutCy, pay, ...rest }: VacancyContent) {
  const { roleId, kind, payCy, whereabouts, apply, applyCy, applyUrl, ageMin, closesOn } = rest
  return {
    ...{ roleId, kind, ageMin, closesOn, title: title.trim(), titleCy: titleCy?.trim() || null },
    ...{ about: about.trim(), aboutCy: aboutCy?.trim() || null, pay: pay?.trim() || null },
    ...{ payCy: payCy?.trim() || null, applyCy: applyCy?.trim() || null },
    ...{ whereabouts: whereabouts?.trim() || null, apply: apply?.trim() || null, applyUrl },
    skills: JSON.stringify(
      skills.map(({ name, nameCy, uri, framework, weight }) => ({ name, nameCy, uri, framework, weight })),
    ),
  }
}

/** A fingerprint of what is said of it, and of who sees it. */
export function vacancyRevision(vacancy: StoredVacancy): string {
  return revisionOf({ ...vacancyColumns(vacancy), state: vacancy.state, hidden: vacancy.hiddenNote })
}

interface Pressed {
  organisationId: string
  placeId: string
  content: VacancyContent
  since: Date
}

/** The draft that was begun since with the very same words. */
export async function findPressedVacancy(
  tx: Tx,
  { organisationId, placeId, content, since }: Pressed,
): Promise<string | undefined> {
  const rows = await tx
    .selectFrom('vacancies')
    .select(columns)
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .where('state', '=', 'draft')
    .where('listedAs', 'is', null)
    .where('title', '=', content.title.trim())
    .where('createdAt', '>', since)
    .orderBy('createdAt')
    .$castTo<StoredVacancy>()
    .execute()
  const said = revisionOf(vacancyColumns(content))
  return rows.find((row) => revisionOf(vacancyColumns(row)) === said)?.id
}

/** A fingerprint of it and of what its source says otherwise: what is shown for many at once with one press. */
export function offeredRevision(vacancy: StoredVacancy): string {
  return revisionOf([vacancyRevision(vacancy), vacancy.sourceSays && vacancyColumns(vacancy.sourceSays)])
}
