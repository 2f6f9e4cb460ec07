import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { isShown } from '#capabilities/opportunities/opportunity.ts'
import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'

export type AddCallEventOutcome =
  | { ok: true }
  | { ok: false; refusal: 'call-not-found' | 'listing-not-found' | 'no-date-to-come' | 'too-many-events' }

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

const mostEvents = 20

/** Shows a published listing on a call's page, for those who think of applying: it is booked as any other. */
export async function addCallEvent(
  { callId, placeSlug, slug }: { callId: string; placeSlug: string; slug: string },
  { database, team, now }: Context,
): Promise<AddCallEventOutcome> {
  const listing = await findOpportunity({ placeSlug, slug }, { database, now })
  return database.transaction().execute(async (tx): Promise<AddCallEventOutcome> => {
    const call = await tx.selectFrom('calls').select('id').where('id', '=', callId).forUpdate().executeTakeFirst()
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (!listing || !isShown(listing.status)) return { ok: false, refusal: 'listing-not-found' }
    if (!listing.nextStartsAt) return { ok: false, refusal: 'no-date-to-come' }
    const known = await tx.selectFrom('callEvents').select('opportunityId').where('callId', '=', callId).execute()
    if (known.length >= mostEvents) return { ok: false, refusal: 'too-many-events' }
    const made = await tx
      .insertInto('callEvents')
      .values({ callId, opportunityId: listing.id, addedAt: now, addedBy: team.personId })
      .onConflict((conflict) => conflict.columns(['callId', 'opportunityId']).doNothing())
      .returning('opportunityId')
      .executeTakeFirst()
    const entry = { actorId: team.personId, action: 'call.event-added', subjectType: 'call', subjectId: callId }
    if (made) await audit(tx, { ...entry, detail: { opportunityId: listing.id } }, now)
    return { ok: true }
  })
}
