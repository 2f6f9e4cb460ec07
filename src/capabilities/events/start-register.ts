import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { putBookedOnRegister } from './booked-register-store.ts'
import { lockSessionAt } from './booking-store.ts'

export type StartRegisterRequest =
  | { opportunityId: string; startsAt: Date }
  /** Of something that is listed nowhere. The id is the form's: sent twice, it is one register. */
  | { id: string; title: string; startsAt: Date; endsAt: Date | null }

export type StartRegisterOutcome =
  | { ok: true; registerId: string }
  | { ok: false; refusal: 'session-not-found' | 'end-before-start' }

/** Opens the register of one session; of an opportunity's session there is one, also where two issuers open it at once. */
export function startRegister(
  request: StartRegisterRequest,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<StartRegisterOutcome> {
  return database.transaction().execute(async (tx): Promise<StartRegisterOutcome> => {
    const { organisationId, personId } = issuer
    const session = await sessionOf(tx, request, organisationId)
    if (!session) return { ok: false, refusal: 'session-not-found' }
    if (session.endsAt && session.endsAt <= session.startsAt) return { ok: false, refusal: 'end-before-start' }
    const id = 'id' in request ? request.id : newId(now)
    // Held first, as bookings hold it: a seat that is taken at this moment is on the register, in whichever order the two come.
    const booked = 'id' in request ? undefined : await lockSessionAt(tx, { ...request, organisationId })
    const made = await tx
      .insertInto('registers')
      .values({ id, organisationId, openedBy: personId ?? null, openedAt: now, ...session })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) {
      if (booked) await putBookedOnRegister(tx, booked, now)
      const what = { action: 'register.opened', subjectType: 'register', subjectId: id }
      await audit(tx, { actorId: personId, ...what, placeId: session.placeId ?? undefined }, now)
      return { ok: true, registerId: id }
    }
    const earlier = await tx
      .selectFrom('registers')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where((where) =>
        'id' in request
          ? where('id', '=', id)
          : where.and([where('opportunityId', '=', request.opportunityId), where('startsAt', '=', request.startsAt)]),
      )
      .executeTakeFirst()
    return earlier ? { ok: true, registerId: earlier.id } : { ok: false, refusal: 'session-not-found' }
  })
}

async function sessionOf(tx: Tx, request: StartRegisterRequest, organisationId: string) {
  if ('id' in request) {
    const { title, startsAt, endsAt } = request
    const placeId = await onlyPlaceOf(tx, organisationId)
    return { opportunityId: null, placeId, title, titleCy: null, startsAt, endsAt }
  }
  return (
    tx
      .selectFrom('opportunitySessions')
      .innerJoin('opportunities', 'opportunities.id', 'opportunitySessions.opportunityId')
      .select(['opportunities.id as opportunityId', 'placeId', 'opportunities.title', 'opportunities.titleCy'])
      .select(['opportunitySessions.startsAt', 'opportunitySessions.endsAt'])
      .where('opportunities.id', '=', request.opportunityId)
      .where('opportunities.organisationId', '=', organisationId)
      .where('opportunitySessions.startsAt', '=', request.startsAt)
      // The first booking of this session waits, or this sees it.
      .forUpdate('opportunitySessions')
      .executeTakeFirst()
  )
}

/** Where what is listed nowhere counts: of an organisation of several places nobody knows in which of them it was. */
async function onlyPlaceOf(tx: Tx, organisationId: string): Promise<string | null> {
  const places = await tx
    .selectFrom('organisationPlaces')
    .select('placeId')
    .where('organisationId', '=', organisationId)
    .where('status', '=', 'approved')
    .limit(2)
    .execute()
  return places.length === 1 ? (places[0]?.placeId ?? null) : null
}
