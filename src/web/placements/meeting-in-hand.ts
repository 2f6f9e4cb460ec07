import { redirect } from 'react-router'
import { actionRevision, findMeeting } from '#capabilities/placements/find-meeting.ts'
import { meetingKinds } from '#capabilities/placements/placement.ts'
import type { MeetingAction } from '#capabilities/placements/written-meeting.ts'
import { isId } from '#infrastructure/ids.ts'
import { leadDesk, programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0] & { params: { meeting: string } }

/** `update-14`, as an address says it. */
function readMeeting(text: string) {
  const [, said, number] = /^([a-z]+)-([1-9]\d?)$/.exec(text) ?? []
  const kind = meetingKinds.find((one) => one === said)
  if (!kind) throw new Response(null, { status: 404 })
  return { kind, number: Number(number) }
}

/** A meeting of the place whose desk this is. */
export async function leadMeeting({ context, params }: Asked) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const found = await findMeeting(readMeeting(params.meeting), { ...services, of: lead, now })
  if (!found) throw new Response(null, { status: 404 })
  const desk = `/${place.slug}/lead`
  const back = `${desk}/year`
  return { lead, found, desk, back, here: `${back}/${params.meeting}` }
}

/** One that can still be moved or skipped, with those who are told of it; the page of one that cannot says why. */
export async function plannedMeeting(args: Asked) {
  const { found, here } = await leadMeeting(args)
  const { meeting, people } = found
  if (meeting.state !== 'planned') throw redirect(here)
  return { meeting, told: people.map(({ name }) => name).join(', '), here, now: visitOf(args).now }
}

/** A meeting of any place in the programme, for its team. */
export async function teamMeeting({ context, params }: Asked & { params: { id: string } }) {
  const { services, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const asked = { ...readMeeting(params.meeting), placementId: params.id }
  const found = isId(params.id) ? await findMeeting(asked, { ...services, of: team, now }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const back = `/programme/desk/placements/${params.id}`
  return { team, found, back, here: `${back}/${params.meeting}` }
}

/** An action with what the buttons beside it are based on. */
export const withRevision = (action: MeetingAction) => ({ ...action, revision: actionRevision(action) })
