import { settleBookings } from '#capabilities/events/settle-bookings.ts'
import { updateBookingTerms } from '#capabilities/events/update-booking-terms.ts'
import { draftOpportunity } from '#capabilities/opportunities/draft-opportunity.ts'
import { forLearners, noContact } from '#capabilities/opportunities/opportunity.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { testQueue } from '../test-queue.ts'
import { opportunityContent } from '../town.ts'
import { library, withDatabase } from './people.ts'

const dayMs = 86_400_000

/** Two in the afternoon of a Saturday that is at least two days away. */
function saturdayAfter(now: Date): Date {
  const day = new Date(now.getTime() + 2 * dayMs)
  day.setUTCDate(day.getUTCDate() + ((6 - day.getUTCDay() + 7) % 7))
  day.setUTCHours(14, 0, 0, 0)
  return day
}

/** An event of the library for teenagers next Saturday, with ten seats, that earns one of its badges. */
export function saturdayEvent(title: { en: string; cy: string }) {
  return withDatabase(async ({ database }) => {
    const now = new Date()
    const { organisationId, placeId, managerId, badgeId } = await database
      .selectFrom('organisations')
      .innerJoin('organisationMembers', 'organisationMembers.organisationId', 'organisations.id')
      .innerJoin('badges', 'badges.organisationId', 'organisations.id')
      .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
      .select(['organisations.id as organisationId', 'badges.placeId', 'badges.id as badgeId'])
      .select('organisationMembers.personId as managerId')
      .where('organisations.slug', '=', library)
      .where('organisationMembers.role', '=', 'manager')
      .where('badges.status', '=', 'published')
      .where('badgeVersions.evidenceRequired', '=', false)
      .orderBy('badges.id')
      .executeTakeFirstOrThrow()
    const powers = { database, manager: mintOrganisationManager({ organisationId, personId: managerId }), now }
    const startsAt = saturdayAfter(now)
    const content = {
      ...{ ...opportunityContent, ...forLearners, ...noContact, kind: 'event' as const, eventType: 'meet-up' as const },
      ...{ title: title.en, titleCy: title.cy, ageMin: 13, ageMax: 17, languages: ['en', 'cy'] as ('en' | 'cy')[] },
      ...{ contactEmail: 'hello@library.example' },
    }
    const sessions = [{ startsAt, endsAt: new Date(startsAt.getTime() + dayMs / 12) }]
    const { opportunityId } = await draftOpportunity({ placeId, content, sessions, badgeIds: [badgeId] }, powers)
    const published = await publishOpportunity({ opportunityId }, powers)
    if (!published.ok) throw new Error(published.refusal)
    const terms = { inPersonSeats: 10, onlineSeats: null, mostPeople: 3, closesHours: 1, isOpen: true }
    await updateBookingTerms({ opportunityId, terms, basedOn: undefined }, { ...powers, queue: testQueue(database) })
    return { opportunityId, startsAt }
  })
}

/** As if so many hours had gone by for this listing alone, and the clock had done what was due. */
export function letHoursPass(hours: number, { opportunityId }: { opportunityId: string }): Promise<void> {
  return withDatabase(async ({ database, pool }) => {
    const earlier = (...columns: string[]) =>
      columns.map((one) => `${one} = ${one} - $2 * interval '1 hour'`).join(', ')
    const passed = [opportunityId, hours]
    await pool.query(
      `update opportunity_sessions set ${earlier('starts_at', 'ends_at')} where opportunity_id = $1`,
      passed,
    )
    const told = earlier('starts_at', 'ends_at', 'told_starts_at', 'told_ends_at')
    await pool.query(`update booked_sessions set ${told} where opportunity_id = $1`, passed)
    await pool.query(`update registers set ${earlier('starts_at', 'ends_at')} where opportunity_id = $1`, passed)
    await pool.query(
      `update bookings set ${earlier('asked_at', 'proven_at', 'booked_at')}
       where session_id in (select id from booked_sessions where opportunity_id = $1)`,
      passed,
    )
    await settleBookings({ database, queue: testQueue(database), now: new Date() })
  })
}
