import { addBooking } from '#capabilities/events/add-booking.ts'
import { addRegisterPeople } from '#capabilities/events/add-register-people.ts'
import { answerQuestions } from '#capabilities/events/answer-questions.ts'
import { closeRegister } from '#capabilities/events/close-register.ts'
import { findBookedSession } from '#capabilities/events/find-booked-session.ts'
import { findRegisterNow } from '#capabilities/events/find-register.ts'
import type { Press } from '#capabilities/events/press.ts'
import { startRegister } from '#capabilities/events/start-register.ts'
import { stopBookedSession } from '#capabilities/events/stop-booked-session.ts'
import { takePresses } from '#capabilities/events/take-presses.ts'
import type { PlannedSession } from '#capabilities/opportunities/opportunity.ts'
import type { Issuer, OrganisationManager } from '#capabilities/people/authority.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { planLearner } from './learners.ts'
import { below, type Random, randomFrom } from './random.ts'

/** A date that is over when the year ends, and how many were expected at it. */
export interface HeldDate extends Pick<PlannedSession, 'startsAt' | 'endsAt'> {
  opportunityId: string
  member: { issuer: Issuer; manager: OrganisationManager }
  expected: number
  /** How they took their seats; without one their names are put onto the register. */
  channel: 'in-person' | 'online' | null
  /** Called off two days before. */
  isOff?: boolean
  /** Some book by themselves, and say afterwards how it was. */
  isAskedAfter?: boolean
}

const before = (at: Date, days: number) => new Date(at.getTime() - days * 86_400_000)

const bookAlone = 12

/** Lives what happens at dates of a town: seats are taken, people come, or do not, or come unexpected, and say how it was. */
export async function replayAttendance(services: Services, { town, dates }: { town: string; dates: HeldDate[] }) {
  const random = randomFrom(`${town} attendance`)
  for (const date of dates) {
    const names = Array.from({ length: date.expected }, (_, index) => planLearner(town, index, random).name)
    const bookingIds = date.channel ? await book(services, date, names) : []
    if (date.isOff) {
      await callOff(services, date)
      continue
    }
    await holdRegister(services, date, { names, random })
    await answer(services, date, { bookingIds, random })
  }
}

async function book(services: Services, date: HeldDate, names: string[]) {
  const { opportunityId, startsAt, member, channel } = date
  const alone = date.isAskedAfter ? bookAlone : 0
  const parties = [names.slice(alone), ...names.slice(0, alone).map((name) => [name])].filter(
    ({ length }) => length > 0,
  )
  const ids: string[] = []
  for (const party of parties) {
    const booked = await addBooking(
      {
        ...{ requestId: newId(startsAt), opportunityId, startsAt, channel: channel ?? 'in-person' },
        ...{ name: party[0] ?? '', email: null, phone: '01632 960 000', needs: null, language: 'en', mayWait: false },
        people: party.map((name) => ({ name, age: 'adult' })),
      },
      { ...services, issuer: member.issuer, now: before(startsAt, 6) },
    )
    if (!booked.ok) throw new Error(booked.refusal)
    if (party.length === 1) ids.push(booked.bookingId)
  }
  return ids
}

async function callOff({ database, queue }: Services, { opportunityId, startsAt, member: { manager } }: HeldDate) {
  const { organisationId } = manager
  const found = await findBookedSession({ opportunityId, startsAt, organisationId }, { database })
  const { id: sessionId } = needed(found?.session, 'a date that was booked')
  const stopped = await stopBookedSession(
    { sessionId, isOff: true },
    { database, queue, manager, now: before(startsAt, 2) },
  )
  if (!stopped.ok) throw new Error(stopped.refusal)
}

/** About one in six does not come; a few come whom nobody expected. */
async function holdRegister(
  { database }: Services,
  { opportunityId, startsAt, endsAt, member: { issuer }, channel }: HeldDate,
  { names, random }: { names: string[]; random: Random },
) {
  const powers = { database, issuer, now: startsAt }
  const started = await startRegister({ opportunityId, startsAt }, powers)
  if (!started.ok) throw new Error(started.refusal)
  const { registerId } = started
  const rows = names.map((name, index) => ({ line: index + 1, cells: [name] }))
  if (!channel) await addRegisterPeople({ registerId, rows, typed: true }, powers)
  const { people } = needed(
    await findRegisterNow({ id: registerId, organisationId: issuer.organisationId }, powers),
    'a register',
  )
  const at = startsAt.toISOString()
  const tick = (personId: string): Press => ({ kind: 'tick', id: newId(startsAt), personId, at })
  const late = Array.from({ length: below(random, 5) }, (_, index) => planLearner('late', index, random).name)
  const presses = [
    ...people.filter(() => random() < 0.84).map(({ id }) => tick(id)),
    ...late.flatMap((name): Press[] => {
      const personId = newId(startsAt)
      return [{ kind: 'add', id: newId(startsAt), personId, at, name, isAnother: true }, tick(personId)]
    }),
  ]
  await takePresses({ registerId, presses }, powers)
  await closeRegister({ registerId }, { database, issuer, now: endsAt })
}

async function answer(
  { database }: Services,
  { endsAt }: HeldDate,
  { bookingIds, random }: { bookingIds: string[]; random: Random },
) {
  const now = new Date(endsAt.getTime() + 4 * 3_600_000)
  for (const bookingId of bookingIds) {
    const comesAgain = random() < 0.8 ? 'yes' : 'maybe'
    const learned = random() < 0.5 ? 'much' : 'some'
    await answerQuestions({ bookingId, answer: { comesAgain, learned, comment: null } }, { database, now })
  }
}
