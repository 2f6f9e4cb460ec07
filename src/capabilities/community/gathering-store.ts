import { sql } from 'kysely'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Gathering, GatheringAction } from './gathering.ts'
import { isHost } from './gathering-rules.ts'

export const selectGatherings = (reader: Reader) =>
  reader
    .selectFrom('gatherings')
    .leftJoin('places', 'places.id', 'gatherings.placeId')
    .select(['gatherings.id', 'placeId', 'places.name as placeName', 'places.nameCy as placeNameCy'])
    .select(['title', 'titleCy', 'about', 'aboutCy', 'venue', 'startsAt', 'minutes', 'sequence'])
    .select(['calledOffBecause', 'attendanceAt'])
    .select(sql<number>`(select count(*)::int from gathering_people where gathering_id = gatherings.id)`.as('coming'))
    .$castTo<Gathering>()

/** Held until the transaction ends, for whose it is to change. */
export async function lockGathering(
  tx: Tx,
  { gatheringId, by }: { gatheringId: string; by: CityLead | ProgrammeTeam },
): Promise<Gathering | undefined> {
  await tx.selectFrom('gatherings').select('id').where('id', '=', gatheringId).forUpdate().execute()
  const found = await selectGatherings(tx).where('gatherings.id', '=', gatheringId).executeTakeFirst()
  return found && isHost(found, by) ? found : undefined
}

interface Noted {
  gathering: Pick<Gathering, 'id' | 'placeId'>
  action: GatheringAction
  by: CityLead | ProgrammeTeam
}

export function noteGathering(tx: Tx, { gathering: { id, placeId }, action, by }: Noted, now: Date): Promise<void> {
  const subject = { subjectType: 'gathering', subjectId: id, ...(placeId && { placeId }) }
  return audit(tx, { actorId: by.personId, action: `gathering.${action}`, ...subject }, now)
}
