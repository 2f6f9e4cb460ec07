import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import type { ExitItem } from './exit-plan.ts'
import { openItems } from './exit-rules.ts'
import { selectExitLines } from './exit-store.ts'
import { type Stage, stages } from './placement.ts'
import { lockPlacement } from './placement-store.ts'

export type MovePlacementOutcome =
  | { ok: true }
  | { ok: false; refusal: 'placement-not-found' | 'stage-has-changed' | 'not-a-neighbouring-stage' }
  /** What nobody has settled yet of how the place carries on. */
  | { ok: false; refusal: 'exit-plan-is-open'; open: ExitItem[] }

interface MovePlacementRequest {
  placementId: string
  /** Where the one who moves it saw it. */
  from: Stage
  to: Stage
}

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Lets a place go on to its next stage, or back to the one before. Alumni have settled how they carry on. */
export function movePlacement(
  { placementId, from, to }: MovePlacementRequest,
  { database, team, now }: Context,
): Promise<MovePlacementOutcome> {
  return database.transaction().execute(async (tx): Promise<MovePlacementOutcome> => {
    const placement = await lockPlacement(tx, placementId)
    if (!placement) return { ok: false, refusal: 'placement-not-found' }
    if (placement.stage !== from) return { ok: false, refusal: 'stage-has-changed' }
    if (Math.abs(stages.indexOf(to) - stages.indexOf(from)) !== 1)
      return { ok: false, refusal: 'not-a-neighbouring-stage' }
    const open = to === 'alumni' ? openItems(await selectExitLines(tx, placementId)) : []
    if (open.length > 0) return { ok: false, refusal: 'exit-plan-is-open', open }
    await tx.updateTable('placements').set({ stage: to }).where('id', '=', placementId).execute()
    const entry = {
      actorId: team.personId,
      action: 'placement.moved',
      subjectType: 'placement',
      subjectId: placementId,
    }
    await audit(tx, { ...entry, placeId: placement.placeId, detail: { from, to } }, now)
    return { ok: true }
  })
}
