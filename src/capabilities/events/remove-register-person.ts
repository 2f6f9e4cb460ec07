import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { lockRegister, recountRegister, selectAttendance } from './register-store.ts'

export type RemovePersonOutcome =
  | { ok: true }
  | { ok: false; refusal: 'register-not-found' | 'person-not-found' | 'person-was-there' }

/** Takes a person off a register who was listed by mistake. Who was there stays until the tick is taken back. */
export function removeRegisterPerson(
  { registerId, personId }: { registerId: string; personId: string },
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<RemovePersonOutcome> {
  const { organisationId } = issuer
  return database.transaction().execute(async (tx): Promise<RemovePersonOutcome> => {
    const register = await lockRegister(tx, { id: registerId, organisationId })
    if (!register) return { ok: false, refusal: 'register-not-found' }
    const person = (await selectAttendance(tx, registerId)).people.find(({ id }) => id === personId)
    if (!person) return { ok: false, refusal: 'person-not-found' }
    if (person.ticks.length > 0) return { ok: false, refusal: 'person-was-there' }
    await tx
      .updateTable('registerPeople')
      .set({ removedAt: now })
      .where('registerId', '=', registerId)
      .where('id', '=', personId)
      .execute()
    await recountRegister(tx, registerId)
    return { ok: true }
  })
}
