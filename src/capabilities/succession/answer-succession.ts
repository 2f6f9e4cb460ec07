import { holdOpportunities } from '#capabilities/opportunities/hold-opportunities.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { successionMoved } from './succession-jobs.ts'
import { isDue, successionStateOf } from './succession-rules.ts'
import { lockSides, lockSuccession, updateSuccession } from './succession-store.ts'
import { takeEffect } from './take-effect.ts'

export type AnswerSuccessionOutcome =
  | { ok: true }
  | { ok: false; refusal: 'succession-not-found' | 'succession-is-answered' | 'successor-is-not-here' }

interface Answer {
  successionId: string
  answer: 'agree' | 'decline'
}

const logged = { agreed: 'succession.agreed', declined: 'succession.declined' } as const

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { manager: OrganisationManager; now: Date }

/** The organisation that was asked takes the badges of the other over, or does not. It takes effect once nobody may object. */
export async function answerSuccession(
  { successionId, answer }: Answer,
  { database, manager, now, ...services }: Powers,
): Promise<AnswerSuccessionOutcome> {
  let closed: string | undefined
  const outcome = await database.transaction().execute(async (tx): Promise<AnswerSuccessionOutcome> => {
    const found = await lockSuccession(tx, successionId)
    if (found?.successor.id !== manager.organisationId) return { ok: false, refusal: 'succession-not-found' }
    if (successionStateOf(found) !== 'asked') return { ok: false, refusal: 'succession-is-answered' }
    const { placeId, predecessor } = found
    const sides = await lockSides(tx, { ids: [found.successor.id], placeId })
    const isHere = sides.get(found.successor.id)?.standing === 'approved'
    if (answer === 'agree' && !isHere) return { ok: false, refusal: 'successor-is-not-here' }
    const state = answer === 'agree' ? ('agreed' as const) : ('declined' as const)
    const change = state === 'agreed' ? { agreedAt: now } : { endedAt: now, ending: state }
    await updateSuccession(tx, successionId, change)
    const entry = { actorId: manager.personId, subjectType: 'organisation', subjectId: predecessor.id, placeId }
    await audit(tx, { ...entry, action: logged[state], detail: { successorId: found.successor.id } }, now)
    const agreed = { ...found, ...change }
    if (isDue(agreed, now)) {
      await takeEffect(agreed, { ...services, tx, now })
      closed = predecessor.id
    } else await services.queue.enqueue(tx, successionMoved, [{ successionId, state }])
    return { ok: true }
  })
  // What it offered is gone from the pages before this answers.
  if (closed) await holdOpportunities({ organisationId: closed }, { database, queue: services.queue, now })
  return outcome
}
