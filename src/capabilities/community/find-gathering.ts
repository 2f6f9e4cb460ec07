import { sql } from 'kysely'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Gathering, GatheringPerson, GatheringText } from './gathering.ts'
import { isHost } from './gathering-rules.ts'
import { selectGatherings } from './gathering-store.ts'

type Powers = Reading & { of: CityLead | ProgrammeTeam }

export interface FoundGathering {
  gathering: Gathering
  isHosted: boolean
  people: GatheringPerson[]
  /** What the one who reads said and, once it was noted, whether they were there. */
  own: GatheringPerson | undefined
}

const most = 500

/** A training or meet-up with those who come. Who was there is its host’s to read, and each person’s own. */
export async function findGathering(
  { gatheringId }: { gatheringId: string },
  { database, of }: Powers,
): Promise<FoundGathering | undefined> {
  const gathering = await selectGatherings(database).where('gatherings.id', '=', gatheringId).executeTakeFirst()
  if (!gathering) return undefined
  const people = await database
    .selectFrom('gatheringPeople')
    .innerJoin('people', 'people.id', 'gatheringPeople.personId')
    .leftJoinLateral(
      (leads) =>
        leads
          .selectFrom('placeLeads')
          .innerJoin('places', 'places.id', 'placeLeads.placeId')
          .select(['places.name as placeName', 'places.nameCy as placeNameCy'])
          .whereRef('placeLeads.personId', '=', 'gatheringPeople.personId')
          .orderBy('placeLeads.since')
          .orderBy('places.name')
          .limit(1)
          .as('led'),
      (join) => join.onTrue(),
    )
    .select(['gatheringPeople.personId', 'people.name', 'came'])
    .select((select) => select.fn.coalesce('led.placeName', sql<string>`''`).as('placeName'))
    .select('led.placeNameCy')
    .where('gatheringId', '=', gatheringId)
    .orderBy('people.name')
    .orderBy('gatheringPeople.personId')
    .limit(most)
    .execute()
  const isHosted = isHost(gathering, of)
  const own = people.find(({ personId }) => personId === of.personId)
  return { gathering, isHosted, people: isHosted ? people : people.map((one) => ({ ...one, came: null })), own }
}

/** All trainings and meet-ups, the latest first, each with whether the one who reads comes. */
export async function listGatherings(
  { after, limit }: { after?: Cursor; limit: number },
  { database, of }: Powers,
): Promise<Page<Gathering & { isComing: boolean }>> {
  let query = selectGatherings(database)
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('gatheringPeople')
            .select('personId')
            .whereRef('gatheringId', '=', 'gatherings.id')
            .where('personId', '=', of.personId ?? null),
        )
        .as('isComing'),
    )
    .$castTo<Gathering & { isComing: boolean }>()
    .orderBy('startsAt', 'desc')
    .orderBy('gatherings.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(starts_at, gatherings.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, ({ startsAt: at, id }) => ({ at, id }))
}

/** Those who lead a place and have not said that they come: any of them may have been there all the same. */
export function listLeadsElsewhere(
  { gatheringId }: { gatheringId: string },
  { database }: Reading,
): Promise<Pick<GatheringPerson, 'personId' | 'name' | 'placeName' | 'placeNameCy'>[]> {
  return database
    .selectFrom('placeLeads')
    .innerJoin('places', 'places.id', 'placeLeads.placeId')
    .innerJoin('people', 'people.id', 'placeLeads.personId')
    .distinctOn(['people.name', 'placeLeads.personId'])
    .select(['placeLeads.personId', 'people.name', 'places.name as placeName', 'places.nameCy as placeNameCy'])
    .where('places.closedAt', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('gatheringPeople')
            .select('personId')
            .where('gatheringId', '=', gatheringId)
            .whereRef('gatheringPeople.personId', '=', 'placeLeads.personId'),
        ),
      ),
    )
    .orderBy('people.name')
    .orderBy('placeLeads.personId')
    .orderBy('places.name')
    .limit(most)
    .execute()
}

/** Of what is written, for those who write it at the same time. */
export const gatheringRevision = ({ title, titleCy, about, aboutCy, venue, startsAt, minutes }: GatheringText) =>
  revisionOf({ title, titleCy, about, aboutCy, venue, startsAt: startsAt.toISOString(), minutes })
