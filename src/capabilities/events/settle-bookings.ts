import { type SqlBool, sql } from 'kysely'
import type { EventStatus } from '#capabilities/opportunities/opportunity.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Queue } from '#infrastructure/jobs/queue.ts'
import type { Services } from '#infrastructure/services.ts'
import { selectListedSession } from './booked-listing-store.ts'
import type { BookedSession } from './booking.ts'
import { changeOf, dateAsTold, isReminderDue, needsKeptSince, remindedBefore, toldAfter } from './booking-rules.ts'
import { lockSession, recountSession, selectSessions, settleSeats, tellBookers } from './booking-store.ts'
import { foldSeatChanges } from './fold-seat-changes.ts'
import { noteOfferedSeats } from './note-offered-seats.ts'
import { namesKeptSince } from './register-rules.ts'
import { sendQuestions } from './send-questions.ts'

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

const mostAtOnce = 500

/** By the clock: seats that nobody confirmed, changes of sessions that are to be told, reminders, and what is kept no longer. */
export async function settleBookings(context: Context): Promise<void> {
  await freeLateSeats(context)
  await noteOfferedSeats(context)
  await tellChanges(context)
  await remindBookers(context)
  await sendQuestions(context)
  await removeOldBookings(context)
  await foldSeatChanges(context)
}

async function freeLateSeats({ database, queue, now }: Context): Promise<void> {
  const late = await database
    .selectFrom('bookings')
    .select('sessionId')
    .distinct()
    .where('until', '<=', now)
    .limit(mostAtOnce)
    .execute()
  for (const { sessionId } of late)
    await database.transaction().execute(async (tx) => {
      const session = await lockSession(tx, sessionId)
      if (session) await settleSeats(tx, session, { queue, now })
    })
}

/** What a listing says of its date now, as it is told: a full one takes place. */
const listedStatus = sql`case when opportunities.status = 'archived' then 'cancelled'
  when opportunities.event_status not in ('scheduled', 'full') then opportunities.event_status
  when listed.event_status = 'full' then 'scheduled' else listed.event_status end`

const isChanged = sql<SqlBool>`(
  differs_since is not null
  or told_starts_at <> booked_sessions.starts_at or told_ends_at <> booked_sessions.ends_at
  or (called_off_at is not null and told_status <> 'cancelled')
  or (called_off_at is null and exists (
    select from opportunity_sessions as listed join opportunities on opportunities.id = listed.opportunity_id
    where listed.opportunity_id = booked_sessions.opportunity_id and listed.starts_at = booked_sessions.starts_at
      and (listed.ends_at <> booked_sessions.ends_at or told_status <> ${listedStatus}))))`

/** Sessions that are not what those who booked know of them. */
async function tellChanges({ database, queue, now }: Context): Promise<void> {
  const sessions = await selectSessions(database)
    .where('startsAt', '>', now)
    .where(isChanged)
    .orderBy('startsAt')
    .limit(mostAtOnce)
    .execute()
  for (const { id } of sessions)
    await database.transaction().execute(async (tx) => {
      const session = await lockSession(tx, id)
      if (session) await tellChange(tx, session, { queue, now })
    })
}

async function tellChange(tx: Tx, session: BookedSession, powers: { queue: Queue; now: Date }): Promise<void> {
  const { now } = powers
  const listed = await selectListedSession(tx, session)
  const status = statusNow(session, listed?.status)
  const endsAt = listed?.endsAt ?? session.endsAt
  const mail = changeOf(dateAsTold(session), { startsAt: session.startsAt, endsAt, status })
  if (!mail) {
    await set(tx, session, { differsSince: null, endsAt, toldEndsAt: endsAt })
    return
  }
  if (!session.differsSince) {
    await set(tx, session, { differsSince: now, endsAt })
    return
  }
  if (toldAfter(session.differsSince) > now) return
  const sequence = session.sequence + 1
  await set(tx, session, {
    ...{ differsSince: null, endsAt, sequence, toldStatus: status },
    ...{ toldStartsAt: session.startsAt, toldEndsAt: endsAt },
  })
  const bookings = await tx
    .selectFrom('bookings')
    .select(['id', 'email'])
    .where('sessionId', '=', session.id)
    .where('provenAt', 'is not', null)
    .where('state', 'in', ['booked', 'offered', 'waiting'])
    .execute()
  await tellBookers(tx, { bookings, mail, sequence }, powers)
  if (status === 'cancelled' || status === 'postponed') return
  // What takes place again has its seats to offer.
  await settleSeats(tx, await recountSession(tx, { ...session, toldStatus: status }), powers)
}

