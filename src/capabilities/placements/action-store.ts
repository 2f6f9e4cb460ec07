import type { Reader } from '#infrastructure/database/database.ts'
import type { MeetingAction } from './written-meeting.ts'

export const selectActions = (reader: Reader, placementId: string) =>
  reader
    .selectFrom('placementActions')
    .innerJoin('people', 'people.id', 'ownerId')
    .select(['placementActions.id', 'kind', 'number', 'text', 'ownerId', 'people.name as ownerName', 'dueOn', 'state'])
    .select(['madeAt', 'settledAt', 'droppedReason'])
    .where('placementId', '=', placementId)
    .orderBy('dueOn')
    .orderBy('placementActions.id')
    .$castTo<MeetingAction>()

/** Whether something can be given to this person to do: they lead the place, or run the programme. */
export async function mayOwn(
  reader: Reader,
  { placeId, personId }: { placeId: string; personId: string },
): Promise<boolean> {
  const lead = await reader
    .selectFrom('placeLeads')
    .select('personId')
    .where('placeId', '=', placeId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (lead) return true
  const team = await reader
    .selectFrom('programmeTeam')
    .select('personId')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return team !== undefined
}

export interface ComingPerson {
  personId: string
  name: string
  email: string
  locale: string
  side: 'lead' | 'team'
}

const most = 50

/** Those who come to the meetings of a place: who leads it, and who runs the programme. */
export async function selectComing(reader: Reader, placeId: string): Promise<ComingPerson[]> {
  const [leads, team] = await Promise.all([
    reader
      .selectFrom('placeLeads')
      .innerJoin('people', 'people.id', 'personId')
      .select(['personId', 'name', 'email', 'locale'])
      .where('placeId', '=', placeId)
      .where('email', 'is not', null)
      .$narrowType<{ email: string }>()
      .orderBy('since')
      .orderBy('personId')
      .limit(most)
      .execute(),
    reader
      .selectFrom('programmeTeam')
      .innerJoin('people', 'people.id', 'personId')
      .select(['personId', 'name', 'email', 'locale'])
      .where('email', 'is not', null)
      .$narrowType<{ email: string }>()
      .orderBy('appointedAt')
      .orderBy('personId')
      .limit(most)
      .execute(),
  ])
  const leading = new Set(leads.map(({ personId }) => personId))
  return [
    ...leads.map((one) => ({ ...one, side: 'lead' as const })),
    ...team.filter(({ personId }) => !leading.has(personId)).map((one) => ({ ...one, side: 'team' as const })),
  ]
}
