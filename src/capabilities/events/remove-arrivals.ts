import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { unexpectedIn } from './register-rules.ts'
import {
  insertTicks,
  lockRegister,
  recountRegister,
  selectAttendance,
  selectPeople,
  setRemoved,
} from './register-store.ts'

export type RemoveArrivalsOutcome =
  /** When they were taken off; where nobody was left to take off, when that was last done: its way back is by this time. */
  | { ok: true; removed: number; removedAt: Date | null }
  | { ok: false; refusal: 'register-not-found' | 'names-are-removed' }

interface Request {
  registerId: string
  /** Those who came in earlier stay; null takes off all of them. */
  since: Date | null
}

/**
 * Takes off at once everybody who let themselves in at the door without being expected, and whom nobody of the organisation
 * has ticked. `restoreArrivals` takes it back.
 */
export function removeArrivals(
  { registerId, since }: Request,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<RemoveArrivalsOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<RemoveArrivalsOutcome> => {
    const register = await lockRegister(tx, { id: registerId, organisationId })
    if (!register) return { ok: false, refusal: 'register-not-found' }
    if (register.namesRemovedAt) return { ok: false, refusal: 'names-are-removed' }
    const { people } = await selectAttendance(tx, registerId)
    const going = unexpectedIn(people, since)
    if (going.length === 0) return { ok: true, removed: 0, removedAt: await lastRemoval(tx, registerId) }
    const ids = going.map(({ id }) => id)
    await setRemoved(tx, { registerId, ids, removedAt: now })
    const presses = going.map(({ id, ticks }) => ({ personId: id, ends: ticks, isOwn: false }))
    await insertTicks(tx, { registerId, presses, receivedFrom: personId ?? null, now })
    await recountRegister(tx, registerId)
    const what = { action: 'register.arrivals-removed', subjectType: 'register', subjectId: registerId }
    await audit(tx, { actorId: personId, ...what, placeId: register.placeId ?? undefined }, now)
    return { ok: true, removed: going.length, removedAt: now }
  })
}

async function lastRemoval(tx: Tx, registerId: string): Promise<Date | null> {
  const removals = (await selectPeople(tx, registerId)).flatMap((one) =>
    one.isLate && one.removedAt ? [one.removedAt.getTime()] : [],
  )
  return removals.length > 0 ? new Date(Math.max(...removals)) : null
}
