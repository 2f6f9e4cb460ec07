import { prepareApplicationDocument } from '#capabilities/programme/prepare-application-document.ts'
import { pdfAnswer } from '#web/programme/pdf-answer.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-application-document'
import { sentInHand } from './sent-in-hand.ts'

/** One application as it was sent, to print, for those who run the call. */
export async function loader(args: Route.LoaderArgs) {
  const { services, language, now } = visitOf(args)
  const { call, found } = await sentInHand(args)
  const { content: typed, ...sent } = found
  return pdfAnswer(prepareApplicationDocument({ ...sent, typed, call }, { ...services, language, now }), sent.reference)
}
