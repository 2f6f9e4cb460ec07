import { redirect } from 'react-router'
import { readApplicationCode } from '#capabilities/programme/application-code.ts'
import { stateShown } from '#capabilities/programme/application-rules.ts'
import { listBrokenSeals } from '#capabilities/programme/break-seal.ts'
import { isTaking } from '#capabilities/programme/call-phase-rules.ts'
import { type CoapplicantRight, includesRight } from '#capabilities/programme/coapplicant.ts'
import { readCoapplicantCode } from '#capabilities/programme/coapplicant-code.ts'
import { findCallApplication } from '#capabilities/programme/find-call-application.ts'
import { findCoapplicant } from '#capabilities/programme/invite-coapplicant.ts'
import { publicCall } from '#capabilities/programme/public-call.ts'
import { isId } from '#infrastructure/ids.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0] & { params: { code: string } }

/** The link of the applicant, or of one who writes with them. */
interface Link {
  applicationId: string
  isProof: boolean
  coapplicantId?: string | undefined
}

interface Held {
  link: Link
  /** What a co-applicant was given, and whether they have agreed; the applicant has no such row. */
  coapplicant: { id: string; name: string; rightTo: CoapplicantRight; isAccepted: boolean } | undefined
}

async function linkOf(code: string, { services }: Visit): Promise<Held> {
  const own = readApplicationCode(code, services.masterKey)
  if (isId(own?.applicationId)) return { link: own, coapplicant: undefined }
  const coapplicantId = readCoapplicantCode(code, services.masterKey)
  const found = isId(coapplicantId) ? await findCoapplicant({ coapplicantId }, services) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const { id, name, rightTo, applicationId, acceptedAt } = found
  return {
    link: { applicationId, isProof: false, coapplicantId: id },
    coapplicant: { id, name, rightTo, isAccepted: acceptedAt !== null },
  }
}

/** An application for those who have a link to it, with what its pages show of the call. */
export async function heldApplication({ context, params }: Asked) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { link, coapplicant } = await linkOf(params.code, visit)
  const found = await findCallApplication(link, services)
  if (!found) throw new Response(null, { status: 404 })
  const { call, isChangedSince } = found
  const state = stateShown(found.application.state, { isShortlisting: call.phase === 'shortlisting' })
  const application = { ...found.application, state }
  const { extendedUntil } = application
  const seals = await listBrokenSeals(link, services)
  const until = extendedUntil && extendedUntil > call.closesAt ? extendedUntil : call.closesAt
  const may = (right: CoapplicantRight) =>
    coapplicant === undefined || (coapplicant.isAccepted && includesRight(coapplicant.rightTo, right))
  return {
    ...{ link, coapplicant, application, seals, isChangedSince, until, call: publicCall(call, now), now },
    ...{ isOwn: coapplicant === undefined, mayEdit: may('edit'), mayComment: may('comment') },
    outcomeShown: call.outcomeShown,
    isTaking: isTaking(call, { extendedUntil, now }),
    here: `/programme/applications/${params.code}`,
  }
}

/** For the applicant and for those who agreed to write with them: nothing is seen before that. */
export async function applicationInHand(args: Asked) {
  const held = await heldApplication(args)
  if (held.coapplicant && !held.coapplicant.isAccepted) throw redirect(`${held.here}/joining`)
  return held
}

/** For the applicant alone: what binds, what sends, what is decided. */
export async function ownApplication(args: Asked) {
  const held = await applicationInHand(args)
  if (!held.isOwn) throw new Response(null, { status: 403 })
  return held
}
