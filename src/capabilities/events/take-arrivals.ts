import { createHash } from 'node:crypto'
import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { DoorEntry } from './door-code.ts'
import { longestName, mostOnARegister } from './register-rules.ts'
import { insertPeople, lockRegister, recountRegister, selectAttendance, selectPeople } from './register-store.ts'

/** Of one form: a family, or a few friends with one phone. */
export const mostArrivals = 8
/** A door shows another code every half minute; more people than this do not come through it in that time. */
const namesForOneCode = 60

export type TakeArrivalsOutcome =
  | { ok: true; names: string[] }
  | { ok: false; refusal: 'too-many-at-once'; waitMinutes: number }
  | {
      ok: false
      refusal:
        | 'register-not-found'
        | 'register-is-closed'
        | 'nobody-named'
        | 'too-many-names'
        | 'name-too-long'
        | 'too-many'
    }

interface Request {
  /** Read from what the door showed (`readEntryCode`). */
  entry: DoorEntry
  /** Of the form: sent twice, each name on it is one arrival. */
  formId: string
  names: string[]
  /** Where the badge of the session may go, for the first name that is not on the register. */
  email: string | null
}

/**
 * People who have come tick themselves. A name that is on the register is ticked there; another one is added as a late
 * arrival. The answer is the same for both: nobody learns at the door who is expected. An address is kept for a late arrival
 * alone, so that nobody can lead the badge of another person to their own.
 */
export async function takeArrivals(
  { entry, formId, names: typed, email }: Request,
  { database, signedIn, now }: { database: Database; signedIn: SignedIn | undefined; now: Date },
): Promise<TakeArrivalsOutcome> {
  const names = [
    ...new Map(
      typed
        .map((name) => name.trim())
        .filter(Boolean)
        .map((name) => [nameKeyOf(name), name]),
    ).values(),
  ]
  if (names.length === 0) return { ok: false, refusal: 'nobody-named' }
  if (names.length > mostArrivals) return { ok: false, refusal: 'too-many-names' }
  if (names.some((name) => name.length > longestName)) return { ok: false, refusal: 'name-too-long' }
  const { registerId, period } = entry
  // A crowd comes through; a person who types invented names does not get far with one code.
  const limit = { purpose: 'arrival', subject: `${registerId} ${period}`, free: namesForOneCode } as const
  for (const _ of names) {
    const tried = await takeAttempt(database, limit, now)
    if (!tried.ok) return { ok: false, refusal: 'too-many-at-once', waitMinutes: tried.waitMinutes }
  }
  return database.transaction().execute(async (tx): Promise<TakeArrivalsOutcome> => {
    const whose = await tx
      .selectFrom('registers')
      .select('organisationId')
      .where('id', '=', registerId)
      .executeTakeFirst()
    const register = whose && (await lockRegister(tx, { id: registerId, ...whose }))
    if (!register || register.namesRemovedAt) return { ok: false, refusal: 'register-not-found' }
    if (register.closedAt) return { ok: false, refusal: 'register-is-closed' }
    const stored = await selectPeople(tx, registerId)
    const { people } = await selectAttendance(tx, registerId)
    const onIt = people.filter((one) => !one.removedAt && !one.erasedAt)
    const expected = Map.groupBy(onIt, ({ name }) => nameKeyOf(name))
    const address = email?.toLowerCase() ?? null
    const arrivals = names.map((name) => {
      const key = nameKeyOf(name)
      const tick = idOf(formId, `tick ${key}`)
      const known = whoOf(expected.get(key) ?? [], address)
      return { name, isNew: known === undefined, id: known?.id ?? idOf(formId, `person ${key}`), tick }
    })
    const late = arrivals.filter(({ isNew }) => isNew)
    // Those who were taken off it again keep nobody out.
    if (onIt.length + late.length > mostOnARegister) return { ok: false, refusal: 'too-many' }
    await insertPeople(tx, {
      registerId,
      people: late.map(({ id, name }, turn) => ({
        ...{ id, name, isLate: true, sameAs: null },
        email: turn === 0 ? address : null,
      })),
      stored,
      now,
    })
    await tx
      .insertInto('registerTicks')
      .values(
        arrivals.map(({ id, tick }) => ({
          ...{ registerId, id: tick, personId: id, ends: null, deviceAt: now, receivedAt: now, isOwn: true },
          receivedFrom: signedIn?.personId ?? null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['registerId', 'id']).doNothing())
      .execute()
    await recountRegister(tx, registerId)
    return { ok: true, names }
  })
}

type Expected = Awaited<ReturnType<typeof selectAttendance>>['people'][number]

/**
 * Which of those of one name has come: whose address it is, else the first who is not here yet. The register asks its reader
 * which of them it was. Sent twice, the tick of a form is there already and ticks nobody else.
 */
function whoOf(same: Expected[], address: string | null): Expected | undefined {
  return (
    same.find(({ email }) => address !== null && email === address) ??
    same.find((one) => one.ticks.length === 0) ??
    same[0]
  )
}

/** Always the same for the same name on the same form; a form that comes back with another name brings another person. */
function idOf(formId: string, what: string): string {
  const hex = createHash('sha256').update(`${formId}\n${what}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
