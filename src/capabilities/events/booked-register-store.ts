import type { Tx } from '#infrastructure/database/database.ts'
import type { BookedSession } from './booking.ts'
import { insertPeople, lockRegister, recountRegister, selectPeople, setRemoved } from './register-store.ts'

/**
 * Puts those who have a seat onto the register of their session, where one is open, and takes off those who have none any
 * more. A person keeps the id of their booking there, so doing it again changes nothing.
 */
export async function putBookedOnRegister(
  tx: Tx,
  session: Pick<BookedSession, 'id' | 'opportunityId' | 'organisationId' | 'startsAt'>,
  now: Date,
): Promise<void> {
  const { id: sessionId, opportunityId, organisationId, startsAt } = session
  const found = await tx
    .selectFrom('registers')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('opportunityId', '=', opportunityId)
    .where('startsAt', '=', startsAt)
    .executeTakeFirst()
  const register = found && (await lockRegister(tx, { id: found.id, organisationId }))
  if (!register || register.namesRemovedAt) return
  const people = await tx
    .selectFrom('bookingPeople')
    .innerJoin('bookings', 'bookings.id', 'bookingPeople.bookingId')
    .select(['bookingPeople.id', 'bookingPeople.name', 'bookings.name as booker', 'email', 'state', 'age', 'childId'])
    .where('sessionId', '=', sessionId)
    .orderBy('bookings.askedAt')
    .orderBy('bookings.id')
    .orderBy('position')
    .execute()
  const stored = await selectPeople(tx, register.id)
  const known = new Map(stored.map((one) => [one.id, one]))
  const coming = people.filter(({ state }) => state === 'booked')
  const added = coming
    .filter(({ id }) => !known.has(id))
    // The address is the booker's: a child's badge does not go to it unasked, but for a verified guardian's own child.
    .map(({ id, name, booker, email, age, childId }) => ({
      ...{ id, name, isLate: false, sameAs: null },
      email: childId !== null || (name === booker && age !== 'under-13') ? email : null,
    }))
  await insertPeople(tx, { registerId: register.id, people: added, stored, now })
  const comingIds = new Set(coming.map(({ id }) => id))
  const idsWhere = (is: (one: (typeof stored)[number]) => boolean) =>
    people.flatMap(({ id }) => {
      const one = known.get(id)
      return one && is(one) ? [id] : []
    })
  const [going, back] = [
    idsWhere((one) => !comingIds.has(one.id) && one.removedAt === null),
    idsWhere((one) => comingIds.has(one.id) && one.removedAt !== null),
  ]
  await setRemoved(tx, { registerId: register.id, ids: going, removedAt: now })
  await setRemoved(tx, { registerId: register.id, ids: back, removedAt: null })
  await recountRegister(tx, register.id)
}
