import { addRegisterPeople } from '#capabilities/events/add-register-people.ts'
import type { Press } from '#capabilities/events/press.ts'
import { startRegister } from '#capabilities/events/start-register.ts'
import { takePresses } from '#capabilities/events/take-presses.ts'
import { newId } from '#infrastructure/ids.ts'
import { anOrganisation, aTown, now } from './town.ts'

export const rowsOf = (...lines: string[]) => lines.map((line, index) => ({ line: index + 1, cells: line.split(', ') }))

/** A register of something that is listed nowhere, with these people. */
export async function aRegister(names: string[], { warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { database } = town
  const owner = await anOrganisation(town)
  const powers = { database, issuer: owner.issuer, now }
  const started = await startRegister({ id: newId(now), title: 'Repair evening', startsAt: now, endsAt: null }, powers)
  if (!started.ok) throw new Error(started.refusal)
  const { registerId } = started
  if (names.length > 0) await addRegisterPeople({ registerId, rows: rowsOf(...names), typed: true }, powers)
  const idOf = async (name: string) =>
    (
      await database
        .selectFrom('registerPeople')
        .select('id')
        .where('registerId', '=', registerId)
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
    ).id
  const press = (presses: Press[]) => takePresses({ registerId, presses }, powers)
  const tick = (personId: string): Press => ({ kind: 'tick', id: newId(now), personId, at: now.toISOString() })
  return { town, owner, powers, registerId, idOf, press, tick }
}
