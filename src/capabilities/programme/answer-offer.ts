import type { Services } from '#infrastructure/services.ts'
import { lockDecided } from './application-store.ts'
import { addToLog } from './call-log-store.ts'
import { staysWithinLimit } from './decision-rules.ts'
import { countTaken, offerToReserve } from './offer-store.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type AnswerOfferOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'application-not-found'
        | 'nothing-is-offered'
        | 'offer-has-ended'
        | 'places-are-taken'
        | 'limit-is-passed'
    }

/** The recipient confirms what they had in minimal financial assistance before: without it there is no subsidy. */
export type OfferAnswer = { accepts: true; assistancePounds: number; confirmedBy: string } | { accepts: false }

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

/** Takes the place that is offered, or turns it down: then the reserve is offered it. */
export function answerOffer(
  { applicationId, answer }: { applicationId: string; answer: OfferAnswer },
  { database, queue, now }: Context,
): Promise<AnswerOfferOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerOfferOutcome> => {
    const held = await lockDecided(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    const { application, call } = held
    const { callId } = application
    const offer = await tx
      .selectFrom('callOffers')
      .select('endsAt')
      .where('applicationId', '=', applicationId)
      .executeTakeFirst()
    if (application.state !== 'offered' || !offer) return { ok: false, refusal: 'nothing-is-offered' }
    if (now > offer.endsAt) return { ok: false, refusal: 'offer-has-ended' }
    if (answer.accepts) {
      if ((await countTaken(tx, callId, ['accepted'])) >= call.placements)
        return { ok: false, refusal: 'places-are-taken' }
      const subsidyPounds = call.valuePounds - call.contributionPounds
      if (!staysWithinLimit({ hadPounds: answer.assistancePounds, subsidyPounds }))
        return { ok: false, refusal: 'limit-is-passed' }
    }
    const state = answer.accepts ? 'accepted' : 'turned-down'
    const { assistancePounds, confirmedBy } = answer.accepts ? answer : { assistancePounds: null, confirmedBy: null }
    await tx.updateTable('callApplications').set({ state }).where('id', '=', applicationId).execute()
    await tx
      .updateTable('callOffers')
      .set({ settledAt: now, assistancePounds, confirmedBy })
      .where('applicationId', '=', applicationId)
      .execute()
    await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: state, revision: 0 }])
    await addToLog(tx, callId, { kind: state, applicationId }, now)
    await offerToReserve(tx, call, { queue, now })
    return { ok: true }
  })
}
