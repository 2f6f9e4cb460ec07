import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { SuccessionAsker } from './succession.ts'
import { successionMoved } from './succession-jobs.ts'
import { type AskSuccessionRefusal, askSuccessionRefusalOf, noticeUntilOf } from './succession-rules.ts'
import { insertSuccession, lockSides } from './succession-store.ts'

export type AskSuccessionOutcome = { ok: true; successionId: string } | { ok: false; refusal: AskSuccessionRefusal }

interface Request {
  /** Whose badges are handed over. */
  predecessorId: string
  /** Who is asked to answer for them. */
  successorId: string
  placeId: string
  /** Told to both sides, and to everybody once it is in force. */
  reason: string
}

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

/** An organisation that closes asks another one to answer for its badges. */
export function handOverBadges(
  request: Omit<Request, 'predecessorId'>,
  { manager, ...powers }: Powers & { manager: OrganisationManager },
): Promise<AskSuccessionOutcome> {
  const { organisationId: predecessorId, personId: actorId } = manager
  return ask({ ...request, predecessorId, askedBy: 'predecessor', actorId }, powers)
}

/** The City Lead asks for one that has left the place, was suspended, or has nobody any more; it may object for 30 days. */
export function askSuccession(
  request: Omit<Request, 'placeId'>,
  { lead, ...powers }: Powers & { lead: CityLead },
): Promise<AskSuccessionOutcome> {
  const { placeId, personId: actorId } = lead
  return ask({ ...request, placeId, askedBy: 'lead', actorId }, powers)
}

interface Asked extends Request {
  askedBy: SuccessionAsker
  actorId: string | undefined
}

function ask({ actorId, ...asked }: Asked, { database, queue, now }: Powers): Promise<AskSuccessionOutcome> {
  const { predecessorId, successorId, placeId, askedBy } = asked
  const reason = asked.reason.trim()
  return database.transaction().execute(async (tx: Tx): Promise<AskSuccessionOutcome> => {
    const sides = await lockSides(tx, { ids: [predecessorId, successorId], placeId })
    const unknown = { standing: undefined, managers: 0, isUnderWay: false, takesOver: false }
    const refusal = askSuccessionRefusalOf({
      ...{ askedBy, reason },
      predecessor: sides.get(predecessorId) ?? { id: predecessorId, ...unknown },
      successor: sides.get(successorId) ?? { id: successorId, ...unknown },
    })
    if (refusal) return { ok: false, refusal }
    const id = newId(now)
    const noticeUntil = noticeUntilOf(askedBy, now)
    await insertSuccession(tx, { ...asked, id, reason, askedAt: now, noticeUntil })
    await queue.enqueue(tx, successionMoved, [{ successionId: id, state: 'asked' }])
    const entry = {
      actorId,
      action: 'succession.asked',
      subjectType: 'organisation',
      subjectId: predecessorId,
      placeId,
    }
    await audit(tx, { ...entry, detail: { successorId, askedBy, reason } }, now)
    return { ok: true, successionId: id }
  })
}
