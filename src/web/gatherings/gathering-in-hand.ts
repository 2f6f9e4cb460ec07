import { findGathering, gatheringRevision } from '#capabilities/community/find-gathering.ts'
import { isId } from '#infrastructure/ids.ts'
import { communityDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0]

/** Whose desk trainings and meet-ups are opened from, and where they lie there. */
export function gatheringDesk(asked: Asked) {
  const desk = communityDesk(asked)
  return 'lead' in desk
    ? { of: desk.lead, lead: desk.lead, base: `/${desk.place.slug}/lead/gatherings` }
    : { of: desk.team, lead: undefined, base: '/programme/desk/gatherings' }
}

/** One of them, for those who lead a place or run the programme. */
export async function gatheringInHand(asked: Asked & { params: { id: string } }) {
  const { services } = visitOf(asked)
  const desk = gatheringDesk(asked)
  const { id: gatheringId } = asked.params
  const found = isId(gatheringId) ? await findGathering({ gatheringId }, { ...services, of: desk.of }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { ...desk, found, here: `${desk.base}/${gatheringId}`, revision: gatheringRevision(found.gathering) }
}