/** A date that the listing names no more is as it was told, until a person moves it or calls it off. */
function statusNow(session: BookedSession, listed: EventStatus | undefined): EventStatus {
  if (session.calledOffAt) return 'cancelled'
  const status = listed ?? session.toldStatus
  return status === 'full' ? 'scheduled' : status
}

type Change = Partial<
  Pick<BookedSession, 'differsSince' | 'endsAt' | 'toldStartsAt' | 'toldEndsAt' | 'toldStatus' | 'sequence'>
>

async function set(tx: Tx, { id }: BookedSession, change: Change): Promise<void> {
  await tx.updateTable('bookedSessions').set(change).where('id', '=', id).execute()
}

async function remindBookers({ database, queue, now }: Context): Promise<void> {
  const due = await database
    .selectFrom('bookings')
    .innerJoin('bookedSessions', 'bookedSessions.id', 'bookings.sessionId')
    .select(['bookings.id', 'startsAt', 'bookedAt', 'remindedAt'])
    .where('startsAt', '>', now)
    .where('startsAt', '<=', remindedBefore(now))
    .where('state', '=', 'booked')
    .where('remindedAt', 'is', null)
    .where('email', 'is not', null)
    .where('calledOffAt', 'is', null)
    // A change that is about to be told is not contradicted before.
    .where('differsSince', 'is', null)
    .where('toldStatus', 'in', ['scheduled', 'moved-online'])
    .orderBy('startsAt')
    .limit(mostAtOnce)
    .execute()
  const ids = due.flatMap(({ id, startsAt, bookedAt, remindedAt }) =>
    bookedAt && isReminderDue({ startsAt, bookedAt, remindedAt }, now) ? [id] : [],
  )
  if (ids.length === 0) return
  await database.transaction().execute(async (tx) => {
    // Held while it is noted, so that each goes once, and not to who cancels at this moment.
    const bookings = await tx
      .updateTable('bookings')
      .set({ remindedAt: now })
      .where('id', 'in', ids)
      .where('state', '=', 'booked')
      .where('remindedAt', 'is', null)
      .returning(['id', 'email'])
      .execute()
    await tellBookers(tx, { bookings, mail: 'reminder', sequence: 0 }, { queue, now })
  })
}

/** What is needed in order to come goes 30 days after a session; names and addresses go with those of its register. */
async function removeOldBookings({ database, now }: Context): Promise<void> {
  await sql`
    update bookings set needs = null from booked_sessions
    where booked_sessions.id = session_id and needs is not null and ends_at < ${needsKeptSince(now)}`.execute(database)
  await database.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('bookedSessions')
      .select('id')
      .where('namesRemovedAt', 'is', null)
      .where('endsAt', '<', namesKeptSince(now))
      .limit(mostAtOnce)
      .forUpdate()
      .execute()
    const ids = old.map(({ id }) => id)
    if (ids.length === 0) return
    await tx.deleteFrom('bookings').where('sessionId', 'in', ids).execute()
    // Words may name people; what was ticked stays as a count.
    await sql`
      update session_answers set comment = null from booked_sessions
      where booked_sessions.id = any (${ids}::uuid[]) and session_answers.opportunity_id = booked_sessions.opportunity_id
        and session_answers.starts_at = booked_sessions.starts_at and num_nonnulls(comes_again, learned) > 0`.execute(
      tx,
    )
    await sql`
      delete from session_answers using booked_sessions
      where booked_sessions.id = any (${ids}::uuid[]) and session_answers.opportunity_id = booked_sessions.opportunity_id
        and session_answers.starts_at = booked_sessions.starts_at and num_nonnulls(comes_again, learned) = 0`.execute(
      tx,
    )
    await tx.updateTable('bookedSessions').set({ namesRemovedAt: now }).where('id', 'in', ids).execute()
  })
}
