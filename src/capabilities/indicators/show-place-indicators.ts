import type { CityLead } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { changePlaceAreas } from './place-area-store.ts'

export type ShowPlaceIndicatorsOutcome = { ok: true } | { ok: false; refusal: 'changed-meanwhile' }

interface Request {
  isPublic: boolean
  basedOn: string
}

/** Lets everybody read the figures of a place, or keeps them for those who lead it. */
export function showPlaceIndicators(
  { isPublic, basedOn }: Request,
  { database, lead, now }: { database: Database; lead: CityLead; now: Date },
): Promise<ShowPlaceIndicatorsOutcome> {
  return database.transaction().execute(async (tx): Promise<ShowPlaceIndicatorsOutcome> => {
    const action = isPublic ? 'figures.shown' : 'figures.hidden'
    const isDone = await changePlaceAreas(tx, { change: { isPublic }, basedOn, lead, action, now })
    return isDone ? { ok: true } : { ok: false, refusal: 'changed-meanwhile' }
  })
}
