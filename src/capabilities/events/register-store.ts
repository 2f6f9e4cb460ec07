import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { referenceOf } from './booking-rules.ts'
import type { Register, RegisterNow, RegisterPerson } from './register.ts'
import { heldTicks, type Tick } from './tick-rules.ts'

const columns = [
  ...(['id', 'organisationId', 'opportunityId', 'placeId', 'title', 'titleCy', 'startsAt', 'endsAt'] as const),
  ...(['openedAt', 'closedAt', 'listed', 'came', 'namesRemovedAt'] as const),
] as const

interface Whose {
  id: string
  organisationId: string
}

export const selectRegisters = (reader: Reader) => reader.selectFrom('registers').select(columns)

const registersOf = (reader: Reader, { id, organisationId }: Whose) =>
  selectRegisters(reader).where('id', '=', id).where('organisationId', '=', organisationId)

export const selectRegister = (reader: Reader, whose: Whose): Promise<Register | undefined> =>
  registersOf(reader, whose).executeTakeFirst()

/** The register, held until the transaction ends: what devices bring at once is taken in one after the other. */
export const lockRegister = (tx: Tx, whose: Whose): Promise<Register | undefined> =>
  registersOf(tx, whose).forUpdate().executeTakeFirst()

export interface StoredPerson {
  id: string
  position: number
  name: string
  email: string | null
  isLate: boolean
  sameAs: string | null
  removedAt: Date | null
  /** It is no person any more: only counted. */
  erasedAt: Date | null
}

const people = (reader: Reader) =>
  reader
    .selectFrom('registerPeople')
    .select(['id', 'position', 'name', 'email', 'isLate', 'sameAs', 'removedAt', 'erasedAt'])
    .orderBy('position')

export function selectPeople(reader: Reader, registerId: string): Promise<StoredPerson[]> {
  return people(reader).where('registerId', '=', registerId).execute()
}

type StoredTick = Pick<Tick, 'id' | 'personId' | 'ends'> & { isOwn: boolean; receivedAt: Date }
type AttendingPerson = StoredPerson &
  Pick<RegisterPerson, 'ticks'> & {
    /** When they let themselves in at the door; undefined where a person of the organisation ticked them. */
    letInAt: Date | undefined
  }

/** Everybody on a register with the ticks that hold; those taken off it only where a tick says that they came. */
export async function selectAttendance(
  reader: Reader,
  registerId: string,
): Promise<{ people: AttendingPerson[] } & Pick<RegisterNow, 'sameAs' | 'turn'>> {
  const stored = await selectPeople(reader, registerId)
  const ticks = await reader
    .selectFrom('registerTicks')
    .select(['id', 'personId', 'ends', 'isOwn', 'receivedAt'])
    .where('registerId', '=', registerId)
    .execute()
  return { ...attendanceIn(stored, ticks), turn: ticks.length }
}

function attendanceIn(stored: StoredPerson[], ticks: StoredTick[]) {
  const sameAs = Object.fromEntries(stored.flatMap((one) => (one.sameAs ? [[one.id, one.sameAs]] : [])))
  const held = heldTicks(ticks.map((tick) => ({ ...tick, personId: sameAs[tick.personId] ?? tick.personId })))
  const byId = new Map(ticks.map((tick) => [tick.id, tick]))
  const attending = stored
    .filter((one) => !one.sameAs && (!one.removedAt || held.has(one.id)))
    .map((one) => {
      const ids = held.get(one.id) ?? []
      return { ...one, ticks: ids, letInAt: letInAt(ids.flatMap((id) => byId.get(id) ?? [])) }
    })
  return { people: attending, sameAs }
}

function letInAt(ticks: StoredTick[]): Date | undefined {
  if (!ticks.every(({ isOwn }) => isOwn)) return undefined
  return ticks.map(({ receivedAt }) => receivedAt).toSorted((one, other) => +one - +other)[0]
}

/** Those who came, register by register, in the order asked. */
export async function selectCame(reader: Reader, registerIds: string[]): Promise<StoredPerson[][]> {
  if (registerIds.length === 0) return []
  const stored = await people(reader).select('registerId').where('registerId', 'in', registerIds).execute()
  const ticks = await reader
    .selectFrom('registerTicks')
    .select(['registerId', 'id', 'personId', 'ends', 'isOwn', 'receivedAt'])
    .where('registerId', 'in', registerIds)
    .execute()
  const [peopleOf, ticksOf] = [
    Map.groupBy(stored, ({ registerId }) => registerId),
    Map.groupBy(ticks, ({ registerId }) => registerId),
  ]
  return registerIds.map((id) =>
    attendanceIn(peopleOf.get(id) ?? [], ticksOf.get(id) ?? []).people.filter(
      (one) => one.ticks.length > 0 && !one.erasedAt,
    ),
  )
}

