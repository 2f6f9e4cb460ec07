import type { Services } from '#infrastructure/services.ts'
import { askedAbout } from './answer-rules.ts'
import { tellBookers } from './booking-store.ts'
import { selectCame } from './register-store.ts'

const mostAtOnce = 200

/**
 * By the clock: those who booked a session that is over are asked three questions, once. Where a register says who came,
 * those who did not are left in peace.
 */
export async function sendQuestions({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<void> {
  const { from, until } = askedAbout(now)
  const over = await database
    .selectFrom('bookedSessions')
    .select(['id', 'opportunityId', 'organisationId', 'startsAt'])
    .where('endsAt', '>', from)
    .where('endsAt', '<=', until)
    .where('calledOffAt', 'is', null)
    .where('toldStatus', 'in', ['scheduled', 'moved-online'])
    .where((where) =>
      where.exists(
        where
          .selectFrom('bookings')
          .select('id')
          .whereRef('sessionId', '=', 'bookedSessions.id')
          .where('state', '=', 'booked')
          .where('email', 'is not', null)
          .where('questionsSentAt', 'is', null),
      ),
    )
    .orderBy('endsAt')
    .limit(mostAtOnce)
    .execute()
  for (const session of over)
    await database.transaction().execute(async (tx) => {
      const register = await tx
        .selectFrom('registers')
        .select(['id', 'came'])
        .where('organisationId', '=', session.organisationId)
        .where('opportunityId', '=', session.opportunityId)
        .where('startsAt', '=', session.startsAt)
        .executeTakeFirst()
      // Held while it is noted, so that each goes once.
      const due = await tx
        .updateTable('bookings')
        .set({ questionsSentAt: now })
        .where('sessionId', '=', session.id)
        .where('state', '=', 'booked')
        .where('email', 'is not', null)
        .where('questionsSentAt', 'is', null)
        .returning(['id', 'email'])
        .execute()
      const bookings =
        register && register.came > 0 ? await thoseWhoCame(due, { registerId: register.id, database: tx }) : due
      await tellBookers(tx, { bookings, mail: 'afterwards', sequence: 0 }, { queue, now })
    })
}

/** Bookings of which at least one person came: a person keeps the id of their booking on the register. */
async function thoseWhoCame<One extends { id: string }>(
  bookings: One[],
  { registerId, database }: { registerId: string; database: Parameters<typeof selectCame>[0] },
): Promise<One[]> {
  const [came = []] = await selectCame(database, [registerId])
  if (came.length === 0 || bookings.length === 0) return []
  const rows = await database
    .selectFrom('bookingPeople')
    .select('bookingId')
    .where(
      'id',
      'in',
      came.map(({ id }) => id),
    )
    .execute()
  const there = new Set(rows.map(({ bookingId }) => bookingId))
  return bookings.filter(({ id }) => there.has(id))
}
