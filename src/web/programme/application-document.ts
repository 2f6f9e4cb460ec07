import { prepareApplicationDocument } from '#capabilities/programme/prepare-application-document.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-document'
import { applicationInHand } from './application-in-hand.ts'
import { pdfAnswer } from './pdf-answer.ts'

/** An application as it stands, for those who write it. */
export async function loader(args: Route.LoaderArgs) {
  const { services, language, now } = visitOf(args)
  const { application, call, isChangedSince } = await applicationInHand(args)
  const { reference, typed } = application
  // With words that were not sent it is a draft again.
  const revision = isChangedSince ? 0 : application.revision
  const document = prepareApplicationDocument({ reference, revision, typed, call }, { ...services, language, now })
  return pdfAnswer(document, reference)
}