export async function selectRegisterNow(reader: Reader, register: Register): Promise<RegisterNow> {
  const { people, sameAs, turn } = await selectAttendance(reader, register.id)
  const namesakes = namesakesIn(people)
  const references = await referencesOf(reader, [...namesakes.keys()])
  const shown = people.map(({ id, name, isLate, ticks, letInAt }): RegisterPerson => {
    const same = namesakes.get(id)
    const reference = references.get(id)
    const asksWhich = letInAt !== undefined && same?.some((one) => one.ticks.length === 0)
    return {
      ...{ id, name, isLate, ticks },
      ...(reference && { reference }),
      ...(asksWhich && { oneOf: same?.length }),
    }
  })
  const byName = new Intl.Collator('en', { sensitivity: 'base' })
  const listed = shown.filter((one) => !one.isLate).sort((one, other) => byName.compare(one.name, other.name))
  return { register, people: [...listed, ...shown.filter((one) => one.isLate)], sameAs, turn }
}

/** By the id of each, those who are expected under one name. */
function namesakesIn(people: AttendingPerson[]): Map<string, AttendingPerson[]> {
  const byName = Map.groupBy(
    people.filter((one) => !one.isLate && !one.erasedAt),
    ({ name }) => nameKeyOf(name),
  )
  return new Map(
    [...byName.values()].filter((same) => same.length > 1).flatMap((same) => same.map(({ id }) => [id, same] as const)),
  )
}

/** Of those who came onto a register by a booking: what its mail and its page call it. */
async function referencesOf(reader: Reader, personIds: string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('bookingPeople')
    .select(['id', 'bookingId'])
    .where('id', 'in', personIds)
    .execute()
  return new Map(rows.map(({ id, bookingId }) => [id, referenceOf(bookingId)]))
}

interface NewPerson {
  id: string
  name: string
  email: string | null
  isLate: boolean
  sameAs: string | null
}

/** In the order given, after those who are on it (`stored`). One who is there under this id already stays as they are. */
export async function insertPeople(
  tx: Tx,
  { registerId, people, stored, now }: { registerId: string; people: NewPerson[]; stored: StoredPerson[]; now: Date },
) {
  if (people.length === 0) return
  const last = Math.max(0, ...stored.map(({ position }) => position))
  await tx
    .insertInto('registerPeople')
    .values(people.map((one, index) => ({ ...one, registerId, position: last + index + 1, addedAt: now })))
    .onConflict((conflict) => conflict.columns(['registerId', 'id']).doNothing())
    .execute()
}

/** Counted anew under the register's lock, whatever was brought in which order. */
export async function recountRegister(tx: Tx, registerId: string): Promise<{ listed: number; came: number }> {
  const { people } = await selectAttendance(tx, registerId)
  const came = people.filter(({ ticks }) => ticks.length > 0)
  const counts = { listed: people.length, came: came.length }
  const [expected, walkedIn] = [people.filter((one) => !one.isLate), came.filter((one) => one.isLate)]
  await tx
    .updateTable('registers')
    .set({ ...counts, expected: expected.length, walkedIn: walkedIn.length })
    .where('id', '=', registerId)
    .execute()
  return counts
}

export async function setRemoved(
  tx: Tx,
  { registerId, ids, removedAt }: { registerId: string; ids: string[]; removedAt: Date | null },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('registerPeople')
    .set({ removedAt })
    .where('registerId', '=', registerId)
    .where('id', 'in', ids)
    .execute()
}

interface NewPresses {
  registerId: string
  presses: { personId: string; ends: string[] | null; isOwn: boolean }[]
  receivedFrom: string | null
  now: Date
}

/** Presses that no device made: the server numbers them. */
export async function insertTicks(tx: Tx, { registerId, presses, receivedFrom, now }: NewPresses): Promise<void> {
  await tx
    .insertInto('registerTicks')
    .values(
      presses.map((one) => ({ ...one, registerId, id: newId(now), deviceAt: now, receivedAt: now, receivedFrom })),
    )
    .execute()
}
