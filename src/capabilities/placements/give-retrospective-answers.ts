import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockPlacement, selectMeeting } from './placement-store.ts'

export type GiveRetrospectiveAnswersOutcome =
  | { ok: true }
  | { ok: false; refusal: 'meeting-not-found' | 'meeting-is-settled' | 'nothing-is-said' }

interface GiveRetrospectiveAnswersRequest {
  placementId: string
  number: number
  well: string
  badly: string
  change: string
}

type Context = Pick<Services, 'database'> & { by: CityLead | ProgrammeTeam; now: Date }

/** One person’s answers to the three questions. Until the retrospective is held nobody else reads them; then all do. */
export function giveRetrospectiveAnswers(
  { placementId, number, ...said }: GiveRetrospectiveAnswersRequest,
  { database, by, now }: Context,
): Promise<GiveRetrospectiveAnswersOutcome> {
  const personId = needed(by.personId, 'a person who answers')
  return database.transaction().execute(async (tx): Promise<GiveRetrospectiveAnswersOutcome> => {
    const placement = await lockPlacement(tx, placementId)
    const isTheirs = placement && (!('placeId' in by) || by.placeId === placement.placeId)
    const meeting = isTheirs && (await selectMeeting(tx, { placementId, kind: 'retrospective', number }))
    if (!meeting) return { ok: false, refusal: 'meeting-not-found' }
    if (meeting.state !== 'planned') return { ok: false, refusal: 'meeting-is-settled' }
    const [well, badly, change] = [said.well.trim(), said.badly.trim(), said.change.trim()]
    if (well + badly + change === '') return { ok: false, refusal: 'nothing-is-said' }
    const answers = { well, badly, change, givenAt: now }
    await tx
      .insertInto('placementVoices')
      .values({ placementId, number, personId, side: 'placeId' in by ? 'lead' : 'team', ...answers })
      .onConflict((conflict) => conflict.columns(['placementId', 'number', 'personId']).doUpdateSet(answers))
      .execute()
    return { ok: true }
  })
}
