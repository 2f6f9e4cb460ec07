import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { BookingMail } from './booking.ts'

/** A booker is to be written to. */
export const bookingMailDue = defineJob<{
  bookingId: string
  mail: BookingMail
  mailId: string
  /** Of the calendar entry: tells one change of a session from the next. */
  sequence: number
  /** What the organisation says of it. */
  reason?: string
}>('events.booking-mail-due')
