import { findCallForTeam } from '#capabilities/programme/find-call.ts'
import { isId } from '#infrastructure/ids.ts'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0] & { params: { id: string } }

/** The call that a page of the programme's desk is about. */
export async function callInHand({ context, params }: Asked) {
  const { services } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const call = isId(params.id) ? await findCallForTeam({ callId: params.id }, { ...services, team }) : undefined
  if (!call) throw new Response(null, { status: 404 })
  return { call, team }
}
