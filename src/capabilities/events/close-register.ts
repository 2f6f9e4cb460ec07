import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { lockRegister } from './register-store.ts'

export type CloseRegisterOutcome = { ok: true } | { ok: false; refusal: 'register-not-found' | 'names-are-removed' }

interface Context {
  database: Database
  issuer: Issuer
  now: Date
}

/** Ends the ticking: devices remove what they keep of it when they next ask. It can be opened again. */
export function closeRegister(
  { registerId, open = false }: { registerId: string; open?: boolean },
  { database, issuer, now }: Context,
): Promise<CloseRegisterOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<CloseRegisterOutcome> => {
    const register = await lockRegister(tx, { id: registerId, organisationId })
    if (!register) return { ok: false, refusal: 'register-not-found' }
    if (register.namesRemovedAt) return { ok: false, refusal: 'names-are-removed' }
    if ((register.closedAt === null) === open) return { ok: true }
    await tx
      .updateTable('registers')
      .set({ closedAt: open ? null : now })
      .where('id', '=', registerId)
      .execute()
    const action = open ? 'register.reopened' : 'register.closed'
    const what = { action, subjectType: 'register', subjectId: registerId }
    await audit(tx, { actorId: personId, ...what, placeId: register.placeId ?? undefined }, now)
    return { ok: true }
  })
}
