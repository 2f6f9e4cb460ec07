import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import type { Press } from './press.ts'
import type { RegisterNow } from './register.ts'
import { mostOnARegister } from './register-rules.ts'
import { insertPeople, lockRegister, recountRegister, selectPeople, selectRegisterNow } from './register-store.ts'

export type TakePressesOutcome =
  | { ok: true; now: RegisterNow }
  | { ok: false; refusal: 'register-not-found' | 'names-are-removed' | 'too-many' }

/**
 * Takes in what was pressed on a device, perhaps hours ago and perhaps sent before. A register that was closed meanwhile
 * still takes it: who was there was there.
 */
export function takePresses(
  { registerId, presses }: { registerId: string; presses: Press[] },
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<TakePressesOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<TakePressesOutcome> => {
    const register = await lockRegister(tx, { id: registerId, organisationId })
    if (!register) return { ok: false, refusal: 'register-not-found' }
    if (register.namesRemovedAt) return { ok: false, refusal: 'names-are-removed' }
    const isFull = !(await addLate(tx, { registerId, presses, now }))
    if (isFull) return { ok: false, refusal: 'too-many' }
    const ticks = presses.filter((one) => one.kind !== 'add')
    if (ticks.length > 0)
      await tx
        .insertInto('registerTicks')
        .values(
          ticks.map((one) => ({
            ...{ registerId, id: one.id, personId: one.personId, deviceAt: new Date(one.at), receivedAt: now },
            ends: one.kind === 'untick' ? one.ends : null,
            receivedFrom: personId ?? null,
          })),
        )
        // Sent twice, by a device that did not hear that the first had arrived.
        .onConflict((conflict) => conflict.columns(['registerId', 'id']).doNothing())
        .execute()
    const counts = await recountRegister(tx, registerId)
    return { ok: true, now: await selectRegisterNow(tx, { ...register, ...counts }) }
  })
}

/**
 * Late arrivals. Two tablets that add the same name without knowing of each other add one person, unless a person said
 * that it is another one of that name. False where the register would hold too many.
 */
async function addLate(tx: Tx, { registerId, presses, now }: { registerId: string; presses: Press[]; now: Date }) {
  const adding = presses.filter((one) => one.kind === 'add')
  if (adding.length === 0) return true
  const stored = await selectPeople(tx, registerId)
  const ids = new Set(stored.map(({ id }) => id))
  const byName = new Map(
    stored.filter((one) => !one.sameAs && !one.removedAt).map((one) => [nameKeyOf(one.name), one.id]),
  )
  const people = adding.flatMap(({ personId: id, name, isAnother }) => {
    if (ids.has(id)) return []
    ids.add(id)
    const key = nameKeyOf(name)
    const sameAs = isAnother ? null : (byName.get(key) ?? null)
    if (!sameAs) byName.set(key, id)
    return [{ id, name, email: null, isLate: true, sameAs }]
  })
  if (ids.size > mostOnARegister) return false
  await insertPeople(tx, { registerId, people, stored, now })
  return true
}
