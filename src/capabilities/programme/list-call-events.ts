import { listSeatsLeft } from '#capabilities/events/list-seats-left.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { isShown } from '#capabilities/opportunities/opportunity.ts'
import { type PublicOpportunity, publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import type { Reading } from '#infrastructure/database/database.ts'

export interface CallEvent {
  listing: PublicOpportunity
  startsAt: Date
  /** How many can still book; undefined where it is not booked here. */
  seatsLeft: number | undefined
}

/** What those who think of applying can come to, the soonest first: what is published and still to come. */
export async function listCallEvents(
  { callId }: { callId: string },
  { database, now }: Reading & { now: Date },
): Promise<CallEvent[]> {
  const rows = await database.selectFrom('callEvents').select('opportunityId').where('callId', '=', callId).execute()
  const found = await Promise.all(
    rows.map(({ opportunityId }) => findOpportunity({ id: opportunityId }, { database, now })),
  )
  const coming = found.flatMap((one) =>
    one && isShown(one.status) && one.nextStartsAt ? [{ one, startsAt: one.nextStartsAt }] : [],
  )
  const seats = await listSeatsLeft(
    coming.map(({ one, startsAt }) => ({ opportunityId: one.id, startsAt })),
    { database, now },
  )
  return coming
    .map(({ one, startsAt }) => {
      const here = seats.find((at) => at.opportunityId === one.id)
      const seatsLeft = here?.seats.reduce((sum, { left }) => sum + left, 0)
      return { listing: publicOpportunity(one), startsAt, seatsLeft }
    })
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}
