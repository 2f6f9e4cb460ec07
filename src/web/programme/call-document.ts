import { findCall } from '#capabilities/programme/find-call.ts'
import { prepareCallDocument } from '#capabilities/programme/prepare-call-document.ts'
import { publicCall } from '#capabilities/programme/public-call.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/call-document'
import { pdfAnswer } from './pdf-answer.ts'

/** A call to print and to hand round. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, language, now } = visitOf({ context })
  const call = await findCall({ slug: params.slug }, services)
  if (!call) throw new Response(null, { status: 404 })
  return pdfAnswer(prepareCallDocument(publicCall(call, now), { ...services, language, now }), call.slug)
}
