import { randomUUID } from 'node:crypto'
import type { Booking, BookingMail } from '#capabilities/events/booking.ts'
import { bookingCodeOf, bookingMailCodeOf } from '#capabilities/events/booking-code.ts'
import { bookingMailDue } from '#capabilities/events/booking-jobs.ts'
import { cancelBooking } from '#capabilities/events/cancel-booking.ts'
import { confirmBooking } from '#capabilities/events/confirm-booking.ts'
import { settleBookings } from '#capabilities/events/settle-bookings.ts'
import { type TakeSeatsRequest, takeSeats } from '#capabilities/events/take-seats.ts'
import { tellBooker } from '#capabilities/events/tell-booker.ts'
import { updateBookingTerms } from '#capabilities/events/update-booking-terms.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { anOpportunity, anOrganisation, aTown, now } from './town.ts'

export const hours = (count: number, from = now) => new Date(from.getTime() + count * 3_600_000)
export const minutes = (count: number, from = now) => new Date(from.getTime() + count * 60_000)

/** Who has no account and booked nothing in this browser. */
export const aStranger = {
  signedIn: undefined,
  clientKey: undefined as string | undefined,
  ownBookingIds: [] as string[],
}

/** A session in a week with so many seats, and what people do with them. */
export async function aBookableSession({
  seats = 2,
  online = null as number | null,
  warm = 0,
  startsIn = 24 * 7,
} = {}) {
  const town = await aTown({ warm })
  const { services } = town
  const owner = await anOrganisation(town)
  const startsAt = hours(startsIn)
  const session = { startsAt, endsAt: hours(2, startsAt) }
  const { opportunityId } = await anOpportunity(town, owner, {
    ...{ ageMin: 0, ageMax: 120, mode: online === null ? 'in-person' : 'both', sessions: [session] },
    ...{ contactEmail: 'hello@library.example' },
  })
  const terms = { inPersonSeats: seats, onlineSeats: online, mostPeople: 6, closesHours: 0, isOpen: true }
  const setTerms = (change: Partial<typeof terms>, at = now) =>
    updateBookingTerms(
      { opportunityId, terms: { ...terms, ...change }, basedOn: undefined },
      { ...services, manager: owner.manager, now: at },
    )
  await setTerms({})
  // The queue looks its places up once, with a connection of its own: of a crowd none would be left.
  const primer = { bookingId: randomUUID(), mail: 'confirm' as const, mailId: randomUUID(), sequence: 0 }
  await town.database.transaction().execute((tx) => services.queue.enqueue(tx, bookingMailDue, [primer]))
  await town.pool.query('delete from pgboss.job')
  const asked = (name: string, change: Partial<TakeSeatsRequest> = {}): TakeSeatsRequest => ({
    ...{ requestId: randomUUID(), opportunityId, startsAt, channel: 'in-person', name, bookerAge: 'adult' },
    ...{ email: `${name.toLowerCase()}@home.example`, phone: null, people: [{ name, age: 'adult' as const }] },
    ...{ needs: null, guardianAgrees: false, language: 'en', mayWait: false, isSecond: false, ...change },
  })
  const take = (request: TakeSeatsRequest, at = now, from: Partial<typeof aStranger> = {}) =>
    takeSeats(request, { ...services, ...aStranger, ...from, now: at })
  const ask = (name: string, change: Partial<TakeSeatsRequest> = {}, at = now) => take(asked(name, change), at)
  const confirm = (bookingId: string, at = now, isProof = true) =>
    confirmBooking({ bookingId, isProof }, { ...services, now: at })
  const cancel = (bookingId: string, at = now) => cancelBooking({ bookingId }, { ...services, now: at })
  /** A confirmed booking. */
  const book = async (name: string, change: Partial<TakeSeatsRequest> = {}, at = now) => {
    const outcome = await ask(name, change, at)
    if (!outcome.ok) throw new Error(outcome.refusal)
    const confirmed = await confirm(outcome.bookingId, at)
    if (!confirmed.ok) throw new Error(confirmed.refusal)
    return outcome.bookingId
  }
  const settle = (at: Date) => settleBookings({ ...services, now: at })
  const states = async () => {
    const { rows } = await town.pool.query('select name, state from bookings order by asked_at, id')
    return Object.fromEntries(rows.map((row: Pick<Booking, 'name' | 'state'>) => [row.name, row.state]))
  }
  const taken = async () => {
    const { rows } = await town.pool.query('select in_person_taken, online_taken, waiting from booked_sessions')
    return rows[0] && [rows[0].in_person_taken, rows[0].online_taken, rows[0].waiting]
  }
  const told = new Set<string>()
  /** Sends what is queued, through the real mailer, and says what went to whom, by kind. */
  const mails = async (at = now) => {
    const { rows } = await town.pool.query(
      `select data from pgboss.job where name = 'events.booking-mail-due' order by created_on, id`,
    )
    const sent: (Mail & { kind: BookingMail })[] = []
    for (const { data } of rows as { data: Parameters<typeof tellBooker>[0] }[]) {
      if (told.has(data.mailId)) continue
      told.add(data.mailId)
      const mailer = onceMailer({
        database: town.database,
        mailer: async (mail) => void sent.push({ ...mail, kind: data.mail }),
      })
      await tellBooker(data, { ...services, mailer, now: at })
    }
    return sent.toSorted((one, other) => one.kind.localeCompare(other.kind))
  }
  const codes = (bookingId: string) => ({
    page: bookingCodeOf(bookingId, services.masterKey),
    mail: bookingMailCodeOf(bookingId, services.masterKey),
  })
  return {
    ...{
      town,
      owner,
      opportunityId,
      startsAt,
      session,
      setTerms,
      asked,
      take,
      ask,
      confirm,
      cancel,
      book,
      settle,
    },
    ...{ states, taken, mails, codes },
  }
}
