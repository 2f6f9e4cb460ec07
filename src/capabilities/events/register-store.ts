import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Register, RegisterNow, RegisterPerson } from './register.ts'
import { heldTicks, type Tick } from './tick-rules.ts'

const columns = [
  ...(['id', 'organisationId', 'opportunityId', 'title', 'titleCy', 'startsAt', 'endsAt', 'openedAt'] as const),
  ...(['closedAt', 'listed', 'came', 'namesRemovedAt'] as const),
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

type StoredTick = Pick<Tick, 'id' | 'personId' | 'ends'>
type AttendingPerson = StoredPerson & Pick<RegisterPerson, 'ticks'>

/** Everybody on a register with the ticks that hold; those taken off it only where a tick says that they came. */
export async function selectAttendance(
  reader: Reader,
  registerId: string,
): Promise<{ people: AttendingPerson[] } & Pick<RegisterNow, 'sameAs' | 'turn'>> {
  const stored = await selectPeople(reader, registerId)
  const ticks = await reader
    .selectFrom('registerTicks')
    .select(['id', 'personId', 'ends'])
    .where('registerId', '=', registerId)
    .execute()
  return { ...attendanceIn(stored, ticks), turn: ticks.length }
}

function attendanceIn(stored: StoredPerson[], ticks: StoredTick[]) {
  const sameAs = Object.fromEntries(stored.flatMap((one) => (one.sameAs ? [[one.id, one.sameAs]] : [])))
  const held = heldTicks(ticks.map((tick) => ({ ...tick, personId: sameAs[tick.personId] ?? tick.personId })))
  const attending = stored
    .filter((one) => !one.sameAs && (!one.removedAt || held.has(one.id)))
    .map((one) => ({ ...one, ticks: held.get(one.id) ?? [] }))
  return { people: attending, sameAs }
}

/** Those who came, register by register, in the order asked. */
export async function selectCame(reader: Reader, registerIds: string[]): Promise<StoredPerson[][]> {
  if (registerIds.length === 0) return []
  const stored = await people(reader).select('registerId').where('registerId', 'in', registerIds).execute()
  const ticks = await reader
    .selectFrom('registerTicks')
    .select(['registerId', 'id', 'personId', 'ends'])
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
  const shown = people.map(({ id, name, isLate, ticks }) => ({ id, name, isLate, ticks }))
  const byName = new Intl.Collator('en', { sensitivity: 'base' })
  const listed = shown.filter((one) => !one.isLate).sort((one, other) => byName.compare(one.name, other.name))
  return { register, people: [...listed, ...shown.filter((one) => one.isLate)], sameAs, turn }
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
