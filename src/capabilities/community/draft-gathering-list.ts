import type { AwardList } from '#capabilities/awards/award-list.ts'
import { type DraftListRefusal, draftAwardList } from '#capabilities/awards/draft-award-list.ts'
import type { Issuer, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { selectGatherings } from './gathering-store.ts'

export type DraftGatheringRefusal = DraftListRefusal | 'gathering-not-found' | 'nobody-came'

export type DraftGatheringOutcome = { ok: true; listId: string } | { ok: false; refusal: DraftGatheringRefusal }

type DraftGatheringRequest = Pick<AwardList, 'id' | 'badgeId' | 'evidence' | 'locale' | 'notify'> & {
  gatheringId: string
}

interface Powers {
  database: Database
  /** Whose training it is. */
  team: ProgrammeTeam
  /** The same person for an organisation: the programme itself signs nothing. */
  issuer: Issuer
  now: Date
}

/** Lists those who were noted as there at a training for a badge, to be checked; nothing is signed. */
export async function draftGatheringList(
  { gatheringId, ...request }: DraftGatheringRequest,
  { database, team, issuer, now }: Powers,
): Promise<DraftGatheringOutcome> {
  const training =
    team.personId === issuer.personId &&
    (await selectGatherings(database)
      .where('gatherings.id', '=', gatheringId)
      .where('placeId', 'is', null)
      .where('calledOffBecause', 'is', null)
      .executeTakeFirst())
  if (!training) return { ok: false, refusal: 'gathering-not-found' }
  const came = await database
    .selectFrom('gatheringPeople')
    .innerJoin('people', 'people.id', 'gatheringPeople.personId')
    .select(['people.name', 'people.email'])
    .where('gatheringId', '=', gatheringId)
    .where('came', '=', true)
    // Whose account was erased has none.
    .where('people.email', 'is not', null)
    .$narrowType<{ email: string }>()
    .orderBy('people.name')
    .orderBy('people.email')
    .execute()
  if (came.length === 0) return { ok: false, refusal: 'nobody-came' }
  const rows = [
    { line: 1, cells: ['Name', 'E-mail'] },
    ...came.map(({ name, email }, index) => ({ line: index + 2, cells: [name, email] })),
  ]
  return draftAwardList({ ...request, opportunityId: null, fileName: null, rows }, { database, issuer, now })
}
