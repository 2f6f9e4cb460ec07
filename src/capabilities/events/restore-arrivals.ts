import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { insertTicks, lockRegister, recountRegister, selectPeople, setRemoved } from './register-store.ts'

export type RestoreArrivalsOutcome =
  | { ok: true; restored: number }
  | { ok: false; refusal: 'register-not-found' | 'names-are-removed' }

/** Brings back those whom `removeArrivals` took off at one time: they are on the register and were there, as before. */
export function restoreArrivals(
  { registerId, removedAt }: { registerId: string; removedAt: Date },
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<RestoreArrivalsOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<RestoreArrivalsOutcome> => {
    const register = await lockRegister(tx, { id: registerId, organisationId })
    if (!register) return { ok: false, refusal: 'register-not-found' }
    if (register.namesRemovedAt) return { ok: false, refusal: 'names-are-removed' }
    const coming = (await selectPeople(tx, registerId)).filter(
      (one) => one.isLate && !one.erasedAt && one.removedAt?.getTime() === removedAt.getTime(),
    )
    if (coming.length === 0) return { ok: true, restored: 0 }
    await setRemoved(tx, { registerId, ids: coming.map(({ id }) => id), removedAt: null })
    const presses = coming.map(({ id }) => ({ personId: id, ends: null, isOwn: true }))
    await insertTicks(tx, { registerId, presses, receivedFrom: personId ?? null, now })
    await recountRegister(tx, registerId)
    const what = { action: 'register.arrivals-restored', subjectType: 'register', subjectId: registerId }
    await audit(tx, { actorId: personId, ...what, placeId: register.placeId ?? undefined }, now)
    return { ok: true, restored: coming.length }
  })
}
