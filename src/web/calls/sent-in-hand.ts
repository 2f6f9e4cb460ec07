import { findSentApplication } from '#capabilities/programme/list-sent-applications.ts'
import { isId } from '#infrastructure/ids.ts'
import { visitOf } from '#web/site/visit.ts'
import { callInHand } from './call-in-hand.ts'

type Asked = Parameters<typeof visitOf>[0] & { params: { id: string; application: string } }

/** The application that a page of the programme's desk is about; with a conflict, or under its seal, there is none. */
export async function sentInHand(args: Asked) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  const { application: applicationId } = args.params
  const asked = { callId: call.id, applicationId }
  const found = isId(applicationId) ? await findSentApplication(asked, { ...services, team }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { call, team, found, here: `/programme/desk/calls/${call.id}/applications/${applicationId}` }
}
