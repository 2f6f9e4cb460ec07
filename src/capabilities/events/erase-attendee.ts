import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import { eraseDeliveryReasons } from '#infrastructure/mail/erase-mails.ts'
import type { Services } from '#infrastructure/services.ts'
import { bookingAbout } from './booking-store.ts'
import { endBooking } from './end-booking-store.ts'
import { erasedName } from './register-rules.ts'

interface Attendee {
  /** Without one they have no account. */
  personId?: string
  emails: string[]
  /** Of badges that were theirs: what was booked by showing the cards of these is theirs. */
  awardIds?: string[]
  before: Date
}

/**
 * Takes a person out of bookings and registers, with everybody whom they brought. What is still to come is cancelled, and
 * its seats are free; how many were there stays. Says what they were called.
 */
export async function eraseAttendee(
  { personId, emails, awardIds = [], before }: Attendee,
  { tx, queue, now }: Pick<Services, 'queue'> & { tx: Tx; now: Date },
): Promise<{ names: string[]; phones: string[] }> {
  const { rows: bookings } = await sql<{
    id: string
    sessionId: string
    name: string
    phone: string | null
    isComing: boolean
  }>`
    select bookings.id, session_id, name, phone, starts_at > ${now} and state not in ('lapsed', 'cancelled', 'removed') as is_coming
    from bookings join booked_sessions on booked_sessions.id = session_id
    where (person_id = ${personId ?? null} or email = any(${emails}::text[]) or card_award_id = any(${awardIds}::uuid[]))
      and asked_at <= ${before}
    order by session_id, bookings.id`.execute(tx)
  const ids = bookings.map((one) => one.id)
  // The address first: nobody is told by mail of what they end themselves.
  await sql`
    update bookings set name = ${erasedName}, email = null, phone = null, needs = null, person_id = null, card_award_id = null
    where id = any(${ids}::uuid[])`.execute(tx)
  for (const booking of bookings.filter((one) => one.isComing))
    await endBooking(tx, { booking, as: 'cancelled' }, { queue, now })
  const { rows: guests } = await sql<{ id: string }>`
    update booking_people set name = ${erasedName}, child_id = null
    where booking_id = any(${ids}::uuid[]) or child_id = ${personId ?? null} returning id`.execute(tx)
  const { rows: listed } = await sql<{ registerId: string; id: string; name: string }>`
    select register_id, id, name from register_people
    where (email = any(${emails}::text[]) or id = any(${guests.map((one) => one.id)}::uuid[])) and added_at <= ${before}
    order by register_id, id for update`.execute(tx)
  await sql`
    update register_people set name = ${erasedName}, email = null, erased_at = coalesce(erased_at, ${now})
    from unnest(${listed.map((one) => one.registerId)}::uuid[], ${listed.map((one) => one.id)}::uuid[]) as line(register, person)
    where register_id = line.register and register_people.id = line.person`.execute(tx)
  await eraseDeliveryReasons({ abouts: ids.map(bookingAbout) }, { tx })
  return {
    names: [...bookings, ...listed].map((one) => one.name),
    phones: bookings.flatMap((one) => one.phone ?? []),
  }
}
