import { readApplicationCode } from '#capabilities/programme/application-code.ts'
import { stateShown } from '#capabilities/programme/application-rules.ts'
import { listBrokenSeals } from '#capabilities/programme/break-seal.ts'
import { isTaking } from '#capabilities/programme/call-phase-rules.ts'
import { findCallApplication } from '#capabilities/programme/find-call-application.ts'
import { publicCall } from '#capabilities/programme/public-call.ts'
import { isId } from '#infrastructure/ids.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0] & { params: { code: string } }

/** The application whose link this is, for its applicant, with what its pages show of the call. */
export async function applicationInHand({ context, params }: Asked) {
  const { services, now } = visitOf({ context })
  const link = readApplicationCode(params.code, services.masterKey)
  if (!isId(link?.applicationId)) throw new Response(null, { status: 404 })
  const found = await findCallApplication(link, services)
  if (!found) throw new Response(null, { status: 404 })
  const { call, isChangedSince } = found
  const state = stateShown(found.application.state, { isShortlisting: call.phase === 'shortlisting' })
  const application = { ...found.application, state }
  const { extendedUntil } = application
  const seals = await listBrokenSeals(link, services)
  const until = extendedUntil && extendedUntil > call.closesAt ? extendedUntil : call.closesAt
  return {
    ...{ link, application, seals, isChangedSince, until, call: publicCall(call, now), now },
    outcomeShown: call.outcomeShown,
    isTaking: isTaking(call, { extendedUntil, now }),
    here: `/programme/applications/${params.code}`,
  }
}
