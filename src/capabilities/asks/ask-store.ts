import { sql } from 'kysely'
import { meetsSafeguarding } from '#capabilities/organisations/find-organisation.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Ask, AskContent } from './ask.ts'

const columns = [
  ...(['id', 'placeId', 'organisationId', 'state', 'title', 'titleCy', 'about', 'aboutCy', 'skills'] as const),
  ...(['nameWanted', 'keepDays', 'closesOn', 'createdAt', 'changedAt', 'openedAt'] as const),
] as const

export type StoredAsk = Pick<Ask, (typeof columns)[number]>

/** The row, held until the transaction ends. */
export const lockAsk = (tx: Tx, id: string): Promise<StoredAsk | undefined> =>
  tx.selectFrom('asks').select(columns).where('id', '=', id).forUpdate().$castTo<StoredAsk>().executeTakeFirst()

/** With its place and organisation, how these stand now, and how many answers it holds. */
export const selectAsks = (reader: Reader, now: Date) =>
  reader
    .selectFrom('asks')
    .innerJoin('places', 'places.id', 'asks.placeId')
    .innerJoin('organisations', 'organisations.id', 'asks.organisationId')
    .leftJoin('organisationPlaces as membership', (join) =>
      join
        .onRef('membership.organisationId', '=', 'asks.organisationId')
        .onRef('membership.placeId', '=', 'asks.placeId'),
    )
    .select(columns.map((column) => `asks.${column}` as const))
    .select(['places.slug as placeSlug', 'places.name as placeName', 'places.nameCy as placeNameCy'])
    .select(['organisations.name as organisationName', 'organisations.slug as organisationSlug'])
    .select('membership.decidedAt as knownSince')
    .select(sql<boolean>`membership.status is not distinct from 'approved'`.as('isApproved'))
    .select(meetsSafeguarding(now).as('isSafe'))
    .select(
      sql<number>`(select count(*)::int from ask_answers where ask_id = asks.id and ends_at > ${now})`.as('answers'),
    )
    .select(
      sql<number>`(select count(*)::int from ask_answers where ask_id = asks.id and ends_at > ${now} and read_at is null)`.as(
        'unread',
      ),
    )
    .$castTo<Ask>()

/** What is written of what is asked. */
export function askColumns({ title, titleCy, about, aboutCy, skills, nameWanted, keepDays, closesOn }: AskContent) {
  return {
    ...{ title: title.trim(), titleCy: titleCy?.trim() || null, about: about.trim(), aboutCy: aboutCy?.trim() || null },
    ...{ nameWanted, keepDays, closesOn },
    skills: JSON.stringify(
      skills.map(({ name, nameCy, uri, framework, weight }) => ({ name, nameCy, uri, framework, weight })),
    ),
  }
}

/** A fingerprint of what is asked, and of whether it can be answered. */
export function askRevision(ask: AskContent & Pick<Ask, 'state'>): string {
  return revisionOf({ ...askColumns(ask), state: ask.state })
}
